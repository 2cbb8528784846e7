"""Queries put to the database: SQL around a plan, rows as values."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Sequence
from typing import Any, TypeVar

from loccit.index.entries import in_groups
from loccit.index.faults import Damaged
from loccit.index.fields import WEIGHTS
from loccit.index.plan import Plan, glob_text
from loccit.index.row import Counts, Hit, Row

R = TypeVar("R", bound=Row)

_COLUMNS = (
    "e.citekey, f.name, s.start + e.start, e.length, s.line + e.line, e.type, e.entrytype, e.year, e.who, e.title,"
    " e.folder, r.json, r.crc"
)
_JOINS = "JOIN record r ON r.id = e.id JOIN segment s ON s.id = e.segment JOIN file f ON f.id = s.file"
_SCORE = f"bm25(words, {', '.join(str(weight) for weight in WEIGHTS)})"
PLACE = "f.name <> 'references.bib', f.name, s.start + e.start"
ORDERS = {
    "author": "e.sort_names, e.year, e.sort_title, e.citekey",
    "year": "e.year, e.sort_names, e.sort_title, e.citekey",
    "title": "e.sort_title, e.sort_names, e.year, e.citekey",
    "citekey": "e.citekey",
    "file": "1",
}
"""What a list can be sorted by; where these are equal, and for `file`, the place in the files decides."""


def list_ids(connection: sqlite3.Connection, plan: Plan) -> tuple[str, tuple[Any, ...]]:
    """SQL, and its values, that selects the ids of the records that meet `plan`."""
    set_tests(connection, plan)
    match = " AND e.id IN (SELECT rowid FROM words WHERE words MATCH ?)" if plan.match else ""
    return f"SELECT e.id FROM entry e WHERE {plan.where}{match}", (*plan.values, *[plan.match][: bool(plan.match)])


def best(connection: sqlite3.Connection, plan: Plan, limit: int | None) -> list[tuple[int, float]]:
    """(id, score) of the records that meet `plan`, the best first."""
    most = -1 if limit is None else limit
    if plan.match:
        set_tests(connection, plan)
        rows = connection.execute(
            f"SELECT e.id, -{_SCORE} AS score FROM words CROSS JOIN entry e ON e.id = words.rowid"
            f" WHERE words MATCH ? AND {plan.where} ORDER BY score DESC, e.citekey, e.digest LIMIT ?",
            (plan.ranked, *plan.values, most),
        )
        return rows.fetchall()
    scores: dict[int, float] = {}
    if plan.speaking:
        found = connection.execute(f"SELECT rowid, -{_SCORE} FROM words WHERE words MATCH ?", (plan.speaking,))
        scores = dict(found)
    sql, values = list_ids(connection, plan)
    order = "e.citekey, e.digest" if scores else f"{ORDERS['author']}, e.digest"
    numbers = [number for (number,) in connection.execute(f"{sql} ORDER BY {order}", values)]
    numbers.sort(key=lambda number: -scores.get(number, 0.0))
    return [(number, scores.get(number, 0.0)) for number in numbers[:limit]]


def count(connection: sqlite3.Connection, plan: Plan) -> int:
    """How many records meet `plan`."""
    sql, values = list_ids(connection, plan)
    return int(connection.execute(f"SELECT count(*) FROM ({sql})", values).fetchone()[0])


def rows_in_order(connection: sqlite3.Connection, plan: Plan, order: str, limit: int | None, offset: int) -> list[Row]:
    """The records that meet `plan`, sorted by one of `ORDERS`."""
    sql, values = list_ids(connection, plan)
    sql = (
        f"SELECT {_COLUMNS} FROM entry e {_JOINS} WHERE e.id IN ({sql})"
        f" ORDER BY {ORDERS[order]}, {PLACE} LIMIT ? OFFSET ?"
    )
    found = connection.execute(sql, (*values, -1 if limit is None else limit, offset))
    return [_row(Row, values) for values in found]


def rows_by_id(connection: sqlite3.Connection, numbers: Sequence[int], kind: type[R]) -> list[R]:
    """The rows of these ids, in this order."""
    found: dict[int, R] = {}
    for marks, group in in_groups(numbers):
        sql = f"SELECT {_COLUMNS}, e.id FROM entry e {_JOINS} WHERE e.id IN ({marks})"
        found.update((values[-1], _row(kind, values[:-1])) for values in connection.execute(sql, group))
    return [found[number] for number in numbers]


def rows_by_key(connection: sqlite3.Connection, citekey: str) -> list[Row]:
    """The entries with exactly this citekey, then those that once had it, each in the order of the files."""
    rows: list[Row] = []
    for where in ("e.citekey = ?", "e.id IN (SELECT entry FROM alias WHERE key = ?)"):
        sql = f"SELECT {_COLUMNS} FROM entry e {_JOINS} WHERE {where} ORDER BY {PLACE}"
        rows += [_row(Row, values) for values in connection.execute(sql, (citekey,))]
    return rows


def hits(connection: sqlite3.Connection, plan: Plan, limit: int | None) -> list[Hit]:
    """The records that meet `plan`, the best first."""
    scored = best(connection, plan, limit)
    found = rows_by_id(connection, [number for number, _ in scored], Hit)
    for hit, (_, score) in zip(found, scored, strict=True):
        hit.score = score
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
        number("entry"),
        number("file"),
        number("snapshot"),
        grouped("SELECT type, count(*) AS n FROM entry GROUP BY type ORDER BY n DESC, type"),
        grouped("SELECT year, count(*) FROM entry WHERE year IS NOT NULL GROUP BY year ORDER BY year"),
        grouped("SELECT name, count(DISTINCT entry) AS n FROM tag GROUP BY name ORDER BY n DESC, name"),
    )


def set_tests(connection: sqlite3.Connection, plan: Plan) -> None:
    """Makes the tests of `plan` known to SQL."""
    if plan.tests:
        connection.create_function(
            "loccit_test", 2, lambda number, text: plan.tests[number](json.loads(text)), deterministic=True
        )


def _row(kind: type[R], values: tuple[Any, ...]) -> R:
    text: str = values[-2]
    if zlib.crc32(text.encode()) != values[-1]:
        raise Damaged
    return kind(*values[:-1])
