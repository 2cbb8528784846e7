"""The guide for contributors is true: its format is read as it says, and the places it names are there."""

from __future__ import annotations

import io
import re
import sys
import types
from pathlib import Path

import pytest

from loccit.formats.base import Format

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "src" / "loccit" / "help" / "contributing.md").read_text(encoding="utf-8")


def block(language: str, number: int = 0) -> str:
    """A code block of the guide."""
    return re.findall(rf"```{language}\n(.+?)```", TEXT, re.DOTALL)[number]


def test_the_format_of_the_guide_reads_its_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    module = types.ModuleType("loccit.formats.cards")
    exec(compile(block("python"), "cards.py", "exec"), module.__dict__)
    monkeypatch.setitem(sys.modules, "loccit.formats.cards", module)
    known = eval(block("text").rstrip().rstrip(","), {"Format": Format, "_ROOM": "loccit.formats."})
    article, report = known.read(io.BytesIO(block("cards").encode()), "sample.cards")
    record = article.record
    assert (record.type, record.text("title")) == ("article-journal", "Detainers and Trust in a Sample County")
    assert record.text("author") == "Alex Muster; Anna Beispiel"
    assert record.text("issued") == "2019-05"
    assert record.custom == {"cards:shelf": "blue box"}
    assert set(record.fields) <= set(article.evidence)
    assert report.record.text("issued") == "sometime"
    assert [problem.text() for problem in report.problems] == [
        "sample.cards:11: 'sometime' is no date; kept as it is (write 2019-05)"
    ]


def test_the_places_it_names_are_there() -> None:
    named = re.findall(r"`((?:src|tests)/[\w/.]+)`", TEXT)
    made = {"src/loccit/formats/cards.py", "tests/data/formats/sample.cards"}
    assert len(named) > 4
    assert [name for name in named if name not in made and not (ROOT / name).exists()] == []
