"""Groups among whole records: duplicates in clusters, versions and reprints as pairs of the works found."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from loccit.match.blocking import candidate_pairs
from loccit.match.cluster import Link, clusters
from loccit.match.comparison import compare_rows
from loccit.match.groups import group_of
from loccit.match.outlets import other_outlet
from loccit.match.reprint import reprints
from loccit.match.row import Row, from_record
from loccit.match.screen import worth_comparing
from loccit.match.verdict import DEFAULT_THRESHOLD, Group, Groups, Verdict, points_of
from loccit.record import Record

_SCHOLARLY = frozenset(("article-journal", "paper-conference", "chapter", "book", "thesis"))
"""Types that are never the same or a version under titles that are unlike; decisions, reports and news may be."""


def find_groups(
    records: Sequence[Record],
    texts: Mapping[str, str] | None = None,
    threshold: float = DEFAULT_THRESHOLD,
    distinct: Collection[tuple[str, str]] = (),
) -> Groups:
    """All groups among `records`, each with its citekey as name.

    `texts` are snapshots by citekey; `distinct` are pairs of citekeys that the writer has declared distinct: they stand
    in no group together. Each record stands in at most one duplicate group; versions and reprints are pairs.
    """
    rows = [from_record(record) for record in records]
    apart = {frozenset(pair) for pair in distinct}
    pairs = _pairs(records, rows, texts or {})
    verdicts: dict[tuple[int, int], Verdict] = {}
    for i, j in pairs:
        if apart and frozenset((rows[i].key, rows[j].key)) in apart:
            continue
        if records[i].type in _SCHOLARLY and records[j].type in _SCHOLARLY and not worth_comparing(rows[i], rows[j]):
            continue
        first, second = (texts.get(rows[i].key, ""), texts.get(rows[j].key, "")) if texts else ("", "")
        verdict = compare_rows(records[i], records[j], rows[i], rows[j], first, second, threshold)
        if verdict.kind != "distinct":
            verdicts[i, j] = verdict
    joined = clusters(
        rows, [Link(points_of(v.score), i, j) for (i, j), v in verdicts.items() if v.kind == "duplicate"], distinct
    )
    groups = [group_of(rows, cluster) for cluster in joined]
    home = {member: cluster.members[0] for cluster in joined for member in cluster.members}
    return Groups(len(rows), groups + _related(rows, verdicts, home))


def _pairs(records: Sequence[Record], rows: Sequence[Row], texts: Mapping[str, str]) -> list[tuple[int, int]]:
    """Pairs worth comparing: those that meet under a key, that state a relation, or whose texts share passages."""
    position = {row.key: i for i, row in enumerate(rows)}
    found = {(i, j) for i, others in candidate_pairs(rows) for j in others}
    for i, record in enumerate(records):
        for relation in record.relations:
            j = position.get(relation.to)
            if j is not None and j != i:
                found.add((min(i, j), max(i, j)))
    known = {key: (text, "", None) for key, text in texts.items() if key in position and text}
    for pair in reprints(known) if len(known) > 1 else ():
        i, j = sorted((position[pair.first], position[pair.second]))
        if other_outlet(records[i], records[j]):
            found.add((i, j))
    return sorted(found)


def _related(rows: Sequence[Row], verdicts: Mapping[tuple[int, int], Verdict], home: Mapping[int, int]) -> list[Group]:
    """Versions and reprints between different works, each pair of works once, by its best pair of records."""
    best: dict[tuple[int, int], tuple[Verdict, int, int]] = {}
    for (i, j), verdict in verdicts.items():
        works = home.get(i, i), home.get(j, j)
        if verdict.kind == "duplicate" or works[0] == works[1]:
            continue
        pair = min(works), max(works)
        if pair not in best or verdict.score > best[pair][0].score:
            best[pair] = verdict, i, j
    return [Group(v.kind, [rows[i].key, rows[j].key], v.score, v.reasons) for v, i, j in best.values()]
