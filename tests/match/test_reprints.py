"""Reprints: own pairs with floors, and which text is the original."""

from __future__ import annotations

import json
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loccit.match import original_record, reprints
from loccit.match.reprint import original_of, says_reprinted, text_likeness
from loccit.record import Record, parse_date
from tests.evaluation.dedupe import FLOORS
from tests.evaluation.reprints import FILES, OWN, evaluate


@pytest.mark.parametrize("file", FILES)
def test_own_pairs_reach_the_floors(file: str) -> None:
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))["reprints"]
    scores = evaluate(file)
    assert scores.precision >= floors["precision"], scores.notes
    assert scores.recall >= floors["recall"], scores.notes
    assert scores.originals[1] == 0, scores.notes
    for kind, (right, total) in scores.by_kind.items():
        assert right / total >= floors["kind"], (kind, scores.notes)


def wrapped(text: str) -> str:
    """Each paragraph in lines of 72."""
    return "\n\n".join(textwrap.fill(paragraph, 72) for paragraph in text.split("\n\n"))


@pytest.mark.parametrize("file", FILES)
def test_how_a_text_is_broken_into_lines_changes_nothing(file: str) -> None:
    data = json.loads((OWN / file).read_text(encoding="utf-8"))
    texts = {text["id"]: text["text"] for text in data["texts"]}
    for pair in data["pairs"]:
        a, b = texts[pair["a"]], texts[pair["b"]]
        for one, other in ((wrapped(a), b), (wrapped(a), wrapped(b)), (a.replace("\n\n", "\n"), b)):
            assert text_likeness(one, other).reprint == pair["reprint"], pair


def test_the_day_tells_the_original() -> None:
    early, late = ("x", "", parse_date("2020-02-01")), ("x", "", parse_date("2020-02-03"))
    assert original_of("a", late, "b", early)[0] == "b"
    assert original_of("a", early, "b", early) == ("", [])
    assert original_of("a", early, "b", ("x", "", parse_date("2020")))[0] == ""


def test_what_a_text_says_of_itself_outweighs_the_day() -> None:
    copy = ("Text. This article was originally published by The Velm Post.", "", parse_date("2020-02-01"))
    assert original_of("copy", copy, "source", ("Text.", "", parse_date("2020-02-03")))[0] == "source"
    assert says_reprinted("Reprinted with permission from the Ardin Observer.")
    assert not says_reprinted("The report was published on Monday. Officials read the original plan.")


def test_a_text_that_speaks_of_an_outlet_comes_from_it() -> None:
    a = Record("webpage", {"title": "x", "publisher": "1010 WXYZ"}, "copy")
    b = Record("webpage", {"title": "x", "publisher": "Fox River News"}, "source")
    text = "He told Fox River News that it was so."
    assert original_record(a, b, text, text)[0] == "source"


def test_texts_of_nothing_are_no_reprints() -> None:
    assert (
        reprints(
            {"a": ("", "", None), "b": ("", "", None), "c": ("Too short.", "", None), "d": ("Too short.", "", None)}
        )
        == []
    )


@given(st.text(max_size=300))
def test_any_text_is_as_like_itself_as_can_be(text: str) -> None:
    likeness = text_likeness(text, text)
    assert likeness.score in (0.0, 1.0)
