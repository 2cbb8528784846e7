"""Brings the index up to date: only what changed is read again, and what inherits from it.

All of it happens in the caller's transaction. The order matters: FTS5 forgets a record only when it is told its words
again, so records are forgotten before the snapshots they were stored with are replaced.
"""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Callable

from loccit.index import entries, snapshots
from loccit.index.files import FileUpdate
from loccit.index.heirs import add_heirs
from loccit.index.reader import Reader
from loccit.index.stamps import Seen
from loccit.index.workers import spare_processes

_IN_BULK = 2_000  # entries from which on starting other processes pays


def refresh(
    connection: sqlite3.Connection,
    files: dict[str, Seen],
    snapshot_files: dict[str, Seen],
    folder_of: Callable[[str], str],
) -> None:
    """Makes the index say what the files say now. `folder_of` names the folder of a citekey's snapshot.

    Raises `LibraryError` for a file that cannot be read, `Changed` for one that will not stand still.
    """
    collecting = gc.isenabled()
    gc.disable()  # a hundred thousand blocks are no cycles: looking for some doubles the time
    try:
        update = FileUpdate(connection)
        update.run(files)
        texts = snapshots.changed(connection, snapshot_files)
        context = add_heirs(connection, update, files)
        restored = entries.forget(connection, update.gone, texts)
        snapshots.store(connection, texts)
        entries.restore(connection, restored)
        there = {folder for (folder,) in connection.execute("SELECT folder FROM snapshot")}
        reader = Reader(context, folder_of, there)
        bulk = update.is_new and len(update.fresh) > _IN_BULK  # other contexts ask this process's connection
        groups = reader.read(update.fresh, entries.last_id(connection), spare_processes() if bulk else 0)
        entries.insert(connection, groups)
    finally:
        if collecting:
            gc.enable()
