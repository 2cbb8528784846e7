"""Quotations between quotation marks: “…”, "…", „…“, «…», ``…'', ‘…’; also over several paragraphs."""

from __future__ import annotations

import re
from collections.abc import Callable

from loccit.manuscript.model import Document, Quotation

_CLOSERS = {"“": ("”",), "„": ("“", "”"), "«": ("»",), "»": ("«",), "``": ("''",), '"': ('"',), "‘": ("’", "'"),
            "‚": ("‘",), "‹": ("›",), "'": ("'",)}  # fmt: skip
_MARK = re.compile(r"``|''|[“”„«»\"‘’‚‹›']")
_SINGLE = ("‘", "‚", "‹", "'")
_DECADE = re.compile(r"\d0s")
_PLURAL = re.compile(r"(?<=s)['’](?= [a-zà-ÿ])")
_NEXT = re.compile(r"\n[ \t]*\n|‘|(?<=\S)['’](?![^\W_])")
_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")
_LONGEST = 12_000  # a mark never closed does not make the rest of a chapter a quotation


def inline_quotations(document: Document, prose: str, plain: Callable[[str], str], shown: str = "") -> list[Quotation]:
    """The quotations of `prose`, outermost ones only; `plain` takes the markup off their words.

    `shown` is the text to take the words from, where marks of another kind were put into `prose`.
    """
    shown = shown or prose
    found: list[Quotation] = []
    for start, end in _spans(prose):
        if text := plain(_PARAGRAPH.sub(_continued, shown[start:end])):
            found.append(Quotation(text, start, end, document.line(start), False, document.file))
    return found


def _continued(found: re.Match[str]) -> str:
    return "\n"


def _spans(prose: str) -> list[tuple[int, int]]:
    """Where quotations begin and end, the marks outside."""
    spans: list[tuple[int, int]] = []
    mark, start = "", 0
    previous = 0
    for found in _MARK.finditer(prose):
        char, position = found[0], found.start()
        if mark and _leaves(prose, previous, position, mark, start, char):
            mark = ""
        previous = position
        if mark:
            if char in _CLOSERS[mark] and _closes(prose, found, mark):
                spans.append((start, position))
                mark = ""
        elif _opens(prose, found):
            mark, start = char, found.end()
    return spans


def _leaves(prose: str, previous: int, position: int, mark: str, start: int, char: str) -> bool:
    """Whether an open quotation ended unclosed: a paragraph ended, and the next does not begin with the mark again."""
    between = list(_PARAGRAPH.finditer(prose, max(previous, start), position))
    if not between:
        return position - start > _LONGEST
    return len(between) > 1 or between[0].end() != position or char != mark


def _opens(prose: str, found: re.Match[str]) -> bool:
    char, before, after = found[0], prose[found.start() - 1 : found.start()], prose[found.end() : found.end() + 1]
    if char not in _CLOSERS:
        return False
    if char == "“" or char == "„" or char == "``":
        return True
    if char in "«»‹":
        return char != "»" or bool(after and not after.isspace())
    free = not before or before.isspace() or before in "([{—–-/>~*_"
    if char in _SINGLE:
        if char == "‘" and after.isdigit():  # ‘2025 begins, the ‘90s do not
            return free and not _DECADE.match(prose, found.end())
        return free and (after.isalpha() or after in ("[", "…", "“", '"', "„"))
    return free and bool(after) and not after.isspace()


def _closes(prose: str, found: re.Match[str], mark: str) -> bool:
    before, after = prose[found.start() - 1 : found.start()], prose[found.end() : found.end() + 1]
    if mark == '"':
        return not before.isspace() or not after or after.isspace()
    if mark in ("‘", "'"):  # an apostrophe stands before a letter
        return not after.isalnum() and not before.isspace() and not _possessive(prose, found)
    if mark == "“" and found[0] == "”":
        return True
    return True


def _possessive(prose: str, found: re.Match[str]) -> bool:
    """Whether `the voters’ will` goes on: a mark that closes for certain comes before another one opens."""
    if not _PLURAL.match(prose, found.start()):
        return False
    position = found.end()
    while (later := _NEXT.search(prose, position, position + 2_000)) is not None:
        if later[0] not in "'’":
            return False
        if not _PLURAL.match(prose, later.start()):
            return True
        position = later.end()
    return False
