"""Floors of suggested tags: what was reached once is not lost."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.evaluation.tags import SETS, Case, articles, clean, score, seeds, suggester, works
from tests.shared import shared

FLOORS = json.loads(Path(__file__).with_name("tags_floors.json").read_text(encoding="utf-8"))


def check(name: str, cases: Iterable[Case]) -> None:
    reached = score(cases, suggester())._asdict()
    assert {key: value for key, value in reached.items() if key in FLOORS[name] and value < FLOORS[name][key]} == {}


@pytest.mark.parametrize(("name", "titled"), [("seeds, text alone", False), ("seeds, title and date", True)])
def test_the_seeds(name: str, titled: bool) -> None:
    shared("seeds")
    check(name, seeds(titled))


@pytest.mark.parametrize(("name", "part"), [("works, title", "title"), ("works, with issuer", "issuer")])
def test_the_works_of_the_topic(name: str, part: str) -> None:
    shared("topic")
    check(name, works(part))


@pytest.mark.parametrize("part", [part for parts in SETS.values() for part in parts])
def test_the_invented_articles(part: str) -> None:
    check(f"articles, {part}", articles(part))


def test_news_of_other_topics() -> None:
    shared("pages")
    without, pages = clean(suggester())
    assert without / pages >= FLOORS["news of other topics"]["clean"]
