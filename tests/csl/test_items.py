"""Odd items: a Problem, never a traceback; what can be printed is printed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loccit.csl import Processor, Style
from loccit.csl import marks as m
from loccit.csl.dates import Date, parse_date
from loccit.csl.items import DATE_VARIABLES, NAME_VARIABLES, NUMBER_VARIABLES
from loccit.csl.names import parse_name
from loccit.csl.richtext import parse

APA = Style.load("apa")
CHICAGO = Style.load("chicago-notes-bibliography")
PLAIN = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["<i>", "</i>", '"', "'", "“x”", "\x01\x13", "1-2", "p. 5", "a|b", '<span class="nocase">x</span>', ". ."]
    ),
)
KEYS = (
    "family given literal suffix dropping-particle non-dropping-particle date-parts season raw circa static-ordering"
).split()
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | PLAIN,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=8,
)
VARIABLES = sorted(
    {"id", "type", "title", "title-short", "container-title", "publisher", "note", "language", "URL", "DOI", "genre"}
    | NAME_VARIABLES | DATE_VARIABLES | NUMBER_VARIABLES
)  # fmt: skip
ITEMS = st.lists(st.dictionaries(st.sampled_from(VARIABLES), JSON, max_size=8) | JSON, max_size=4)


@settings(max_examples=60, deadline=None)
@given(ITEMS, st.sampled_from(["html", "plain", "latex", "markdown", "rtf", "typst", "docx"]))
def test_any_json_is_formatted_or_a_problem(items: list[Any], output: str) -> None:
    for style in (APA, CHICAGO):
        processor = Processor(style, items, output=output)
        made = processor.bibliography()
        text = str(made) + processor.cite([{"id": i, "locator": "3, fig. 2"} for i in processor.items])
        assert not set(text) & set(m.ITALIC + m.END + m.FLIP + m.GUARD + m.OPEN_QUOTE)
        assert all(problem.message for problem in made.problems)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=40))
def test_no_word_of_a_title_is_lost(title: str) -> None:
    """Letters and digits come out as they went in; tags in pairs are markup."""
    shown = m.strip(parse(title))
    if "<" not in title:
        kept = [sign for sign in title if sign.isalnum()]
        assert [sign for sign in shown if sign.isalnum()] == kept


def test_tags_nested_beyond_reason_are_text() -> None:
    shown = Processor(APA, [{"id": "a", "type": "book", "title": "<i>" * 500 + "x" + "</i>" * 500}]).bibliography()
    assert shown.entries[0].text.count("&#60;i&#62;") > 400


def test_what_is_wrong_with_an_item_is_said() -> None:
    processor = Processor(
        APA, [7, {"title": "No id"}, {"id": "x", "author": "Ann Ash", "issued": [2000]}], output="plain"
    )
    said = [(problem.code, problem.citekey, problem.field) for problem in processor.problems]
    assert said == [
        ("item-malformed", "", ""),
        ("item-without-id", "item-2", ""),
        ("item-malformed", "x", "author"),
        ("item-malformed", "x", "issued"),
    ]
    assert "No id" in str(processor.bibliography())
    assert "Ann Ash" in str(processor.bibliography())


def test_an_unknown_citation_is_a_problem_and_the_rest_is_cited() -> None:
    processor = Processor(APA, [{"id": "a", "type": "book", "title": "Apples"}], output="plain")
    assert processor.cite(["a", "nobody"]) == "(Apples, n.d.)"
    assert [problem.code for problem in processor.problems] == ["citation-undefined"]


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ({"date-parts": [["2000", "5", 1]]}, Date((2000, 5, 1))),
        ({"date-parts": [[2000], [0]]}, Date((2000, 0, 0), (0, 0, 0))),
        ({"date-parts": [[2000, 23]]}, Date((2000, 15, 0))),
        ({"date-parts": [[2000]], "season": "Winter"}, Date((2000, 16, 0))),
        ({"raw": "May 3, 2005"}, Date((2005, 5, 3))),
        ({"raw": "3 May 2005/4 June 2006"}, Date((2005, 5, 3), (2006, 6, 4))),
        ({"raw": "2005-03/2005-06"}, Date((2005, 3, 0), (2005, 6, 0))),
        ({"raw": "1850~"}, Date((1850, 0, 0), None, True)),
        ({"raw": "c. 1850"}, Date((1850, 0, 0), None, True)),
        ({"raw": "May–June 2005"}, Date((2005, 5, 0), (2005, 6, 0))),
        ({"raw": "in press"}, Date(literal="in press")),
        ({"literal": "n.d."}, Date(literal="n.d.")),
        ("2005-03-04T10:00:00Z", Date((2005, 3, 4))),
        ({"date-parts": [[]]}, None),
        ({"date-parts": [[None, 4]]}, None),
        ({}, None),
        (["2000"], None),
    ],
)
def test_dates(value: Any, date: Date | None) -> None:
    assert parse_date(value) == date


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ({"family": "van der Berg", "given": "Jan"}, ("Berg", "Jan", "", "van der")),
        ({"family": "al-Hakim", "given": "Tawfiq"}, ("Hakim", "Tawfiq", "", "al-")),
        ({"family": "d'Alembert", "given": "Jean"}, ("Alembert", "Jean", "", "d’")),
        ({"family": "Humboldt", "given": "Alexander von"}, ("Humboldt", "Alexander", "von", "")),
        ({"family": "hooks", "given": "bell"}, ("hooks", "bell", "", "")),
        ({"family": '"van Gogh"', "given": "Vincent"}, ("van Gogh", "Vincent", "", "")),
        ({"family": "De Luca", "given": "Ann"}, ("De Luca", "Ann", "", "")),
    ],
)
def test_particles(entry: dict[str, str], expected: tuple[str, str, str, str]) -> None:
    name = parse_name(entry)
    assert name is not None
    assert (name.family, name.given, name.dropping, name.particle) == expected


def test_suffix_in_the_given_name() -> None:
    plain, comma = (
        parse_name({"family": "Doe", "given": "John, III"}),
        parse_name({"family": "Doe", "given": "John,! Jr."}),
    )
    assert plain is not None
    assert comma is not None
    assert (plain.given, plain.suffix, plain.comma_suffix) == ("John", "III", False)
    assert (comma.given, comma.suffix, comma.comma_suffix) == ("John", "Jr.", True)


def test_variables_from_the_note() -> None:
    item = {
        "id": "a",
        "type": "book",
        "title": "T",
        "note": "original-date: 1850\nDOI: 10.1/x\ntype: report\nA remark.",
    }
    processor = Processor(APA, [item], output="plain")
    prepared = processor.items["a"]
    assert prepared.type == "report"
    assert prepared.date("original-date") == Date((1850, 0, 0))
    assert prepared.text("DOI") == "10.1/x"


def test_east_asian_names_are_family_first_and_never_initialised() -> None:
    item = {"id": "a", "type": "book", "title": "T", "author": [{"family": "田中", "given": "太郎"}]}
    assert str(Processor(APA, [item], output="plain").bibliography()).startswith("田中太郎. (n.d.).")
