"""Blocking keys in the index: which entries might be the same work as a record, without comparing it to all of them.

The keys are computed when they are first asked for, and later those of new entries only: ids of entries only grow.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from loccit.index.row import Row
    from loccit.record import Record

_CHUNK = 1_000


class Blocking(NamedTuple):
    """`keys` gives a record's blocking keys (64 bits); `version` changes whenever it would give others."""

    keys: Callable[[Record], Iterable[int]]
    version: int | str


def is_complete(connection: sqlite3.Connection, blocking: Blocking) -> bool:
    """Whether every entry has its keys."""
    version, last = _state(connection)
    newest = connection.execute("SELECT coalesce(max(id), 0) FROM entry").fetchone()[0]
    return version == str(blocking.version) and bool(last >= newest)


def complete(connection: sqlite3.Connection, blocking: Blocking) -> None:
    """Gives every entry its keys."""
    version, last = _state(connection)
    if version != str(blocking.version):
        connection.execute("DELETE FROM block")
        last = 0
    if last == 0:
        connection.execute("DROP INDEX IF EXISTS block_key")
    for group in _keys(connection, blocking, last):
        connection.executemany("INSERT INTO block VALUES (?, ?)", group)
    connection.execute("CREATE INDEX IF NOT EXISTS block_key ON block (key, entry)")
    newest = connection.execute("SELECT coalesce(max(id), 0) FROM entry").fetchone()[0]
    connection.execute("INSERT OR REPLACE INTO meta VALUES ('blocking', ?)", (f"{newest} {blocking.version}",))


def candidates(connection: sqlite3.Connection, keys: Sequence[int]) -> list[Row]:
    """The entries that have one of `keys`, sorted by citekey."""
    from loccit.index.ask import rows_by_id
    from loccit.index.row import Row
    from loccit.index.tables import in_groups

    found: set[int] = set()
    for marks, group in in_groups(keys):
        found |= {n for (n,) in connection.execute(f"SELECT entry FROM block WHERE key IN ({marks})", group)}
    there: list[int] = []
    for marks, group in in_groups(sorted(found)):  # of entries that are gone the keys stay
        there += [n for (n,) in connection.execute(f"SELECT id FROM entry WHERE source AND id IN ({marks})", group)]
    return sorted(rows_by_id(connection, there, Row), key=lambda row: (row.citekey, row.file, row.start))


def _state(connection: sqlite3.Connection) -> tuple[str, int]:
    """The version of the keys that are there, and the id up to which entries have them."""
    row = connection.execute("SELECT value FROM meta WHERE name = 'blocking'").fetchone()
    last, _, version = str(row[0]).partition(" ") if row else ("0", "", "")
    return version, int(last)


def _keys(connection: sqlite3.Connection, blocking: Blocking, last: int) -> Iterable[list[tuple[int, int]]]:
    from loccit.index.workers import in_order, spare_processes
    from loccit.record.csl_json import from_item

    numbers = [n for (n,) in connection.execute("SELECT id FROM entry WHERE id > ? ORDER BY id", (last,))]
    groups = [numbers[start : start + _CHUNK] for start in range(0, len(numbers), _CHUNK)]
    texts: list[list[str]] = []

    def work(part: int) -> list[tuple[int, int]]:
        out = []
        for number, text in zip(groups[part], texts[part], strict=True):
            out += [(key, number) for key in set(blocking.keys(from_item(json.loads(text))))]
        return out

    workers = spare_processes() if len(groups) > 4 else 0
    for group in groups:
        found = connection.execute(
            "SELECT json FROM record WHERE id BETWEEN ? AND ? ORDER BY id", (group[0], group[-1])
        )
        texts.append([text for (text,) in found])
    return in_order(work, len(groups), workers)
