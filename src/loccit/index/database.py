"""The file of the index: how it is opened, and whether it is of use."""

from __future__ import annotations

import os
import sqlite3

from loccit import __version__

SCHEMA = 2
APPLICATION_ID = 0x6C6F6363  # "locc"
VERSION = f"{__version__}/{SCHEMA}"
BUSY_SECONDS = 10.0
_PLAIN = frozenset(b"/-_.~:0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_UNUSABLE = frozenset(
    getattr(sqlite3, f"SQLITE_{name}")
    for name in ("BUSY", "LOCKED", "READONLY", "PERM", "CANTOPEN", "FULL", "IOERR", "AUTH", "NOMEM", "PROTOCOL")
)


def connect(path: str | None) -> sqlite3.Connection:
    """A connection to the file, or to a new database in memory. Nothing is created or read yet."""
    if path is None:
        connection = sqlite3.connect(":memory:", isolation_level=None)
    else:
        connection = sqlite3.connect(f"{_uri(path)}?mode=rw", uri=True, isolation_level=None, timeout=BUSY_SECONDS)
    try:
        connection.execute("PRAGMA cache_size = -16000")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def open_valid(path: str) -> sqlite3.Connection | None:
    """A connection to the index at `path`; None where there is none, or it is of another version, or no index.

    Raises `sqlite3.DatabaseError` where it is damaged or cannot be read now; see `is_unusable`.
    """
    if not os.path.isfile(path):
        return None
    connection = connect(path)  # SQLite opens for reading only what it may not write
    try:
        if _is_ours(connection, path):
            return connection
    except BaseException:
        connection.close()
        raise
    connection.close()
    return None


def _uri(path: str) -> str:
    """`path` as SQLite wants it (sqlite.org/uri.html), which lets us open a file without making one."""
    whole = os.path.abspath(path).replace(os.sep, "/")
    quoted = "".join(chr(byte) if byte in _PLAIN else f"%{byte:02X}" for byte in os.fsencode(whole))
    return f"file://{'' if quoted.startswith('/') else '/'}{quoted}"


def _is_ours(connection: sqlite3.Connection, path: str) -> bool:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        return False
    version = connection.execute("SELECT value FROM meta WHERE name = 'version'").fetchone()
    pages, size = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
    return bool(version and version[0] == VERSION and os.path.getsize(path) >= pages * size)


def is_unusable(error: sqlite3.Error) -> bool:
    """Whether the file cannot be used now (locked, read-only, disk full), as opposed to damaged."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _UNUSABLE
