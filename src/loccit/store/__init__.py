"""The library on disk: files that are never damaged, a journal of every change, snapshots, settings, citekeys.

- `Store(folder)`: reading entries and records; `with store.step("set …") as step: step.set(…)`; `undo`, `redo`
- `find_library`, `create_library`, `Folder`: where a library is, making one, its paths
- `load_settings`: `loccit.toml`; `new_citekey`, `unique`: citekeys by its pattern
- `log`, `why`: what the journal tells; `journal_problems`: what in it cannot be read
- `merge_files`: the merge driver for git
- `Locator`: what an index may tell the store, so that large files need not be split

Writing goes lock → recover → read → change in memory → check → write beside → compare with the disk → intent → replace.
"""

from loccit.store.folder import Folder, create_library, find_library
from loccit.store.store import Store

__all__ = ["Folder", "Store", "create_library", "find_library"]
