"""What entries need from the rest of the library, when only a few of them are read: found through the index."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from loccit.biblatex import BibFile, Entry, split
from loccit.biblatex.context import Context
from loccit.index.digests import digest
from loccit.index.faults import Changed
from loccit.index.files import FileUpdate, Fresh, read
from loccit.index.stamps import Seen

_PLACE = (
    "SELECT e.id, s.file, s.start + e.start, e.length, e.digest, e.segment, e.start, e.line, e.citekey"
    " FROM entry e JOIN segment s ON s.id = e.segment WHERE "
)


class Place(NamedTuple):
    """Where an entry that is in the index stands: bytes `begin:begin + length` of file `file`."""

    id: int
    file: int
    begin: int
    length: int
    digest: bytes
    segment: int
    start: int
    line: int
    citekey: str


class Surroundings(Context):
    """The context of a library of which only parts have been split."""

    def __init__(self, connection: sqlite3.Connection, update: FileUpdate, files: dict[str, Seen]) -> None:
        numbers = dict(connection.execute("SELECT name, id FROM file"))
        self._connection = connection
        self._paths = {numbers[name]: seen.path for name, seen in files.items()}
        self._order = {number: place for place, number in enumerate(self._paths)}
        self._gone = update.gone
        self._files: dict[int, BibFile] = {}
        self._found: dict[str, Entry | None] = {}
        self._fresh: dict[str, list[Fresh]] = defaultdict(list)
        for one in update.fresh:
            self.add(one)
        super().__init__([split(joined_strings(connection, list(self._paths)))])

    def add(self, fresh: Fresh) -> None:
        """An entry that will be read: by then it is no longer in the index."""
        self._fresh[fresh.entry.key].append(fresh)
        self._found.clear()

    def find(self, key: str) -> Entry | None:
        """The first entry with this key, in the order of the files."""
        if key not in self._found:
            self._found[key] = self._find(key)
        return self._found[key]

    def places(self, numbers: Sequence[int]) -> list[Place]:
        """Where the entries of these ids stand."""
        marks = ", ".join("?" * len(numbers))
        return [Place._make(row) for row in self._connection.execute(f"{_PLACE} e.id IN ({marks})", numbers)]

    def entry(self, place: Place) -> Entry:
        """The entry that stands there. Raises `Changed` where it does not."""
        data = self._file(place.file).data
        if place.digest:
            raw = data[place.begin : place.begin + place.length]
            found = split(raw).entries if digest(raw) == place.digest else []
        else:  # what it is depends on what stands around it
            whole = self._file(place.file)
            whole = whole if whole.blocks else split(whole.raw)
            self._files[place.file] = whole
            found = [entry for entry in whole.entries if entry.start == place.begin]
        if not found:
            raise Changed
        return found[0]

    def _find(self, key: str) -> Entry | None:
        rows = self._connection.execute(f"{_PLACE} e.citekey = ?", (key,))
        places = [place for place in map(Place._make, rows) if place.id not in self._gone]
        best = min(places, key=lambda place: (self._order[place.file], place.begin), default=None)
        fresh = min(self._fresh.get(key, ()), key=self._fresh_order, default=None)
        if fresh is not None and (best is None or self._fresh_order(fresh) < (self._order[best.file], best.begin)):
            return fresh.entry
        return self.entry(best) if best else None

    def _fresh_order(self, fresh: Fresh) -> tuple[int, int]:
        (start,) = self._connection.execute("SELECT start FROM segment WHERE id = ?", (fresh.segment,)).fetchone()
        return self._order[fresh.file], start + fresh.start

    def _file(self, number: int) -> BibFile:
        if number not in self._files:
            self._files[number] = BibFile(read(self._paths[number])[0])
        return self._files[number]


def joined_strings(connection: sqlite3.Connection, files: Sequence[int]) -> bytes:
    """All `@string` blocks of the library, in order."""
    found: list[bytes] = []
    for number in files:
        rows = connection.execute("SELECT strings FROM segment WHERE file = ? ORDER BY start", (number,))
        found += [strings for (strings,) in rows if strings]
    return b"\n".join(found)
