"""Quotations of real sources: how many honest ones are doubted, how many wrong ones are found."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.evaluation.real_quotes import evaluate
from tests.shared import shared

FLOORS = json.loads((Path(__file__).parent / "real_quotes_floors.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("seed", FLOORS["seeds"])
def test_quotations_of_real_sources(seed: int) -> None:
    for part in ("pages", "pdf", "seeds"):
        shared(part)
    found = evaluate(seed)
    assert found.honest + found.wrong >= FLOORS["quotations"]
    assert len(found.alarms) / found.honest <= FLOORS["false_alarms"], found.alarms
    assert 1 - len(found.missed) / found.wrong >= FLOORS["found"], found.missed
