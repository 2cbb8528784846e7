"""Years put into columns: single years where they fit, else periods of two, five, ten … years."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

MOST = 44
_EARLY = 0.05  # of the sources may share the column 'before …', so that one old classic does not squeeze all others
_STEPS = (1, 2, 5)


class Period(NamedTuple):
    """The years from `first` to `last`; with `before`, everything up to `last`."""

    first: int
    last: int
    before: bool = False

    @property
    def name(self) -> str:
        """`2019`, `2010–2014`, `before 1965`."""
        if self.before:
            return f"before {self.last + 1}"
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"


def periods(years: Sequence[int]) -> list[Period]:
    """The columns that hold `years` (sorted), without gaps, at most `MOST` and one for what is much earlier."""
    if not years:
        return []
    length = _length(years[-1] - years[0] + 1)
    cut = int(len(years) * _EARLY)
    shorter = _length(years[-1] - years[cut] + 1)
    if shorter < length:
        columns = _columns(years[cut], years[-1], shorter)
        return [Period(years[0], columns[0].first - 1, before=True), *columns]
    return _columns(years[0], years[-1], length)


def _length(span: int) -> int:
    """The shortest length in years that parts `span` into at most `MOST` periods."""
    power = 1
    while True:
        for step in _STEPS:
            if span <= step * power * MOST:
                return step * power
        power *= 10


def _columns(first: int, last: int, length: int) -> list[Period]:
    """Periods begin at multiples of their length, as decades do."""
    start = first - first % length
    return [Period(year, year + length - 1) for year in range(start, last + 1, length)]
