"""Floors of the copied articles: what was reached once is not lost."""

from __future__ import annotations

import json
from pathlib import Path

from tests.evaluation.texts import seeds, table, texts
from tests.shared import shared

FLOORS = json.loads(Path(__file__).with_name("texts_floors.json").read_text(encoding="utf-8"))


def test_the_seeds_are_read_without_a_wrong_value() -> None:
    shared("seeds")
    counts = table(list(seeds()))
    assert {field: count["wrong"] for field, count in counts.items()} == dict.fromkeys(counts, 0)
    assert sum(count["missing"] for count in counts.values()) == 0


def test_copied_articles_keep_their_floors() -> None:
    shared("pages/text")
    counts = table(list(texts()))
    assert sum(count["wrong"] for count in counts.values()) == 0
    for field, floor in FLOORS["right"].items():
        assert counts[field]["right"] >= floor, field
