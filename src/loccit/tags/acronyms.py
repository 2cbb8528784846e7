"""Acronyms explained in the text itself: `Community Action Program (CAP)` means that CAP is no label of ours here.

The rule of Schwartz and Hearst (Pacific Symposium on Biocomputing 2003): the letters of the short form are found, from
the right, in the words before the bracket, the first of them at the beginning of a word.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_BRACKET = re.compile(r"\(\s*[“\"'‘]?([A-Z][A-Za-z&-]{1,8}[A-Z]|[A-Z](?:\.[A-Z]){1,6}\.?)[”\"'’]?\s*\)")
_MAX_WORDS = 12
_MAX_CHARS = 160


class Definition(NamedTuple):
    """`short` stands in the text for the words from `start` to `end` (offsets)."""

    short: str
    start: int
    end: int


def definitions(text: str) -> list[Definition]:
    """The short forms in brackets behind their long forms."""
    if "(" not in text:
        return []
    found = []
    for match in _BRACKET.finditer(text):
        short = match[1].replace(".", "")
        before = text[max(0, match.start() - _MAX_CHARS) : match.start()].rstrip()
        end = max(0, match.start() - _MAX_CHARS) + len(before)
        words = list(re.finditer(r"\S+", before))[-min(_MAX_WORDS, len(short) * 2 + 2) :]
        if words and (begin := _long_form(short, before, words[0].start())) >= 0:
            found.append(Definition(short, end - len(before) + begin, end))
    return found


def _long_form(short: str, before: str, floor: int) -> int:
    """Where in `before` the long form of `short` begins; -1 where there is none."""
    place = len(before) - 1
    for letter in reversed([char.casefold() for char in short if char.isalnum()][1:]):
        while place >= floor and before[place].casefold() != letter:
            place -= 1
        place -= 1
    first = short[0].casefold()
    while place >= floor:
        if before[place].casefold() == first and (place == 0 or not before[place - 1].isalnum()):
            return place
        place -= 1
    return -1
