"""Quotations made from sources of our own: no false alarm, and what was altered is found."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.evaluation.quotes import evaluate

FLOORS = json.loads((Path(__file__).parent / "quotes_floors.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("seed", FLOORS["seeds"])
def test_quotations(seed: int) -> None:
    found = evaluate(seed)
    assert found.honest + found.wrong >= FLOORS["quotations"]
    assert found.unseen == 0
    assert len(found.false_alarms) <= FLOORS["false_alarms"], found.false_alarms
    assert 1 - len(found.missed) / found.wrong >= FLOORS["found"], found.missed
