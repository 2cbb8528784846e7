"""Records prepared for a style: what each kind of source says, whatever its record lacks or repeats."""

from __future__ import annotations

from typing import Any

import pytest

from loccit.bibliography import format_references
from loccit.bibliography.items import items_of
from loccit.record import Record, Relation
from loccit.record.csl_json import from_item
from tests.evaluation.references import from_html


def record(**item: Any) -> Record:
    """A record of CSL values; `_` in a name stands for `-`."""
    names = {"DOI", "URL"}
    return from_item({key if key in names else key.replace("_", "-"): value for key, value in item.items()})


def printed(style: str, *records: Record) -> list[str]:
    result = format_references(list(records), style, "html")
    return [from_html(text) for _, text in result.entries]


def day(*parts: int) -> dict[str, Any]:
    return {"date-parts": [list(parts)]}


GAO = [{"literal": "U.S. Government Accountability Office"}]


def test_a_filler_genre_is_dropped_and_a_series_kept() -> None:
    report = {"id": "a", "type": "report", "author": GAO, "title": "On audits", "issued": day(2012)}
    assert printed("apa", record(**report, genre="Report", number="GAO-12-708"))[0].endswith("(GAO-12-708).")
    assert printed("apa", record(**report, genre="Audit report", number="GAO-12-708"))[0].endswith("(GAO-12-708).")
    assert "(Report No. 12)" in printed("apa", record(**report, genre="Report", number="12"))[0]
    assert "Technical Report No. 12" in printed("apa", record(**report, genre="Technical report", number="12"))[0]


def test_a_publisher_that_is_the_author_is_not_repeated_where_the_manual_says_so() -> None:
    one = record(
        id="a", type="report", author=GAO, publisher="The U.S. Government Accountability Office", title="On it"
    )
    for style in ("apa", "chicago-author-date", "mla", "bluebook"):
        assert printed(style, one)[0].count("Accountability") == 1, style
    assert printed("harvard-cite-them-right", one)[0].count("Accountability") == 2


def test_a_database_number_beside_the_docket() -> None:
    case = record(
        id="a",
        type="legal_case",
        title="Miranda-Olivares v. Clackamas County",
        authority="D. Or.",
        number="No. 3:12-cv-02317-ST, 2014 WL 1414305",
        issued=day(2014, 4, 11),
    )
    wanted = "No. 3:12-cv-02317-ST, 2014 WL 1414305 (D. Or. Apr. 11, 2014)."
    assert printed("apa", case)[0].endswith(wanted)
    assert printed("bluebook", case)[0] == f"Miranda-Olivares v. Clackamas Cnty., {wanted}"


def test_a_reported_case_has_no_docket() -> None:
    case = record(
        id="a",
        type="legal_case",
        title="Printz v. United States",
        volume="521",
        container_title="U.S.",
        page="898-976",
        authority="U.S. Supreme Court",
        number="95-1478",
        issued=day(1997, 6, 27),
    )
    for style in ("apa", "chicago-author-date", "bluebook"):
        assert printed(style, case) == ["Printz v. United States, 521 U.S. 898 (1997)."]
    assert printed("mla", case)[0].startswith(
        "United States, Supreme Court. _Printz v. United States_. _United States R"
    )


def test_a_law_of_another_country_is_not_given_to_congress() -> None:
    act = record(id="a", type="legislation", title="Human Rights Act 1998", number="c. 42", issued=day(1998))
    assert "Congress" not in printed("mla", act)[0]


def test_a_public_law_has_a_number_that_is_no_range() -> None:
    law = record(
        id="a",
        type="legislation",
        title="Example Act",
        number="119-1",
        volume="110",
        container_title="Stat.",
        page="3009-563",
        issued=day(2025, 1, 29),
    )
    for style in ("apa", "bluebook", "chicago-notes-bibliography"):
        assert printed(style, law)[0].startswith("Example Act, Pub. L. No. 119-1, 110 Stat. 3009-563 (2025)")


@pytest.mark.parametrize("source", ["relation", "fields"])
def test_a_reprint_names_its_original(source: str) -> None:
    original = record(
        id="o", type="article-newspaper", title="Police told to call", container_title="The Texas Tribune",
        issued=day(2025, 3, 14), language="en-US",
    )  # fmt: skip
    copy = record(
        id="c", type="webpage", title="Police will call", container_title="Biloxi News", URL="https://example.org/x",
        issued=day(2025, 3, 14), language="en-US",
    )  # fmt: skip
    if source == "relation":
        copy.relations = [Relation("reprint-of", "o")]
    else:
        copy.fields |= {"original-title": "Police told to call", "original-publisher": "The Texas Tribune"}
        copy.fields["original-date"] = original.fields["issued"]
    apa, chicago, mla = (
        next(t for t in printed(s, original, copy) if "Biloxi" in t) for s in ("apa", "chicago", "mla")
    )
    assert apa.endswith("(Reprinted from “Police told to call,” 2025, _The Texas Tribune_)")
    assert "Originally published as “Police Told to Call,” _Texas Tribune_, March 14, 2025." in chicago
    assert mla.endswith("Originally published as “Police Told to Call,” _The Texas Tribune_, 14 Mar. 2025.")


def test_an_original_year_that_is_the_year_says_nothing() -> None:
    book = record(id="a", type="book", title="A book", issued=day(2020), original_date=day(2020))
    assert "original-date" not in items_of([book], "apa")[0]
    older = record(id="a", type="book", title="A book", issued=day(2020), original_date=day(1920))
    assert "original-date" in items_of([older], "apa")[0]


@pytest.mark.parametrize(
    ("style", "genre", "address", "wanted"),
    [
        ("apa", "PhD dissertation", "", "[Unpublished doctoral dissertation]"),
        ("apa", "PhD dissertation", "https://example.org", "[Doctoral dissertation, Some University]"),
        ("chicago-author-date", "PhD dissertation", "", "PhD diss., Some University"),
        ("mla", "Master’s thesis", "", "Some University, master’s thesis"),
        ("mla", "PhD dissertation", "", "Some University, PhD dissertation"),
        ("bluebook", "PhD dissertation", "", "(Ph.D. dissertation, Some University)"),
    ],
)
def test_theses(style: str, genre: str, address: str, wanted: str) -> None:
    fields = {"URL": address} if address else {}
    thesis = record(id="a", type="thesis", title="On it", genre=genre, publisher="Some University", **fields)
    assert wanted in printed(style, thesis)[0]


def test_a_call_sign_is_not_spelled_as_a_word() -> None:
    page = record(id="a", type="webpage", title="News", container_title="1010 WCSI", URL="https://example.org")
    for style in ("mla", "chicago-author-date", "apa"):
        assert "1010 WCSI" in printed(style, page)[0]


def test_memoranda_and_working_papers_in_bluebook_form() -> None:
    memo = record(
        id="a", type="document", genre="Memorandum to Karol V. Mason", title="Referral of allegations",
        author=[{"family": "Horowitz", "given": "Michael E."}], issued=day(2016, 5, 31),
        publisher="U.S. Department of Justice, Office of the Inspector General",
    )  # fmt: skip
    paper = record(
        id="b", type="article", genre="NBER Working Paper", number="7683", title="Capital taxation",
        author=[{"family": "Auerbach", "given": "Alan J."}, {"family": "Hassett", "given": "Kevin A."}],
        publisher="National Bureau of Economic Research", issued=day(2000),
    )  # fmt: skip
    assert printed("bluebook", memo) == [
        "Memorandum from Michael E. Horowitz, Off. of the Inspector Gen., U.S. Dep’t of Just., to Karol V. Mason, "
        "Referral of Allegations (May 31, 2016)."
    ]
    assert printed("bluebook", paper) == [
        "Alan J. Auerbach & Kevin A. Hassett, _Capital Taxation_ "
        "(Nat’l Bureau of Econ. Rsch., Working Paper No. 7683, 2000)."
    ]


def test_a_dependent_style_is_prepared_as_its_parent() -> None:
    order = record(
        id="a", type="regulation", genre="Executive Order", number="14159", title="Protecting", volume="90",
        container_title="Fed. Reg.", page="8443", issued=day(2025, 1, 20),
    )  # fmt: skip
    assert items_of([order], "apa")[0]["title"].endswith("Exec. Order No. 14,159</span>")
    assert items_of([order], "mla")[0]["author"] == [
        {"literal": "United States, Executive Office of the President [Donald J. Trump]"}
    ]


def test_odd_items_are_prepared_without_harm() -> None:
    for kind in (
        "legal_case",
        "legislation",
        "regulation",
        "report",
        "article",
        "document",
        "thesis",
        "dataset",
        "bill",
    ):
        bare = record(id="a", type=kind)
        odd = record(id="b", type=kind, title="", number="—", issued={"literal": "n.d."}, authority="?", page="x")
        for style in ("apa", "chicago-author-date", "mla", "bluebook", "asa", "apsa", "oscola", "ieee"):
            assert [item["id"] for item in items_of([bare, odd], style)] == ["a", "b"]


def test_a_press_release_keeps_its_day() -> None:
    release = record(
        id="a", type="report", genre="Press release", title="ICE arrests 100", issued=day(2020, 2, 25),
        author=[{"literal": "U.S. Immigration and Customs Enforcement"}], URL="https://example.org/x",
    )  # fmt: skip
    assert "(2020, February 25)" in printed("apa", release)[0]
    wanted = "Press Release, U.S. Immigr. & Customs Enf’t, ICE Arrests 100 (Feb. 25, 2020), https://example.org/x."
    assert printed("bluebook", release) == [wanted]


def test_bills_and_hearings_are_placed_by_their_congress() -> None:
    bill = record(
        id="a", type="bill", title="Border Security Act", number="S. 744", authority="U.S. Senate",
        chapter_number="113th Cong.", issued=day(2013),
    )  # fmt: skip
    hearing = record(
        id="b", type="hearing", title="Declined detainers", section="Subcommittee on Immigration",
        authority="U.S. House of Representatives", chapter_number="115th Cong.", issued=day(2017, 3, 28),
        author=[{"family": "Vaughan", "given": "Jessica M."}], language="en-US",
    )  # fmt: skip
    assert printed("apa", bill) == ["Border Security Act, S. 744, 113th Cong. (2013)."]
    assert printed("mla", bill) == ["United States, Congress, Senate. Border Security Act. S. 744, 113th Cong., 2013."]
    assert printed("bluebook", hearing) == [
        "_Declined Detainers: Hearing Before the Subcommittee on Immigration_, 115th Cong. (2017) "
        "(statement of Jessica M. Vaughan)."
    ]
    assert "Hearing before the Subcommittee on Immigration, 115th Cong., 28 Mar. 2017" in printed("mla", hearing)[0]


def test_an_unsigned_article_is_cited_by_its_headline() -> None:
    from loccit.bibliography import format_citation

    news = record(
        id="a", type="article-newspaper", title="A way to work around policies", container_title="The Times",
        issued=day(2019, 5, 6), language="en-US",
    )  # fmt: skip
    cited = str(format_citation([news], ["a"], "apa").data)
    assert cited.startswith("(“A Way to Work Around Policies,” 2019)")


def test_a_repeated_bluebook_citation_is_id() -> None:
    from loccit import csl
    from loccit.bibliography.find import find_style

    case = record(id="a", type="legal_case", title="A v. B", volume="1", container_title="F.3d", page="2")
    processor = csl.Processor(csl.Style.load(find_style("bluebook")), items_of([case], "bluebook"), output="plain")
    notes = [{"citationItems": [{"id": "a", **more}]} for more in ({}, {"locator": "5"}, {"locator": "5"})]
    assert processor.process_citations(notes) == ["A v. B, 1 F.3d 2.", "Id. at 5.", "Id."]
