"""Records that lack something (names, a date, everything), and forms of the manuals that are easily lost."""

from __future__ import annotations

from typing import Any

import pytest

from loccit.bibliography import format_references, language_for
from loccit.record import Date, Name, Record


def printed(style: str, *records: Record, language: str = "en-US") -> str:
    return str(format_references(records, style, "text", language).data).strip()


def page(**fields: Any) -> Record:
    values = {"author": (Name(family="Doe", given="Jane"),), "title": "Of a page", "URL": "https://example.org/a"}
    return Record("webpage", values | fields, citekey="page")


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("apa", "Smith, A., Brown, B., et al. (2020). Of a book. Press."),
        ("chicago-author-date", "Smith, Ann, Bob Brown, et al. 2020. Of a Book. Press."),
        ("modern-language-association", "Smith, Ann, et al. Of a Book. Press, 2020."),
        ("bluebook", "Ann Smith et al., Of a Book (2020)."),
        ("oscola", "Smith A, Brown B, and others, Of a Book (Press 2020)"),
    ],
)
def test_a_list_that_its_source_cut_short_ends_with_et_al(style: str, expected: str) -> None:
    names = (Name(family="Smith", given="Ann"), Name(family="Brown", given="Bob"), Name(literal="others"))
    fields: dict[str, Any] = {"author": names, "title": "Of a Book", "publisher": "Press", "issued": Date((2020,))}
    assert printed(style, Record("book", fields, citekey="book")) == expected


@pytest.mark.parametrize(
    ("style", "seen", "unseen"),
    [
        (
            "apa",
            "Doe, J. (n.d.). Of a page. Retrieved May 6, 2024, from https://example.org/a",
            "Doe, J. (n.d.). Of a page. https://example.org/a",
        ),
        (
            "modern-language-association",
            "Doe, Jane. “Of a Page.” example.org/a. Accessed 6 May 2024.",
            "Doe, Jane. “Of a Page.” example.org/a.",
        ),
        (
            "bluebook",
            "Jane Doe, Of a Page, https://example.org/a (last visited May 6, 2024).",
            "Jane Doe, Of a Page, https://example.org/a.",
        ),
    ],
)
def test_an_undated_page_is_cited_by_the_day_it_was_seen(style: str, seen: str, unseen: str) -> None:
    assert printed(style, page(accessed=Date((2024, 5, 6)))) == seen
    assert printed(style, page()) == unseen


def test_what_stands_for_a_date_is_printed_once() -> None:
    article = Record(
        "article-journal",
        {"title": "On things", "container-title": "Things", "volume": "3", "issued": Date(literal="circa summer")},
        citekey="things",
    )
    assert printed("chicago-author-date", article).count("summer") == 1
    article.fields["issued"] = Date(literal="in press")
    assert printed("chicago-author-date", article) == "“On Things.” In press. Things 3."


def test_a_record_without_fields_is_told_and_not_printed() -> None:
    result = format_references([Record("document", {}, citekey="empty"), page()], "apa", "text", "en-US")
    assert "(N.d.)" not in str(result.data)
    assert [(problem.code, problem.citekey) for problem in result.problems] == [("reference-without-form", "empty")]


def test_small_words_lose_the_capital_a_newspaper_gives_them() -> None:
    article = Record("article-newspaper", {"title": "Raids Seek To Force Cities Into Giving In"}, citekey="raids")
    assert printed("bluebook", article).startswith("Raids Seek to Force Cities into Giving In")
    assert printed("chicago-author-date", article).startswith("Raids Seek to Force Cities into Giving In")


def test_a_numbered_article_and_a_page_of_five_digits_in_the_bluebook() -> None:
    fields: dict[str, Any] = {
        "title": "Of crime",
        "container-title": "Journal of Urban Economics",
        "volume": "128",
        "number": "103395",
    }
    article = Record("article-journal", fields | {"issued": Date((2022,))}, citekey="crime")
    assert printed("bluebook", article) == "Of Crime, 128 J. Urb. Econ. art. 103395 (2022)."
    fields = {"genre": "Executive Order", "number": "14287", "container-title": "Fed. Reg.", "volume": "90"}
    order = Record("regulation", fields | {"page": "18761-18763", "issued": Date((2025, 4, 28))}, citekey="order")
    assert printed("bluebook", order) == "Exec. Order No. 14,287, 90 Fed. Reg. 18,761 (Apr. 28, 2025)."


def test_oscola_names_a_section_and_cases_of_its_own_as_they_are() -> None:
    rule = Record(
        "regulation",
        {"title": "Detainers", "container-title": "C.F.R.", "volume": "8", "section": "287.7"},
        citekey="r",
    )
    assert printed("oscola", rule, language="en-GB") == "Detainers, 8 CFR § 287.7"
    fields: dict[str, Any] = {
        "title": "Donoghue v Stevenson",
        "container-title": "AC",
        "page": "562",
        "authority": "HL",
    }
    case = Record("legal_case", fields | {"issued": Date((1932,))}, citekey="snail")
    assert printed("oscola", case, language="en-GB") == "Donoghue v Stevenson [1932] AC 562 (HL)"


def test_a_style_fixes_its_own_variety_of_the_librarys_language() -> None:
    assert language_for("oscola", "en-US") == "en-GB"
    assert language_for("oscola", "de-DE") == "de-DE"
    assert language_for("apa", "en-GB") == "en-GB"
    assert language_for("pybtex:plain", "en-GB") == "en-GB"
