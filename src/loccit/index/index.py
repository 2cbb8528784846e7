"""`Index`: the library's cache, opened, kept up to date and asked.

It answers the same with its file deleted, damaged, locked or not writable: then it is made anew, in memory if need be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from loccit.index import ask
from loccit.index.keeper import Keeper
from loccit.index.plan import EVERYTHING, Plan
from loccit.index.row import Hit, Label, Row

Rows = list[Row]
Hits = list[Hit]
Labels = list[Label]
Keys = list[str]

if TYPE_CHECKING:
    from os import PathLike

    from loccit.index.blocking import Blocking
    from loccit.index.counts import Counts
    from loccit.index.found import Found
    from loccit.index.planner import Widen
    from loccit.index.query import Node
    from loccit.index.snippets import Snippets


class Index:
    """The entries of one library, as a context manager.

    `files` are its .bib files (by default all that lie in `folder` itself), `folder_of` names the folder inside
    `snapshots/` that belongs to a citekey (by default the citekey). What opens it refreshes it: raises `LibraryError`
    where the folder or a file cannot be read.
    """

    def __init__(
        self,
        folder: str | PathLike[str],
        files: Sequence[str | PathLike[str]] | None = None,
        folder_of: Callable[[str], str] | None = None,
    ) -> None:
        self._keeper = Keeper(folder, files, folder_of or str)

    def __enter__(self) -> Index:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets the file go."""
        self._keeper.close()

    def refresh(self) -> None:
        """Looks at the files again: cheap where nothing changed, and where one entry of a large file did."""
        self._keeper.refresh()

    def search(self, query: str, limit: int | None = None, widen: Widen | None = None) -> Hits:
        """The records that meet `query` (see `query`), the best first.

        `widen` gives the tags that a tag in the query stands for: the narrower ones, its preferred name. Raises
        `QueryError`.
        """
        from loccit.index.planner import plan, speaking_texts
        from loccit.index.rank import hits

        node = self._parse(query)
        asked = plan(node, widen)
        found = self._keeper.ask(lambda connection: hits(connection, asked, limit))
        texts = tuple(speaking_texts(node))

        def find(row: Row, most: int) -> Snippets:
            from loccit.index.snippets import snippets

            return snippets(row.item, lambda: self.snapshot(row), texts, most)

        for hit in found:
            hit._find = find
        return found

    def list(
        self,
        query: str = "",
        order: str = "author",
        limit: int | None = None,
        offset: int = 0,
        widen: Widen | None = None,
    ) -> Rows:
        """The records that meet `query`, sorted by one of `ask.ORDERS`. Raises `QueryError`.

        `@xdata` and `@set` entries are no sources: they are only found by `get`.
        """
        asked = self._plan(query, widen)
        return self._keeper.ask(lambda connection: ask.rows(connection, asked, Row, order, limit, offset))

    def labels(
        self, query: str = "", order: str = "author", limit: int | None = None, widen: Widen | None = None
    ) -> Labels:
        """What lists show of the records that `list` gives, in its order; no record is decoded. Raises `QueryError`."""
        asked = self._plan(query, widen)
        return self._keeper.ask(lambda connection: ask.labels(connection, asked, order, limit))

    def found(
        self, query: str = "", order: str = "citekey", backwards: bool = False, widen: Widen | None = None
    ) -> Found:
        """What `list` would give, for looking at a part of it at a time. Raises `QueryError`."""
        from loccit.index.found import Found

        return Found(self._keeper, self._plan(query, widen), order, backwards)

    def count(self, query: str = "", widen: Widen | None = None) -> int:
        """How many records meet `query`. Raises `QueryError`."""
        asked = self._plan(query, widen)
        return self._keeper.ask(lambda connection: ask.count(connection, asked))

    def get(self, citekey: str) -> Row | None:
        """The entry with this citekey, the first in the files if there are more; else the one that once had it."""
        return next(iter(self.all_of(citekey)), None)

    def all_of(self, citekey: str) -> Rows:
        """All entries with this citekey, then those that once had it."""
        return self._keeper.ask(lambda connection: ask.rows_by_key(connection, citekey))

    def keys(self, prefix: str = "", limit: int | None = None) -> Keys:
        """Citekeys that begin with `prefix`, in any case, sorted; for completion and suggestions."""
        return self._keeper.ask(lambda connection: ask.keys(connection, prefix, limit))

    def digest(self, file: str) -> str:
        """The BLAKE2b digest (16 bytes, hexadecimal) of a .bib file as it is indexed; '' where it is not."""
        return self._keeper.ask(lambda connection: ask.file_digest(connection, file))

    def last_end(self, file: str) -> int:
        """The byte at which the last entry of a .bib file ends; 0 where it has none."""
        return self._keeper.ask(lambda connection: ask.last_end(connection, file))

    def snapshot(self, row: Row) -> str:
        """The text of the source as it is indexed; '' where there is none."""
        from loccit.index.tables import snapshot_text

        return self._keeper.ask(lambda connection: snapshot_text(connection, row.folder))

    def counts(self) -> Counts:
        """How many entries, files, snapshots; types, years and tags with their numbers."""
        from loccit.index.counts import counts

        return self._keeper.ask(counts)

    def candidates(self, keys: Iterable[int], blocking: Blocking) -> Rows:
        """The entries that share one of the blocking keys `keys`, by citekey.

        The first call, and one with another `blocking.version`, computes the keys of all entries; later ones those of
        what is new.
        """
        from loccit.index.blocking import candidates, complete, is_complete

        if not self._keeper.ask(lambda connection: is_complete(connection, blocking)):
            self._keeper.write(lambda connection: complete(connection, blocking))
        return self._keeper.ask(lambda connection: candidates(connection, list(keys)))

    def _plan(self, query: str, widen: Widen | None) -> Plan:
        if not query.strip():
            return EVERYTHING
        from loccit.index.planner import plan

        return plan(self._parse(query), widen)

    def _parse(self, query: str) -> Node:
        from loccit.index.query import parse

        known = self._keeper.ask(ask.known_fields) if ":" in query else ()
        return parse(query, known)
