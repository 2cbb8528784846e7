"""File systems that fail or die: `FaultyDisk` counts every call that changes a file."""

from __future__ import annotations

import errno
from pathlib import Path

from loccit.store.disk import Disk


class Killed(BaseException):
    """The process is gone: nothing after this may run, least of all tidying up."""


class FaultyDisk(Disk):
    """Does as `Disk` until call number `at` (from 1), which fails.

    With `error` (an errno) that call raises `OSError`; if `forever` so do all later ones of its kind. Without `error`
    the process dies: writes are left half done, and every later call dies too.
    """

    def __init__(self, at: int = 0, error: int = 0, *, forever: bool = False, after: bool = False) -> None:
        self.at = at
        self.error = error
        self.forever = forever
        self.after = after  # die just after the call has had its effect
        self.calls: list[str] = []

    def _count(self, name: str) -> bool:
        """True where this call is the one; raises where it must not happen at all."""
        self.calls.append(name)
        number = len(self.calls)
        if not self.at or number < self.at:
            return False
        if not self.error and number > self.at:
            raise Killed
        if self.error:
            if number == self.at or (self.forever and name == self.calls[self.at - 1]):
                raise OSError(self.error, errno.errorcode[self.error])
            return False
        if not self.after and name != "write":
            raise Killed
        return True

    def create(self, path: Path, mode: int) -> int:
        due = self._count("create")
        fd = super().create(path, mode)
        return self._die(due, fd)

    def open(self, path: Path) -> int:
        due = self._count("open")
        fd = super().open(path)
        return self._die(due, fd)

    def write(self, fd: int, data: bytes | memoryview) -> int:
        due = self._count("write")
        return self._die(due, super().write(fd, data[: len(data) // 2] if due and not self.after else data))

    def truncate(self, fd: int, size: int) -> None:
        due = self._count("truncate")
        super().truncate(fd, size)
        self._die(due, 0)

    def fsync(self, fd: int) -> None:
        due = self._count("fsync")
        self._die(due, 0)

    def replace(self, source: Path, target: Path) -> None:
        due = self._count("replace")
        super().replace(source, target)
        self._die(due, 0)

    def unlink(self, path: Path) -> None:
        due = self._count("unlink")
        super().unlink(path)
        self._die(due, 0)

    def mkdir(self, path: Path) -> None:
        due = self._count("mkdir")
        super().mkdir(path)
        self._die(due, 0)

    def rmdir(self, path: Path) -> None:
        due = self._count("rmdir")
        super().rmdir(path)
        self._die(due, 0)

    def sync_folder(self, path: Path) -> None:
        due = self._count("sync_folder")
        self._die(due, 0)

    def _die(self, due: bool, value: int) -> int:
        if due:
            raise Killed
        return value
