"""Marked text -> an output format: nested formatting, quotation marks, blocks.

Formatting and quotes from an item's own text flip against what surrounds them: italics in italics are upright,
quotes in quotes are inner quotes.
"""

from __future__ import annotations

import re

from . import marks as m
from .locale import Locale
from .output.base import Output

_SPLIT = re.compile(rf"([{m.ALL}])")


class Quotes:
    """A locale's quotation marks."""

    def __init__(self, locale: Locale) -> None:
        self.outer = (locale.term("open-quote") or "“", locale.term("close-quote") or "”")
        self.inner = (locale.term("open-inner-quote") or "‘", locale.term("close-inner-quote") or "’")


class _Writer:
    """Writes one piece of marked text."""

    def __init__(self, output: Output, quotes: Quotes) -> None:
        self.output, self.quotes = output, quotes
        self.out: list[str] = []
        self.ends: list[str] = []  # what END writes
        self.kinds: dict[str, list[str]] = {}  # kind of formatting -> the marks that hold
        self.popped: list[list[str]] = []  # the kinds END ends
        self.depth = 0  # of quotes
        self.flip = False

    def write(self, text: str) -> str:
        for index, piece in enumerate(_SPLIT.split(text)):
            if index % 2:
                self._mark(piece)
            elif piece:
                self.out.append(self.output.escape(piece))
        while self.ends:
            self._end()
        return "".join(self.out)

    def _mark(self, mark: str) -> None:
        if mark == m.FLIP:
            self.flip = True
            return
        if mark in m.KIND:
            self._format(mark)
        elif mark == m.END:
            self._end()
        elif mark == m.NOCASE:
            self._no_decoration() if self.flip else self._push("", "", [])
        elif mark in (m.OPEN_QUOTE, m.CLOSE_QUOTE):
            self._quote(mark)
        elif mark != m.GUARD:
            self._push(*self.output.block(mark), [])
        self.flip = False

    def _push(self, opening: str, closing: str, kinds: list[str]) -> None:
        self.out.append(opening)
        self.ends.append(closing)
        self.popped.append(kinds)

    def _end(self) -> None:
        if self.ends:
            closing = self.ends.pop()
            if closing.isspace():  # what a left margin ends with, instead of its own spaces
                self.out[-1] = self.out[-1].rstrip(" ")
            self.out.append(closing)
            for kind in self.popped.pop():
                self.kinds[kind].pop()

    def _format(self, mark: str) -> None:
        kind = m.KIND[mark]
        stack = self.kinds.setdefault(kind, [])
        current = stack[-1] if stack else ""
        if self.flip and current == mark:
            mark = m.NEUTRAL_OF[kind]
        elif mark in m.NEUTRAL and (not current or current in m.NEUTRAL):
            self._push("", "", [])
            return
        stack.append(mark)
        self._push(*self.output.tags(mark), [kind])

    def _no_decoration(self) -> None:
        """A nodecor span: what holds around it is off inside."""
        active = [kind for kind, stack in self.kinds.items() if stack and stack[-1] not in m.NEUTRAL]
        tags = [self.output.tags(m.NEUTRAL_OF[kind]) for kind in active]
        for kind in active:
            self.kinds[kind].append(m.NEUTRAL_OF[kind])
        self._push("".join(t[0] for t in tags), "".join(t[1] for t in reversed(tags)), active)

    def _quote(self, mark: str) -> None:
        if mark == m.CLOSE_QUOTE:
            self.depth = max(0, self.depth - 1)
        pair = self.quotes.inner if self.depth % 2 else self.quotes.outer
        if mark == m.OPEN_QUOTE:
            self.depth += 1
        self.out.append(self.output.escape(pair[mark == m.CLOSE_QUOTE]))


def serialize(text: str, output: Output, quotes: Quotes) -> str:
    """`text` in the format `output`."""
    if not _SPLIT.search(text):
        return output.escape(text)
    return _Writer(output, quotes).write(text)
