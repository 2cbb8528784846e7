"""The journal: append-only lines that survive being torn, and are read from either end."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loccit.record import Evidence
from loccit.store import Store
from loccit.store.intent import Append
from loccit.store.journal import (
    append_of,
    journal_problems,
    parse_step,
    read_steps,
    read_steps_backwards,
    step_line,
)
from loccit.store.steps import Change, Patch, Step, new_step, to_bytes, to_text
from loccit.store.undoing import next_redo, next_undo
from tests.store.library import assert_agrees, bib, commands, library

texts = st.text() | st.binary().map(to_text)
evidence = st.builds(Evidence, st.text(), st.text(), st.text(), st.sampled_from(["certain", "likely", "guess"]))
places = st.tuples(texts, st.integers(0, 3))
patches = st.builds(Patch, st.integers(0, 99), texts, texts, st.none() | places, st.text(), st.text())
changes = st.builds(
    Change,
    texts.filter(bool),
    st.sampled_from(["add", "remove", "change", "file"]),
    st.text(),
    st.none() | texts.filter(bool),
    st.none() | texts.filter(bool),
    texts,
    st.dictionaries(texts, st.tuples(st.none() | texts, st.none() | texts), max_size=3),
    st.none() | patches,
    st.dictionaries(st.text(), evidence, max_size=2),
)


def append(path: Path, *steps: Step) -> None:
    """Writes as `files.commit` does."""
    wanted = append_of(path, list(steps))
    data = path.read_bytes() if path.exists() else b""
    path.write_bytes(data[: wanted.keep] + wanted.data)


@given(texts, st.lists(changes, max_size=3))
def test_a_step_reads_back_as_written(command: str, made: list[Change]) -> None:
    step = new_step(command)
    step.changes = made
    line = step_line(step)
    assert line.count(b"\n") == 1
    assert line.endswith(b"\n")
    assert parse_step(line) == step


@given(st.binary())
def test_bytes_survive_as_text(data: bytes) -> None:
    assert to_bytes(to_text(data)) == data


@given(changes)
def test_taking_back_twice_is_the_change_itself(change: Change) -> None:
    change.evidence = {}
    assert change.reversed().reversed() == change


@given(st.lists(st.integers(0, 200_000), max_size=6))
def test_backwards_is_forwards_reversed(tmp_path_factory: pytest.TempPathFactory, lengths: list[int]) -> None:
    path = tmp_path_factory.mktemp("journal") / "journal.jsonl"
    for number, length in enumerate(lengths):
        append(path, new_step(f"{number} {'x' * length}"))
    forwards = [step.command for step in read_steps(path)]
    assert len(forwards) == len(lengths)
    assert [step.command for step in read_steps_backwards(path)] == forwards[::-1]


def test_no_journal_is_no_steps(tmp_path: Path) -> None:
    assert list(read_steps(tmp_path / "none")) == list(read_steps_backwards(tmp_path / "none")) == []


def test_torn_at_every_byte(tmp_path: Path) -> None:
    """Whatever is left of the last line is kept, and the next step is whole."""
    path = tmp_path / "journal.jsonl"
    append(path, new_step("first"))
    first = path.read_bytes()
    append(path, new_step("zweiter Schritt mit Ü"))
    whole = path.read_bytes()
    for length in range(len(first) + 1, len(whole)):
        path.write_bytes(whole[:length])
        append(path, new_step("third"))
        found = [step.command for step in read_steps(path)]
        if length == len(whole) - 1:
            assert found == ["first", "zweiter Schritt mit Ü", "third"]
            continue
        assert found == ["first", "third"]
        torn = json.loads(path.read_bytes().splitlines()[1])
        assert to_bytes(torn["text"]) == whole[len(first) : length]


def test_a_torn_line_longer_than_what_is_read_at_once(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    append(path, new_step("first"))
    torn = step_line(new_step("x" * 100_000))[:-9]
    with path.open("ab") as file:
        file.write(torn)
    append(path, new_step("third"))
    assert [step.command for step in read_steps(path)] == ["first", "third"]
    assert to_bytes(json.loads(path.read_bytes().splitlines()[1])["text"]) == torn


def test_a_torn_journal_of_a_library_is_mended_by_the_next_command(tmp_path: Path) -> None:
    store = library(tmp_path / "library")
    for number in range(3):
        with store.step(f"set {number}") as step:
            step.set("smith2020", "note", str(number))
    path = store.folder.journal
    path.write_bytes(path.read_bytes()[:-20])
    with store.step("set 3") as step:
        step.set("smith2020", "note", "3")
    assert [step.command for step in read_steps(path)] == ["set 0", "set 1", "edited outside loccit", "set 3"]
    store.undo()
    assert b'note = "2"' in bib(store)


def test_lines_that_are_no_steps_are_named_and_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    append(path, new_step("first"))
    with path.open("ab") as file:
        file.write(
            b'<<<<<<< ours\n\0\0\0\n{"id": 1}\n[]\n{"kind":"step","id":"x","time":"","command":"","changes":[1]}\n'
        )
    append(path, new_step("second"))
    assert commands_in(path) == ["first", "second"]
    assert [problem.line for problem in journal_problems(path)] == [2, 3, 4, 5, 6]


def test_a_step_that_is_there_twice_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    step = new_step("first")
    path.write_bytes(step_line(step) * 2)
    assert commands_in(path) == ["first"]


def commands_in(path: Path) -> list[str]:
    return [step.command for step in read_steps(path)]


def test_appending_to_100_000_steps_reads_only_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted in lines parsed, not in seconds."""
    import loccit.store.journal

    path = tmp_path / "journal.jsonl"
    line = step_line(new_step("set k note=x"))
    path.write_bytes(line * 100_000)
    parsed = 0

    def counting(line: bytes) -> Step | None:
        nonlocal parsed
        parsed += 1
        return parse_step(line)

    monkeypatch.setattr(loccit.store.journal, "parse_step", counting)
    wanted = append_of(path, [new_step("one more")])
    assert isinstance(wanted, Append)
    assert wanted.keep == wanted.size == path.stat().st_size
    assert parsed == 0
    assert next_undo(read_steps_backwards(path)) is not None
    assert parsed == 1


def step(number: int, kind: str = "step", of: int = 0) -> Step:
    return Step(str(number), "", f"{kind} {number}", kind, str(of or ""))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("steps", "undo", "redo"),
    [
        ([], None, None),
        ([step(1)], "1", None),
        ([step(1), step(2, "undo", 1)], None, "1"),
        ([step(1), step(2), step(3, "undo", 2)], "1", "2"),
        ([step(1), step(2), step(3, "undo", 2), step(4, "undo", 1)], None, "1"),
        ([step(1), step(2), step(3, "undo", 2), step(4, "undo", 1), step(5, "redo", 1)], "1", "2"),
        ([step(1), step(2), step(3, "undo", 2), step(4)], "4", None),
        ([step(1), step(2, "undo", 1), step(3), step(4, "undo", 3), step(5, "redo", 3)], "3", None),
        ([step(1), step(2, "undo", 1), step(3, "redo", 1), step(4, "undo", 1)], None, "1"),
        ([step(1), step(2, "outside"), step(3, "undo", 1), step(4, "outside")], None, "1"),
    ],
)
def test_what_comes_next(steps: list[Step], undo: str | None, redo: str | None) -> None:
    found = next_undo(reversed(steps)), next_redo(reversed(steps))
    assert [one.id if one else None for one in found] == [undo, redo]


def test_ids_are_unlike_each_other_and_in_order() -> None:
    ids = []
    for _ in range(200):
        ids.append(new_step("x").id)
        time.sleep(0.00001)
    assert len(set(ids)) == 200
    assert ids == sorted(ids)


def test_the_log_and_the_reasons_follow_a_renamed_entry(tmp_path: Path) -> None:
    store = library(tmp_path / "library")
    with store.step("set title") as writer:
        writer.set("smith2020", "title", "A New Book", Evidence("cover", "A NEW BOOK", "page 1"))
    with store.step("other") as writer:
        writer.set("pinedo2025", "note", "x")
    with store.step("rename") as writer:
        writer.rename("smith2020", "smith2020book")
    with store.step("set again") as writer:
        writer.set("smith2020book", "title", "A Newer Book")
    store.undo()
    assert [entry.command for entry in store.log("smith2020book")] == [
        "undo: set again", "set again", "rename", "set title",
    ]  # fmt: skip
    assert [entry.command for entry in store.log(limit=2)] == ["undo: set again", "set again"]
    stages = store.why("smith2020book", "title")
    assert [(stage.before, stage.after) for stage in stages] == [
        ('"A Newer Book"', '"A New Book"'),
        ('"A New Book"', '"A Newer Book"'),
        ('"A Book"', '"A New Book"'),
    ]
    assert stages[-1].evidence == Evidence("cover", "A NEW BOOK", "page 1")
    assert commands(store)[-1] == "undo: set again"
    assert_agrees(store)


def test_open_store_sees_what_another_wrote(tmp_path: Path) -> None:
    store = library(tmp_path / "library")
    with Store(store.folder.path).step("elsewhere") as writer:
        writer.set("smith2020", "note", "x")
    store.undo()
    assert b"note" not in bib(store)
