"""Every check finds its fault, leaves good records alone, and proposes what it says."""

from __future__ import annotations

import pytest

from loccit.checks import Context, missing, run
from loccit.checks.registry import CHECKS
from loccit.record import Name, Record, Relation, parse_date
from loccit.record.record import Value


def record(kind: str = "report", **fields: object) -> Record:
    """A record with a citekey; `container_title` means `container-title`."""
    values: dict[str, Value] = {}
    for name, value in fields.items():
        values[name.replace("_", "-")] = value  # type: ignore[assignment]  # each test gives the right one
    return Record(kind, values, "sample2020")


CONTEXT = Context(
    frozenset({"sample2020", "other2019"}),
    "2026-01-31",
    frozenset({"287g-program"}),
    {"container-title": {"The Sample Gazette": 5, "Sample Gazette": 1, "F.3d": 9}, "publisher": {}},
)
GOOD = Record(
    "article-journal",
    {
        "author": (Name("Muster", "Alex"), Name(literal="Sample Office of Statistics")),
        "title": "Sheriffs and detainers: A sample study of the U.S.",
        "container-title": "Journal of Sample Studies",
        "volume": "5",
        "page": "12–34",
        "issued": parse_date("2020-02-18"),
        "DOI": "10.1234/sample.5",
        "ISSN": "0378-5955",
        "URL": "https://journal.example/5?id=7",
        "accessed": parse_date("2020-03-01"),
    },
    "sample2020",
    ["287g-program"],
    [Relation("version-of", "other2019")],
)

FAULTS: list[tuple[str, Record]] = [
    ("field-missing", record(title="T")),
    ("field-expected", record(title="T", author=(Name("A"),), issued=parse_date("2020"))),
    ("tag-missing", record(title="T")),
    ("type-unknown", Record("document", {"title": "T"}, "sample2020", custom={"biblatex:type": "podcast"})),
    ("date-malformed", record(issued=parse_date("13/45/2020"))),
    ("date-future", record(issued=parse_date("2031"))),
    ("date-future", record(issued=parse_date("2026-02-01"))),
    ("date-order", record(issued=parse_date("2001"), original_date=parse_date("2005"))),
    ("date-order", record(issued=parse_date("2020-05"), accessed=parse_date("2019-01-01"))),
    ("date-news-day", record("article-newspaper", issued=parse_date("2020-05"))),
    ("doi-malformed", record(DOI="doi.org")),
    ("doi-form", record(DOI="https://doi.org/10.1234/Ab")),
    ("doi-in-url", record(URL="https://doi.org/10.1234/ab")),
    ("isbn-checksum", record("book", ISBN="978-0-306-40615-8")),
    ("issn-checksum", record(ISSN="0378-5954")),
    ("url-malformed", record(URL="www.sample")),
    ("url-malformed", record(URL="https://sample.example/a b")),
    ("url-tracking", record(URL="https://sample.example/a?utm_source=x&id=3")),
    ("archive-http", record(URL="http://web.archive.org/web/2020/https://sample.example")),
    ("name-capitals", record(author=(Name("MUSTER", "ALEX"),))),
    ("name-role", record(author=(Name(literal="Staff Writer"),))),
    ("name-body", record(author=(Name("Office of Inspector General", "Sample"),))),
    ("name-words", record(author=(Name("Muster", "By Alex"),))),
    ("name-address", record(author=(Name(literal="alex@sample.example"),))),
    ("name-twice", record(author=(Name("Muster", "Alex"), Name("Muster", "Alex")))),
    ("title-capitals", record(title="SHERIFFS SIGN AGREEMENT WITH AGENCY")),
    ("text-entity", record(title="Law &amp; order")),
    ("text-encoding", record(title="MartÃ­nez on detainers")),
    ("title-site", record(title="Board votes | The Sample Gazette", container_title="The Sample Gazette")),
    ("title-period", record(title="Board votes.")),
    ("text-space", record(title="Board  votes")),
    ("page-range", record(page="34-12")),
    ("page-range", record(page="pp. 3-4")),
    ("journal-abbreviated", record("article-journal", container_title="J. Sample Stud. Law")),
    ("number-word", record("article-journal", volume="Vol. 5")),
    ("relation-dead", Record("report", {"title": "T"}, "sample2020", relations=[Relation("version-of", "gone")])),
    ("citekey-form", Record("report", {"title": "T"}, "two words")),
    ("name-spelling", record("article-newspaper", container_title="Sample Gazette")),
]


@pytest.mark.parametrize(("code", "faulty"), FAULTS)
def test_the_fault_is_found(code: str, faulty: Record) -> None:
    faults = [fault for fault in run([faulty], CHECKS, CONTEXT) if fault.check.code == code]
    assert faults
    problem = faults[0].problem("references.bib", 3)
    assert problem.citekey == faulty.citekey
    assert problem.message


def test_every_check_is_tried_here() -> None:
    assert {check.code for check in CHECKS} == {code for code, _ in FAULTS}
    assert len({check.code for check in CHECKS}) == len(CHECKS) >= 30


def test_a_good_record_is_left_alone() -> None:
    assert list(run([GOOD], CHECKS, CONTEXT)) == []


@pytest.mark.parametrize(
    ("code", "faulty", "fix"),
    [
        ("doi-form", record(DOI="https://doi.org/10.1234/Ab"), "10.1234/Ab"),
        ("url-tracking", record(URL="https://sample.example/a?utm_source=x&id=3"), "https://sample.example/a?id=3"),
        ("text-entity", record(title="Law &amp; order"), "Law & order"),
        ("title-period", record(title="Board votes."), "Board votes"),
        ("page-range", record(page="pp. 3-4"), "3-4"),
        ("number-word", record("article-journal", volume="Vol. 5"), "5"),
    ],
)
def test_a_safe_fix_is_the_value_to_set(code: str, faulty: Record, fix: str) -> None:
    assert [fault.finding.fix for fault in run([faulty], CHECKS, CONTEXT) if fault.check.code == code] == [fix]


@pytest.mark.parametrize(
    "title", ["Sample Inc.", "A history of the U.S.", "What next...", "Is it over?", "Who is Alex Muster Jr."]
)
def test_a_full_stop_that_belongs_to_the_title_stays(title: str) -> None:
    assert not [f for f in run([record(title=title)], CHECKS, CONTEXT) if f.check.code == "title-period"]


def test_missing_names_the_first_of_alternatives() -> None:
    assert missing(Record("report", {"title": "T"})) == ["author", "issued", "publisher", "number"]
    assert missing(Record("legal_case", {"title": "A v. B", "issued": parse_date("2020"), "authority": "Sample Court",
                                         "number": "12-1"})) == []  # fmt: skip
    assert missing(Record("article-newspaper", {"title": "T"})) == ["container-title", "issued", "author"]
