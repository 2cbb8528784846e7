"""Blanking: what is not running text becomes spaces, so that every place in the text stays where it is."""

from __future__ import annotations

import re
from collections.abc import Iterable

_ALL = re.compile(r"[^\n]")


def blank(match: re.Match[str]) -> str:
    """Spaces for a match; line ends stay. For `re.sub`."""
    return _ALL.sub(" ", match[0])


def blank_spans(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """`text` with the spans blanked."""
    out, position = [], 0
    for start, end in sorted(spans):
        if end <= position:
            continue
        start = max(start, position)
        out += [text[position:start], _ALL.sub(" ", text[start:end])]
        position = end
    return "".join([*out, text[position:]])


def closing(text: str, start: int, pair: str = "{}", escape: str = "\\") -> int:
    """The place after the bracket that closes the one at `start`; -1 where there is none."""
    depth, position, opening, end = 0, start, pair[0], pair[1]
    for position in range(start, len(text)):
        char = text[position]
        if char == opening and text[position - 1 : position] != escape:
            depth += 1
        elif char == end and text[position - 1 : position] != escape:
            depth -= 1
            if depth == 0:
                return position + 1
    return -1
