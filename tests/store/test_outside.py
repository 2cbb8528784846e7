"""Edits made without loccit: noticed, recorded field by field, and never overwritten by an undo."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from loccit.errors import ChangedMeanwhile
from loccit.store import Store
from loccit.store.journal import read_steps
from loccit.store.steps import Change, Step
from loccit.store.undoing import EditedMeanwhile
from tests.store.library import QuickDisk, assert_agrees, bib, commands, library


def set_note(store: Store, text: str, citekey: str = "smith2020") -> None:
    with store.step(f"set {citekey} note={text}") as step:
        step.set(citekey, "note", text)


def edit(store: Store, old: bytes, new: bytes) -> None:
    """As an editor does it."""
    data = bib(store)
    assert old in data
    store.folder.references.write_bytes(data.replace(old, new))


def outside(store: Store) -> Step:
    """The last step that records edits made outside."""
    return next(step for step in reversed(list(read_steps(store.folder.journal))) if step.kind == "outside")


def test_what_was_there_before_loccit_is_no_edit(tmp_path: Path) -> None:
    store = library(tmp_path / "library")
    set_note(store, "one")
    assert commands(store) == ["set smith2020 note=one"]


def test_an_edited_field_is_recorded_with_the_next_command(tmp_path: Path) -> None:
    store = library(tmp_path / "library")
    set_note(store, "one")
    edit(store, b"Bucking the trend", b"Bucking a trend")
    edit(store, b"% my sources", b"% all my sources")
    set_note(store, "two")
    assert commands(store) == ["set smith2020 note=one", "edited outside loccit", "set smith2020 note=two"]
    assert outside(store).changes == [
        Change("pinedo2025", "change", "references.bib", fields={"title": ("{Bucking the trend}", "{Bucking a trend}")})
    ]
    assert_agrees(store)
    set_note(store, "three")
    assert len(commands(store)) == 4


def test_entries_added_and_taken_out_by_hand_are_recorded_whole(tmp_path: Path) -> None:
    store = library(tmp_path / "library")
    set_note(store, "one")
    edit(store, b'@book{smith2020, title = "A Book", year = 2020, note = "one"}', b"@misc{new, title = {N}}")
    set_note(store, "two", "pinedo2025")
    changes = {(change.action, change.citekey): change for change in outside(store).changes}
    assert set(changes) == {("remove", "smith2020"), ("add", "new")}
    assert changes["remove", "smith2020"].before == '@book{smith2020, title = "A Book", year = 2020, note = "one"}'
    assert changes["add", "new"].after == "@misc{new, title = {N}}"
    assert_agrees(store)


def test_white_space_only(tmp_path: Path) -> None:
    store = library(tmp_path / "library")
    set_note(store, "one")
    edit(store, b"\n\n", b"\n")
    set_note(store, "two")
    assert outside(store).changes == []
    assert_agrees(store)


def test_noticed_without_the_derived_files_too(tmp_path: Path) -> None:
    """With `.loccit/` gone, what loccit itself once wrote is compared with the journal."""
    store = library(tmp_path / "library")
    with store.step("add") as step:
        step.add_text("@misc{new, title = {N}, note = {x}}")
    set_note(store, "one")
    shutil.rmtree(store.folder.derived)
    edit(store, b'note = "one"', b'note = "ONE"')
    edit(store, b"title = {N}", b"title = {M}")
    set_note(store, "two", "pinedo2025")
    fields = {change.citekey: change.fields for change in outside(store).changes}
    assert fields == {"smith2020": {"note": ('"one"', '"ONE"')}, "new": {"title": ("{N}", "{M}")}}
    assert_agrees(store)
    shutil.rmtree(store.folder.derived)
    set_note(store, "three", "pinedo2025")
    assert commands(store).count("edited outside loccit") == 1


def test_a_file_deleted_or_brought_in(tmp_path: Path) -> None:
    store = library(tmp_path / "library")
    set_note(store, "one")
    other = store.folder.path / "other.bib"
    other.write_bytes(b"@misc{other, title = {O}}\n")
    set_note(store, "two")
    other.unlink()
    set_note(store, "three")
    assert outside(store).files["other.bib"][1] is None
    assert [(change.action, change.before) for change in outside(store).changes] == [
        ("remove", "@misc{other, title = {O}}")
    ]
    set_note(store, "four")
    assert len(commands(store)) == 5


def test_an_undo_leaves_edits_of_other_fields_alone(tmp_path: Path) -> None:
    store = library(tmp_path / "library")
    set_note(store, "one")
    set_note(store, "two")
    edit(store, b'"A Book"', b'"An edited Book"')
    store.undo()
    assert b'@book{smith2020, title = "An edited Book", year = 2020, note = "one"}' in bib(store)
    store.undo()
    assert b'@book{smith2020, title = "An edited Book", year = 2020}' in bib(store)
    store.redo()
    store.redo()
    assert b'@book{smith2020, title = "An edited Book", year = 2020, note = "two"}' in bib(store)
    assert commands(store).count("edited outside loccit") == 1
    assert_agrees(store)


def test_an_undo_that_would_overwrite_an_edit_is_refused_with_the_diff(tmp_path: Path) -> None:
    store = library(tmp_path / "library")
    set_note(store, "one")
    edit(store, b'"one"', b'"my own words"')
    before, journal = bib(store), store.folder.journal.read_bytes()
    with pytest.raises(EditedMeanwhile, match="'note' of 'smith2020' was edited since") as refused:
        store.undo()
    assert '-"one"' in refused.value.diff
    assert '+"my own words"' in refused.value.diff
    assert "\n" not in str(refused.value)
    assert (bib(store), store.folder.journal.read_bytes()) == (before, journal)


def test_an_undo_of_an_import_keeps_what_was_made_of_the_entry(tmp_path: Path) -> None:
    store = library(tmp_path / "library")
    with store.step("add") as step:
        step.add_text("@misc{new, title = {N}}")
    edit(store, b"{N}", b"{Mine}")
    with pytest.raises(EditedMeanwhile) as refused:
        store.undo()
    assert "+@misc{new, title = {Mine}}" in refused.value.diff
    assert b"{Mine}" in bib(store)


def test_an_undo_of_a_removal_never_makes_a_second_entry(tmp_path: Path) -> None:
    store = library(tmp_path / "library")
    with store.step("remove") as step:
        step.remove("smith2020")
    store.folder.references.write_bytes(bib(store) + b"@book{Smith2020, title = {Again}}\n")
    with pytest.raises(EditedMeanwhile, match="there again"):
        store.undo()


def test_a_snapshot_edited_by_hand_is_kept(tmp_path: Path) -> None:
    store = library(tmp_path / "library")
    with store.step("snapshot") as step:
        step.snapshot("smith2020", "as imported")
    (store.snapshots.path("smith2020") / "text.txt").write_text("with my notes")
    with pytest.raises(EditedMeanwhile, match=r"text\.txt was edited since"):
        store.undo()
    assert store.snapshots.text("smith2020") == "with my notes"


def test_changed_while_the_command_runs(tmp_path: Path) -> None:
    store = library(tmp_path / "library")
    with pytest.raises(ChangedMeanwhile), store.step("slow") as step:  # noqa: PT012 - raised at the block's end
        step.set("smith2020", "note", "x")
        edit(store, b"A Book", b"Another Book")
    assert b"Another Book" in bib(store)
    assert b"note" not in bib(store)
    with store.step("again") as step:
        step.set("smith2020", "note", "x")
    assert b"Another Book" in bib(store)
    assert b"note" in bib(store)


def test_a_large_file_is_told_apart_from_a_log_of_changes(tmp_path: Path) -> None:
    """Above some size the last known state is kept as a copy and what loccit changed since."""
    entries = b"".join(b"@misc{k%d,\n  title = {Number %d},\n}\n\n" % (n, n) for n in range(2200))
    store = library(tmp_path / "library", entries)
    for number in range(10):
        set_note(Store(store.folder.path, disk=QuickDisk()), "x" * number, f"k{number * 7}")
    with store.step("remove") as step:
        step.remove("k1100")
    edit(store, b"{Number 2000}", b"{Number two thousand}")
    set_note(store, "last", "k1")
    assert [(change.citekey, change.fields) for change in outside(store).changes] == [
        ("k2000", {"title": ("{Number 2000}", "{Number two thousand}")})
    ]
    assert_agrees(store)
    for _ in range(12):
        store.undo()
    assert bib(store) == entries.replace(b"{Number 2000}", b"{Number two thousand}")
