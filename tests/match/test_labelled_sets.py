"""The small labelled sets against their floors (all six: `python -m tests.evaluation.dedupe`)."""

from __future__ import annotations

import json

import pytest

from tests.evaluation.dedupe import FLOORS, evaluate, measure

FLOOR = json.loads(FLOORS.read_text(encoding="utf-8"))["dedupe"]


@pytest.mark.parametrize("name", ["stroke", "cytology_screening", "diabetes", "digital_work"])
def test_floors(name: str) -> None:
    found, _ = evaluate(name)
    assert (found.fp, found.fn) <= (FLOOR[name]["fp"], FLOOR[name]["fn"])
    assert found.fp <= FLOOR[name]["fp"]
    assert found.fn <= FLOOR[name]["fn"]


def test_the_measure() -> None:
    """Gold ab, cde; found ab (right), cd (e missed), fg (false), and all of hi's gold removed by a group with a."""
    gold = [["a", "b"], ["c", "d", "e"]]
    counted = measure([["a", "b"], ["c", "d"], ["f", "g"]], gold, list("abcdefg"))
    assert (counted.fp, counted.fn, counted.tp, counted.tn) == (1, 1, 2, 3)
    swallowed = measure([["a", "b", "c", "d", "e"]], gold, list("abcde"))
    assert (swallowed.fp, swallowed.fn, swallowed.tp, swallowed.tn) == (1, 0, 3, 1)
