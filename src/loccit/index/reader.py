"""Entries of .bib files to rows of the tables: the record as CSL-JSON, its words, its names."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from loccit.index.digests import digest
from loccit.index.document import aliases, columns, summary, tags
from loccit.index.fold import sort_text

if TYPE_CHECKING:
    from loccit.biblatex import Entry
    from loccit.biblatex.context import Context
    from loccit.index.files import Fresh

GROUP = 100
"""Entries that travel together from the process that reads them to the one that stores them."""
_BARE_VALUE = re.compile(rb"=\s*+[^\s{\"\d]")
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
_fold_tag = lru_cache(8192)(sort_text)

Table = list[tuple[Any, ...]]
Group = tuple[Table, Table, Table, Table, Table, Table, Table, Table]
"""Rows of the tables entry, record, words, alias, parent, tag, macro and fieldset: plain values, fit for `marshal`.

A row of words has no snapshot; where there is one, the name of its folder stands at the end.
"""


class Reader:
    """Makes rows. `snapshots` are the folders of the snapshots that are there, `folder_of` the one of a citekey."""

    def __init__(self, context: Context, folder_of: Callable[[str], str], snapshots: Collection[str]) -> None:
        from loccit.biblatex.entrytypes import NOT_SOURCES

        self.context = context
        self.folder_of = folder_of
        self.snapshots = snapshots
        self.not_sources = NOT_SOURCES

    def read(self, fresh: Sequence[Fresh], last: int, workers: int) -> Iterator[Group]:
        """The rows of all `fresh`, numbered from `last + 1` on, in groups, made by this many processes."""
        from loccit.index.workers import in_order

        def work(part: int) -> Group:
            start = part * GROUP
            return self._group(fresh[start : start + GROUP], last + start + 1)

        return in_order(work, -(-len(fresh) // GROUP), workers)

    def _group(self, fresh: Sequence[Fresh], first: int) -> Group:
        """The rows of `fresh`, numbered from `first` on.

        Step by step for all of them, not entry by entry: so the processor keeps the code of each step at hand, which
        saves a fifth of the time.
        """
        numbers = range(first, first + len(fresh))
        read = [_dump(item) for item in self._items(fresh)]
        items = [item for item, _, _ in read]
        says = [summary(item) for item in items]
        fieldsets = [(zlib.crc32(one.fields.encode()), one.fields) for one in says]
        folders = [self.folder_of(one.entry.key) for one in fresh]
        raws = [one.entry.raw for one in fresh]
        needed = [needs(one.entry, raw, self.context.strings) for one, raw in zip(fresh, raws, strict=True)]
        places = [self._place(one, raw, folder) for one, raw, folder in zip(fresh, raws, folders, strict=True)]
        entries: Table = [
            (number, *place, *one[:-1], fieldset, place[6] not in self.not_sources)
            for number, place, one, (fieldset, _) in zip(numbers, places, says, fieldsets, strict=True)
        ]
        there = [folder if folder in self.snapshots else "" for folder in folders]
        return (
            entries,
            [(number, crc, text) for number, (_, text, crc) in zip(numbers, read, strict=True)],
            [(number, *columns(item), folder) for number, item, folder in zip(numbers, items, there, strict=True)],
            [(key, number) for number, item in zip(numbers, items, strict=True) for key in aliases(item)],
            [(key, number) for number, (parents, _) in zip(numbers, needed, strict=True) for key in parents],
            [(_fold_tag(tag), number, tag) for number, item in zip(numbers, items, strict=True) for tag in tags(item)],
            [(number,) for number, (_, macro) in zip(numbers, needed, strict=True) if macro],
            list(set(fieldsets)),
        )

    def _items(self, fresh: Sequence[Fresh]) -> list[dict[str, Any]]:
        from loccit.biblatex.reading import to_record
        from loccit.record.csl_json import to_item

        records = [to_record(one.entry, self.context)[0] for one in fresh]
        return [to_item(record) for record in records]

    def _place(self, fresh: Fresh, raw: bytes, folder: str) -> tuple[Any, ...]:
        """The columns of the row of an entry that say where it stands."""
        entry = fresh.entry
        sha = digest(raw) if fresh.digest is None else fresh.digest
        return (entry.key, fresh.segment, fresh.start, len(raw), fresh.line, sha, entry.type, folder)


def needs(entry: Entry, raw: bytes, strings: Mapping[str, str]) -> tuple[list[str], bool]:
    """The citekeys that the entry, whose bytes are `raw`, inherits from, and whether a value of it may be a macro."""
    macro = b"#" in raw or _BARE_VALUE.search(raw) is not None
    low = raw.lower()
    if b"crossref" not in low and b"xdata" not in low:
        return [], macro
    from loccit.biblatex.values import evaluate

    parents: list[str] = []
    for name, value in entry.items():
        if name in ("crossref", "xdata"):
            parents += [key.strip() for key in evaluate(value, strings).split(",")]
    return parents, macro


def _dump(item: dict[str, Any]) -> tuple[dict[str, Any], str, int]:
    """`item` as it reads from its JSON, the JSON, and its checksum.

    Half of a surrogate pair, which no UTF-8 can hold, is replaced.
    """
    text = _encode(item)
    try:
        return item, text, zlib.crc32(text.encode())
    except UnicodeEncodeError:
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return json.loads(text), text, zlib.crc32(text.encode())
