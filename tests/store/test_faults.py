"""Whole commands with a file system that fails or kills at every single call: nothing is lost, and work goes on."""

from __future__ import annotations

import errno
from contextlib import suppress
from pathlib import Path

import pytest

from loccit.errors import LibraryError
from loccit.store import Store
from loccit.store.journal import read_steps
from tests.store.faulty import FaultyDisk, Killed
from tests.store.library import BIB, QuickDisk, assert_agrees, bib, library


def begin(path: Path) -> Store:
    store = library(path / "library")
    with store.step("first") as step:
        step.set("smith2020", "note", "first")
        step.snapshot("pinedo2025", "the text", b"%PDF", ".pdf")
    (store.folder.path / "other.bib").write_bytes(b"@misc{other, related = {pinedo2025}}\n")
    return store


def command(store: Store) -> None:
    """A command that touches two files, the snapshots, and notices an edit made outside."""
    with store.step("second") as step:
        step.rename("pinedo2025", "pinedo")
        step.set("smith2020", "note", "second")
        step.remove_field("pinedo", "date")


def view(store: Store) -> dict[str, bytes]:
    paths = (path for path in store.folder.path.rglob("*") if path.is_file() and ".loccit" not in path.parts)
    return {path.relative_to(store.folder.path).as_posix(): path.read_bytes() for path in paths}


def without_journal(files: dict[str, bytes]) -> dict[str, bytes]:
    return {name: data for name, data in files.items() if name != "journal.jsonl"}


def whole(path: Path) -> tuple[dict[str, bytes], int]:
    store, disk = begin(path), FaultyDisk()
    command(Store(store.folder.path, disk=disk))
    return view(store), len(disk.calls)


def go_on(store: Store, before: dict[str, bytes], after: dict[str, bytes]) -> bool:
    """The library is as before or as after, and every command works from there. True: as after."""
    store = Store(store.folder.path, disk=QuickDisk())
    with store.step("look", dry_run=True):
        pass
    now = view(store)
    done = without_journal(now) == without_journal(after)
    assert done or now == before
    assert_agrees(store)
    with store.step("third") as step:
        step.set("smith2020", "title", "third")
    assert_agrees(store)
    for _ in range(3 if done else 2):
        store.undo()
    assert bib(store) == BIB
    assert (store.folder.path / "other.bib").read_bytes() == b"@misc{other, related = {pinedo2025}}\n"
    assert [step.kind for step in read_steps(store.folder.journal)].count("outside") == 0
    return done


@pytest.mark.parametrize("late", [False, True], ids=["before the call", "after the call"])
def test_a_command_killed_at_every_call(tmp_path: Path, late: bool) -> None:
    after, calls = whole(tmp_path / "whole")
    outcomes = []
    for at in range(1, calls + 1):
        store = begin(tmp_path / str(at))
        before = view(store)
        with pytest.raises(Killed):
            command(Store(store.folder.path, disk=FaultyDisk(at, after=late)))
        outcomes.append(go_on(store, before, after))
    assert outcomes == sorted(outcomes), "once a command counts it is never lost again"
    assert {*outcomes} == {False, True}


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EACCES])
def test_a_command_refused_at_every_call(tmp_path: Path, error: int) -> None:
    after, calls = whole(tmp_path / "whole")
    for at in range(1, calls + 1):
        store = begin(tmp_path / str(at))
        before = view(store)
        said = ""
        try:
            command(Store(store.folder.path, disk=FaultyDisk(at, error, forever=True)))
        except LibraryError as failure:
            said = str(failure)
        assert "\n" not in said
        done = go_on(store, before, after)
        assert not (done and "nothing was changed" in said)
        assert done or said


def test_an_undo_killed_at_every_call(tmp_path: Path) -> None:
    store = begin(tmp_path / "whole")
    command(store)
    disk = FaultyDisk()
    Store(store.folder.path, disk=disk).undo()
    for at in range(1, len(disk.calls) + 1):
        store = begin(tmp_path / str(at))
        first = without_journal(view(store))
        command(store)
        second = without_journal(view(store))
        with pytest.raises(Killed):
            Store(store.folder.path, disk=FaultyDisk(at, after=True)).undo()
        store = Store(store.folder.path, disk=QuickDisk())
        with store.step("look", dry_run=True):
            pass
        now = {name: data for name, data in without_journal(view(store)).items() if ".removed" not in name}
        assert now in (first, second)
        assert_agrees(store)
        with suppress(LibraryError):
            store.undo()
        assert_agrees(store)
