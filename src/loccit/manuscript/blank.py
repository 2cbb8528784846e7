"""Blanking: what is not running text becomes spaces, so that every place in the text stays where it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

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


def closing(text: str, start: int, pair: str = "{}") -> int:
    """The place after the bracket that closes the one at `start`; -1 where there is none."""
    return _matches(text, pair).get(start, -1)


@lru_cache(maxsize=8)
def _matches(text: str, pair: str) -> dict[int, int]:
    """Where each bracket is closed, found in one go over the text; one behind a backslash is none."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for mark in re.finditer(rf"\\.|[{re.escape(pair)}]", text, re.S):
        if mark[0] == pair[0]:
            opened.append(mark.start())
        elif mark[0] == pair[1] and opened:
            found[opened.pop()] = mark.end()
    return found
