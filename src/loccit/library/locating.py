"""The store, told by the index where entries stand, so that a change in a large file does not read all of it."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from loccit.store.store import Store

if TYPE_CHECKING:
    from loccit.library.library import Library


class Places:
    """Where the index saw entries. It answers only for the very contents it saw: the store names their digest."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def span(self, file: str, digest: str, citekey: str) -> tuple[int, int] | None:
        """Begin and end of the first entry with this citekey in `file`, in bytes; None where that is not known."""
        if not self._knows(file, digest):
            return None
        rows = [row for row in self._library.index.all_of(citekey) if row.file == file and row.citekey == citekey]
        first = min(rows, key=lambda row: row.start, default=None)
        return (first.start, first.end) if first else None

    def holds(self, file: str, digest: str, citekey: str) -> bool | None:
        """Whether an entry of `file` is called so, or was once, in any case; None where that is not known."""
        if not self._knows(file, digest):
            return None
        index = self._library.index
        if any(key.casefold() == citekey.casefold() for key in index.keys(citekey)):
            return True
        return any(index.all_of(name) for name in {citekey, citekey.lower(), citekey.upper(), citekey.capitalize()})

    def last(self, file: str, digest: str) -> int | None:
        """Where the last entry of `file` ends, in bytes; None where that is not known."""
        return self._library.index.last_end(file) or None if self._knows(file, digest) else None

    def _knows(self, file: str, digest: str) -> bool:
        """Whether the index saw these contents, and counts in their bytes (in UTF-16 it counts otherwise)."""
        if self._library.index.digest(file) != digest:
            return False
        with (self._library.folder / file).open("rb") as stream:
            return stream.read(2) not in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def store_of(library: Library) -> Store:
    """The store of `library`."""
    return Store(library.folder, Places(library))
