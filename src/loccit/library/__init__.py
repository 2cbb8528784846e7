"""The library: sequences the steps of every command, and decides nothing itself.

`Library` is what the command line calls; `results`, `hits` and `cards` are what it gets back. Each file beside them
holds the steps of one kind of command, and imports what it needs when it runs: start-up time is a feature.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from loccit.library.library import Library

if TYPE_CHECKING:
    from loccit.library.cards import Card
    from loccit.library.hits import Hit
    from loccit.library.results import Change, Imported, Reason

__all__ = ["Card", "Change", "Hit", "Imported", "Library", "Reason"]


def __getattr__(name: str) -> Any:
    """The kinds of results, imported when first asked for."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = {"Card": "cards", "Hit": "hits"}.get(name, "results")
    return getattr(import_module(f"loccit.library.{home}"), name)
