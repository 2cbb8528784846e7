"""Every syntax against manuscripts with known answers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.manuscript.cases import CASES, expected, reading


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_case(case: Path) -> None:
    assert reading(case) == json.loads(expected(case).read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_nothing_is_cited_that_is_no_citation(case: Path) -> None:
    keys = [key for keys, *_ in reading(case)["citations"] for key in keys]
    assert not [key for key in keys if key.startswith("no") and key[2:].isdigit()]
