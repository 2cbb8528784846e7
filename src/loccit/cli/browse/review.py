"""Duplicates one pair after the other: the same decisions as `duplicates --review`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from loccit.cli.browse.look import as_content
from loccit.cli.card import Line, Span
from loccit.cli.cells import cut, fit, width, wrap
from loccit.cli.output import clean
from loccit.cli.review import KEYS, Pair, decide, pairs
from loccit.cli.side_by_side import Compared, compared, differences

if TYPE_CHECKING:
    from loccit.cli.browse.desk import Host
    from loccit.library import Library
    from loccit.record import Record

_BESIDE = 70
"""From this many cells on both records stand side by side."""
_LABEL = 14
_TALL = 24
_AROUND = 8
"""Lines around the records: the border, and the keys on at most two lines."""


class Review(ModalScreen[bool]):
    """Finds the duplicates among what `query` finds, and asks about each; closes with whether anything was changed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, f"answer('{key}')", word.capitalize()) for key, word in KEYS.items()),
        Binding("escape", "answer('q')", "Quit", show=False),
    ]

    def __init__(self, host: Host, query: str) -> None:
        super().__init__()
        self._host = host
        self._asked = query
        self._pairs: list[Pair] = []
        self._at = 0
        self._both: list[Compared] = []
        self._changed = False
        self._busy = True

    def compose(self) -> ComposeResult:
        """Both records, and the keys."""
        with Vertical(classes="box", id="review") as box:
            box.border_title = "duplicates"
            with VerticalScroll(id="pair"):
                yield Static("looking for duplicates …", id="both", markup=False)
            yield Static("Esc goes back", id="answers", markup=False)

    def on_mount(self) -> None:
        """Looks for duplicates."""
        self.query_one("#pair").focus()
        self.find()

    @work(exclusive=True, group="review")
    async def find(self) -> None:
        """Looks for duplicates, which may take a while; Esc goes back meanwhile."""
        groups = await self._host.asked(lambda library: library.duplicates(self._asked), aside=True)
        self._pairs = list(pairs(groups)) if groups is not None else []
        self._busy = False
        if self._pairs:
            await self._show()
        else:
            self._host.tell("no duplicates among what the filter finds" if groups is not None else "")
            self.dismiss(False)

    async def _show(self) -> None:
        """The pair that is asked about; those of which a record is gone are passed over."""
        while self._at < len(self._pairs):
            pair = self._pairs[self._at]
            records = await self._host.asked(partial(_both, pair=pair))
            if records is not None and records[0].citekey != records[1].citekey:
                self._both = list(compared(*records))
                self._draw()
                return
            self._at += 1
        self.dismiss(self._changed)

    def on_resize(self) -> None:
        """Side by side or one below the other, as there is room."""
        self._draw()

    def _draw(self) -> None:
        if not self._both or self._at >= len(self._pairs):
            return
        pair = self._pairs[self._at]
        box = self.query_one("#review")
        box.border_title = f"{pair.kind}, {self._at + 1} of {len(self._pairs)}"
        cells = max(20, self.query_one("#pair").scrollable_content_region.width)
        lines: list[Line] = [[Span(part, "reference")] for part in wrap(pair.reasons, cells)]
        lines += [[Span("")], *(_beside if cells >= _BESIDE else _below)(pair, self._both, cells)]
        self.query_one("#both", Static).update(as_content(lines, self.app))
        room = self.size.height
        box.styles.height = min(len(lines) + _AROUND, room * 9 // 10) if room >= _TALL else room
        keys = [f"{key}\u00a0{word}" for key, word in KEYS.items()]
        keeps = f"(merge keeps {clean(pair.first)})" if cells >= _BESIDE // 2 else ""
        self.query_one("#answers", Static).update("   ".join([*keys, keeps]).rstrip())

    @work(exclusive=True, group="answer")
    async def action_answer(self, answer: str) -> None:
        """Carries out an answer, and goes on to the next pair."""
        if answer == "q":
            self.dismiss(self._changed)
            return
        if self._busy or self._at >= len(self._pairs):
            return
        self._busy = True
        pair = self._pairs[self._at]
        if answer == "s" or await self._host.changed(lambda library: decide(library, answer, pair)):
            self._changed = self._changed or answer != "s"
            self._at += 1
            await self._show()
        self._busy = False


def _both(library: Library, pair: Pair) -> tuple[Record, Record]:
    return library.record(pair.first), library.record(pair.other)


def _beside(pair: Pair, both: list[Compared], cells: int) -> Iterator[Line]:
    """Variable, the one record, the other."""
    half = (cells - _LABEL - 4) // 2
    first, other = fit(clean(pair.first), half), cut(clean(pair.other), half)
    yield [Span(" " * (_LABEL + 2)), Span(first, "citekey"), Span("  "), Span(other, "citekey")]
    for one in both:
        left, right = _cells(one.left, one.right, half), _cells(one.right, one.left, half)
        for number in range(max(len(left), len(right))):
            label = f"{' ' if one.same else '≠'} {fit(one.variable, _LABEL)}" if not number else " " * (_LABEL + 2)
            one_side = left[number] if number < len(left) else []
            other_side = right[number] if number < len(right) else []
            yield [Span(label, "label"), *one_side, Span(" " * (half - _width(one_side) + 2)), *other_side]


def _below(pair: Pair, both: list[Compared], cells: int) -> Iterator[Line]:
    """Variable, and below it both records, where they differ."""
    yield [Span(cut(f"1 {clean(pair.first)}", cells), "citekey")]
    yield [Span(cut(f"2 {clean(pair.other)}", cells), "citekey")]
    for one in both:
        yield [Span(f"{' ' if one.same else '≠'} {one.variable}", "label")]
        sides = (("1 ", one.left, one.right), ("2 ", one.right, one.left))
        for name, text, other in (("  ", one.left, one.right),) if one.same else sides:
            for number, line in enumerate(_cells(text, other, cells - 2)):
                yield [Span("  " if number else name, "label"), *line]


def _cells(text: str, other: str, cells: int) -> list[Line]:
    """`text` wrapped, what `other` lacks marked."""
    lines: list[Line] = []
    marks = [lacks for part, lacks in differences(text, other) for _ in part]
    at = 0
    for part in wrap(text, cells):
        at = text.index(part, at) if part else at
        lines.append(_spans(part, marks[at : at + len(part)]))
        at += len(part)
    return lines


def _spans(text: str, marks: list[bool]) -> Line:
    spans: Line = []
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or marks[place] != marks[start]:
            spans.append(Span(text[start:place], "mark" if marks[start] else ""))
            start = place
    return spans


def _width(line: Line) -> int:
    return sum(width(span.text) for span in line)
