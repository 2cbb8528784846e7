"""CSL-JSON, read and written: citeproc's own data (schema 1.0.2), as Zotero, Mendeley, pandoc and Crossref give it.

Holds everything of a record: what CSL has no variable for stands in `custom`. An item that is no valid JSON is kept
aside and the next one read. A file with several items is an array, an object with `items` or `references`, or one
object a line.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from loccit.formats.builder import evidence
from loccit.formats.json_items import Item, items
from loccit.record import Draft, Record
from loccit.record.csl_json import from_item, to_item


def read(stream: BinaryIO, source: str = "") -> Iterator[Draft]:
    """One draft an item."""
    for item in items(stream, source, "csl-json", ("items", "references")):
        yield item if isinstance(item, Draft) else draft(item, source)


def draft(item: Item, source: str, format_name: str = "csl-json") -> Draft:
    """The draft of one item; the id of an item is its citekey."""
    found = Draft(from_item(item.value), source=source, format=format_name, line=item.line, problems=item.problems)
    found.evidence = {variable: evidence(f"CSL-JSON {variable}") for variable in found.record.fields}
    found.evidence["type"] = evidence("CSL-JSON type")
    return found


def write(records: Iterable[Record], out: BinaryIO) -> None:
    """A JSON array in UTF-8, two spaces of indentation, keys in the record's order."""
    separator = b"[\n"
    for record in records:
        text = json.dumps(to_item(record), ensure_ascii=False, indent=2).replace("\n", "\n  ")
        out.write(separator + b"  " + text.encode("utf-8", "replace"))
        separator = b",\n"
    out.write(b"[]\n" if separator == b"[\n" else b"\n]\n")


def plain_item(value: Any) -> bool:
    """Whether a parsed JSON value can be an item."""
    return isinstance(value, dict)
