"""The texts of the sources themselves: which of them changed, and their copy in the index."""

from __future__ import annotations

import sqlite3
import time
import zlib
from pathlib import Path
from typing import NamedTuple

from loccit.index.digests import digest
from loccit.index.stamps import Seen, look, settled


class Text(NamedTuple):
    """A snapshot as it is now."""

    stamp: str
    digest: bytes
    raw: bytes


def changed(connection: sqlite3.Connection, seen: dict[str, Seen]) -> dict[str, str]:
    """By folder the path of each snapshot that is new or different, and '' for those that are gone.

    The stamps of those that only look new are renewed.
    """
    paths: dict[str, str] = {}
    known = {f: (stamp, sha) for f, stamp, sha in connection.execute("SELECT folder, stamp, digest FROM snapshot")}
    for folder, file in seen.items():
        stamp, old = known.pop(folder, ("", b""))
        if stamp == file.stamp:
            continue
        text = _read(file.path) if old else None
        if text is None or text.digest != old:
            paths[folder] = file.path
        elif text.stamp != stamp:
            connection.execute("UPDATE snapshot SET stamp = ? WHERE folder = ?", (text.stamp, folder))
    return paths | dict.fromkeys(known, "")


def store(connection: sqlite3.Connection, paths: dict[str, str]) -> None:
    """Keeps the texts; bytes that are not UTF-8 are replaced. One that cannot be read counts as none."""
    for folder, path in paths.items():
        text = _read(path) if path else None
        if text is None:
            connection.execute("DELETE FROM snapshot WHERE folder = ?", (folder,))
            continue
        packed = zlib.compress(text.raw.decode(errors="replace").encode(), 1)
        values = (folder, text.stamp, text.digest, packed)
        connection.execute("INSERT OR REPLACE INTO snapshot VALUES (?, ?, ?, ?)", values)


def _read(path: str) -> Text | None:
    now = time.time_ns()
    file = look(path)
    try:
        raw = Path(path).read_bytes()
    except OSError:
        return None
    return Text(settled(file.stamp, now) if file else "", digest(raw), raw)
