"""Series of reports, states' law and bodies: every example of the tables is found, records bear the same forms."""

from __future__ import annotations

import time

import pytest

from loccit.match import reports_on
from loccit.match.agencies import agencies, full_name, one_body
from loccit.match.series import record_forms, series_numbers
from loccit.match.states import named, states
from loccit.match.tables import table
from loccit.record import Record


@pytest.mark.parametrize("row", table("series")["series"], ids=lambda row: str(row["example"]))
def test_every_series_finds_its_example(row: dict[str, str]) -> None:
    found = list(series_numbers(row["example"]))
    assert len(found) == 1, found
    assert found[0].kind == row.get("kind", "report")


@pytest.mark.parametrize("agency", agencies(), ids=lambda agency: str(agency.name))
def test_every_body_goes_by_all_its_names(agency: object) -> None:
    name, called, parent = agency  # type: ignore[misc]  # a NamedTuple
    assert all(full_name(call) == name for call in called)  # type: ignore[has-type]
    assert not parent or full_name(parent) == parent  # type: ignore[has-type]


@pytest.mark.parametrize("state", states(), ids=lambda state: str(state.name))
def test_every_state_is_named_by_its_statutes(state: object) -> None:
    (mention,) = reports_on(f"The court read {state.code} § 12-34.5.")  # type: ignore[attr-defined]
    assert mention.kind == "statute"
    assert mention.suggestion.text("jurisdiction") == state.name  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("fields", "form"),
    [
        ({"number": "20431", "collection-title": "NBER Working Paper"}, "NBER Working Paper 20431"),
        ({"number": "w20431", "publisher": "National Bureau of Economic Research", "genre": "Working Paper"},
         "NBER Working Paper 20431"),
        ({"URL": "https://papers.ssrn.com/sol3/papers.cfm?abstract_id=3142190"}, "SSRN 3142190"),
        ({"DOI": "10.2139/ssrn.3142190"}, "SSRN 3142190"),
        ({"container-title": "Federal Register", "volume": "82", "page": "8799-8803"}, "82 Fed. Reg. 8799"),
        ({"number": "97-295 A", "publisher": "Congressional Research Service"}, "CRS 97-295 A"),
        ({"number": "HC 1139", "publisher": "National Audit Office"}, "HC-1139"),
        ({"number": "GAO/GGD-98-21"}, "GAO-GGD-98-21"),
    ],
)  # fmt: skip
def test_records_bear_the_forms_that_texts_name(fields: dict[str, str], form: str) -> None:
    assert form in record_forms(Record("report", {**fields}))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Texas State Auditor’s Office", "the Texas State Auditor", True),
        ("California’s attorney general", "California Department of Justice, Office of the Attorney General", True),
        ("City of Chicago’s Office of Inspector General", "Chicago inspector general", True),
        ("New York State Comptroller", "Office of the New York State Comptroller", True),
        ("New York State Comptroller", "New York City Comptroller", False),
        ("City of New York Comptroller", "New York City Comptroller", True),
        ("Kern County Grand Jury", "Kern County Civil Grand Jury", True),
        ("Kern County Grand Jury", "Kings County Grand Jury", False),
        ("Auditor General of Ontario", "Auditor General of Canada", False),
        ("Texas State Auditor", "Texas Attorney General", False),
    ],
)
def test_offices_of_places(one: str, other: str, same: bool) -> None:
    assert one_body(one, other) is same


def test_a_number_that_anybody_gives_needs_its_issuer() -> None:
    from loccit.match import resolve

    here = Record("report", {"number": "21-017", "publisher": "Texas State Auditor's Office"}, "tx")
    (ours,) = resolve(reports_on("Report No. 21-017 of the Texas State Auditor’s Office is out."), [here])
    (theirs,) = resolve(reports_on("Report No. 21-017 of the Ohio Auditor of State is out."), [here])
    assert ours.record is here
    assert theirs.record is None


def test_a_number_behind_a_description_is_the_same_work() -> None:
    (mention,) = reports_on("A Feb. 18, 2020, audit by the DHS Office of Inspector General (OIG-20-13) found gaps.")
    assert mention.form == "OIG-20-13"
    assert mention.suggestion.text("author") == "U.S. Department of Homeland Security, Office of Inspector General"
    assert mention.suggestion.year == 2020


def test_states_are_named_by_name_or_abbreviation() -> None:
    assert named("In California, and later in Calif., it rained.") == "California"
    assert named("From Texas to Ohio") == ""
    assert named("nowhere") == ""


@pytest.mark.parametrize(
    "unit",
    ["B ", "Report Aa ", "Cal. A. A. A. ", "Executive Order A-1-1-1-1 ", "8 U.S.C. §§ 1, 1, 1, ", "A/HRC/1/1/1/1/",
     "A Report of the Board of the Board for the ", "audit Governor A A A A released a report on ", "1-1-1-1/1/1.",
     "a report by Office of the Inspector General of the County of the City of "],
)  # fmt: skip
def test_hostile_text_takes_no_longer_than_its_length(unit: str) -> None:
    reports_on("A report by the GAO on Feb. 18.")  # patterns are compiled

    def seconds(size: int) -> float:
        """The least of three runs: a collection of the whole suite's garbage may fall into one of them."""
        return min(_seconds(unit * (size // len(unit))) for _ in range(3))

    assert seconds(24_000) < 10 * max(seconds(6_000), 0.02)  # a square would be 16 times


def _seconds(text: str) -> float:
    start = time.process_time()
    reports_on(text)
    return time.process_time() - start
