"""Entries into the tables and out of them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable
from typing import Any

from loccit.index.document import aliases, columns, tags
from loccit.index.fields import COLUMNS
from loccit.index.fold import fold, sort_text
from loccit.index.reader import Group
from loccit.index.tables import in_groups, snapshot_text

_NAMES = ", ".join(COLUMNS)
_MARKS = ", ".join("?" * len(COLUMNS))
_ENTRY = f"INSERT INTO entry VALUES ({', '.join('?' * 19)})"
_WORDS = f"INSERT INTO words (rowid, {_NAMES}) VALUES (?, {_MARKS})"
_FORGET = f"INSERT INTO words (words, rowid, {_NAMES}) VALUES ('delete', ?, {_MARKS})"


def forget(connection: sqlite3.Connection, ids: Collection[int], folders: Collection[str]) -> list[int]:
    """Takes the entries `ids` out, before the snapshots in `folders` change.

    Those that stay but have one of these snapshots lose their words: their ids are returned, for `restore`.
    """
    gone = set(ids)
    kept: list[int] = []
    for marks, group in in_groups(folders):
        found = connection.execute(f"SELECT id FROM entry WHERE folder IN ({marks})", group)
        kept += [number for (number,) in found if number not in gone]
    for number in (*sorted(gone), *kept):
        item = _item(connection, number)
        connection.execute(_FORGET, (number, *_words(connection, number, item)))
        if number in gone:
            _forget_names(connection, number, item)
    for marks, group in in_groups(gone):
        for table, column in (("entry", "id"), ("record", "id"), ("parent", "entry"), ("macro", "entry")):
            connection.execute(f"DELETE FROM {table} WHERE {column} IN ({marks})", group)
    return kept


def restore(connection: sqlite3.Connection, ids: Iterable[int]) -> None:
    """Gives entries their words back, with the snapshots as they are now."""
    for number in ids:
        connection.execute(_WORDS, (number, *_words(connection, number, _item(connection, number))))


def insert(connection: sqlite3.Connection, groups: Iterable[Group]) -> None:
    """Puts entries in, each with its snapshot's words."""
    many = connection.executemany
    fieldsets: set[tuple[Any, ...]] = set()
    for group in groups:
        entries, records, words, alias, parent, tag, macro, sets = group
        many(_ENTRY, entries)
        many("INSERT INTO record VALUES (?, ?, ?)", records)
        many(_WORDS, [(*row[:-1], fold(snapshot_text(connection, row[-1]))) if row[-1] else row for row in words])
        many("INSERT INTO alias VALUES (?, ?)", alias)
        many("INSERT INTO parent VALUES (?, ?)", parent)
        many("INSERT INTO tag VALUES (?, ?, ?)", tag)
        many("INSERT INTO macro VALUES (?)", macro)
        fieldsets.update(sets)
    many("INSERT OR IGNORE INTO fieldset VALUES (?, ?)", sorted(fieldsets))


def last_id(connection: sqlite3.Connection) -> int:
    """The highest id an entry ever had."""
    found = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'entry'").fetchone()
    return int(found[0]) if found else 0


def _item(connection: sqlite3.Connection, number: int) -> dict[str, Any]:
    (text,) = connection.execute("SELECT json FROM record WHERE id = ?", (number,)).fetchone()
    item: dict[str, Any] = json.loads(text)
    return item


def _words(connection: sqlite3.Connection, number: int, item: dict[str, Any]) -> list[str]:
    (folder,) = connection.execute("SELECT folder FROM entry WHERE id = ?", (number,)).fetchone()
    return [*columns(item), fold(snapshot_text(connection, folder))]


def _forget_names(connection: sqlite3.Connection, number: int, item: dict[str, Any]) -> None:
    connection.executemany("DELETE FROM alias WHERE key = ? AND entry = ?", [(key, number) for key in aliases(item)])
    connection.executemany(
        "DELETE FROM tag WHERE folded = ? AND entry = ?", [(sort_text(tag), number) for tag in tags(item)]
    )
