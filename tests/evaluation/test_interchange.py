"""The conformance of the readers does not fall, and every disagreement has its reason."""

from __future__ import annotations

import json
from pathlib import Path

from tests.evaluation.interchange import EXPLAINED, outcomes
from tests.evaluation.interchange_references import counts
from tests.shared import shared

FLOORS = json.loads(Path(__file__).with_name("interchange_floors.json").read_text("utf-8"))
FLOOR, LISTS = FLOORS["interchange agreement"], FLOORS["references read"]


def test_agreement_and_reasons() -> None:
    found = outcomes(shared("interchange"))
    explained = json.loads(EXPLAINED.read_text("utf-8"))
    assert {f"{one.where} {one.field}" for one in found if not one.agrees} <= set(explained)
    assert sum(one.agrees for one in found) / len(found) >= FLOOR


def test_references_of_the_manuals() -> None:
    found = counts(shared("references"))
    assert found["apa-in-text", "read"] == 0
    for style in ("apa", "chicago-author-date", "modern-language-association"):
        assert found[style, "read"] >= LISTS[style] * found[style, "references"]
        assert found[style, "wrong author"] + found[style, "wrong year"] == 0
