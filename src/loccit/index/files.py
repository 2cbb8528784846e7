"""Which entries of the .bib files are new, gone or have moved since the index was made."""

from __future__ import annotations

import sqlite3
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from loccit.errors import LibraryError
from loccit.index.digests import digest
from loccit.index.segments import Change, Segment, compare, is_ordinary
from loccit.index.stamps import UNSETTLED, Seen, look, settled

if TYPE_CHECKING:
    from loccit.biblatex import BibFile, Entry

_SEGMENT = "SELECT start, length, line, digest, strings, sound, id FROM segment WHERE file = ? ORDER BY start"


class Fresh(NamedTuple):
    """An entry to be read, and where it stands in its `segment`.

    `digest` is None where it is not known yet, b'' where the entry must be read each time.
    """

    entry: Entry
    file: int
    segment: int
    start: int
    line: int
    digest: bytes | None


class FileUpdate:
    """Finds what changed, and moves what only stands elsewhere.

    `gone` are the ids of entries that are no longer there, `fresh` those to be read. `parts` is what was split, by
    file, `moved` whether anything was. `is_new`: the index was empty.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.gone: set[int] = set()
        self.fresh: list[Fresh] = []
        self.parts: dict[int, BibFile] = {}
        self.moved = False
        self.is_new = connection.execute("SELECT 1 FROM file LIMIT 1").fetchone() is None

    def run(self, files: dict[str, Seen]) -> None:
        """Compares all files. Raises `LibraryError` for one that cannot be read."""
        select = self.connection.execute("SELECT name, id, stamp, digest FROM file")
        known = {name: (number, stamp, sha) for name, number, stamp, sha in select}
        for name, (number, _, _) in known.items():
            if name not in files:
                self._remove(number)
        for name, seen in files.items():
            number, stamp, sha = known.get(name, (0, UNSETTLED, b""))
            if not number or stamp != seen.stamp:
                self._compare(name, seen.path, number, stamp, sha)

    def _remove(self, number: int) -> None:
        self.moved = True
        found = self.connection.execute(
            "SELECT e.id FROM segment s JOIN entry e ON e.segment = s.id WHERE s.file = ?", (number,)
        )
        self.gone |= {entry for (entry,) in found}
        self.connection.execute("DELETE FROM segment WHERE file = ?", (number,))
        self.connection.execute("DELETE FROM file WHERE id = ?", (number,))

    def _compare(self, name: str, path: str, number: int, old_stamp: str, old_digest: bytes) -> None:
        now = time.time_ns()
        data, stamp = read(path)
        sha = digest(data)
        stamp = settled(stamp, now)
        if number and sha == old_digest:
            if stamp != old_stamp:
                self.connection.execute("UPDATE file SET stamp = ? WHERE id = ?", (stamp, number))
            return
        if number:
            self.connection.execute("UPDATE file SET stamp = ?, digest = ? WHERE id = ?", (stamp, sha, number))
        else:
            row = self.connection.execute("INSERT INTO file (name, stamp, digest) VALUES (?, ?, ?)", (name, stamp, sha))
            number = row.lastrowid or 0
        old = segments_of(self.connection, number)
        self._apply(number, old, compare(data, old))

    def _apply(self, file: int, old: list[Segment], change: Change) -> None:
        """Puts the new segments in place of the old ones and pairs off the entries that stand in both."""
        behind = len(old) - change.after
        replaced = old[change.before : behind]
        entries = self._entries(replaced)
        execute = self.connection.execute
        for segment in replaced:
            execute("DELETE FROM segment WHERE id = ?", (segment.id,))
        if change.shift or change.line_shift:
            for segment in old[behind:]:
                moved = (segment.start + change.shift, segment.line + change.line_shift, segment.id)
                execute("UPDATE segment SET start = ?, line = ? WHERE id = ?", moved)
        self.parts[file] = change.part
        self.moved = True
        for segment, blocks in change.segments:
            row = execute(
                "INSERT INTO segment (file, start, length, line, digest, strings, sound) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (file, *segment[:6]),
            )
            found: list[Entry] = [block for block in blocks if block.kind == "entry"]  # type: ignore[misc]  # its kind
            self._place(found, file, row.lastrowid or 0, segment, change, entries)
        self.gone |= {number for numbers in entries.values() for number in numbers}

    def _entries(self, segments: list[Segment]) -> dict[tuple[str, bytes], list[int]]:
        """The ids of the entries in `segments`, by citekey and digest, the last one first."""
        found: dict[tuple[str, bytes], list[int]] = defaultdict(list)
        for segment in segments:
            rows = self.connection.execute(
                "SELECT citekey, digest, id FROM entry WHERE segment = ? ORDER BY start", (segment.id,)
            )
            for citekey, sha, number in rows:
                found[citekey, sha].append(number)
        for numbers in found.values():
            numbers.reverse()
        return found

    def _place(
        self,
        found: list[Entry],
        file: int,
        number: int,
        segment: Segment,
        change: Change,
        old: dict[tuple[str, bytes], list[int]],
    ) -> None:
        """The entries of the segment with this number: those that were there keep their rows, others are to be read."""
        begin, line = segment.start - change.start, segment.line - change.line + 1
        for entry in found:
            sha = b"" if not (segment.sound or is_ordinary(entry)) else digest(entry.raw) if old else None
            same = old.get((entry.key, sha)) if sha else None
            if same:
                moved = (number, entry.start - begin, entry.line - line, same.pop())
                self.connection.execute("UPDATE entry SET segment = ?, start = ?, line = ? WHERE id = ?", moved)
            else:
                self.fresh.append(Fresh(entry, file, number, entry.start - begin, entry.line - line, sha))


def segments_of(connection: sqlite3.Connection, file: int) -> list[Segment]:
    """The segments of a file in the index, in order."""
    return [Segment._make(row) for row in connection.execute(_SEGMENT, (file,))]


def read(path: str) -> tuple[bytes, str]:
    """The bytes of the file and the stamp it had before they were read. Raises `LibraryError`."""
    try:
        seen = look(path)
        data = Path(path).read_bytes()
    except OSError as error:
        raise LibraryError(f"{path}: cannot be read: {error.strerror}") from error
    return data, seen.stamp if seen else UNSETTLED
