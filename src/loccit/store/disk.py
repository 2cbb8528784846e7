"""`Disk`: every call by which the store changes a file, one method each, so that tests can fail or kill at any."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

_O_BINARY = getattr(os, "O_BINARY", 0)  # Windows would otherwise translate line ends


class Disk:
    """The file system as the store uses it. All methods raise `OSError` as the system does."""

    def create(self, path: Path, mode: int) -> int:
        """Opens a new empty file for writing (an old one of that name is emptied); returns its descriptor."""
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _O_BINARY, mode)

    def open(self, path: Path) -> int:
        """Opens a file for writing where it is not emptied, and made if it is not there."""
        return os.open(path, os.O_WRONLY | os.O_CREAT | _O_BINARY, 0o666)

    def write(self, fd: int, data: bytes | memoryview) -> int:
        """Writes some of `data`; returns how many bytes."""
        return os.write(fd, data)

    def truncate(self, fd: int, size: int) -> None:
        """Cuts the file off at `size` bytes."""
        os.ftruncate(fd, size)

    def fsync(self, fd: int) -> None:
        """Returns when the file's bytes are on the disk."""
        os.fsync(fd)

    def replace(self, source: Path, target: Path) -> None:
        """Renames in one instant; `target` is replaced."""
        source.replace(target)

    def unlink(self, path: Path) -> None:
        """Removes a file; one that is not there is no error."""
        path.unlink(missing_ok=True)

    def mkdir(self, path: Path) -> None:
        """Makes a folder and those above it; one that is there is no error."""
        path.mkdir(parents=True, exist_ok=True)

    def rmdir(self, path: Path) -> None:
        """Removes an empty folder; another is left alone."""
        with suppress(OSError):
            path.rmdir()

    def sync_folder(self, path: Path) -> None:
        """Returns when the names in the folder are on the disk (Windows has no such call and needs none)."""
        if os.name == "nt":
            return
        fd = os.open(path, os.O_RDONLY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)


def write_all(disk: Disk, fd: int, data: bytes) -> None:
    """Writes all of `data`, however many calls that takes."""
    view = memoryview(data)
    while view:
        view = view[disk.write(fd, view) :]


def write_file(disk: Disk, path: Path, data: bytes, like: os.stat_result | None = None) -> None:
    """Writes a whole file and waits until it is on the disk; it gets the mode and owner of `like`."""
    fd = disk.create(path, 0o666 if like is None else 0o600)
    try:
        write_all(disk, fd, data)
        if like is not None and os.name != "nt":
            with suppress(OSError):  # only root may give files away; elsewhere the writer's own name stays
                os.fchown(fd, like.st_uid, like.st_gid)
            os.fchmod(fd, like.st_mode & 0o7777)
        disk.fsync(fd)
    finally:
        os.close(fd)
