"""Questions to the database: a plan as SQL, rows as values, always in the same order."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any, TypeVar

from loccit.index.faults import Damaged
from loccit.index.plan import Plan
from loccit.index.row import Label, Row
from loccit.index.stamps import FIRST
from loccit.index.tables import glob_text, in_groups

R = TypeVar("R", bound=Row)

_COLUMNS = (
    "e.citekey, f.name, s.start + e.start, e.length, s.line + e.line, e.type, e.entrytype, e.dated, e.who, e.title,"
    " e.folder, r.json, r.crc, e.id"
)
JOINS = "JOIN segment s ON s.id = e.segment JOIN file f ON f.id = s.file"
_ROWS = f"SELECT {_COLUMNS} FROM entry e {JOINS} JOIN record r ON r.id = e.id WHERE "
PLACE = f"f.name <> '{FIRST}', f.name, s.start + e.start"
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
    conditions, values = where(connection, plan)
    sql = f"SELECT e.id FROM entry e {JOINS} WHERE {conditions} ORDER BY {ORDERS[order]}, {PLACE}"
    found = connection.execute(f"{sql} LIMIT ? OFFSET ?", (*values, -1 if limit is None else limit, offset))
    return rows_by_id(connection, [number for (number,) in found], kind)


def labels(connection: sqlite3.Connection, plan: Plan, order: str, limit: int | None) -> list[Label]:
    """What lists show of the records that meet `plan`, sorted by one of `ORDERS`."""
    conditions, values = where(connection, plan)
    found = connection.execute(
        f"SELECT e.citekey, e.dated, e.who, e.title FROM entry e {JOINS} WHERE {conditions}"
        f" ORDER BY {ORDERS[order]}, {PLACE} LIMIT ?",
        (*values, -1 if limit is None else limit),
    )
    return found.fetchall()


def count(connection: sqlite3.Connection, plan: Plan) -> int:
    """How many records meet `plan`."""
    conditions, values = where(connection, plan)
    return int(connection.execute(f"SELECT count(*) FROM entry e WHERE {conditions}", values).fetchone()[0])


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
        entries = connection.execute(f"{_ROWS} {where} ORDER BY {PLACE}", (citekey,))
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


def where(connection: sqlite3.Connection, plan: Plan) -> tuple[str, tuple[Any, ...]]:
    """What is true of an entry `e` that meets `plan`, in SQL, and its values."""
    set_tests(connection, plan)
    if not plan.match:
        return f"e.source AND {plan.where}", plan.values
    match = "e.id IN (SELECT rowid FROM words WHERE words MATCH ?)"
    return f"e.source AND {match} AND {plan.where}", (plan.match, *plan.values)


def set_tests(connection: sqlite3.Connection, plan: Plan) -> None:
    """Makes the tests of `plan` known to SQL."""
    if not plan.tests:
        return
    from json import loads

    def test(number: int, text: str) -> bool:
        return plan.tests[number](loads(text))

    connection.create_function("loccit_test", 2, test, deterministic=True)


def _row(kind: type[R], values: tuple[Any, ...]) -> R:
    from zlib import crc32

    text, crc = values[-3:-1]
    if crc32(text.encode()) != crc:
        raise Damaged
    return kind(*values[:-2])


def file_digest(connection: sqlite3.Connection, name: str) -> str:
    """The digest of a file as it is indexed, in hexadecimal; '' where it is not."""
    row = connection.execute("SELECT digest FROM file WHERE name = ?", (name,)).fetchone()
    return bytes(row[0]).hex() if row else ""


def last_end(connection: sqlite3.Connection, name: str) -> int:
    """Where the last entry of a file ends, in bytes; 0 where it has none."""
    row = connection.execute(
        "SELECT max(s.start + e.start + e.length) FROM entry e JOIN segment s ON s.id = e.segment"
        " JOIN file f ON f.id = s.file WHERE f.name = ?",
        (name,),
    ).fetchone()
    return int(row[0] or 0)
