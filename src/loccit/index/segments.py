"""A file as runs of whole blocks, so that of a large file only the part that changed is split and read again.

A segment begins at the `@` of a block behind an ordinary one and a blank gap: there a reader that starts anew sees the
same as one that comes from the file's beginning. Segments cover the file without gaps.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from loccit.index.digests import digest

if TYPE_CHECKING:
    from loccit.biblatex import BibFile, Block

_COMMENT = re.compile(rb"%[^\r\n]*")
SIZE = 1 << 17
"""Bytes from which on a segment ends at the next place that allows it."""


class Segment(NamedTuple):
    """Bytes `start:start+length` of a file, from line `line` on; `strings` are the bytes of its `@string` blocks.

    `sound`: nothing in it is broken. How a broken block ends may be decided by text that stands far behind it.
    """

    start: int
    length: int
    line: int
    digest: bytes
    strings: bytes = b""
    sound: bool = True
    id: int = 0


class Change(NamedTuple):
    """What is new in a file: of the old segments, the first `before` and the last `after` are still there.

    Between them stands `part`, split from the file's bytes at `start` (line `line`) on, in `segments`, whose `start`
    and `line` count from the file's beginning; `shift` and `line_shift` move those behind.
    """

    before: int
    after: int
    start: int
    line: int
    part: BibFile
    segments: list[tuple[Segment, list[Block]]]
    shift: int
    line_shift: int


def compare(data: bytes, old: Sequence[Segment]) -> Change:
    """How `data` differs from the file that `old` segments describe; () for a new file."""
    from loccit.biblatex import split

    whole = _is_wide(data) or not all(segment.sound for segment in old)
    before, after = (0, 0) if whole else _common(data, old)
    if before or after:
        change = _middle(data, old, before, after)
        if change is not None:
            return change
    part = split(data)
    return Change(0, 0, 0, 1, part, list(_segments(part, 0, 1)), 0, 0)


def _is_wide(data: bytes) -> bool:
    """UTF-16: its blocks are not bytes of the file."""
    return b"\0" in data[:64] or data[:2] in (b"\xff\xfe", b"\xfe\xff")


def _common(data: bytes, old: Sequence[Segment]) -> tuple[int, int]:
    """How many segments at the beginning and at the end are still the same.

    The last one of a file ends where the file ended, which is no place to begin at: it only counts as an end.
    """
    before = after = 0
    for segment in old[:-1]:
        if not _stands(data, segment, segment.start):
            break
        before += 1
    size = old[-1].start + old[-1].length if old else 0
    first = old[before].start if before < len(old) else size
    for segment in reversed(old[before:]):
        start = segment.start + len(data) - size
        if start < first or segment.start == 0 or not _stands(data, segment, start):
            break
        after += 1
    return before, after


def _stands(data: bytes, segment: Segment, start: int) -> bool:
    piece = data[start : start + segment.length]
    return len(piece) == segment.length and digest(piece) == segment.digest


def _middle(data: bytes, old: Sequence[Segment], before: int, after: int) -> Change | None:
    """The change between the common segments; None where what stands there may reach beyond it."""
    from loccit.biblatex import split

    size = old[-1].start + old[-1].length
    start, line = (old[before].start, old[before].line) if before < len(old) else (size, 0)
    end = len(data) - (size - old[len(old) - after].start if after else 0)
    part = split(data[start:end])
    blocks = part.blocks
    if not _is_sound(part.data, 0, len(part.data), blocks):
        return None
    if after and not _is_blank_end(part.data, blocks[-1].end if blocks else 0):
        return None
    behind = old[len(old) - after] if after else None
    line_shift = line + part.data.count(b"\n") - behind.line if behind else 0
    segments = list(_segments(part, start, line))
    return Change(before, after, start, line, part, segments, len(data) - size, line_shift)


def is_ordinary(block: Block) -> bool:
    """Whether the block's end was found by the grammar alone."""
    if block.kind == "entry":
        return isinstance(getattr(block, "how", None), bool)
    return block.kind != "failed"


def _is_sound(data: bytes, begin: int, end: int, blocks: list[Block]) -> bool:
    """Whether all blocks between `begin` and `end` are ordinary, and no `@` stands outside of them but in comments."""
    for block in blocks:
        if not is_ordinary(block) or _has_stray(data[begin : block.start]):
            return False
        begin = block.end
    return not _has_stray(data[begin:end])


def _has_stray(gap: bytes) -> bool:
    return b"@" in gap and b"@" in _COMMENT.sub(b"", gap)


def _is_blank_end(data: bytes, end: int) -> bool:
    """Whether only white space stands behind `end`, with a line end in it."""
    gap = data[end:]
    return not gap.strip() and (b"\n" in gap or not data)


def _segments(part: BibFile, start: int, line: int) -> Iterator[tuple[Segment, list[Block]]]:
    """The segments of `part`, which stands at `start` and `line` of its file, with their blocks."""
    data, begin, begin_line = part.data, 0, 1
    gathered: list[Block] = []
    for block in part.blocks:
        if block.start - begin >= SIZE and gathered and _may_begin(data, gathered[-1], block):
            yield _segment(data, begin, block.start, start, begin_line + line - 1, gathered), gathered
            begin, begin_line, gathered = block.start, block.line, []
        gathered.append(block)
    if begin < len(data):
        yield _segment(data, begin, len(data), start, begin_line + line - 1, gathered), gathered


def _may_begin(data: bytes, last: Block, block: Block) -> bool:
    gap = data[last.end : block.start]
    return is_ordinary(last) and not gap.strip() and b"\n" in gap


def _segment(data: bytes, begin: int, end: int, offset: int, line: int, blocks: list[Block]) -> Segment:
    strings = b"\n".join(block.raw for block in blocks if block.kind == "string")
    sound = _is_sound(data, begin, end, blocks)
    return Segment(begin + offset, end - begin, line, digest(data[begin:end]), strings, sound)
