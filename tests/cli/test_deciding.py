"""What was called distinct stays so: through git, renaming and merging; and settings for how much is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from loccit.store.merge_driver import merge
from tests.cli.conftest import Typed

BIB = """\
@article{a1, title={Ferries of the north and their keepers}, author={Lee, Bo}, date={2020}, volume={3}}

@article{a2, title={Ferries of the North and Their Keepers}, author={Lee, Bo}, date={2020}, number={9}}

@article{a3, title={Ferries of the north and their keepers.}, author={Lee, B.}, date={2020}}
"""


@pytest.fixture
def three(folder: Path) -> Path:
    (folder / "references.bib").write_text(BIB, encoding="utf-8")
    return folder


def groups(typed: Typed) -> list[list[str]]:
    return [group["members"] for group in typed("duplicates", "--json").json()["groups"]]


def test_two_people_call_records_distinct(typed: Typed, three: Path) -> None:
    base = (three / "references.bib").read_bytes()
    typed("distinct", "a1", "a2")
    ours = (three / "references.bib").read_bytes()
    typed("undo")
    typed("distinct", "a1", "a3")
    joined = merge(base, ours, (three / "references.bib").read_bytes())
    assert not joined.conflicts
    (three / "references.bib").write_bytes(joined.data)
    assert groups(typed) == [["a2", "a3"]]


def test_distinct_follows_a_new_citekey(typed: Typed, three: Path) -> None:
    typed("distinct", "a1", "a2", "a3")
    assert groups(typed) == []
    typed("rename", "a3", "b3")
    assert groups(typed) == []


def test_distinct_survives_a_merge_of_either_side(typed: Typed, three: Path) -> None:
    typed("distinct", "a1", "a2")
    assert groups(typed) == [["a1", "a3"]]
    assert typed("merge", "a3", "a1", "--yes").code == 0
    assert groups(typed) == []
    assert "a2" in (three / "references.bib").read_text(encoding="utf-8").partition("distinct")[2]
    typed("undo")
    typed("merge", "a3", "a2", "--yes")
    assert groups(typed) == [], "a3 is now what a2 was"


def test_merge_does_not_contradict_what_was_decided(typed: Typed, three: Path) -> None:
    typed("distinct", "a1", "a2")
    result = typed("merge", "a1", "a2")
    assert result.code == 2
    assert "different works" in result.err
    assert typed("merge", "a1", "a2", "--force").code == 0
    assert "distinct" not in (three / "references.bib").read_text(encoding="utf-8")


def test_the_threshold_of_the_library_and_of_the_command(typed: Typed, three: Path) -> None:
    settings = three / "loccit.toml"
    plain = settings.read_text(encoding="utf-8")
    settings.write_text(plain.replace("[thresholds]", "[thresholds]\nduplicate = 0.999"), encoding="utf-8")
    assert groups(typed) == []
    found = typed("duplicates", "--threshold", "0.5", "--json").json()["groups"]
    assert [group["members"] for group in found] == [["a1", "a2", "a3"]]
