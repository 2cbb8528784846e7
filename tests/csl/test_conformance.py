"""The official fixtures are a ratchet: what passes keeps passing, what does not is explained."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.csl.conformance import PASSING, check, conformance
from tests.csl.fixtures import Fixture
from tests.shared import shared

OWN = Path(__file__).with_name("fixtures")
EXCEPTIONS = Path(__file__).with_name("exceptions.md")


@pytest.mark.parametrize("path", sorted(OWN.glob("*.txt")), ids=lambda path: path.stem)
def test_own_fixture(path: Path) -> None:
    assert Fixture.read(path).actual() == Fixture.read(path).expected


def test_own_fixtures_cover_every_section_of_the_form() -> None:
    sections = {name for path in OWN.glob("*.txt") for name in Fixture.read(path).sections}
    assert sections >= {
        "MODE", "RESULT", "CSL", "INPUT", "CITATION-ITEMS", "CITATIONS", "BIBENTRIES", "BIBSECTION",
        "ABBREVIATIONS", "LANGUAGE", "INPUT2",
    }  # fmt: skip


def test_official_fixtures_pass_as_listed() -> None:
    passed, failed = conformance(shared("csl"))
    listed = PASSING.read_text(encoding="utf-8").split()
    explained = re.findall(r"^- `(\w+)`: \S", EXCEPTIONS.read_text(encoding="utf-8"), re.MULTILINE)
    assert (passed, failed) == (listed, sorted(explained)), "regenerate with --write, explain in exceptions.md"


def test_a_wrong_result_fails(tmp_path: Path) -> None:
    right = next(iter(sorted(OWN.glob("*.txt"))))
    wrong = tmp_path / "wrong.txt"
    text = right.read_text(encoding="utf-8")
    wrong.write_text(re.sub(r"(>>=+ RESULT =+>>\n)", r"\1Not this. ", text), encoding="utf-8")
    assert check(right)[0]
    assert not check(wrong)[0]
