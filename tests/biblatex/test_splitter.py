"""The splitter over the cases of tests/data/biblatex/split: `<case>.bib` beside what it must be seen as.

`python -m tests.biblatex.test_splitter` writes the expected files anew; look at the difference before you keep it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from loccit.biblatex import Entry, split
from loccit.biblatex.encoding import decode

CASES = sorted((Path(__file__).parents[1] / "data" / "biblatex" / "split").glob("*.bib"))


def seen(raw: bytes) -> dict[str, Any]:
    """The blocks, fields and problems of a file, as plain values."""
    file = split(raw, "file.bib")
    blocks: list[dict[str, Any]] = []
    for block in file.blocks:
        shown: dict[str, Any] = {"kind": block.kind, "line": block.line, "type": block.type}
        if block.key:
            shown["key"] = block.key
        if block.reason:
            shown["reason"] = block.reason
        if block.fields:
            shown["fields"] = [[f.line, f.name, decode(file.data[slice(*f.value_span)])] for f in block.fields]
        blocks.append(shown)
    return {"blocks": blocks, "problems": [problem.text() for problem in file.problems()]}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    assert seen(path.read_bytes()) == json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_parts_give_the_file_back(path: Path) -> None:
    raw = path.read_bytes()
    file = split(raw)
    assert file.encode(b"".join(file.parts())) == raw


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_fast_reading_sees_the_same_fields(path: Path) -> None:
    for entry in split(path.read_bytes()).entries:
        slow = [(f.name, decode(entry.file.data[slice(*f.value_span)])) for f in entry.fields]
        assert entry.items() == slow


def test_find_takes_the_first_and_knows_case() -> None:
    file = split(b"@misc{Same, a = 1}@misc{same, b = 2}@misc{Same, c = 3}")
    first, other = file.find("Same"), file.find("same")
    assert first is not None
    assert first.items() == [("a", "1")]
    assert other is not None
    assert other.items() == [("b", "2")]
    assert file.find("SAME") is None


def test_problem_says_where_and_what_next() -> None:
    file = split(b"\n@misc{ok, a = 1}\n\n@misc{bad, a = {\n", "lib.bib")
    problem = file.problems()[0]
    assert problem.where() == "lib.bib:4"
    assert (problem.citekey, problem.severity) == ("bad", "error")
    assert problem.hint


def test_a_file_of_nothing() -> None:
    assert split(b"").blocks == []
    assert split(b"no entry here, only user@host.org and 5 @ 3 EUR").blocks == []


@pytest.mark.parametrize(
    "unit", [b"@a{b,c={\n", b' @a{b,c="', b"@", b'{}"@a{b,}', b"@comment{", b"%@a{\n", b"@a{b,c=#"]
)
def test_work_grows_with_the_size_only(unit: bytes) -> None:
    """Twice the text takes the slow reader no more than about twice the steps, whatever the text is."""
    assert steps(unit * 4000) <= 2.5 * steps(unit * 2000) + 2000


def steps(raw: bytes) -> int:
    """Calls of Python functions while splitting: unlike seconds, the same on every machine."""
    import sys

    count = 0

    def tick(*_: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(tick)
    try:
        split(raw)
    finally:
        sys.setprofile(before)
    return count


def test_entries_are_blocks() -> None:
    blocks = split(b"@string{a = {b}}@misc{c, d = a}").blocks
    assert [isinstance(block, Entry) for block in blocks] == [False, True]
    assert [field.name for field in blocks[0].fields] == ["a"]


if __name__ == "__main__":
    for case in CASES:
        text = json.dumps(seen(case.read_bytes()), ensure_ascii=False, indent=1)
        case.with_suffix(".expected.json").write_text(text + "\n", encoding="utf-8")
