"""What a step keeps besides entries: notes of decisions, and other text files of the library; undo takes both back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from loccit.errors import LibraryError
from loccit.store import EditedMeanwhile, Note, Store
from loccit.store.journal import parse_step, read_steps
from tests.store.library import assert_agrees, bib, library

NAME = "vocabulary.toml"


def text(store: Store) -> str:
    return (store.folder.path / NAME).read_bytes().decode("utf-8")


def test_a_text_file_changes_with_the_entries_and_comes_back_with_them(tmp_path: Path) -> None:
    store = library(tmp_path / "library")
    (store.folder.path / NAME).write_bytes("[concept.é]\r\nlabel = 'old'\r\n".encode())
    before = bib(store)
    with store.step("tag rename") as step:
        step.set("smith2020", "keywords", "new")
        step.set_text(NAME, (step.text_of(NAME) or "").replace("old", "new"))
        assert "-label = 'old'" in step.diff()
        assert "+label = 'new'" in step.diff()
    assert text(store) == "[concept.é]\r\nlabel = 'new'\r\n"
    store.undo()
    assert text(store) == "[concept.é]\r\nlabel = 'old'\r\n"
    assert bib(store) == before
    store.redo()
    assert "'new'" in text(store)
    assert_agrees(store)


def test_a_text_file_that_was_not_there_goes_with_undo(tmp_path: Path) -> None:
    store = library(tmp_path / "library")
    path = store.folder.path / "other.txt"
    with store.step("write") as step:
        assert step.text_of("other.txt") is None
        step.set_text("other.txt", "here")
    assert path.read_text(encoding="utf-8") == "here"
    store.undo()
    assert not path.exists()


def test_undo_refuses_to_lose_a_later_edit_of_the_file(tmp_path: Path) -> None:
    store = library(tmp_path / "library")
    with store.step("write") as step:
        step.set_text(NAME, "ours")
    (store.folder.path / NAME).write_text("theirs", encoding="utf-8")
    with pytest.raises(EditedMeanwhile):
        store.undo()
    assert text(store) == "theirs"


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    store = library(tmp_path / "library")
    (store.folder.path / NAME).write_bytes(b"\xff\xfe")
    with pytest.raises(LibraryError, match="UTF-8"), store.step("write") as step:
        step.text_of(NAME)


def test_a_decision_that_changes_no_entry_is_kept_and_taken_back(tmp_path: Path) -> None:
    store = library(tmp_path / "library")
    before = bib(store)
    with store.step("tag suggest") as step:
        step.note("smith2020", "tag rejected", "history")
    assert bib(store) == before
    (line,) = store.folder.journal.read_bytes().splitlines()
    assert json.loads(line)["notes"] == [["smith2020", "tag rejected", "history"]]
    (found,) = store.log("smith2020")
    assert found.notes == [Note("smith2020", "tag rejected", ("history",))]
    assert found.touched == ["smith2020"]
    assert store.undo().step.notes == found.notes
    assert [step.kind for step in read_steps(store.folder.journal)] == ["step", "undo"]
    assert_agrees(store)


def test_a_dry_run_keeps_no_note(tmp_path: Path) -> None:
    store = library(tmp_path / "library")
    with store.step("tag suggest", dry_run=True) as step:
        step.note("smith2020", "tag rejected", "history")
    assert list(read_steps(store.folder.journal)) == []


@pytest.mark.parametrize("notes", ['[["only one"]]', "[1]", '"text"'])
def test_a_line_with_malformed_notes_is_no_step(notes: str) -> None:
    line = f'{{"id":"1","time":"t","kind":"step","command":"c","changes":[],"notes":{notes}}}'
    assert parse_step(line.encode()) is None
