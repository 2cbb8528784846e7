"""Snapshots: kept under any citekey, renamed, removed and brought back with their entry."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loccit.errors import LibraryError, UsageError
from loccit.store import Store
from loccit.store.snapshots import citekey_of, folder_name
from tests.store.library import assert_agrees, bib, library


def keep(store: Store, text: str = "page one\fpage two", original: bytes = b"%PDF") -> None:
    with store.step("import") as step:
        step.snapshot("smith2020", text, original, ".pdf")


def test_text_pages_and_original(tmp_path: Path) -> None:
    store = library(tmp_path / "library")
    keep(store)
    assert store.snapshots.text("smith2020") == "page one\fpage two"
    assert store.snapshots.pages("smith2020") == ["page one", "page two"]
    assert [path.name for path in store.snapshots.originals("smith2020")] == ["original.pdf"]
    assert store.snapshots.text("pinedo2025") is None
    assert store.snapshots.pages("pinedo2025") == []
    assert store.snapshots.originals("pinedo2025") == []


def test_it_goes_with_its_entry(tmp_path: Path) -> None:
    store = library(tmp_path / "library")
    keep(store)
    (store.snapshots.path("smith2020") / "my notes.md").write_text("mine")
    with store.step("rename") as step:
        step.rename("smith2020", "smith/2020")
    assert not store.snapshots.path("smith2020").exists()
    assert {path.name for path in store.snapshots.files("smith/2020")} == {"text.txt", "original.pdf", "my notes.md"}
    with store.step("remove") as step:
        step.remove("smith/2020")
    assert store.snapshots.files("smith/2020") == []
    store.undo()
    assert store.snapshots.text("smith/2020") == "page one\fpage two"
    store.undo()
    assert {path.name for path in store.snapshots.files("smith2020")} == {"text.txt", "original.pdf", "my notes.md"}
    store.undo()
    assert [path.name for path in store.snapshots.files("smith2020")] == ["my notes.md"]
    assert_agrees(store)


def test_a_newer_snapshot_replaces_the_old_one_and_undo_brings_that_back(tmp_path: Path) -> None:
    store = library(tmp_path / "library")
    keep(store, "old")
    keep(store, "new")
    assert store.snapshots.text("smith2020") == "new"
    store.undo()
    assert store.snapshots.text("smith2020") == "old"
    store.redo()
    assert store.snapshots.text("smith2020") == "new"


def test_undo_says_when_the_contents_are_gone(tmp_path: Path) -> None:
    store = library(tmp_path / "library")
    keep(store)
    with store.step("remove") as step:
        step.remove("smith2020")
    shutil.rmtree(store.folder.snapshots / ".removed")
    undone = store.undo()
    assert {problem.code for problem in undone.problems} == {"snapshot-gone"}
    assert b"smith2020" in bib(store)
    assert store.snapshots.text("smith2020") is None


def test_where_case_does_not_count_nothing_is_lost(tmp_path: Path) -> None:
    """A link stands for a file system on which `Smith2020` and `smith2020` are one folder."""
    store = library(tmp_path / "library")
    keep(store)
    (store.folder.snapshots / "Smith2020").symlink_to(store.snapshots.path("smith2020"))
    with store.step("rename") as step:
        step.rename("smith2020", "Smith2020")
    assert store.snapshots.text("Smith2020") == "page one\fpage two"
    store.undo()
    assert store.snapshots.text("smith2020") == "page one\fpage two"


def test_no_snapshot_without_an_entry(tmp_path: Path) -> None:
    store = library(tmp_path / "library")
    with pytest.raises(UsageError, match="no entry 'nobody'"), store.step("x") as step:
        step.snapshot("nobody", "text")


def test_an_ending_that_is_none_is_left_out(tmp_path: Path) -> None:
    store = library(tmp_path / "library")
    with store.step("x") as step:
        step.snapshot("smith2020", original=b"x", suffix="/../../evil")
    assert [path.name for path in store.snapshots.files("smith2020")] == ["original"]


def test_text_that_cannot_be_read_is_one_line(tmp_path: Path) -> None:
    store = library(tmp_path / "library")
    (store.snapshots.path("smith2020") / "text.txt").mkdir(parents=True)
    with pytest.raises(LibraryError, match="cannot be read"):
        store.snapshots.text("smith2020")


ODD = (
    "a/b",
    "..",
    ".",
    "a:b",
    "con",
    "COM1.x",
    "a.",
    "a ",
    " a",
    "ü",
    "日本",
    "a%2Fb",
    ".removed",
    "x" * 300,
    "A\\b",
    "a*?<>|",
)


@pytest.mark.parametrize("key", ODD)
def test_odd_citekeys_have_harmless_names(tmp_path: Path, key: str) -> None:
    name = folder_name(key)
    assert name.isascii()
    assert not set(name) & set('/\\:*?"<>|')
    assert name.strip(". ") == name.strip()
    assert name.split(".")[0].lower() not in ("con", "com1", "", "..")
    (tmp_path / name).mkdir()
    assert citekey_of(name) == (key if len(key) < 120 else None)


@given(st.text(min_size=1), st.text(min_size=1))
def test_two_citekeys_never_share_a_folder(one: str, other: str) -> None:
    assert (folder_name(one) == folder_name(other)) == (one == other)
    assert len(folder_name(one)) < 200
