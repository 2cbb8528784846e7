"""Several files changed together: as before or as after, whatever call fails or kills."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

import pytest

from loccit.errors import ChangedMeanwhile, LibraryError
from loccit.store.disk import Disk
from loccit.store.files import Delete, Put, Writing, commit
from loccit.store.intent import Append, digest
from loccit.store.journal import append_of, journal_problems, read_steps
from loccit.store.recovery import recover
from loccit.store.steps import new_step
from tests.store.faulty import FaultyDisk, Killed

State = dict[str, bytes]


def begin(folder: Path) -> State:
    """A library of two files, a snapshot to be taken away, and a journal of one step."""
    (folder / ".loccit").mkdir(parents=True)
    (folder / "snapshots" / "old").mkdir(parents=True)
    (folder / "references.bib").write_bytes(b"@book{a,\n title = {Old}\n}\n")
    (folder / "other.bib").write_bytes(b"@book{b,\n title = {Old}\n}\n")
    (folder / "snapshots" / "old" / "text.txt").write_bytes(b"gone soon")
    append = append_of(folder / "journal.jsonl", [new_step("first")])
    (folder / "journal.jsonl").write_bytes(append.data)
    return state(folder)


def state(folder: Path) -> State:
    """The bytes of every file but loccit's own."""
    paths = (path for path in folder.rglob("*") if path.is_file() and ".loccit" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def writing(folder: Path) -> Writing:
    """Both files changed, one made, one taken away, one step more."""
    references, other, gone = folder / "references.bib", folder / "other.bib", folder / "snapshots/old/text.txt"
    puts = [
        Put.of(references, b"@book{a,\n title = {New}\n}\n", references.read_bytes()),
        Put.of(other, b"@book{b,\n title = {New}\n}\n" * 100, other.read_bytes()),
        Put.of(folder / "snapshots" / "new" / "text.txt", b"new here", None),
    ]
    deletes = [Delete(gone, gone.read_bytes(), digest(gone.read_bytes()))]
    return Writing(puts, deletes, append_of(folder / "journal.jsonl", [new_step("second")]))


def after(folder: Path) -> tuple[State, list[str]]:
    """What a run without faults leaves, and the calls it takes."""
    begin(folder)
    disk = FaultyDisk()
    commit(folder / ".loccit", writing(folder), disk)
    return state(folder), disk.calls


def without_journal(files: State) -> State:
    return {name: data for name, data in files.items() if name != "journal.jsonl"}


def left_behind(folder: Path) -> list[Path]:
    return [path for path in (folder / ".loccit").rglob("*") if path.is_file()]


def commands(folder: Path) -> list[str]:
    assert journal_problems(folder / "journal.jsonl") == []
    return [step.command for step in read_steps(folder / "journal.jsonl")]


@pytest.mark.parametrize("late", [False, True], ids=["before the call", "after the call"])
def test_killed_at_every_call(tmp_path: Path, late: bool) -> None:
    done, calls = after(tmp_path / "whole")
    assert {"write", "fsync", "replace", "unlink", "sync_folder"} <= set(calls)
    outcomes = set()
    for at in range(1, len(calls) + 1):
        folder = tmp_path / str(at)
        before = begin(folder)
        with pytest.raises(Killed):
            commit(folder / ".loccit", writing(folder), FaultyDisk(at, after=late))
        recover(folder / ".loccit", Disk())
        now = state(folder)
        if without_journal(now) == without_journal(before):
            assert now == before
            outcomes.add("before")
        else:
            assert without_journal(now) == without_journal(done)
            assert commands(folder) == ["first", "second"]
            outcomes.add("after")
        assert left_behind(folder) == []
    assert outcomes == {"before", "after"}


def test_killed_again_while_recovering(tmp_path: Path) -> None:
    done, calls = after(tmp_path / "whole")
    for at in range(calls.index("replace") + 1, len(calls) + 1):
        for again in range(1, 12):
            folder = tmp_path / f"{at}-{again}"
            begin(folder)
            with pytest.raises(Killed):
                commit(folder / ".loccit", writing(folder), FaultyDisk(at, after=True))
            try:
                recover(folder / ".loccit", FaultyDisk(again))
            except Killed:
                recover(folder / ".loccit", Disk())
            assert without_journal(state(folder)) == without_journal(done)
            assert commands(folder) == ["first", "second"]


@pytest.mark.parametrize("forever", [False, True])
@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES])
def test_a_disk_that_refuses_at_every_call(tmp_path: Path, error: int, forever: bool) -> None:
    done, calls = after(tmp_path / "whole")
    for at in range(1, len(calls) + 1):
        folder = tmp_path / str(at)
        before = begin(folder)
        try:
            commit(folder / ".loccit", writing(folder), FaultyDisk(at, error, forever=forever))
            message = ""
        except LibraryError as failure:
            message = str(failure)
        assert "\n" not in message
        if "nothing was changed" in message:
            assert state(folder) == before
            assert left_behind(folder) == [] or forever
        recover(folder / ".loccit", Disk())
        now = state(folder)
        assert now == before or without_journal(now) == without_journal(done)
        assert commands(folder) == (["first"] if now == before else ["first", "second"])


def test_a_full_disk_changes_nothing(tmp_path: Path) -> None:
    """Only what needs room fails on a full disk: making and writing files, never renaming or removing."""
    _, calls = after(tmp_path / "whole")
    for at in [number for number, call in enumerate(calls, 1) if call in ("create", "write", "open")]:
        folder = tmp_path / str(at)
        before = begin(folder)
        with pytest.raises(LibraryError, match="nothing was changed"):
            commit(folder / ".loccit", writing(folder), FaultyDisk(at, errno.ENOSPC))
        assert state(folder) == before
        assert left_behind(folder) == []


@pytest.mark.parametrize("name", ["references.bib", "other.bib", "snapshots/old/text.txt", "journal.jsonl"])
def test_changed_meanwhile_writes_nothing(tmp_path: Path, name: str) -> None:
    begin(tmp_path)
    planned = writing(tmp_path)
    (tmp_path / name).write_bytes(b"somebody else's")
    before = state(tmp_path)
    with pytest.raises(ChangedMeanwhile, match="run the command again") as failure:
        commit(tmp_path / ".loccit", planned, Disk())
    assert "\n" not in str(failure.value)
    assert state(tmp_path) == before


def test_a_new_file_never_replaces_one_that_came_meanwhile(tmp_path: Path) -> None:
    begin(tmp_path)
    planned = writing(tmp_path)
    (tmp_path / "snapshots" / "new").mkdir()
    (tmp_path / "snapshots" / "new" / "text.txt").write_bytes(b"theirs")
    before = state(tmp_path)
    with pytest.raises(ChangedMeanwhile):
        commit(tmp_path / ".loccit", planned, Disk())
    assert state(tmp_path) == before


def test_changed_while_the_new_contents_are_written(tmp_path: Path) -> None:
    """An editor saves in the moments between comparing and replacing."""

    class Editor(Disk):
        def replace(self, source: Path, target: Path) -> None:
            super().replace(source, target)
            if target.name == "intent":
                (tmp_path / "other.bib").write_bytes(b"saved by an editor")

    before = begin(tmp_path)
    with pytest.raises(ChangedMeanwhile):
        commit(tmp_path / ".loccit", writing(tmp_path), Editor())
    assert state(tmp_path) == before | {"other.bib": b"saved by an editor"}


def test_edited_between_a_kill_and_the_next_command(tmp_path: Path) -> None:
    """The edit stays; what was not begun is taken back, what was begun is finished around it."""
    _, calls = after(tmp_path / "whole")
    intent = calls.index("replace") + 1
    for at in range(intent, len(calls)):
        folder = tmp_path / str(at)
        begin(folder)
        with pytest.raises(Killed):
            commit(folder / ".loccit", writing(folder), FaultyDisk(at, after=True))
        (folder / "other.bib").write_bytes(b"edited by hand")
        recover(folder / ".loccit", Disk())
        now = state(folder)
        assert now["other.bib"] == b"edited by hand"
        assert commands(folder) == (["first", "second"] if b"New" in now["references.bib"] else ["first"])
        assert not (folder / ".loccit" / "intent").exists()


def test_mode_and_link_stay(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    folder = tmp_path / "library"
    begin(folder)
    real = elsewhere / "real.bib"
    (folder / "references.bib").rename(real)
    real.chmod(0o640)
    (folder / "references.bib").symlink_to(real)
    commit(folder / ".loccit", writing(folder), Disk())
    assert (folder / "references.bib").is_symlink()
    assert b"New" in real.read_bytes()
    assert real.stat().st_mode & 0o777 == 0o640


def test_a_new_file_has_the_mode_that_new_files_have(tmp_path: Path) -> None:
    begin(tmp_path)
    commit(tmp_path / ".loccit", writing(tmp_path), Disk())
    plain = tmp_path / "plain"
    plain.write_bytes(b"")
    assert (tmp_path / "snapshots" / "new" / "text.txt").stat().st_mode == plain.stat().st_mode


def test_the_journal_is_mended_after_git_changed_it(tmp_path: Path) -> None:
    """Killed with the intent in place; then `git pull` brings another journal: both sides' steps are there."""
    begin(tmp_path)
    planned = writing(tmp_path)
    _, calls = after(tmp_path / "whole")
    at = max(number for number, call in enumerate(calls, 1) if call == "replace")
    with pytest.raises(Killed):
        commit(tmp_path / ".loccit", planned, FaultyDisk(at, after=True))
    assert isinstance(planned.append, Append)
    journal = tmp_path / "journal.jsonl"
    pulled = journal.read_bytes()[: planned.append.keep] + append_of(journal, [new_step("theirs")]).data
    journal.write_bytes(pulled)
    recover(tmp_path / ".loccit", Disk())
    assert commands(tmp_path) == ["first", "theirs", "second"]


@pytest.mark.skipif(os.name == "nt", reason="modes are those of POSIX")
def test_no_file_is_left_open_when_the_disk_refuses(tmp_path: Path) -> None:
    _, calls = after(tmp_path / "whole")
    fds = Path("/dev/fd")
    if not fds.is_dir():
        pytest.skip("the system does not list open files")
    count = len(list(fds.iterdir()))
    for at in range(1, len(calls) + 1):
        folder = tmp_path / str(at)
        begin(folder)
        with suppress(LibraryError):
            commit(folder / ".loccit", writing(folder), FaultyDisk(at, errno.EIO))
    assert len(list(fds.iterdir())) == count
