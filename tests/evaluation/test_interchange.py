"""The conformance of the readers does not fall, and every disagreement has its reason."""

from __future__ import annotations

import json
from pathlib import Path

from tests.evaluation.interchange import EXPLAINED, outcomes
from tests.shared import shared

FLOOR = json.loads(Path(__file__).with_name("interchange_floors.json").read_text("utf-8"))["interchange agreement"]


def test_agreement_and_reasons() -> None:
    found = outcomes(shared("interchange"))
    explained = json.loads(EXPLAINED.read_text("utf-8"))
    assert {f"{one.where} {one.field}" for one in found if not one.agrees} <= set(explained)
    assert sum(one.agrees for one in found) / len(found) >= FLOOR
