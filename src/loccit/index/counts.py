"""The numbers of a library."""

from __future__ import annotations

import sqlite3
from typing import Any, NamedTuple


class Counts(NamedTuple):
    """How many there are; `types`, `years` and `tags` by name, the most frequent first (years in order)."""

    entries: int
    files: int
    snapshots: int
    types: dict[str, int]
    years: dict[int, int]
    tags: dict[str, int]


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
