"""The timeline drawn: a mark for each source in the column of its year or, where they are many, a bar for each kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loccit.report.data import Entry, Report
from loccit.report.markup import escape, shortened
from loccit.report.periods import Period
from loccit.report.timeline import Column, columns, summary
from loccit.report.words import KINDS, kind_of

_WIDTH, _HEIGHT, _FOOT, _HEAD = 1040.0, 250.0, 30.0, 20.0
_LARGEST, _SMALLEST = 14.0, 6.5  # the room of one mark
_LABEL = 40.0  # the least room of a year's name


def svg(report: Report) -> str:
    """The drawing; `''` where there is nothing to draw. Its marks carry the citekeys' anchors for the page's script."""
    found = columns(report.entries)
    if not found:
        return ""
    most = max(len(column.entries) for column in found)
    room = min(_LARGEST, (_HEIGHT - _HEAD - _FOOT) / most)
    marks = room >= _SMALLEST
    height = _HEAD + _FOOT + (room * most if marks else _HEIGHT - _HEAD - _FOOT)
    base = height - _FOOT
    step = min(_WIDTH / len(found), 64.0)
    body = [f'<path class="axis" d="M0 {base:.1f}H{_WIDTH:.0f}"/>']
    for place, column in enumerate(found):
        x = (place + 0.5) * step
        if marks:
            body.append(_marks(column, x, base, room))
            top = base - room * len(column.entries)
        else:
            unit = (base - _HEAD) / most
            body.append(_bar(column, x, base, unit, step))
            top = base - unit * len(column.entries)
        if column.entries:
            body.append(f'<text class="count" x="{x:.1f}" y="{top - 5:.1f}">{len(column.entries):,}</text>')
    body += _names(found, step, base)
    return (
        f'<svg class="timeline" viewBox="0 0 {_WIDTH:.0f} {height:.0f}" role="img" '
        f'aria-labelledby="timeline-title timeline-desc">'
        f'<title id="timeline-title">Timeline of the sources</title>'
        f'<desc id="timeline-desc">{escape(summary(report, found))}</desc>'
        f"{''.join(body)}</svg>"
    )


def definitions() -> str:
    """The marks of the kinds, drawn once for all figures of the page."""
    paths = "".join(f'<path id="mark-{kind.name}" d="{kind.path}"/>' for kind in KINDS)
    return f'<svg class="unseen" aria-hidden="true" focusable="false"><defs>{paths}</defs></svg>'


def mark(entry: Entry, x: float, y: float, room: float) -> str:
    """One entry's mark; it carries its citekey for the page's script."""
    kind, work = kind_of(entry.work.type).name, entry.work
    return (
        f'<g class="mark {kind}" data-ref="{escape(work.citekey)}" transform="translate({x:.1f} {y:.1f}) '
        f'scale({(room - 2) / 10:.2f})"><title>{escape(shortened(work.full, 160))}</title>'
        f'<use href="#mark-{kind}"/></g>'
    )


def _marks(column: Column, x: float, base: float, room: float) -> str:
    """One mark for each entry, from the axis up."""
    spots = enumerate(column.entries)
    return "".join(mark(entry, x, base - (place + 0.5) * room - 2, room) for place, entry in spots)


def _bar(column: Column, x: float, base: float, unit: float, step: float) -> str:
    """The kinds of one column, each above the one before."""
    parts = []
    width = step * 0.76
    for kind in KINDS:
        if count := column.count(kind):
            base -= count * unit
            parts.append(
                f'<rect class="mark {kind.name}" x="{x - width / 2:.1f}" y="{base:.1f}" width="{width:.1f}" '
                f'height="{max(count * unit, 0.5):.1f}"><title>{escape(column.name)}, {kind.label}: {count:,}</title>'
                "</rect>"
            )
    return "".join(parts)


def _names(found: Sequence[Column], step: float, base: float) -> Iterator[str]:
    """Names below the columns: round years as far as there is room; 'before …' and 'no date' always."""
    every = next(n for n in (1, 2, 5, 10, 20, 25, 50) if n * step >= _LABEL or n == 50)
    right = _WIDTH - _LABEL * 1.6 if found[-1].period is None else _WIDTH + _LABEL
    left = _LABEL * 3 if found[0].period and found[0].period.before else 0.0
    for place, column in enumerate(found):
        x = (place + 0.5) * step
        if column.period is None:
            yield _name(column.name, "end", x + step / 2, base)
        elif column.period.before:
            yield _name(column.name, "start", 0.0, base)
        elif _round(column.period, every) and left <= x < right - _LABEL / 2:
            yield _name(column.short, "middle", max(x, _LABEL / 2), base)


def _round(period: Period, every: int) -> bool:
    return period.first % (every * (period.last - period.first + 1)) == 0


def _name(text: str, anchor: str, x: float, base: float) -> str:
    return f'<text class="year" text-anchor="{anchor}" x="{x:.1f}" y="{base + 19:.1f}">{escape(text)}</text>'
