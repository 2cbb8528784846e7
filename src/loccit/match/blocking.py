"""Blocking: integer keys under which records of the same work meet, so that few pairs need comparing.

Keys depend on one record alone, so that an index can hold them. A key is a kind (upper bits) and a CRC-32 of text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from zlib import crc32

from loccit.match.row import Row, from_record
from loccit.record import Record

BLOCKING_VERSION = 3
"""Changes whenever a record's keys do: an index made under another version is made anew."""

BLOCK_LIMIT = 24
"""In a block of more records than this each one meets only its neighbours by title."""
_NEIGHBOURS = 8
_INDEX_BITS = 24

_DOI, _ID, _ISBN, _NUMBER, _ADDRESS, _ABSTRACT = range(1, 7)
_TITLE, _TITLE_START, _TITLE_END, _TITLE_WORDS, _PLACE, _LEAD, _AUTHORS = range(7, 14)
_SAME = 14
_COMMON = frozenset(
    "the and for with from that this are was were has have not its into over under after before during between among"
    " study effect effects analysis patients treatment using based results clinical review case report".split()
)


def blocking_keys(record: Record) -> list[int]:
    """The blocking keys of one record, sorted; each below 2**40. Records of the same work share at least one."""
    keys = row_keys(from_record(record))
    if record.fields:
        keys.add(_SAME << 32 | crc32(repr(sorted((name, record.text(name)) for name in record.fields)).encode()))
    return sorted(keys)


def row_keys(row: Row) -> set[int]:
    """The blocking keys of a row."""
    texts: list[tuple[int, str]] = []
    if row.doi:
        texts.append((_DOI, row.doi))
    texts.extend((_ID, value) for value in row.ids)
    if row.number:
        texts.append((_NUMBER, row.number))
    if row.address:
        texts.append((_ADDRESS, row.address))
    if row.isbn:
        texts.append((_ISBN, row.isbn + row.title[:8]))
    if row.title:
        texts.extend(_title_texts(row))
    if row.abstract:
        texts.append((_ABSTRACT, row.abstract[:60].replace(" ", "")[:40]))
    texts.extend(_place_texts(row))
    return {kind << 32 | crc32(text.encode()) for kind, text in texts}


def _title_texts(row: Row) -> Iterator[tuple[int, str]]:
    """Both ends of the title without spaces, and its longest words: typing errors seldom hit all of them."""
    squeezed = row.title.replace(" ", "")
    if squeezed.startswith("the"):
        squeezed = squeezed[3:]
    if len(squeezed) >= 12:
        yield _TITLE_START, squeezed[:16]
        yield _TITLE_END, squeezed[-16:]
    else:
        yield _TITLE, squeezed + row.lead
    words = sorted({w for w in row.title.split() if len(w) > 4 and w not in _COMMON}, key=lambda w: (-len(w), w))
    if len(words) > 1:
        yield _TITLE_WORDS, words[0] + " " + words[1]
        if len(words) > 3:
            yield _TITLE_WORDS, words[2] + " " + words[3]


def _place_texts(row: Row) -> Iterator[tuple[int, str]]:
    """Where it stands (volume, page, year) and who wrote it, for titles that were translated or mangled."""
    first = row.pages[1]
    if first and row.volume:
        yield _PLACE, f"{row.volume} {first}"
    if row.lead and row.year:
        if first:
            yield _LEAD, f"{row.lead} {row.year} {first}"
        if row.title:
            yield _LEAD, f"{row.lead} {row.year} {row.title.partition(' ')[0]}"
    if len(row.authors) > 2 and row.volume:
        yield _AUTHORS, f"{row.authors[0]} {row.authors[1]} {row.volume}"


def blocks(rows: Sequence[Row]) -> list[list[int]]:
    """Positions in `rows` that share a key, for all keys that more than one row has; large blocks sorted by title."""
    packed = [key << _INDEX_BITS | i for i, row in enumerate(rows) for key in row_keys(row)]
    packed.sort()
    found: list[list[int]] = []
    mask = (1 << _INDEX_BITS) - 1
    start = 0
    count = len(packed)
    while start < count:
        key = packed[start] >> _INDEX_BITS
        end = start + 1
        while end < count and packed[end] >> _INDEX_BITS == key:
            end += 1
        if end - start > 1:
            found.append([value & mask for value in packed[start:end]])
        start = end
    return found


class Candidates:
    """Which rows to compare with which, from blocks that are made once; any range of rows can be asked for."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._homes: list[list[list[int]] | None] = [None] * len(rows)
        self._neighbours: dict[int, set[int]] = {}
        for block in blocks(rows):
            if len(block) <= BLOCK_LIMIT:
                self._settle(block)
            else:
                self._meet_neighbours(block, rows)

    def _settle(self, block: list[int]) -> None:
        """Each row but the last of a small block is to meet those behind it."""
        for i in block[:-1]:
            home = self._homes[i]
            if home is None:
                self._homes[i] = [block]
            else:
                home.append(block)

    def _meet_neighbours(self, block: list[int], rows: Sequence[Row]) -> None:
        block.sort(key=lambda i: rows[i].title)
        for position, i in enumerate(block):
            for j in block[position + 1 : position + 1 + _NEIGHBOURS]:
                self._neighbours.setdefault(min(i, j), set()).add(max(i, j))

    def pairs(self, start: int = 0, stop: int | None = None) -> Iterator[tuple[int, list[int]]]:
        """(i, the j > i to compare it with) for i from `start` to before `stop`, each pair once."""
        for i in range(start, len(self._homes) if stop is None else stop):
            home = self._homes[i]
            later = self._neighbours.get(i)
            if home is None and later is None:
                continue
            others = set(later) if later else set()
            for block in home or ():
                others.update(block[bisect_right(block, i) :])
            yield i, sorted(others)


def candidate_pairs(rows: Sequence[Row]) -> Iterator[tuple[int, list[int]]]:
    """(i, the j > i to compare it with), each pair once; blocks over `BLOCK_LIMIT` only between neighbours by title."""
    return Candidates(rows).pairs()
