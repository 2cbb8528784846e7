"""Two loccits at once, and one that is killed at any moment: nothing is lost, journal and file agree."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

import loccit
from loccit.errors import LibraryError
from loccit.store import Store
from loccit.store.entries import values
from loccit.store.journal import read_steps
from loccit.store.lock import LockedError, locked
from tests.store.faulty import FaultyDisk, Killed
from tests.store.library import QuickDisk, assert_agrees, bib, library

SLOW = bool(os.environ.get("LOCCIT_SLOW"))
ROOT = Path(loccit.__file__).resolve().parents[1]

WORKER = """
import random, sys, time
from pathlib import Path
from loccit.store import Store
from loccit.store.disk import Disk

class QuickDisk(Disk):
    def fsync(self, fd): pass
    def sync_folder(self, path): pass

folder, name, first, last, quick = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), sys.argv[5]
store = Store(folder, disk=QuickDisk() if quick == "quick" else Disk(), patience=120)
for number in range(first, last):
    with store.step(f"{name} {number}") as step:
        step.set("shared", name, str(number))
        step.set(name, "note", f"{name} {number}")
    print(number, flush=True)
    time.sleep(random.uniform(0, 0.006))  # so that the other one gets its turn
"""

FILE = b"@misc{shared,\n  title = {Both},\n}\n\n@misc{one,\n}\n\n@misc{two,\n}\n"


def worker(folder: Path, name: str, first: int, last: int, *, quick: bool = True) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WORKER, str(folder), name, str(first), str(last), "quick" if quick else "real"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)


def test_two_processes_lose_nothing_in_1000_changes(tmp_path: Path) -> None:
    store = library(tmp_path / "library", FILE)
    workers = [worker(store.folder.path, name, 0, 500, quick=not SLOW) for name in ("one", "two")]
    assert [process.wait(300) for process in workers] == [0, 0]
    for process in workers:
        assert process.stdout is not None
        process.stdout.close()
    steps = [step.command for step in read_steps(store.folder.journal)]
    for name in ("one", "two"):
        assert [step for step in steps if step.startswith(name)] == [f"{name} {n}" for n in range(500)]
    assert len(steps) == 1000
    turns = sum(one.split()[0] != other.split()[0] for one, other in pairwise(steps))
    assert turns > 20, "the two never met"
    assert values(store.entry("shared").raw) == {
        "@type": "misc", "title": "{Both}", "one": "{499}", "two": "{499}",
    }  # fmt: skip
    assert_agrees(store)
    for _ in range(20):
        store.undo()
    left = Counter(step.split()[0] for step in steps[:-20])
    fields = values(store.entry("shared").raw)
    assert (fields["one"], fields["two"]) == (f"{{{left['one'] - 1}}}", f"{{{left['two'] - 1}}}")
    assert_agrees(store)


def test_killed_at_any_moment(tmp_path: Path) -> None:
    """SIGKILL, again and again: the file always holds what the journal's last step says."""
    store = library(tmp_path / "library", FILE)
    chance = random.Random(7)
    seen = set()
    for _ in range(200 if SLOW else 10):
        done = sum(step.command.startswith("one") for step in read_steps(store.folder.journal))
        process = worker(store.folder.path, "one", done, done + 100_000, quick=False)
        assert process.stdout is not None
        for _ in range(chance.randrange(6)):
            process.stdout.readline()
        time.sleep(chance.uniform(0.0, 0.02))
        process.send_signal(signal.SIGKILL)
        process.wait(60)
        process.stdout.close()
        store = Store(store.folder.path, disk=QuickDisk())
        assert not (store.folder.derived / "intent").exists()
        steps = [step.command for step in read_steps(store.folder.journal)]
        assert steps == [f"one {number}" for number in range(len(steps))]
        fields = values(store.entry("shared").raw)
        assert fields.get("one") == (f"{{{len(steps) - 1}}}" if steps else None)
        assert_agrees(store)
        seen.add(len(steps))
    assert len(seen) > 3


def test_another_loccit_that_does_not_end_is_named(tmp_path: Path) -> None:
    store = library(tmp_path / "library")
    with locked(store.folder.derived):
        other = Store(store.folder.path, patience=0.05)
        with pytest.raises(LockedError, match="another loccit is writing") as failure, other.step("set"):
            pass
    assert str(os.getpid()) in str(failure.value)
    assert "\n" not in str(failure.value)
    with other.step("set") as step:
        step.set("smith2020", "note", "free again")
    assert b"free again" in bib(store)


@pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX")
def test_a_read_only_folder_is_one_line(tmp_path: Path) -> None:
    store = library(tmp_path / "library")
    with store.step("set") as step:
        step.set("smith2020", "note", "before")
        assert step.diff()
    before = bib(store)
    parts = [store.folder.path, *store.folder.path.rglob("*")]
    for path in parts:
        path.chmod(0o555 if path.is_dir() else 0o444)
    for path in (tmp_path, *tmp_path.parents):
        if "pytest" in str(path):  # pytest's folders are its user's alone, and xdist puts one more between
            path.chmod(path.stat().st_mode | 0o055)
    said = as_plain_user(lambda: write_and_look(store.folder.path))
    for path in parts:
        path.chmod(0o755 if path.is_dir() else 0o644)
    assert said == ["diff seen", f"{store.folder.path}: cannot be written: Permission denied "
                    "(is the folder or disk read-only?)"]  # fmt: skip
    assert bib(store) == before


def write_and_look(folder: Path) -> list[str]:
    store = Store(folder)
    said = []
    with store.step("look", dry_run=True) as step:
        step.set("smith2020", "note", "x")
        said += ["diff seen"] * bool(step.diff())
    try:
        with store.step("set") as step:
            step.set("smith2020", "note", "x")
    except LibraryError as error:
        said += str(error).splitlines()
    return said


def as_plain_user(task: Callable[[], list[str]]) -> list[str]:
    """What `task` gives when modes count, as they do not for root."""
    if os.geteuid():
        return task()
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.setgid(65534)
        os.setuid(65534)
        try:
            os.write(writing, "\n".join(task()).encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        said = pipe.read().splitlines()
    os.waitpid(child, 0)
    return said


def test_a_killed_command_is_finished_by_one_that_reads(tmp_path: Path) -> None:
    store = library(tmp_path / "library")
    disk = FaultyDisk()
    with Store(store.folder.path, disk=disk).step("count") as step:
        step.set("smith2020", "note", "0")
    at = disk.calls.index("replace") + 1
    with pytest.raises(Killed), Store(store.folder.path, disk=FaultyDisk(at, after=True)).step("killed") as step:
        step.set("smith2020", "note", "1")
    assert values(Store(store.folder.path).entry("smith2020").raw)["note"] in ("{1}", '"1"')
    assert_agrees(store)


def test_a_command_that_fails_inside_writes_nothing(tmp_path: Path) -> None:
    store = library(tmp_path / "library")
    before = bib(store)
    with pytest.raises(LibraryError), store.step("broken") as step:  # noqa: PT012 - what went well is lost too
        step.set("smith2020", "note", "first")
        step.set("smith2020", "title", "{unbalanced")
    assert bib(store) == before
    assert not store.folder.journal.exists()
