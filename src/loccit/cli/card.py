"""A card as lines for a screen of some width: `show` and `browse` print the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from loccit.cli.cells import cut, fit, width, wrap
from loccit.cli.output import clean

if TYPE_CHECKING:
    from loccit.library import Card

_WIDEST_LABEL = 18
_NARROW = 48
"""Below this many cells a value stands under its label, not beside it."""


class Span(NamedTuple):
    """A part of a line. `role` says what it is (see `ROLES`); how that looks is for whoever prints it."""

    text: str
    role: str = ""


Line = list[Span]
ROLES = ("citekey", "type", "reference", "label", "tag", "gap", "relation", "")
_ROLE_OF = {"tags": "tag", "missing": "gap", "reference": "reference"}


def card_lines(card: Card, cells: int) -> Iterator[Line]:
    """The card, no line wider than `cells`: its name, the reference, then label and value side by side."""
    yield _heading(card, cells)
    rows = [(label, clean(text)) for label, text in card.lines()]
    if rows and rows[0][0] == "reference":
        yield [Span("")]
        yield from ([Span(part, "reference")] for part in wrap(rows.pop(0)[1], cells))
        yield [Span("")]
    related = {relation.type for relation in card.record.relations} | {f"{one.type} this" for one in card.incoming}
    indent = min(_WIDEST_LABEL, max((width(label) for label, _ in rows), default=0)) + 2
    before = ""
    for label, text in rows:
        role = "relation" if label in related else _ROLE_OF.get(label, "")
        shown = label if label != before else ""
        yield from _row(shown, text, role, indent if cells >= _NARROW else 0, cells)
        before = label


def _heading(card: Card, cells: int) -> Line:
    name, kind = clean(card.citekey), clean(card.record.type)
    gap = cells - width(name) - width(kind)
    return [Span(cut(name, cells), "citekey"), *([Span(" " * gap), Span(kind, "type")] if gap > 1 else [])]


def _row(label: str, text: str, role: str, indent: int, cells: int) -> Iterator[Line]:
    """A label and its value, in columns; where there is no room for them (`indent` 0), one after the other."""
    if indent:
        head = fit(cut(clean(label), indent - 2), indent)
    else:
        head, indent = f"{cut(clean(label) or '·', cells - 12)} ", 2
    first, *rest = wrap(text, cells - indent, cells - width(head))
    yield [Span(head, "label"), Span(first, role)]
    for part in rest:
        yield [Span(" " * indent), Span(part, role)]
