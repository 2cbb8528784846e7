"""Duplicates among many rows: blocking, comparison, clusters; `dedupe` for the lines of a CSV file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from loccit.match.blocking import Candidates
from loccit.match.cluster import Cluster, Link, clusters
from loccit.match.levels import Level, levels
from loccit.match.naming import unique_names
from loccit.match.row import Row, from_fields
from loccit.match.screen import worth_comparing
from loccit.match.verdict import DEFAULT_THRESHOLD, Group, Groups, points_of, score_of
from loccit.match.vetoes import vetoes

Points = tuple[float, int, int]
"""A `Link` as a plain tuple, which passes between processes."""

Spread = Callable[[Callable[[int], list[Points]], int], Iterable[list[Points]]]
"""`spread(work, parts)` gives `work(0)` … `work(parts - 1)` in order, computed wherever it likes."""

_PART = 20_000
"""Rows whose comparisons are one part of the work: some seconds, so that parts outweigh what sharing them costs."""


def dedupe(
    lines: Iterable[Mapping[str, str | None]],
    threshold: float = DEFAULT_THRESHOLD,
    distinct: Collection[tuple[str, str]] = (),
    spread: Spread | None = None,
) -> Groups:
    """Groups of duplicates among lines with the headers `ID, ENTRYTYPE, title, author, year, journal, volume, number,
    pages, abstract, doi, isbn` (any may lack; their capitals do not matter). Members are called by the ID, or the
    number of the line (`unique_names`).

    Versions are not told apart here: the columns do not say what kind of paper a line is. `spread` shares the
    comparing between processes.
    """
    rows = [from_fields(line, line.get("ID") or "") for line in _with_known_headers(lines)]
    for row, name in zip(rows, unique_names([row.key for row in rows]), strict=True):
        row.key = name
    return Groups(len(rows), duplicate_groups(rows, threshold, distinct, spread))


_HEADERS = {"id": "ID", "entrytype": "ENTRYTYPE", "authors": "author", "venue": "journal", "issue": "number"}


def _with_known_headers(lines: Iterable[Mapping[str, str | None]]) -> Iterator[Mapping[str, str | None]]:
    """The lines with the headers of CLI.md, where the first has other capitals or a plural."""
    names: dict[str, str] = {}
    for number, line in enumerate(lines):
        if not number:
            lower = {header: (header or "").strip().lower() for header in line}
            names = {header: _HEADERS.get(name, name) for header, name in lower.items()}
            if all(header == name for header, name in names.items()):
                names = {}
        yield {names.get(header, header): value for header, value in line.items()} if names else line


def duplicate_groups(
    rows: Sequence[Row],
    threshold: float = DEFAULT_THRESHOLD,
    distinct: Collection[tuple[str, str]] = (),
    spread: Spread | None = None,
) -> list[Group]:
    """The duplicates among `rows`; each row stands in at most one group."""
    candidates, minimum = Candidates(rows), points_of(threshold)

    def work(part: int) -> list[Points]:
        near = candidates.pairs(part * _PART, min((part + 1) * _PART, len(rows)))
        return [(link.points, link.first, link.second) for link in links(rows, near, minimum)]

    found = (spread or _here)(work, -(-len(rows) // _PART))
    joined = clusters(rows, [Link(*link) for link in chain.from_iterable(found)], distinct)
    return [group_of(rows, cluster) for cluster in joined]


def _here(work: Callable[[int], list[Points]], parts: int) -> Iterable[list[Points]]:
    return map(work, range(parts))


def links(rows: Sequence[Row], near: Iterable[tuple[int, list[int]]], minimum: float) -> Iterator[Link]:
    """The pairs of `near` that have at least `minimum` points, and no veto."""
    for i, others in near:
        row = rows[i]
        for j in others:
            if not worth_comparing(row, rows[j]):
                continue
            found = levels(row, rows[j])
            points = total(found)
            if points >= minimum and not vetoes(row, rows[j], found):
                yield Link(points, i, j)


def total(found: Iterable[Level]) -> float:
    """The points of all levels together."""
    return sum([level.points for level in found])


def reasons(found: Iterable[Level], favourable: bool = True) -> list[str]:
    """The reasons of levels that speak for the pair (or against it), the strongest first."""
    chosen = [lv for lv in found if lv.reason and ((lv.points > 0) if favourable else (lv.points < 0))]
    return [level.reason for level in sorted(chosen, key=lambda level: -abs(level.points))]


def group_of(rows: Sequence[Row], cluster: Cluster) -> Group:
    """The group of a cluster: its reasons are those of all its links, in the order of strength."""
    counted: dict[str, float] = {}
    for link in cluster.links:
        for level in levels(rows[link.first], rows[link.second]):
            if level.reason and level.points > 0:
                counted[level.reason] = level.points
    said = sorted(counted, key=lambda reason: -counted[reason])
    weakest = min(link.points for link in cluster.links)
    return Group("duplicate", [rows[i].key for i in cluster.members], score_of(weakest), said)
