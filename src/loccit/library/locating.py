"""The store, told by the index where entries stand, so that a change in a large file does not read all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loccit.store.store import Store

if TYPE_CHECKING:
    from loccit.library.library import Library


def store_of(library: Library) -> Store:
    """The store of `library`."""
    return Store(library.folder)
