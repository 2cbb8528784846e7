"""The tables of the index.

An entry's row is never changed in what it says: a changed entry is a new row with a new, higher id, so what was derived
from ids (blocking keys) stays true of those that are still there. Where an entry stands is kept relative to its
*segment*, a run of whole blocks of its file: when a file grows in the middle, only the segments behind it move.
"""

from __future__ import annotations

import sqlite3

from loccit.index.database import APPLICATION_ID, VERSION
from loccit.index.fields import COLUMNS

_TABLES = f"""
CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE file (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, stamp TEXT NOT NULL, digest BLOB NOT NULL);
CREATE TABLE segment (
    id INTEGER PRIMARY KEY, file INTEGER NOT NULL, start INTEGER NOT NULL, length INTEGER NOT NULL,
    line INTEGER NOT NULL, digest BLOB NOT NULL, strings BLOB NOT NULL, sound INTEGER NOT NULL
);
CREATE TABLE entry (
    id INTEGER PRIMARY KEY AUTOINCREMENT, citekey TEXT NOT NULL, segment INTEGER NOT NULL, start INTEGER NOT NULL,
    length INTEGER NOT NULL, line INTEGER NOT NULL, digest BLOB NOT NULL, entrytype TEXT NOT NULL,
    folder TEXT NOT NULL, type TEXT NOT NULL, year INTEGER, year_end INTEGER, dated TEXT NOT NULL,
    who TEXT NOT NULL, title TEXT NOT NULL, sort_names TEXT NOT NULL, sort_title TEXT NOT NULL,
    fieldset INTEGER NOT NULL, source INTEGER NOT NULL
);
CREATE TABLE record (id INTEGER PRIMARY KEY, crc INTEGER NOT NULL, json TEXT NOT NULL);
CREATE TABLE fieldset (id INTEGER PRIMARY KEY, names TEXT NOT NULL UNIQUE);
CREATE TABLE alias (key TEXT NOT NULL, entry INTEGER NOT NULL);
CREATE TABLE tag (folded TEXT NOT NULL, entry INTEGER NOT NULL, name TEXT NOT NULL);
CREATE TABLE parent (key TEXT NOT NULL, entry INTEGER NOT NULL);
CREATE TABLE macro (entry INTEGER PRIMARY KEY);
CREATE TABLE snapshot (folder TEXT PRIMARY KEY, stamp TEXT NOT NULL, digest BLOB NOT NULL, text BLOB NOT NULL)
    WITHOUT ROWID;
CREATE TABLE block (key INTEGER NOT NULL, entry INTEGER NOT NULL);
CREATE VIRTUAL TABLE words USING fts5({", ".join(COLUMNS)}, content='', tokenize='unicode61 remove_diacritics 2');
INSERT INTO words(words, rank) VALUES ('hashsize', 8388608);
INSERT INTO words(words, rank) VALUES ('automerge', 0);
PRAGMA application_id = {APPLICATION_ID};
"""
_INDEXES = """
CREATE INDEX entry_citekey ON entry (citekey);
CREATE INDEX entry_segment ON entry (segment);
CREATE INDEX entry_folder ON entry (folder);
CREATE INDEX segment_file ON segment (file, start);
CREATE INDEX alias_key ON alias (key, entry);
CREATE INDEX tag_folded ON tag (folded, entry);
CREATE INDEX parent_key ON parent (key, entry);
INSERT INTO words(words, rank) VALUES ('automerge', 4);
"""


def create(connection: sqlite3.Connection) -> None:
    """Makes the tables, for filling in bulk: call `finish` afterwards."""
    for pragma in ("page_size = 8192", "journal_mode = OFF", "synchronous = OFF", "secure_delete = OFF"):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    connection.executescript(_TABLES)


def finish(connection: sqlite3.Connection) -> None:
    """Makes the indexes, which costs less than keeping them while rows come in, and declares the database whole."""
    for statement in _INDEXES.strip().split(";\n"):
        connection.execute(statement)
    connection.execute("INSERT INTO meta VALUES ('version', ?)", (VERSION,))
