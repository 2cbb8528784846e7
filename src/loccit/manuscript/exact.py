"""Looking for a quotation word for word, its honest marks allowed for: a search in squeezed text."""

from __future__ import annotations

from loccit.manuscript.pattern import Chunk
from loccit.manuscript.words import Source

_MOST = 200  # places tried for one quotation


def find(chunks: list[Chunk], source: Source) -> tuple[int, int] | None:
    """The words `first:last` of `source` in which the quotation stands; None where it does not."""
    if not chunks:
        return None
    anchor = max(range(len(chunks)), key=lambda number: len(chunks[number].text))
    position = source.squeezed.find(chunks[anchor].text)
    tried = 0
    while position >= 0 and tried < _MOST:
        if _fits(chunks[anchor], position, source):
            end = _right(chunks[anchor + 1 :], position + len(chunks[anchor].text), source)
            start = _left(chunks[: anchor + 1], position, source) if end >= 0 else -1
            if start >= 0:
                return source.word_at(start), source.word_at(end - 1) + 1
        tried += 1
        position = source.squeezed.find(chunks[anchor].text, position + 1)
    return None


def _fits(chunk: Chunk, position: int, source: Source) -> bool:
    """Whether words begin and end where the chunk does."""
    edges = source.edges
    return (chunk.open_start or position in edges) and (chunk.open_end or position + len(chunk.text) in edges)


def _right(rest: list[Chunk], end: int, source: Source) -> int:
    """Where the chunks after the anchor end; -1 where they do not follow."""
    for chunk in rest:
        last = end + chunk.reach + len(chunk.text)
        position = source.squeezed.find(chunk.text, end, last)
        while position >= 0 and not _fits(chunk, position, source):
            position = source.squeezed.find(chunk.text, position + 1, last)
        if position < 0:
            return -1
        end = position + len(chunk.text)
    return end


def _left(chunks: list[Chunk], start: int, source: Source) -> int:
    """Where the chunks before the anchor (the last of `chunks`) begin; -1 where they do not stand there."""
    for number in range(len(chunks) - 2, -1, -1):
        chunk, reach = chunks[number], chunks[number + 1].reach
        first = max(0, start - reach - len(chunk.text))
        position = source.squeezed.rfind(chunk.text, first, start)
        while position >= 0 and not _fits(chunk, position, source):
            position = source.squeezed.rfind(chunk.text, first, position + len(chunk.text) - 1)
        if position < 0:
            return -1
        start = position
    return start
