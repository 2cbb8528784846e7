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

GROUP = 250
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
        from loccit.biblatex.reading import to_record
        from loccit.index.workers import in_order
        from loccit.record.csl_json import to_item

        def work(part: int) -> Group:
            group: Group = ([], [], [], [], [], [], [], [])
            start = part * GROUP
            for number, one in enumerate(fresh[start : start + GROUP], last + start + 1):
                self._add(number, one, to_item(to_record(one.entry, self.context)[0]), group)
            return group

        return in_order(work, -(-len(fresh) // GROUP), workers)

    def _add(self, number: int, fresh: Fresh, item: dict[str, Any], group: Group) -> None:
        """Adds the rows of one entry to `group`."""
        entry = fresh.entry
        item, text, crc = _dump(item)
        says = summary(item)
        fieldset = zlib.crc32(says.fields.encode())
        folder = self.folder_of(entry.key)
        entries, records, words, alias, parent, tag, macro, fieldsets = group
        length = entry.end - entry.start
        raw = entry.raw
        sha = fresh.digest if fresh.digest is not None else digest(raw)
        place = (number, entry.key, fresh.segment, fresh.start, length, fresh.line, sha, entry.type, folder)
        entries.append((*place, *says[:-1], fieldset, entry.type not in self.not_sources))
        records.append((number, crc, text))
        words.append((number, *columns(item), folder if folder in self.snapshots else ""))
        fieldsets.append((fieldset, says.fields))
        alias += [(key, number) for key in aliases(item)]
        tag += [(_fold_tag(name), number, name) for name in tags(item)]
        parents, uses_macro = needs(entry, raw, self.context.strings)
        parent += [(key, number) for key in parents]
        if uses_macro:
            macro.append((number,))


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
