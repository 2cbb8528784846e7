"""Clusters of linked pairs: the best links first, and never two members with a veto between them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from loccit.match.levels import levels
from loccit.match.row import Row
from loccit.match.vetoes import vetoes

_PAIRS_CHECKED = 400
"""Two clusters that meet are checked member against member up to this many pairs, then by their first members."""


class Link(NamedTuple):
    """Two positions in the rows, and the points of the pair."""

    points: float
    first: int
    second: int


class Cluster(NamedTuple):
    """Positions of one work's rows, sorted, and the links that joined them, best first."""

    members: list[int]
    links: list[Link]


def clusters(rows: Sequence[Row], links: Iterable[Link], apart: Collection[tuple[str, str]] = ()) -> list[Cluster]:
    """Join `links` from the best on. `apart` are pairs of keys, in either order, that are never to stand together."""
    home: dict[int, Cluster] = {}
    forbidden = {frozenset(pair) for pair in apart}
    for link in sorted(links, key=lambda link: (-link.points, link.first, link.second)):
        one = home.get(link.first) or Cluster([link.first], [])
        other = home.get(link.second) or Cluster([link.second], [])
        if link.second in one.members:
            continue
        if _may_join(rows, one, other, forbidden):
            joined = Cluster(one.members + other.members, [*one.links, *other.links, link])
            for member in joined.members:
                home[member] = joined
    found = {id(cluster): cluster for cluster in home.values()}
    return sorted((Cluster(sorted(c.members), c.links) for c in found.values()), key=lambda c: c.members)


def _may_join(rows: Sequence[Row], one: Cluster, other: Cluster, forbidden: set[frozenset[str]]) -> bool:
    pairs = [(i, j) for i in one.members for j in other.members]
    if forbidden and any(frozenset((rows[i].key, rows[j].key)) in forbidden for i, j in pairs):
        return False
    if len(pairs) == 1:
        return True
    identified = not _identifiers(rows, one).isdisjoint(_identifiers(rows, other))
    checked = pairs[:_PAIRS_CHECKED]
    return all(not vetoes(rows[i], rows[j], levels(rows[i], rows[j]), identified) for i, j in checked)


def _identifiers(rows: Sequence[Row], cluster: Cluster) -> set[str]:
    found: set[str] = set()
    for member in cluster.members:
        found.update(rows[member].ids)
        if rows[member].doi:
            found.add(rows[member].doi)
    return found
