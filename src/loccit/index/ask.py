"""Questions to the database: a plan as SQL, rows as values, always in the same order."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Sequence
from typing import Any, TypeVar

from loccit.index.faults import Damaged
from loccit.index.fields import WEIGHTS
from loccit.index.plan import Plan
from loccit.index.row import Counts, Hit, Row
from loccit.index.stamps import FIRST
from loccit.index.tables import glob_text, in_groups

R = TypeVar("R", bound=Row)

_COLUMNS = (
    "e.citekey, f.name, s.start + e.start, e.length, s.line + e.line, e.type, e.entrytype, e.year, e.who, e.title,"
    " e.folder, r.json, r.crc, e.id"
)
_JOINS = "JOIN segment s ON s.id = e.segment JOIN file f ON f.id = s.file"
_ROWS = f"SELECT {_COLUMNS} FROM entry e {_JOINS} JOIN record r ON r.id = e.id WHERE "
_SCORE = f"bm25(words, {', '.join(str(weight) for weight in WEIGHTS)})"
_PLACE = f"f.name <> '{FIRST}', f.name, s.start + e.start"
ORDERS = {
    "author": "e.sort_names, e.year, e.sort_title, e.citekey",
    "year": "e.year, e.sort_names, e.sort_title, e.citekey",
    "title": "e.sort_title, e.sort_names, e.year, e.citekey",
    "citekey": "e.citekey",
    "file": "''",
}
"""What a list can be sorted by; where these are equal, and for `file`, the place in the files decides."""


def rows(
    connection: sqlite3.Connection,
    plan: Plan,
    kind: type[R],
    order: str = "author",
    limit: int | None = None,
    offset: int = 0,
) -> list[R]:
    """The records that meet `plan`, sorted by one of `ORDERS`.

    First the numbers alone are sorted: with their records the rows would not fit into memory.
    """
    where, values = _where(connection, plan)
    sql = f"SELECT e.id FROM entry e {_JOINS} WHERE {where} ORDER BY {ORDERS[order]}, {_PLACE}"
    found = connection.execute(f"{sql} LIMIT ? OFFSET ?", (*values, -1 if limit is None else limit, offset))
    return rows_by_id(connection, [number for (number,) in found], kind)


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


def count(connection: sqlite3.Connection, plan: Plan) -> int:
    """How many records meet `plan`."""
    where, values = _where(connection, plan)
    return int(connection.execute(f"SELECT count(*) FROM entry e WHERE {where}", values).fetchone()[0])


def rows_by_id(connection: sqlite3.Connection, numbers: Sequence[int], kind: type[R]) -> list[R]:
    """The rows of these ids, in this order."""
    found: dict[int, R] = {}
    for marks, group in in_groups(sorted(numbers)):  # as they lie in the file
        found.update((row[-1], _row(kind, row)) for row in connection.execute(f"{_ROWS} e.id IN ({marks})", group))
    return [found[number] for number in numbers]


def rows_by_key(connection: sqlite3.Connection, citekey: str) -> list[Row]:
    """The entries with exactly this citekey, then those that once had it, each in the order of the files."""
    found: list[Row] = []
    for where in ("e.citekey = ?", "e.id IN (SELECT entry FROM alias WHERE key = ?)"):
        entries = connection.execute(f"{_ROWS} {where} ORDER BY {_PLACE}", (citekey,))
        found += [_row(Row, values) for values in entries]
    return found


def keys(connection: sqlite3.Connection, prefix: str, limit: int | None) -> list[str]:
    """Citekeys that begin with `prefix`, in any case, sorted."""
    pattern = glob_text(prefix.lower()) + "*"
    found = connection.execute(
        "SELECT DISTINCT citekey FROM entry WHERE lower(citekey) GLOB ? ORDER BY citekey LIMIT ?",
        (pattern, -1 if limit is None else limit),
    )
    return [citekey for (citekey,) in found]


def known_fields(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The names of all fields that records of this library have."""
    names = {name for (text,) in connection.execute("SELECT names FROM fieldset") for name in text.split()}
    return tuple(sorted(names))


def counts(connection: sqlite3.Connection) -> Counts:
    """The numbers of everything."""

    def number(table: str) -> int:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])

    def grouped(sql: str) -> dict[Any, int]:
        return dict(connection.execute(sql))

    return Counts(
        number("entry WHERE source"),
        number("file"),
        number("snapshot"),
        grouped("SELECT type, count(*) AS n FROM entry WHERE source GROUP BY type ORDER BY n DESC, type"),
        grouped("SELECT year, count(*) FROM entry WHERE source AND year IS NOT NULL GROUP BY year ORDER BY year"),
        grouped("SELECT name, count(DISTINCT entry) AS n FROM tag GROUP BY name ORDER BY n DESC, name"),
    )


def _where(connection: sqlite3.Connection, plan: Plan) -> tuple[str, tuple[Any, ...]]:
    """What is true of an entry `e` that meets `plan`, in SQL, and its values."""
    _set_tests(connection, plan)
    if not plan.match:
        return f"e.source AND {plan.where}", plan.values
    match = "e.id IN (SELECT rowid FROM words WHERE words MATCH ?)"
    return f"e.source AND {match} AND {plan.where}", (plan.match, *plan.values)


def _best(connection: sqlite3.Connection, plan: Plan, limit: int | None) -> list[tuple[int, float]]:
    """(id, score) of the records that meet `plan`, which has words, the best first."""
    if plan.match:
        _set_tests(connection, plan)
        found = connection.execute(
            f"SELECT e.id, -{_SCORE} AS score FROM words CROSS JOIN entry e ON e.id = words.rowid"
            f" WHERE words MATCH ? AND e.source AND {plan.where} ORDER BY score DESC, e.citekey, e.digest LIMIT ?",
            (plan.ranked, *plan.values, -1 if limit is None else limit),
        )
        return found.fetchall()
    scores = dict(connection.execute(f"SELECT rowid, -{_SCORE} FROM words WHERE words MATCH ?", (plan.speaking,)))
    where, values = _where(connection, plan)
    sql = f"SELECT e.id FROM entry e WHERE {where} ORDER BY e.citekey, e.digest"
    numbers = [number for (number,) in connection.execute(sql, values)]
    numbers.sort(key=lambda number: -scores.get(number, 0.0))
    return [(number, scores.get(number, 0.0)) for number in numbers[:limit]]


def _set_tests(connection: sqlite3.Connection, plan: Plan) -> None:
    """Makes the tests of `plan` known to SQL."""
    if plan.tests:
        connection.create_function(
            "loccit_test", 2, lambda number, text: plan.tests[number](json.loads(text)), deterministic=True
        )


def _row(kind: type[R], values: tuple[Any, ...]) -> R:
    text, crc = values[-3:-1]
    if zlib.crc32(text.encode()) != crc:
        raise Damaged
    return kind(*values[:-2])
