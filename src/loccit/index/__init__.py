"""The index: a cache of the library in SQLite with full-text search. Every answer is the same without it, only slower.

    with Index(folder) as index:                      opened and brought up to date
        index.search("sheriff 287(g) year:2017..")    ranked `Hit`s with snippets
        index.list("tag:detainers", order="year")     `Row`s: citekey, file, byte span, record, tags
        index.get("pinedo2025bucking")
        index.refresh()                               after a change to the files

`query` describes the QUERY language. Nothing but the time of a few files is looked at where nothing changed.
"""

from __future__ import annotations

from loccit.index.blocking import Blocking
from loccit.index.index import Index
from loccit.index.row import Counts, Hit, Row
from loccit.index.syntax import QueryError

__all__ = ["Blocking", "Counts", "Hit", "Index", "QueryError", "Row"]
