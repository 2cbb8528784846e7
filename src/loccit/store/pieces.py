"""A .bib file cut at its entries, by citekey: what a merge compares."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from loccit.biblatex import Entry, split

Key = tuple[str, int]
"""A citekey, and which of the entries with it."""

HEAD: Key = ("", 0)


class Piece(NamedTuple):
    """An entry and what follows it up to the next one; the first piece of a file has no entry."""

    entry: bytes
    gap: bytes


Pieces = dict[Key, Piece]


def pieces_of(data: bytes) -> Pieces:
    """The pieces in order; joined they are the file."""
    out: Pieces = {}
    counts: Counter[str] = Counter()
    key, start, end = HEAD, 0, 0
    for block in split(data).blocks:
        if isinstance(block, Entry):
            out[key] = Piece(data[start:end], data[end : block.start])
            counts[block.key] += 1
            key, start, end = (block.key, counts[block.key]), block.start, block.end
    out[key] = Piece(data[start:end], data[end:])
    return out


def lines_between(pieces: Pieces) -> Counter[bytes]:
    """The lines between entries that are not blank."""
    return Counter(line.strip() for piece in pieces.values() for line in piece.gap.splitlines() if line.strip())
