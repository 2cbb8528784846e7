"""The timeline: how many sources of which kind each year brought, as columns, a sentence and a table."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from loccit.report.data import Entry, Report
from loccit.report.markup import escape
from loccit.report.periods import Period, periods
from loccit.report.words import KINDS, Kind, kind_of, plural


class Column(NamedTuple):
    """One column: its period (None for sources without a year) and its entries, kind by kind."""

    period: Period | None
    entries: tuple[Entry, ...]

    @property
    def name(self) -> str:
        """What stands below it."""
        return self.period.name if self.period else "no date"

    @property
    def short(self) -> str:
        """Its name where there is little room: the first year."""
        if self.period is None or self.period.before:
            return self.name
        return str(self.period.first)

    def count(self, kind: Kind) -> int:
        """How many of its entries are of a kind."""
        return sum(kind_of(entry.work.type) is kind for entry in self.entries)


def columns(entries: Sequence[Entry]) -> list[Column]:
    """The entries by period, in order; those without a year last."""
    years = sorted(entry.work.year for entry in entries if entry.work.year is not None)
    spans = periods(years)
    ends = [span.last for span in spans]
    parts: list[list[Entry]] = [[] for _ in spans]
    undated: list[Entry] = []
    for entry in entries:
        year = entry.work.year
        (undated if year is None else parts[bisect_left(ends, year)]).append(entry)
    found = [Column(span, _in_order(part)) for span, part in zip(spans, parts, strict=True)]
    return [*found, Column(None, _in_order(undated))] if undated else found


def _in_order(entries: list[Entry]) -> tuple[Entry, ...]:
    order = {kind.name: place for place, kind in enumerate(KINDS)}
    return tuple(sorted(entries, key=lambda one: (order[kind_of(one.work.type).name], one.work.name)))


def summary(report: Report, found: Sequence[Column]) -> str:
    """What the drawing shows, in a sentence."""
    dated = [column for column in found if column.period]
    if not dated:
        return f"None of {plural(len(report.entries), 'source')} has a date."
    peak = max(dated, key=lambda column: len(column.entries))
    undated = len(report.entries) - len(report.years)
    more = f" {plural(undated, 'source')} without a date." if undated else ""
    first, last = report.years[0], report.years[-1]
    if first == last:
        return f"{plural(len(report.years), 'source')} from {first}.{more}"
    most = f"; most, {len(peak.entries):,}, in {peak.name}" if len(peak.entries) > 1 else ""
    return f"{plural(len(report.years), 'source')} from {first} to {last}{most}.{more}"


def legend(entries: Sequence[Entry]) -> str:
    """The marks of the kinds that occur, with their names and counts."""
    items = []
    for kind in KINDS:
        count = sum(kind_of(entry.work.type) is kind for entry in entries)
        if count:
            items.append(
                f'<li><svg class="{kind.name}" viewBox="-7 -7 14 14" aria-hidden="true"><path d="{kind.path}"/></svg> '
                f"{kind.label} <b>{count:,}</b></li>"
            )
    return f'<ul class="legend">{"".join(items)}</ul>'


def table(entries: Sequence[Entry]) -> str:
    """The same as a table: a row for each column that holds something."""
    found = [column for column in columns(entries) if column.entries]
    kinds = [kind for kind in KINDS if any(column.count(kind) for column in found)]
    head = "".join(f'<th scope="col">{kind.label}</th>' for kind in kinds)
    rows = "".join(
        f'<tr><th scope="row">{escape(column.name)}</th>'
        + "".join(f"<td>{column.count(kind) or '–'}</td>" for kind in kinds)
        + f"<td>{len(column.entries)}</td></tr>"
        for column in found
    )
    return (
        '<table class="numbers"><caption>Sources by year and kind</caption>'
        f'<thead><tr><th scope="col">Year</th>{head}<th scope="col">All</th></tr></thead><tbody>{rows}</tbody></table>'
    )
