"""Entries to be read again because what they inherit from changed: a parent (`crossref`, `xdata`) or an `@string`."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from loccit.index.digests import digest
from loccit.index.files import FileUpdate, Fresh
from loccit.index.stamps import Seen
from loccit.index.tables import in_groups

if TYPE_CHECKING:
    from loccit.biblatex.context import Context
    from loccit.index.surroundings import Surroundings


def add_heirs(connection: sqlite3.Connection, update: FileUpdate, files: dict[str, Seen]) -> Context:
    """Adds to `update` the entries that inherit from what is in it. Returns what reading them needs.

    Raises `Changed` where a file is no longer what it was compared as.
    """
    from loccit.index.surroundings import Surroundings, joined_strings

    numbers = dict(connection.execute("SELECT name, id FROM file"))
    strings = digest(joined_strings(connection, [numbers[name] for name in files]))
    before = connection.execute("SELECT value FROM meta WHERE name = 'strings'").fetchone()
    if before is None or before[0] != strings:
        connection.execute("INSERT OR REPLACE INTO meta VALUES ('strings', ?)", (strings,))
    if update.is_new:
        from loccit.biblatex.context import Context

        return Context(update.parts[numbers[name]] for name in files if numbers[name] in update.parts)
    context = Surroundings(connection, update, files)
    if update.gone or update.fresh or update.moved:
        _add_children(connection, update, context, redefined=before is None or before[0] != strings)
    return context


def _add_children(
    connection: sqlite3.Connection, update: FileUpdate, context: Surroundings, *, redefined: bool
) -> None:
    """The entries below what changed, and below those."""
    heirs: set[int] = set()
    if redefined:
        heirs = {number for (number,) in connection.execute("SELECT entry FROM macro")} - update.gone
    keys = {one.entry.key for one in update.fresh} | _ambiguous(connection)
    for marks, group in in_groups(update.gone):
        keys |= {key for (key,) in connection.execute(f"SELECT citekey FROM entry WHERE id IN ({marks})", group)}
    asked: set[str] = set()
    while keys or heirs:
        for marks, group in in_groups(keys - asked):
            rows = connection.execute(f"SELECT entry FROM parent WHERE key IN ({marks})", group)
            heirs |= {number for (number,) in rows if number not in update.gone}
        asked |= keys
        keys = _read_again(update, context, heirs)
        heirs = set()


def _ambiguous(connection: sqlite3.Connection) -> set[str]:
    """Parents that are there twice: which of them is the first may have changed with nothing else."""
    rows = connection.execute(
        "SELECT DISTINCT key FROM parent p WHERE (SELECT count(*) FROM entry e WHERE e.citekey = p.key) > 1"
    )
    return {key for (key,) in rows}


def _read_again(update: FileUpdate, context: Surroundings, numbers: set[int]) -> set[str]:
    """Marks the entries as gone and to be read; returns their citekeys."""
    keys: set[str] = set()
    for _, group in in_groups(sorted(numbers)):
        for place in context.places(group):
            update.gone.add(place.id)
            entry = context.entry(place)
            fresh = Fresh(entry, place.file, place.segment, place.start, place.line, place.digest)
            update.fresh.append(fresh)
            context.add(fresh)
            keys.add(place.citekey)
    return keys
