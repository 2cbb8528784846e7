"""Counts as bars on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from loccit.cli.cells import fit, width
from loccit.cli.output import clean

_EIGHTHS = " ▏▎▍▌▋▊▉"
_WIDEST_NAME = 40
_LONGEST = 50  # cells; longer bars say no more


def bars(counts: Mapping[str, int], room: int, whole: int = 0) -> Iterator[tuple[str, str]]:
    """(name and count, bar) for each, aligned, together at most `room` cells.

    The longest bar is the greatest count, or `whole` where that is given.
    """
    if not counts:
        return
    most = max(whole, *counts.values(), 1)
    digits = len(f"{most:,}")
    name_cells = min(max(width(clean(name)) for name in counts), _WIDEST_NAME, max(8, room // 2))
    longest = min(_LONGEST, room - name_cells - digits - 6)
    for name, count in counts.items():
        yield f"  {fit(clean(name), name_cells)}  {count:>{digits},}", bar(count, most, longest)


def bar(count: int, most: int, cells: int) -> str:
    """A bar whose length is to `cells` as `count` is to `most`, to an eighth of a cell; never nothing for something."""
    if cells < 1 or count < 1:
        return ""
    eighths = max(1, round(8 * cells * count / most))
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()
