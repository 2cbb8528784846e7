"""The words of an article in an export: its documents parted, its wrapped lines put together, its labels told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from loccit.formats.encoding import Lines

DOCUMENT_LIMIT = 4_000_000
"""Characters of one document that are kept: no article is as long, and memory stays bounded."""

_WIDEST = 120
"""Columns up to which a body may be wrapped: beyond, every line is a paragraph."""

_SENTENCE_ENDS = ".!?:;\"”’'»)"


class Line(NamedTuple):
    """A line of the file: its number, and its text without white space at the ends."""

    number: int
    text: str


class Part(NamedTuple):
    """The lines of one document, without empty ones at its ends. `ended`: its end was marked; `cut`: it is too long."""

    lines: list[Line]
    ended: bool
    cut: bool = False

    def raw(self) -> str:
        """The lines as they stood."""
        return "\n".join(line.text for line in self.lines)


def parts(lines: Lines, starts: Callable[[str], bool], ends: Callable[[str], bool]) -> Iterator[Part]:
    """The documents of a file: each begins with a line that `starts` one or after a line that `ends` one.

    The lines that say so belong to the document. A form feed counts as the end of a line.
    """
    gathered: list[Line] = []
    size = 0
    for number, whole in enumerate(lines, 1):
        for text in whole.split("\f") if "\f" in whole else (whole,):
            text = text.replace("\xa0", " ").strip().lstrip("\ufeff")  # word processors put hard spaces behind labels
            if starts(text) and gathered:
                yield from _part(gathered, size, ended=True)
                gathered, size = [], 0
            size += len(text) + 1
            if size <= DOCUMENT_LIMIT and (text or gathered):
                gathered.append(Line(number, text))
            if text and ends(text):
                yield from _part(gathered, size, ended=True)
                gathered, size = [], 0
    yield from _part(gathered, size, ended=False)


def _part(gathered: list[Line], size: int, *, ended: bool) -> Iterator[Part]:
    while gathered and not gathered[-1].text:
        gathered.pop()
    if gathered:
        yield Part(gathered, ended, size > DOCUMENT_LIMIT)


def paragraphs(lines: Iterable[str], *, wrapped: bool | None = None) -> list[str]:
    """The paragraphs of a body. Where lines were wrapped, those that one paragraph was broken into are joined again.

    A line was broken where the first word of the next one would not have fitted; a line that had room left ended
    by itself. `wrapped` says whether the body was, where that is known: else a line that is broken in a sentence does.
    """
    lines = list(lines)
    width = max(map(len, lines), default=0)
    pairs = list(zip(["", *lines], lines, strict=False))
    if wrapped is None:
        wrapped = width <= _WIDEST and any(
            _broken(*pair, width) and pair[0][-1] not in _SENTENCE_ENDS for pair in pairs
        )
    found: list[list[str]] = []
    for last, line in pairs:
        if wrapped and _broken(last, line, width):
            found[-1].append(line)
        elif line:
            found.append([line])
    return [" ".join(each) for each in found]


def _broken(line: str, following: str, width: int) -> bool:
    """Whether `following` goes on with `line`, as there was no room for its first word."""
    return bool(line and following) and len(line) + 1 + len(following.split(" ", 1)[0]) > width


def blocks(lines: Iterable[Line]) -> list[list[Line]]:
    """The lines in blocks, which empty lines part."""
    found: list[list[Line]] = []
    open_block = False
    for line in lines:
        if line.text and open_block:
            found[-1].append(line)
        elif line.text:
            found.append([line])
        open_block = bool(line.text)
    return found


def joined(lines: Iterable[Line]) -> str:
    """The text of lines that say one thing, on one line."""
    return " ".join(" ".join(line.text.split()) for line in lines if line.text)
