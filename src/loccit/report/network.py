"""Related works as groups: who reports on what, which texts are versions or reprints, as trees with cross links.

Every group of works that hang together is drawn from its best-connected work downwards (breadth first), one work a row,
so that it can be read at any width. The order is fixed by numbers of links, years and citekeys: the same library gives
the same drawing.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from loccit.report.data import Link, Report, Work

MOST_ROWS = 60
MOST_CROSSES = 120  # more lines than that say nothing to the eye


class Row(NamedTuple):
    """One work: how deep it stands, below which row (-1: none), by which link."""

    work: Work
    depth: int
    parent: int = -1
    link: Link | None = None


class Cross(NamedTuple):
    """A link beside the tree, between two rows; `lane` keeps it apart from those it would run over."""

    link: Link
    start: int
    end: int
    lane: int


class Group(NamedTuple):
    """Works that hang together. `more` counts those that were left out of `rows`."""

    rows: tuple[Row, ...]
    crosses: tuple[Cross, ...]
    more: int = 0


def groups(report: Report) -> list[Group]:
    """The groups of related works, the largest first; links that lead out of the library are left out."""
    links = [link for link in report.links if link.target in report.works and link.source != link.target]
    beside: dict[str, list[tuple[str, Link]]] = {}
    for link in links:
        beside.setdefault(link.source, []).append((link.target, link))
        beside.setdefault(link.target, []).append((link.source, link))
    parts = _components(beside)
    parts.sort(key=lambda part: (-len(part), min(_rank(report.works[key]) for key in part)))
    return [_group(part, beside, report.works) for part in parts]


def _components(beside: Mapping[str, list[tuple[str, Link]]]) -> list[list[str]]:
    seen: set[str] = set()
    parts = []
    for key in sorted(beside):
        if key in seen:
            continue
        seen.add(key)
        part = [key]
        for one in part:
            for other, _ in beside[one]:
                if other not in seen:
                    seen.add(other)
                    part.append(other)
        parts.append(part)
    return parts


def _rank(work: Work) -> tuple[int, str]:
    return (work.year if work.year is not None else 9999, work.citekey)


def _group(part: list[str], beside: Mapping[str, list[tuple[str, Link]]], works: Mapping[str, Work]) -> Group:
    """The tree below the work that most others point to, then those links that are not part of it."""
    incoming = {key: sum(link.target == key for _, link in beside[key]) for key in part}
    root = min(part, key=lambda key: (-incoming[key], -len(beside[key]), _rank(works[key])))
    below, by = _tree(root, beside, works)
    rows: list[Row] = []
    place: dict[str, int] = {}
    stack = [(root, 0, -1)]
    while stack and len(rows) < MOST_ROWS:
        key, depth, parent = stack.pop()
        place[key] = len(rows)
        rows.append(Row(works[key], depth, parent, by.get(key)))
        stack += [(child, depth + 1, place[key]) for child in reversed(below[key])]
    used = {id(link) for link in by.values()}
    links = {id(link): link for key in place for _, link in beside[key] if id(link) not in used}
    return Group(tuple(rows), tuple(_lanes(links.values(), place)), len(part) - len(rows))


def _tree(
    root: str, beside: Mapping[str, list[tuple[str, Link]]], works: Mapping[str, Work]
) -> tuple[dict[str, list[str]], dict[str, Link]]:
    """(children of each work, the link by which each was reached), breadth first, the earlier works first."""
    below: dict[str, list[str]] = {root: []}
    by: dict[str, Link] = {}
    queue = deque([root])
    while queue:
        key = queue.popleft()
        for other, link in sorted(beside[key], key=lambda pair: (_rank(works[pair[0]]), pair[1])):
            if other not in below:
                below[key].append(other)
                below[other] = []
                by[other] = link
                queue.append(other)
    return below, by


def _lanes(links: Iterable[Link], place: Mapping[str, int]) -> list[Cross]:
    """The links beside the tree, the short ones in the inner lanes, so that none runs over another."""
    spans = [
        (place[link.source], place[link.target], link)
        for link in links
        if link.source in place and link.target in place
    ]
    spans.sort(key=lambda span: (abs(span[0] - span[1]), min(span[:2]), span[2]))
    taken: list[list[tuple[int, int]]] = []
    out = []
    for start, end, link in spans[:MOST_CROSSES]:
        low, high = min(start, end), max(start, end)
        lane = next((n for n, used in enumerate(taken) if all(high < a or low > b for a, b in used)), len(taken))
        if lane == len(taken):
            taken.append([])
        taken[lane].append((low, high))
        out.append(Cross(link, start, end, lane))
    return out
