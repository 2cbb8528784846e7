"""The timeline for narrow screens: the years from top to bottom, so that nothing has to be scrolled aside."""

from __future__ import annotations

from loccit.report.data import Report
from loccit.report.markup import escape
from loccit.report.timeline import Column, columns, summary
from loccit.report.timeline_svg import mark
from loccit.report.words import KINDS

_WIDTH, _LABEL, _COUNT, _ROW = 360.0, 66.0, 30.0, 17.0
_LARGEST, _SMALLEST = 14.0, 6.5  # the room of one mark


def upright(report: Report) -> str:
    """The drawing; `''` where there is nothing to draw."""
    found = columns(report.entries)
    if not found:
        return ""
    most = max(len(column.entries) for column in found)
    room = min(_LARGEST, (_WIDTH - _LABEL - _COUNT) / most)
    body = "".join(_row(column, (place + 0.5) * _ROW, room) for place, column in enumerate(found))
    high = len(found) * _ROW
    return (
        f'<svg class="timeline upright" viewBox="0 0 {_WIDTH:.0f} {high:.0f}" role="img" '
        f'aria-labelledby="upright-title upright-desc"><title id="upright-title">Timeline of the sources</title>'
        f'<desc id="upright-desc">{escape(summary(report, found))}</desc>'
        f'<path class="axis" d="M{_LABEL - 6:.0f} 0V{high:.0f}"/>{body}</svg>'
    )


def _row(column: Column, y: float, room: float) -> str:
    """One period: its name, its marks or bars, its count."""
    count = len(column.entries)
    parts = [_text("year", "end", _LABEL - 12, y, column.short)]
    if room >= _SMALLEST:
        parts += [mark(entry, _LABEL + (place + 0.5) * room, y, room) for place, entry in enumerate(column.entries)]
    else:
        parts += _bars(column, y, room)
    return "".join(parts) + (_text("tally", "start", _LABEL + count * room + 5, y, f"{count:,}") if count else "")


def _bars(column: Column, y: float, unit: float) -> list[str]:
    parts, x = [], _LABEL
    for kind in KINDS:
        if count := column.count(kind):
            width = max(count * unit, 0.5)
            parts.append(
                f'<rect class="mark {kind.name}" x="{x:.1f}" y="{y - 6:.1f}" width="{width:.1f}" height="12">'
                f"<title>{escape(column.name)}, {kind.label}: {count:,}</title></rect>"
            )
            x += count * unit
    return parts


def _text(kind: str, anchor: str, x: float, y: float, text: str) -> str:
    return f'<text class="{kind}" text-anchor="{anchor}" x="{x:.1f}" y="{y + 4:.1f}">{escape(text)}</text>'
