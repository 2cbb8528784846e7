"""Unified diffs of large files: only the lines around what differs are looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

_CONTEXT = 3

Splice = tuple[int, int, bytes]
"""Begin and end in the old bytes, and what stands there now."""


def unified(name: str, old: bytes, splices: Sequence[Splice]) -> str:
    """What `splices`, in order, change in `old`, as `diff -u` prints it; `''` where nothing differs."""
    hunks = []
    shift = 0
    for region in _regions(old, splices):
        hunk = _hunk(old, region, shift)
        shift += hunk.added - hunk.removed
        hunks += hunk.lines
    return "".join([f"--- a/{name}\n", f"+++ b/{name}\n", *hunks]) if hunks else ""


class _Region(NamedTuple):
    """Whole lines of the old bytes, with the splices inside."""

    start: int
    end: int
    splices: list[Splice]


class _Hunk(NamedTuple):
    lines: list[str]
    added: int
    removed: int


def _regions(old: bytes, splices: Sequence[Splice]) -> Iterator[_Region]:
    """The changed places with their context, joined where they touch."""
    current: _Region | None = None
    for splice in splices:
        start, end = _back(old, splice[0]), _forth(old, splice[1])
        if current is not None and start <= current.end:
            current = _Region(current.start, max(end, current.end), [*current.splices, splice])
            continue
        if current is not None:
            yield current
        current = _Region(start, end, [splice])
    if current is not None:
        yield current


def _back(old: bytes, position: int) -> int:
    for _ in range(_CONTEXT + 1):
        position = old.rfind(b"\n", 0, position)
        if position < 0:
            return 0
    return position + 1


def _forth(old: bytes, position: int) -> int:
    for _ in range(_CONTEXT + 1):
        position = old.find(b"\n", position) + 1
        if not position:
            return len(old)
    return position


def _hunk(old: bytes, region: _Region, shift: int) -> _Hunk:
    from difflib import unified_diff

    pieces: list[bytes] = []
    position = region.start
    for start, end, new in region.splices:
        pieces += (old[position:start], new)
        position = end
    before = _lines(old[region.start : region.end])
    after = _lines(b"".join([*pieces, old[position : region.end]]))
    first = old.count(b"\n", 0, region.start)
    lines: list[str] = []
    for line in list(unified_diff(before, after, n=_CONTEXT))[2:]:
        if line.startswith("@@"):
            line = _moved(line, first, shift)
        lines.append(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n")
    return _Hunk(lines, len(after), len(before))


def _moved(head: str, first: int, shift: int) -> str:
    """A hunk's head counted from the beginning of the file."""
    parts = head.split()
    for index, offset in ((1, first), (2, first + shift)):
        start, comma, length = parts[index][1:].partition(",")
        parts[index] = f"{parts[index][0]}{int(start) + offset}{comma}{length}"
    return " ".join(parts) + "\n"


def _lines(data: bytes) -> list[str]:
    """Lines at `\n` only, as the file has them; a carriage return at their end is not shown."""
    lines = data.decode("utf-8", "replace").replace("\r\n", "\n").split("\n")
    return [f"{line}\n" for line in lines[:-1]] + [lines[-1]] * bool(lines[-1])
