"""A quotation as a pattern: its words, and the honest marks in it: `…`, `[…]`, `[words]`, `[T]he`, `[sic]`."""

from __future__ import annotations

import re
from typing import NamedTuple

from loccit.manuscript.words import TOKEN, composed, norm

GAP, ANY, STEM, WORD = "gap", "any", "stem", "word"
MOST_REPLACED = 15  # words of the source that one bracket may stand for
_DOTS = r"(?:…|\.(?:\s?\.){2,3}|\*\s?\*\s?\*)"
_PART = re.compile(
    rf"(?P<gap>\[\s*{_DOTS}\s*\]|\(\s*{_DOTS}\s*\)|{_DOTS}|\[\s*[-–—]{{1,3}}\s*\])"
    r"|(?P<sic>[\[(]\s*(?:sic|recte)\b[^\])]*[\])]|\[!\])"
    rf"|(?P<before>[^\W\d_]+)?\[(?!\s*(?:{_DOTS}|[-–—]{{1,3}})\s*\])(?P<inside>[^\[\]]{{0,300}})\]"
    r"(?P<after>['’]?[^\W\d_]+(?:['’][^\W\d_]+)*)?"
    rf"|(?P<word>{TOKEN.pattern})",
    re.I,
)


class Element(NamedTuple):
    """One part of a quotation. A `stem` is a word of which only the beginning `word` and the end `tail` are quoted."""

    kind: str
    word: str = ""
    tail: str = ""
    shown: str = ""


def parse(text: str) -> list[Element]:
    """The elements of a quotation; marks at its ends say nothing and are left out."""
    found: list[Element] = []
    for part in _PART.finditer(composed(text)):
        found += _elements(part)
    while found and found[0].kind in (GAP, ANY):
        found.pop(0)
    while found and found[-1].kind in (GAP, ANY):
        found.pop()
    return found


def _elements(part: re.Match[str]) -> list[Element]:
    if part["gap"]:
        return [Element(GAP, shown="…")]
    if part["sic"]:
        return []
    if part["word"]:
        return [Element(WORD, norm(part["word"]), shown=part["word"])]
    before, after, inside = part["before"], part["after"], part["inside"]
    shown = part[0]
    if not before and (not after or (after[0] in "'’" and len(inside.strip()) > 2)):  # `[the agency]’s`, not `[L]’État`
        return [Element(ANY, shown=shown)]
    if " " in inside.strip():  # words put in without a space beside the bracket
        sides = [Element(WORD, norm(side), shown=side) if side else None for side in (before, after)]
        return [one for one in (sides[0], Element(ANY, shown=f"[{inside}]"), sides[1]) if one]
    return [Element(STEM, norm(before or ""), norm(after or ""), shown)]


def literals(elements: list[Element]) -> int:
    """How many words are quoted."""
    return sum(element.kind in (WORD, STEM) for element in elements)


class Chunk(NamedTuple):
    """Words that stand together in the source, squeezed; `reach`: how many characters may stand before them.

    `open_start` and `open_end`: the chunk begins or ends within a word (`[T]he`, `agenc[ies]`).
    """

    text: str
    reach: int = 0
    open_start: bool = False
    open_end: bool = False


_REACH = {GAP: 20_000, ANY: 150, STEM: 8}


def chunks(elements: list[Element]) -> list[Chunk]:
    """The pattern for a search in squeezed text."""
    found: list[Chunk] = []
    text, reach, opened = "", 0, False

    def close(open_end: bool) -> None:
        nonlocal text, reach, opened
        if text:
            found.append(Chunk(text, reach, opened, open_end))
            text, reach, opened = "", 0, False

    for element in elements:
        if element.kind == WORD:
            text += element.word
            continue
        text += element.word
        close(element.kind == STEM and bool(element.word))
        reach = max(reach, _REACH[element.kind])
        if element.tail:
            text, opened = element.tail, True
    close(False)
    return found
