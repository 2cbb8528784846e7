"""Tables on a terminal: columns that fit its width, or, where it is narrow, each row on two lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loccit.cli.cells import cut, fit, width

_GAP = 2
_LEGIBLE = 20
"""Cells below which the column that carries the text gets a line of its own."""


def table(cells: Sequence[Sequence[str]], headings: Sequence[str], flexible: int, room: int) -> Iterator[str]:
    """The heading and the rows as lines of at most `room` cells. The column `flexible` carries the text."""
    taken = [[width(cell) for cell in column] for column in zip(headings, *cells, strict=True)]
    flexible %= len(headings)
    widths = _widths(taken, flexible, room - _GAP * (len(headings) - 1))
    if widths[flexible] >= min(_LEGIBLE, max(taken[flexible])):
        for row in (headings, *cells):
            yield (" " * _GAP).join(map(fit, row, widths)).rstrip()
        return
    others = [number for number in range(len(headings)) if number != flexible]
    widths = _widths([taken[number] for number in others], len(others) - 1, room - _GAP * (len(others) - 1))
    for row in (headings, *cells):
        yield (" " * _GAP).join(map(fit, (row[number] for number in others), widths)).rstrip()
        yield f"{' ' * _GAP}{cut(row[flexible], room - _GAP)}"


def _widths(taken: Sequence[Sequence[int]], flexible: int, room: int) -> list[int]:
    """How wide each column is, together at most `room` where that can be.

    The first names the row, to be typed again: it is cut only beyond two fifths of the room. Of the others, first a few
    unusually long cells give way, then the widest column in turn; `flexible` has twice the claim.
    """
    widths = [max(column) for column in taken]
    for number in range(1, len(widths)):
        if sum(widths) > room and number != flexible:
            widths[number] = max(
                sorted(taken[number])[9 * len(taken[number]) // 10], room - sum(widths) + widths[number]
            )

    def claim(number: int) -> int:
        if number == 0:
            return widths[0] - room * 2 // 5
        return widths[number] // 2 if number == flexible else widths[number]

    while sum(widths) > max(room, len(widths)):
        widest = max(range(len(widths)), key=claim)
        if widths[widest] <= 1:
            widest = max(range(len(widths)), key=widths.__getitem__)
        widths[widest] -= 1
    return widths
