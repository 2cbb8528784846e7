"""A power cut at every call: what was not waited for is gone, contents and names alike; the library is still whole."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from loccit.store import Store
from loccit.store.disk import Disk
from tests.store.faulty import Killed
from tests.store.library import QuickDisk, assert_agrees, bib
from tests.store.test_faults import begin, command, view, without_journal

Restore = Callable[[], None]


class PowerCut(Disk):
    """Works until call number `at`, then loses what a disk may lose, as POSIX allows it.

    `contents`: bytes written since the last `fsync` of their file. `names`: files made, renamed and removed since the
    last `sync_folder` of their folder.
    """

    def __init__(self, at: int, *, contents: bool, names: bool) -> None:
        self.at = at
        self.contents = contents
        self.names = names
        self.calls = 0
        self.paths: dict[int, Path] = {}
        self.unsynced: dict[Path, bytes] = {}  # what is safe of files with unsafe contents
        self.changes: list[tuple[Path, Restore]] = []  # folder whose names are unsafe, how to lose the change

    def count(self) -> None:
        self.calls += 1
        if self.calls == self.at:
            self.cut()
        if self.at and self.calls >= self.at:
            raise Killed

    def cut(self) -> None:
        if self.contents:
            for path, safe in self.unsynced.items():
                if path.exists():
                    path.write_bytes(safe)
        if self.names:
            for _, restore in reversed(self.changes):
                restore()

    def create(self, path: Path, mode: int) -> int:
        self.count()
        self.begin(path, b"")
        return self.named(super().create(path, mode), path)

    def open(self, path: Path) -> int:
        self.count()
        self.begin(path, path.read_bytes() if path.exists() else b"")
        return self.named(super().open(path), path)

    def begin(self, path: Path, safe: bytes) -> None:
        self.unsynced.setdefault(path, safe)
        if not path.exists():
            self.changes.append((path.parent, lambda: path.unlink(missing_ok=True)))

    def named(self, fd: int, path: Path) -> int:
        self.paths[fd] = path
        return fd

    def write(self, fd: int, data: bytes | memoryview) -> int:
        self.count()
        return super().write(fd, data)

    def truncate(self, fd: int, size: int) -> None:
        self.count()
        super().truncate(fd, size)

    def fsync(self, fd: int) -> None:
        self.count()
        self.unsynced.pop(self.paths[fd], None)

    def replace(self, source: Path, target: Path) -> None:
        self.count()
        moved, old = source.read_bytes(), target.read_bytes() if target.exists() else None
        super().replace(source, target)
        if source in self.unsynced:
            self.unsynced[target] = self.unsynced.pop(source)

        def lose() -> None:
            source.parent.mkdir(exist_ok=True)
            source.write_bytes(moved)
            put_back(target, old)

        self.changes.append((target.parent, lose))

    def unlink(self, path: Path) -> None:
        self.count()
        old = path.read_bytes() if path.exists() else None
        super().unlink(path)
        if old is not None:
            self.changes.append((path.parent, lambda: put_back(path, old)))

    def mkdir(self, path: Path) -> None:
        self.count()
        new = not path.exists()
        super().mkdir(path)
        if new:
            self.changes.append((path.parent, lambda: shutil.rmtree(path, ignore_errors=True)))

    def sync_folder(self, path: Path) -> None:
        self.count()
        self.changes = [change for change in self.changes if change[0] != path]


def put_back(path: Path, data: bytes | None) -> None:
    if data is None:
        path.unlink(missing_ok=True)
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def one_field(store: Store) -> None:
    with store.step("second") as step:
        step.set("smith2020", "note", "second")


@pytest.mark.parametrize("task", [command, one_field], ids=["several files", "one file"])
@pytest.mark.parametrize(("contents", "names"), [(True, False), (False, True), (True, True)])
def test_the_library_is_as_before_or_as_after(
    tmp_path: Path, task: Callable[[Store], None], contents: bool, names: bool
) -> None:
    store, disk = begin(tmp_path / "whole"), PowerCut(0, contents=False, names=False)
    task(Store(store.folder.path, disk=disk))
    after = without_journal(view(store))
    outcomes = set()
    for at in range(1, disk.calls + 1):
        store = begin(tmp_path / str(at))
        before = view(store)
        with pytest.raises(Killed):
            task(Store(store.folder.path, disk=PowerCut(at, contents=contents, names=names)))
        store = Store(store.folder.path, disk=QuickDisk())
        with store.step("look", dry_run=True):
            pass
        now = view(store)
        assert now == before or without_journal(now) == after
        outcomes.add(now == before)
        assert_agrees(store)
        with store.step("third") as step:
            step.set("smith2020", "title", "third")
        assert_agrees(store)
        store.undo()
        assert b"third" not in bib(store)
    assert outcomes == {True, False}
