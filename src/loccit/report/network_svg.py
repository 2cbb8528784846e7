"""A group of related works drawn: a card for each work, lines that name the relation."""

from __future__ import annotations

from typing import NamedTuple

from loccit.report.data import Link, Report, Work
from loccit.report.markup import escape, shortened
from loccit.report.measure import BOLD, fit, width, wrapped
from loccit.report.network import Cross, Group, Row
from loccit.report.words import kind_of, relation_name

_CARD_WIDTH, _GAP = 300.0, 24.0
_LINE, _FOOT = 15.0, 12.0  # of a card: a line of its text, what is around them
_INDENT, _LANE, _EDGE = 26.0, 13.0, 3.0
_MOST_LANES = 14
_WIDEST = 1.35 * _CARD_WIDTH
_WHO, _TITLE = 12.5, 11.5  # sizes of type


class _Box(NamedTuple):
    """A card's place, and its lines: (`who` or `title`, text)."""

    x: float
    y: float
    width: float
    height: float
    lines: list[tuple[str, str]]

    @property
    def middle(self) -> float:
        """Half way down."""
        return self.y + self.height / 2

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height


def svg(group: Group, report: Report, number: int) -> str:
    """The drawing of the group; `number` keeps its ids apart from the other groups'."""
    right, wide = _edges(group)
    boxes = _boxes(group, right)
    body = [_branch(row, place, group.rows, boxes) for place, row in enumerate(group.rows)]
    body += [_cross(cross, group.rows, boxes, right) for cross in group.crosses]
    body += [_card(row, box, report) for row, box in zip(group.rows, boxes, strict=True)]
    high = boxes[-1].bottom + _EDGE
    ids = f"group-{number}-title group-{number}-desc"
    return (
        f'<svg class="network" viewBox="0 0 {wide:.0f} {high:.0f}" width="{wide:.0f}" height="{high:.0f}" role="img" '
        f'aria-labelledby="{ids}"><title id="group-{number}-title">{escape(_title(group))}</title>'
        f'<desc id="group-{number}-desc">{escape(describe(group, report))}</desc>{"".join(body)}</svg>'
    )


def is_wide(group: Group) -> bool:
    """Whether the drawing would be too small to read in a column of the page."""
    return _edges(group)[1] > _WIDEST


def _edges(group: Group) -> tuple[float, float]:
    """Where the cards end, and where the drawing ends with the links beside the tree."""
    right = max(row.depth for row in group.rows) * _INDENT + _CARD_WIDTH + _EDGE
    lanes = min(_MOST_LANES, max((cross.lane + 1 for cross in group.crosses), default=0))
    return right, right + (lanes * _LANE + 12 if lanes else 0) + _EDGE


def _boxes(group: Group, right: float) -> list[_Box]:
    """The cards, one below the other; all end at `right`."""
    boxes: list[_Box] = []
    y = _EDGE
    for row in group.rows:
        x = _EDGE + row.depth * _INDENT
        lines = _lines(row.work, right - x - 44)
        boxes.append(_Box(x, y, right - x, _LINE * len(lines) + 2 * _FOOT - 7, lines))
        y = boxes[-1].bottom + _GAP
    return boxes


def _lines(work: Work, room: float) -> list[tuple[str, str]]:
    """Who made it and two lines of its title; what is called by its title has that first, and in bold."""
    first = room - width(" 0000", _WHO)  # the year stands at its end
    if work.by_title:
        head = wrapped(work.title, _WHO * BOLD, first, 2)
        below = [work.who] if work.who and len(head) == 1 else []
        return [*(("who", line) for line in head), *(("title", fit(line, _TITLE, room)) for line in below)]
    lines = wrapped(work.title, _TITLE, room, 2)
    return [("who", fit(work.who or work.citekey, _WHO * BOLD, first)), *(("title", line) for line in lines)]


def _title(group: Group) -> str:
    return f"{len(group.rows) + group.more} related works around {group.rows[0].work.name}"


def describe(group: Group, report: Report) -> str:
    """Every link of the drawing as a sentence."""
    links = [row.link for row in group.rows if row.link] + [cross.link for cross in group.crosses]
    return " ".join(f"{sentence(link, report)}." for link in links)


def sentence(link: Link, report: Report) -> str:
    """`Muster 2019 reports on OIG 2020`."""
    source, target = report.works[link.source], report.works[link.target]
    return f"{source.name} {relation_name(link.type)} {target.name}"


def _card(row: Row, box: _Box, report: Report) -> str:
    """One work: its mark, who and when, its title; dashed where it is not among the report's entries."""
    work, x, y = row.work, box.x, box.y
    kind = kind_of(work.type)
    inside = work.citekey in report.shown
    year = "" if work.year is None else str(work.year)
    lines = "".join(
        f'<text class="{name}" x="{x + 33:.1f}" y="{y + 21 + _LINE * line:.1f}">{escape(text)}</text>'
        for line, (name, text) in enumerate(box.lines)
    )
    reference = f' data-ref="{escape(work.citekey)}"' if inside else ""
    return (
        f'<g class="card {kind.name}{"" if inside else " outside"}"{reference}>'
        f"<title>{escape(shortened(work.full, 300))}</title>"
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{box.width:.1f}" height="{box.height:.1f}" rx="5"/>'
        f'<use class="kind" x="{x + 17:.1f}" y="{y + 17:.1f}" href="#mark-{kind.name}"/>'
        f'<text class="when" x="{x + box.width - 11:.1f}" y="{y + 21:.1f}" text-anchor="end">{year}</text>{lines}</g>'
    )


def _branch(row: Row, place: int, rows: tuple[Row, ...], boxes: list[_Box]) -> str:
    """The line from a work to the one above it in the tree, with the relation's name over the lower card."""
    if row.link is None:
        return ""
    parent, box = boxes[row.parent], boxes[place]
    x = parent.x + _INDENT / 2
    to_parent = row.link.target == rows[row.parent].work.citekey
    head = f"M{x:.1f} {parent.bottom + 1:.1f}l4 8h-8z" if to_parent else f"M{box.x - 1:.1f} {box.middle:.1f}l-8 4v-8z"
    start = parent.bottom + (7 if to_parent else 0)
    end = box.x - (0 if to_parent else 7)
    name = relation_name(row.link.type, from_source=to_parent)
    return (
        f'<g class="link {_class(row.link)}"><path d="M{x:.1f} {start:.1f}V{box.middle - 6:.1f}q0 6 6 6H{end:.1f}"/>'
        f'<path class="head" d="{head}"/>'
        f'<text class="name" x="{box.x + 2:.1f}" y="{box.y - 6.5:.1f}">{escape(name)}</text></g>'
    )


def _cross(cross: Cross, rows: tuple[Row, ...], boxes: list[_Box], right: float) -> str:
    """A link that is no branch of the tree, to the right of the cards."""
    start, end = boxes[cross.start].middle, boxes[cross.end].middle
    out = right + 10 + (cross.lane % _MOST_LANES + 0.5) * _LANE
    turn = 6 if end > start else -6
    text = f"{rows[cross.start].work.name} {relation_name(cross.link.type)} {rows[cross.end].work.name}"
    return (
        f'<g class="link cross {_class(cross.link)}"><title>{escape(text)}</title>'
        f'<path d="M{right:.1f} {start:.1f}H{out - 6:.1f}q6 0 6 {turn}V{end - turn:.1f}q0 {turn}-6 {turn}'
        f'H{right + 7:.1f}"/><path class="head" d="M{right + 1:.1f} {end:.1f}l8 4v-8z"/></g>'
    )


def _class(link: Link) -> str:
    """A relation that is no more than that has a line without weight."""
    return "plain" if link.type == "related" else "told"
