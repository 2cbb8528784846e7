"""The card beside the list: what `show` prints, for the width there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from loccit.cli.browse.look import as_content
from loccit.cli.card import card_lines

if TYPE_CHECKING:
    from loccit.library import Card

_WIDEST = 100


class CardPane(VerticalScroll):
    """One record in full."""

    def __init__(self) -> None:
        super().__init__(id="card")
        self.card: Card | None = None
        self._text = Static(id="text", markup=False)

    def compose(self) -> ComposeResult:
        """The text of the card."""
        yield self._text

    def show(self, card: Card | None) -> None:
        """Shows a card; nothing where there is none."""
        other = card is None or self.card is None or card.citekey != self.card.citekey
        self.card = card
        self._draw()
        if other:
            self.scroll_home(animate=False)

    def on_resize(self) -> None:
        """Wraps it anew."""
        self._draw()

    def _draw(self) -> None:
        cells = min(_WIDEST, self.scrollable_content_region.width)
        if self.card is None or cells < 1:
            self._text.update("")
        else:
            self._text.update(as_content(card_lines(self.card, cells), self.app))
