"""All files of one command changed together: killed at any instant, the library is as before or as after.

New contents are first written beside (`.loccit/pending/`, or next to the file where that is another disk), then an
intent naming them is put in place in one rename: from then on the command counts as done. `apply` carries it out, and
after a kill `recovery.recover` carries it on. A file that anyone else changed meanwhile is found before the intent is.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from loccit.errors import ChangedMeanwhile, LibraryError
from loccit.store.disk import Disk, write_all, write_file
from loccit.store.intent import Append, Intent, Staged, digest

_PIECE = 1 << 20


class Put(NamedTuple):
    """A file's new contents. `before` is what was read, None for a file that must not be there yet.

    `was` and `now` are the digests of the two.
    """

    path: Path
    data: bytes
    before: bytes | None
    was: str | None
    now: str

    @classmethod
    def of(cls, path: Path, data: bytes, before: bytes | None, was: str | None = None) -> Put:
        """With the digests, but for the old one where the caller has it."""
        return cls(path, data, before, was or (None if before is None else digest(before)), digest(data))


class Delete(NamedTuple):
    """A file to be taken away; `before` is what was read, `was` its digest."""

    path: Path
    before: bytes
    was: str


class Writing(NamedTuple):
    """All that one command changes."""

    puts: list[Put]
    deletes: list[Delete]
    append: Append | None


def commit(derived: Path, writing: Writing, disk: Disk) -> None:
    """Carries out `writing`, all or nothing. The caller holds the lock and has recovered.

    Raises `ChangedMeanwhile` where a file is not as it was read, `LibraryError` where the disk refuses; in both cases
    nothing has changed.
    """
    staged: list[Staged] = []
    intent: Intent | None = None
    try:
        disk.mkdir(derived / "pending")
        for put in writing.puts:
            staged.append(_stage(derived, len(staged), put, disk))
        touched: list[Put | Delete] = [*writing.puts, *writing.deletes]
        marks = [(changed.path, _verify(changed)) for changed in touched]
        if writing.append and not writing.append.fits():
            raise _changed(writing.append.path)
        intent = Intent(staged, [(delete.path, delete.was) for delete in writing.deletes], writing.append)
        intent.save(derived, disk)
        for path, mark in marks:
            if _mark(path) != mark:
                raise _changed(path)
        apply(intent, disk)
    except ChangedMeanwhile:
        _take_back(derived, intent, staged, disk)
        raise
    except OSError as error:
        done = _take_back(derived, intent, staged, disk)
        where = error.filename or derived.parent
        if done:
            raise LibraryError(f"{where}: cannot be written: {error.strerror}", hint="nothing was changed") from error
        hint = "the next loccit command will finish this one"
        raise LibraryError(f"{where}: cannot be written: {error.strerror}", hint=hint) from error
    with suppress(OSError):  # all is done; the next command finds it so
        intent.clear(derived, disk)


def apply(intent: Intent, disk: Disk) -> None:
    """The journal first, as only its writing can fail for want of room; then the renames, then what goes away."""
    if intent.append:
        _append(intent.append, disk)
    folders: set[Path] = set()
    for staged in intent.puts:
        folders |= _made_folder(staged.path.parent, disk)
        disk.replace(staged.temp, staged.path)
    for path, _ in intent.deletes:
        disk.unlink(path)
        folders.add(path.parent)
    for folder in sorted(folders):
        disk.sync_folder(folder)
    for path, _ in intent.deletes:
        disk.rmdir(path.parent)


def _made_folder(folder: Path, disk: Disk) -> set[Path]:
    """Makes the folder where it is not there; returns those whose names must be waited for."""
    if folder.exists():
        return {folder}
    made = _made_folder(folder.parent, disk)
    disk.mkdir(folder)
    return {*made, folder}


def _append(append: Append, disk: Disk) -> None:
    fd = disk.open(append.path)
    try:
        if append.keep != append.size:
            disk.truncate(fd, append.keep)
        os.lseek(fd, append.keep, os.SEEK_SET)
        write_all(disk, fd, append.data)
        disk.fsync(fd)
    finally:
        os.close(fd)
    if not append.size:
        disk.sync_folder(append.path.parent)


def cut_back(append: Append, disk: Disk) -> None:
    """Takes the new lines off the journal again, and what was torn before stays torn."""
    if not append.path.exists() or append.path.stat().st_size == append.size == append.keep:
        return
    fd = disk.open(append.path)
    try:
        disk.truncate(fd, append.keep)
        os.lseek(fd, append.keep, os.SEEK_SET)
        write_all(disk, fd, append.torn)
        disk.fsync(fd)
    finally:
        os.close(fd)
    if not append.size:
        disk.unlink(append.path)


def _stage(derived: Path, number: int, put: Put, disk: Disk) -> Staged:
    """Writes the new contents beside. A link stays a link: the file it leads to is the one replaced."""
    path = put.path.resolve()
    like = path.stat() if put.before is not None else None
    temp = derived / "pending" / str(number)
    if like is not None and like.st_dev != derived.stat().st_dev:
        temp = path.with_name(f".{path.name}.loccit-new")
    staged = Staged(path, temp, put.was, put.now)
    try:
        write_file(disk, temp, put.data, like)
    except OSError:
        with suppress(OSError):
            disk.unlink(temp)
        raise
    return staged


def _verify(changed: Put | Delete) -> tuple[int, ...] | None:
    """Compares the file with what was read; returns its mark, which changes with any later change."""
    mark = _mark(changed.path)
    if not _holds(changed.path, changed.before) or mark != _mark(changed.path):
        raise _changed(changed.path)
    return mark


def _holds(path: Path, data: bytes | None) -> bool:
    """True where the file's contents are `data`, None for no file. In pieces: a large file is not held twice."""
    try:
        with path.open("rb") as file:
            position = 0
            while data is not None and (piece := file.read(_PIECE)):
                if piece != data[position : position + len(piece)]:
                    return False
                position += len(piece)
            return data is not None and position == len(data)
    except FileNotFoundError:
        return data is None


def _mark(path: Path) -> tuple[int, ...] | None:
    try:
        stat = path.stat()
    except FileNotFoundError:
        return None
    return stat.st_ino, stat.st_size, stat.st_mtime_ns


def _changed(path: Path) -> ChangedMeanwhile:
    message = f"{path}: was changed by another program meanwhile; nothing was written"
    return ChangedMeanwhile(message, hint="run the command again")


def _take_back(derived: Path, intent: Intent | None, staged: list[Staged], disk: Disk) -> bool:
    """Undoes what was begun; False where files have been replaced already, or the disk refuses even this."""
    if intent is not None and intent.begun():
        return False
    try:
        if intent is not None:
            if intent.append:
                cut_back(intent.append, disk)
            intent.clear(derived, disk)
        for temp in (derived / "pending" / "intent", *(one.temp for one in staged)):
            disk.unlink(temp)
    except OSError:
        return False
    return True
