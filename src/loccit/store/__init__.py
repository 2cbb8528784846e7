"""The library on disk: files that are never damaged, a journal of every change, snapshots, settings, citekeys.

- `Store(folder)`: entries, records, snapshots; `with store.step("set …") as step: step.set(…)`; `undo`, `redo`, `log`,
  `why`
- `find_library`, `create_library`, `Folder`: where a library is, making one, its paths
- `load_settings`: `loccit.toml`; `new_citekey`, `unique`: citekeys by its pattern
- `journal_problems`: what in the journal cannot be read
- `merge_files`: the merge driver for git
- `Locator`: what an index may tell the store, so that large files need not be split

Writing goes: lock, recover, read, change in memory, check, write beside, compare with the disk, intent, replace.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from loccit.store.citekeys import new_citekey, unique
    from loccit.store.finding import find_library
    from loccit.store.folder import Folder, create_library
    from loccit.store.history import Origin
    from loccit.store.journal import journal_problems
    from loccit.store.lock import LockedError
    from loccit.store.merge_driver import merge_files
    from loccit.store.settings import Settings, load_settings
    from loccit.store.snapshots import Snapshots
    from loccit.store.step import StepWriter
    from loccit.store.steps import Change, Note, Step
    from loccit.store.store import Store
    from loccit.store.undoing import EditedMeanwhile
    from loccit.store.working import Locator

_HOMES = {
    "Change": "steps", "EditedMeanwhile": "undoing", "Folder": "folder", "Locator": "working", "LockedError": "lock",
    "Note": "steps", "Origin": "history", "Settings": "settings", "Snapshots": "snapshots", "Step": "steps",
    "StepWriter": "step", "Store": "store", "create_library": "folder", "find_library": "finding",
    "journal_problems": "journal", "load_settings": "settings", "merge_files": "merge_driver",
    "new_citekey": "citekeys", "unique": "citekeys",
}  # fmt: skip

__all__ = [
    "Change",
    "EditedMeanwhile",
    "Folder",
    "Locator",
    "LockedError",
    "Note",
    "Origin",
    "Settings",
    "Snapshots",
    "Step",
    "StepWriter",
    "Store",
    "create_library",
    "find_library",
    "journal_problems",
    "load_settings",
    "merge_files",
    "new_citekey",
    "unique",
]


def __getattr__(name: str) -> Any:
    """Loads each part when it is first used: start-up time is a feature."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
