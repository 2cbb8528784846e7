"""The index: a cache of the library in SQLite with full-text search. Every answer is the same without it, only slower.

    with Index(folder) as index:                      opened and brought up to date
        index.search("sheriff 287(g) year:2017..")    ranked `Hit`s with snippets
        index.list("tag:detainers", order="year")     `Row`s: citekey, file, byte span, record, tags
        index.get("pinedo2025bucking")
        index.refresh()                               after a change to the files

`query` describes the QUERY language. Nothing but the time of a few files is looked at where nothing changed.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from loccit.index.blocking import Blocking
    from loccit.index.counts import Counts
    from loccit.index.index import Index
    from loccit.index.row import Hit, Label, Row
    from loccit.index.snippets import Snippet
    from loccit.index.syntax import QueryError

_HOMES = {
    "Blocking": "blocking", "Counts": "counts", "Hit": "row", "Index": "index", "Label": "row", "QueryError": "syntax",
    "Row": "row", "Snippet": "snippets",
}  # fmt: skip

__all__ = ["Blocking", "Counts", "Hit", "Index", "Label", "QueryError", "Row", "Snippet"]


def __getattr__(name: str) -> Any:
    """Loads each part when it is first used: start-up time is a feature."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
