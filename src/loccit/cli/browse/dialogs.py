"""Small screens that lie over the list: a question, and the keys."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from loccit.cli.browse.look import as_content
from loccit.cli.card import Line, Span
from loccit.cli.cells import fit, wrap

QUERY = (
    ("word", "records with a word that begins so, in any field or in the text of the source"),
    ('"a phrase"', "these words in this order"),
    ("author: title: tag:", "in that field: author:moore tag:287g-program"),
    ("type: year:", "type:report year:2017..2020"),
    ("has: missing:", "has:snapshot missing:author"),
    ("-x   a OR b   ( )", "not, either, together"),
)


class Ask(ModalScreen[bool]):
    """A question with yes and no."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,enter", "answer(True)", "Yes"),
        Binding("n,escape", "answer(False)", "No"),
    ]

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """The question."""
        with Vertical(classes="box"):
            yield Static(self._question, markup=False)
            yield Static("y yes   n no", id="answers", markup=False)

    def action_answer(self, yes: bool) -> None:
        """Closes it."""
        self.dismiss(yes)


class Keys(ModalScreen[None]):
    """What the keys do, and how to ask."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,question_mark,f1,enter", "dismiss", "Close")]

    def __init__(self, keys: list[tuple[str, str]]) -> None:
        super().__init__()
        self._keys = keys

    def compose(self) -> ComposeResult:
        """Both tables."""
        with VerticalScroll(classes="box") as box:
            box.border_title = "keys"
            box.border_subtitle = "Esc closes"
            yield Static(id="keys", markup=False)

    def on_mount(self) -> None:
        """The keys listen to this screen, and scroll it."""
        self.query_one(VerticalScroll).focus()

    def on_resize(self) -> None:
        """Wraps it to the width."""
        cells = max(20, self.query_one(VerticalScroll).scrollable_content_region.width)
        lines = [line for key, does in self._keys for line in _row(key, does, 14, cells)]
        lines += [[Span("")], [Span("the filter", "citekey")]]
        lines += [line for key, does in QUERY for line in _row(key, does, 20, cells)]
        lines += [[Span("")], *([Span(part, "label")] for part in wrap(_CLIPBOARD, cells))]
        self.query_one("#keys", Static).update(as_content(lines, self.app))


_CLIPBOARD = (
    "Copying goes through the terminal (OSC 52): inside tmux it needs 'set -g set-clipboard on', and some terminals"
    " ask for it in their settings. Hold Shift to select text with the mouse."
)


def _row(key: str, does: str, indent: int, cells: int) -> list[Line]:
    first, *rest = wrap(does, cells - indent)
    line = [Span(fit(key, indent), "relation"), Span(first)]
    return [line, *([Span(" " * indent), Span(part)] for part in rest)]
