"""Keeps the database: opens it, brings it up to date, makes it anew where it is of no use.

A new one is made beside the old one and renamed over it, so that other processes always find a whole file; a change to
an existing one is one transaction. Where neither can be written, a database in memory does.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from loccit.errors import LibraryError
from loccit.index import database
from loccit.index.faults import Changed, Damaged
from loccit.index.stamps import Seen, bib_files, look, snapshot_files

if TYPE_CHECKING:
    from pathlib import Path

T = TypeVar("T")
NAME = "index.sqlite"
_ATTEMPTS = 5
_ABANDONED = 3600.0  # seconds after which a half-made index is nobody's any more


class Keeper:
    """The database of the library in `folder`."""

    def __init__(
        self,
        folder: str | os.PathLike[str],
        files: Sequence[str | os.PathLike[str]] | None,
        folder_of: Callable[[str], str],
    ) -> None:
        self.connection: sqlite3.Connection | None = None
        self.folder = os.fspath(folder)
        self.files = files
        self.folder_of = folder_of
        self.path = os.path.join(self.folder, ".loccit", NAME)
        self.refresh()

    def __del__(self) -> None:
        with contextlib.suppress(sqlite3.Error):  # another thread may be the last to hold it
            self.close()  # sqlite3 warns of a connection that nobody closed

    def close(self) -> None:
        """Lets the file go."""
        if self.connection is not None:
            self.connection.close()
            self.connection = None

    def refresh(self) -> None:
        """Makes the index say what the files say. Raises `LibraryError`."""
        for _ in range(_ATTEMPTS):
            with contextlib.suppress(Changed):
                self._refresh(self._look_at_files(), self._look_at_snapshots())
                return
        raise LibraryError(f"{self.folder}: the files change faster than they can be read", hint="run it again")

    def ask(self, question: Callable[[sqlite3.Connection], T]) -> T:
        """The answer; where the database turns out to be damaged, that of a new one."""
        try:
            return question(self._open())
        except sqlite3.DatabaseError as error:
            unusable = database.is_unusable(error)
        except Damaged:
            unusable = False
        self._replace(in_memory=unusable)
        return question(self._open())

    def write(self, change: Callable[[sqlite3.Connection], None]) -> None:
        """Carries out `change` as one transaction, on a copy in memory where the file cannot be written."""
        try:
            self._transaction(change)
        except sqlite3.DatabaseError as error:
            self._replace(in_memory=database.is_unusable(error))
            self._transaction(change)

    def _open(self) -> sqlite3.Connection:
        if self.connection is None:
            self.refresh()
        assert self.connection is not None, "a refresh leaves a connection or raises"
        return self.connection

    def _look_at_files(self) -> dict[str, Seen]:
        try:
            if self.files is None:
                return bib_files(self.folder)
            found = ((os.path.basename(path), look(os.fspath(path))) for path in self.files)
            return {name: seen for name, seen in found if seen is not None}
        except OSError as error:
            raise LibraryError(f"{self.folder}: cannot be read: {error.strerror}") from error

    def _look_at_snapshots(self) -> dict[str, Seen]:
        return snapshot_files(os.path.join(self.folder, "snapshots"))

    def _refresh(self, files: dict[str, Seen], snapshots: dict[str, Seen]) -> None:
        try:
            self.connection = self.connection or database.open_valid(self.path)
            if self.connection is not None:
                if not _is_current(self.connection, files, snapshots):
                    self._transaction(lambda connection: self._update(connection, files, snapshots))
                return
        except sqlite3.DatabaseError as error:
            if database.is_unusable(error):
                self._work_in_memory(files, snapshots)
                return
        except Damaged:
            pass
        self._make(files, snapshots)

    def _transaction(self, change: Callable[[sqlite3.Connection], None]) -> None:
        connection = self._open()
        connection.execute("BEGIN IMMEDIATE")
        try:
            change(connection)
            connection.execute("COMMIT")
        except BaseException:
            with contextlib.suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
            raise

    def _update(self, connection: sqlite3.Connection, files: dict[str, Seen], snapshots: dict[str, Seen]) -> None:
        from loccit.index.refresh import refresh

        refresh(connection, files, snapshots, self.folder_of)

    def _replace(self, *, in_memory: bool) -> None:
        files, snapshots = self._look_at_files(), self._look_at_snapshots()
        if in_memory:
            self._work_in_memory(files, snapshots)
        else:
            self._make(files, snapshots)

    def _make(self, files: dict[str, Seen], snapshots: dict[str, Seen]) -> None:
        """A new index, in the file where that can be."""
        from pathlib import Path

        self.close()
        path = Path(self.path)
        replacing = path.exists()
        if not replacing:
            _forget_journals(path)
        draft = path.with_name(f"index.{os.getpid()}.{time.monotonic_ns()}.new")
        try:
            draft.parent.mkdir(exist_ok=True)
            _remove_abandoned(draft.parent)
            draft.touch()
            connection = database.connect(str(draft))
            try:
                self._fill(connection, files, snapshots)
            finally:
                connection.close()
            if _publish(draft, path, replacing):
                self.connection = database.connect(self.path)
            else:
                self.refresh()
        except (OSError, sqlite3.OperationalError):
            self._fill_memory(files, snapshots)
        finally:
            with contextlib.suppress(OSError):
                draft.unlink(missing_ok=True)

    def _fill(self, connection: sqlite3.Connection, files: dict[str, Seen], snapshots: dict[str, Seen]) -> None:
        from loccit.index import schema

        schema.create(connection)
        connection.execute("BEGIN")
        self._update(connection, files, snapshots)
        schema.finish(connection)
        connection.execute("COMMIT")

    def _fill_memory(self, files: dict[str, Seen], snapshots: dict[str, Seen]) -> None:
        self.close()
        self.connection = database.connect(None)
        self._fill(self.connection, files, snapshots)

    def _work_in_memory(self, files: dict[str, Seen], snapshots: dict[str, Seen]) -> None:
        """A copy of the file in memory, brought up to date; all anew where it cannot even be copied."""
        copy = database.connect(None)
        try:
            original = self.connection or database.open_valid(self.path)
            if original is not None:
                original.execute("BEGIN")
                original.execute("SELECT 1 FROM meta").fetchone()  # its lock: `backup` would wait for one for ever
                original.backup(copy)
                original.close()
                self.connection = copy
                self._transaction(lambda connection: self._update(connection, files, snapshots))
                return
        except sqlite3.DatabaseError:
            self.connection = None
        copy.close()
        self._fill_memory(files, snapshots)


def _is_current(connection: sqlite3.Connection, files: dict[str, Seen], snapshots: dict[str, Seen]) -> bool:
    for table, column, seen in (("file", "name", files), ("snapshot", "folder", snapshots)):
        stamps = dict(connection.execute(f"SELECT {column}, stamp FROM {table}"))
        if stamps != {name: file.stamp for name, file in seen.items()}:
            return False
    return True


def _publish(draft: Path, path: Path, replacing: bool) -> bool:
    """Puts the new index in its place; False where there was none to replace, and another process was first.

    Its own must stay: whoever has it open may be changing it, and the journal of that change, which goes by the file's
    name, would be taken for one of ours.
    """
    if not replacing:
        try:
            os.link(draft, path)
            return True
        except FileExistsError:
            return False
        except OSError:  # a file system without links
            pass
    _forget_journals(path)
    draft.replace(path)
    return True


def _forget_journals(path: Path) -> None:
    """Those of a file that is gone, or about to go: SQLite would apply them to the new one."""
    for suffix in ("-journal", "-wal", "-shm"):
        with contextlib.suppress(OSError):
            path.with_name(path.name + suffix).unlink(missing_ok=True)


def _remove_abandoned(folder: Path) -> None:
    for path in folder.glob("index.*.new*"):
        with contextlib.suppress(OSError):
            if time.time() - path.stat().st_mtime > _ABANDONED:
                path.unlink()
