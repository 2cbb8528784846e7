"""Entries of .bib files to rows of the tables: the record as CSL-JSON, its words, its names."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from loccit.index.digests import digest
from loccit.index.document import aliases, columns, summary, tags
from loccit.index.fold import sort_text

if TYPE_CHECKING:
    from loccit.biblatex import Context, Entry
    from loccit.index.files import Fresh

GROUP = 250
"""Entries that travel together from the process that reads them to the one that stores them."""
_IN_BULK = 2_000  # entries from which on reading is shared between processes
_BARE_VALUE = re.compile(rb"=\s*+[^\s{\"\d]")
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode

Table = list[tuple[Any, ...]]
Group = tuple[Table, Table, Table, Table, Table, Table, Table, Table]
"""Rows of the tables entry, record, words, alias, parent, tag, macro and fieldset: plain values, fit for `marshal`.

A row of words has no snapshot; where there is one, the name of its folder stands at the end.
"""


def read_all(
    fresh: Sequence[Fresh],
    context: Context,
    folder_of: Callable[[str], str],
    snapshots: Collection[str],
    last: int,
) -> Iterator[Group]:
    """All of `fresh`, read, numbered from `last + 1` on; in groups, by several processes where there are many.

    `snapshots` are the folders of those that are there.
    """
    from loccit.biblatex import to_record
    from loccit.index.workers import in_order, spare_processes
    from loccit.record.csl_json import to_item

    def work(part: int) -> Group:
        group: Group = ([], [], [], [], [], [], [], [])
        start = part * GROUP
        for number, one in enumerate(fresh[start : start + GROUP], last + start + 1):
            item = to_item(to_record(one.entry, context)[0])
            _add_rows(number, one, item, folder_of(one.entry.key), snapshots, group)
        return group

    parts = -(-len(fresh) // GROUP)
    return in_order(work, parts, spare_processes() if len(fresh) > _IN_BULK else 0)


def _add_rows(
    number: int, fresh: Fresh, item: dict[str, Any], folder: str, snapshots: Collection[str], group: Group
) -> None:
    """Adds the rows of one entry to `group`."""
    entry = fresh.entry
    item, text, crc = _dump(item)
    says = summary(item)
    fieldset = zlib.crc32(says.fields.encode())
    entries, records, words, alias, parent, tag, macro, fieldsets = group
    length = entry.end - entry.start
    sha = fresh.digest if fresh.digest is not None else digest(entry.raw)
    place = (number, entry.key, fresh.segment, fresh.start, length, fresh.line, sha, entry.type, folder)
    entries.append((*place, *says[:-1], fieldset))
    records.append((number, crc, text))
    words.append((number, *columns(item), folder if folder in snapshots else ""))
    alias += [(key, number) for key in aliases(item)]
    tag += [(_fold_tag(name), number, name) for name in tags(item)]
    fieldsets.append((fieldset, says.fields))
    parents, uses_macro = needs(entry)
    parent += [(key, number) for key in parents]
    if uses_macro:
        macro.append((number,))


_fold_tag = lru_cache(8192)(sort_text)


def needs(entry: Entry) -> tuple[list[str], bool]:
    """The citekeys it inherits from, and whether a value of it may be a macro."""
    raw = entry.raw.lower()
    if not (b"#" in raw or b"crossref" in raw or b"xdata" in raw or _BARE_VALUE.search(raw)):
        return [], False
    parents: list[str] = []
    uses_macro = False
    for name, value in entry.items():
        if name in ("crossref", "xdata"):
            parents += [key.strip() for key in value.strip('{}" \t\r\n').split(",")]
        bare = value[:1] not in ("{", '"', "") and not value.isdigit()
        uses_macro = uses_macro or bare or "#" in value
    return parents, uses_macro


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
