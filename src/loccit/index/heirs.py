"""Entries to be read again because what they inherit from changed: a parent (`crossref`, `xdata`) or an `@string`."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from loccit.index.files import FileUpdate
from loccit.index.stamps import Seen

if TYPE_CHECKING:
    from loccit.biblatex import Context


def add_heirs(connection: sqlite3.Connection, update: FileUpdate, files: dict[str, Seen]) -> Context:
    from loccit.biblatex import Context

    return Context(list({id(f.entry.file): f.entry.file for f in update.fresh}.values()))
