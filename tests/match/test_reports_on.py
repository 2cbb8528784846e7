"""What texts name: own texts and the seeds, with no false link; sentences, days and bodies."""

from __future__ import annotations

import pytest

from loccit.match import reports_on, resolve
from loccit.match.agencies import full_name, one_body
from loccit.match.described import read_day
from loccit.match.mention import sentences
from loccit.record import Record
from tests.evaluation import reports_on as evaluation
from tests.match.topic import topic_records
from tests.shared import shared


@pytest.mark.parametrize("name", evaluation.FILES)
def test_own_texts(name: str) -> None:
    tally, notes = evaluation.own(name)
    assert tally.false_links == 0, notes
    assert (tally.missed, tally.invented, tally.unlinked) == (0, 0, 0), notes


def test_seeds() -> None:
    shared("seeds")
    tally, notes = evaluation.seeds(topic_records())
    assert tally.false_links == 0, notes
    assert (tally.missed, tally.invented, tally.unlinked) == (0, 0, 0), notes


def test_a_mention_keeps_its_sentence_and_its_place() -> None:
    text = "It rained. A Feb. 18 audit by the DHS Office of Inspector General found gaps. It rained again."
    (mention,) = reports_on(text)
    assert mention.sentence == "A Feb. 18 audit by the DHS Office of Inspector General found gaps."
    assert text[slice(*mention.span)] == "A Feb. 18 audit by the DHS Office of Inspector General"
    assert mention.day == (0, 2, 18)
    assert "issued" not in mention.suggestion.fields, "the text says no year"
    assert mention.suggestion.type == "report"


def test_two_records_that_fit_are_no_link() -> None:
    twins = [Record("report", {"number": "GAO-09-109"}, key) for key in ("a", "b")]
    (resolution,) = resolve(reports_on("See GAO-09-109."), twins)
    assert resolution.record is None
    assert "a, b" in resolution.reason


@pytest.mark.parametrize(
    "text",
    [
        "Chelsea vs. Tottenham was on television.",
        "She lives at 12 Main St. 45, near the court.",
        "The 287(g) program grew. Title 42 ended.",
        "In 2020 the office released nothing.",
        "A report on Monday said so.",
        "",
    ],
)
def test_nothing_is_named(text: str) -> None:
    assert reports_on(text) == []


def test_sentences_know_abbreviations() -> None:
    text = "On Feb. 18 the U.S. Court of Appeals ruled in Roe v. Wade. “It stands.” Mr. Pell agreed.\nNew line"
    assert [text[a:b] for a, b in sentences(text)] == [
        "On Feb. 18 the U.S. Court of Appeals ruled in Roe v. Wade.",
        "“It stands.”",
        "Mr. Pell agreed.",
        "New line",
    ]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Feb. 18", (0, 2, 18)),
        ("Feb. 18, 2020", (2020, 2, 18)),
        ("March 2017", (2017, 3, 0)),
        ("2019", (2019, 0, 0)),
        ("", (0, 0, 0)),
    ],
)
def test_days(text: str, day: tuple[int, int, int]) -> None:
    assert read_day(text) == day


@pytest.mark.parametrize(
    "call",
    ["DHS OIG", "DHS Office of Inspector General", "Department of Homeland Security’s inspector general",
     "the Office of the Inspector General of the Department of Homeland Security",
     "Homeland Security inspector general's office"],
)  # fmt: skip
def test_bodies_by_any_name(call: str) -> None:
    assert full_name(call) == "U.S. Department of Homeland Security, Office of Inspector General"
    assert one_body(call, "U.S. Department of Homeland Security, Office of the Inspector General")


def test_other_bodies_are_other_bodies() -> None:
    assert not one_body("DHS OIG", "DOJ OIG")
    assert not one_body("DHS", "DHS OIG")
