"""Small things that every part which talks to the database needs."""

from __future__ import annotations

import re
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from typing import Any

_MANY = 500  # values in one IN (…)


def glob_text(text: str) -> str:
    """`text` for GLOB, its own `*?[` plain."""
    return re.sub(r"[*?\[]", lambda match: f"[{match[0]}]", text)


def in_groups(values: Iterable[Any]) -> Iterator[tuple[str, list[Any]]]:
    """`values` in groups that fit into one statement, each with its question marks."""
    whole = list(values)
    for start in range(0, len(whole), _MANY):
        group = whole[start : start + _MANY]
        yield ", ".join("?" * len(group)), group


def snapshot_text(connection: sqlite3.Connection, folder: str) -> str:
    """The snapshot as it was indexed; '' where there is none."""
    found = connection.execute("SELECT text FROM snapshot WHERE folder = ?", (folder,)).fetchone()
    return zlib.decompress(found[0]).decode() if found else ""
