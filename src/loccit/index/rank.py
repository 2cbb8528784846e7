"""Searching: which records say most of what was asked, by BM25 (Robertson & Zaragoza 2009) with weights by column."""

from __future__ import annotations

import sqlite3

from loccit.index.ask import rows, rows_by_id, set_tests, where
from loccit.index.fields import WEIGHTS
from loccit.index.plan import Plan
from loccit.index.row import Hit
from loccit.index.stamps import FIRST

_SCORE = f"bm25(words, {', '.join(str(weight) for weight in WEIGHTS)})"


def hits(connection: sqlite3.Connection, plan: Plan, limit: int | None) -> list[Hit]:
    """The records that meet `plan`, the best first; where nothing was asked in words, in the order of lists."""
    if not plan.speaking:
        found = rows(connection, plan, Hit, limit=limit)
        for hit in found:
            hit.score = 0.0
        return found
    scored = _best(connection, plan, limit)
    found = rows_by_id(connection, [number for number, _ in scored], Hit)
    for hit, (_, score) in zip(found, scored, strict=True):
        hit.score = score
    found.sort(key=lambda hit: (-hit.score, hit.citekey, hit.file != FIRST, hit.file, hit.start))
    return found


def _best(connection: sqlite3.Connection, plan: Plan, limit: int | None) -> list[tuple[int, float]]:
    """(id, score) of the records that meet `plan`, which has words, the best first."""
    if plan.match:
        set_tests(connection, plan)
        found = connection.execute(
            f"SELECT e.id, -{_SCORE} AS score FROM words CROSS JOIN entry e ON e.id = words.rowid"
            f" WHERE words MATCH ? AND e.source AND {plan.where} ORDER BY score DESC, e.citekey, e.digest LIMIT ?",
            (plan.ranked, *plan.values, -1 if limit is None else limit),
        )
        return found.fetchall()
    scores = dict(connection.execute(f"SELECT rowid, -{_SCORE} FROM words WHERE words MATCH ?", (plan.speaking,)))
    conditions, values = where(connection, plan)
    sql = f"SELECT e.id FROM entry e WHERE {conditions} ORDER BY e.citekey, e.digest"
    numbers = [number for (number,) in connection.execute(sql, values)]
    numbers.sort(key=lambda number: -scores.get(number, 0.0))
    return [(number, scores.get(number, 0.0)) for number in numbers[:limit]]
