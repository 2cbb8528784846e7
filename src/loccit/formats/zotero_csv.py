"""Zotero's CSV export, read: a column a field of Zotero's, a row an item."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from loccit.formats.builder import Builder
from loccit.formats.dates import read_date
from loccit.formats.names import read_name
from loccit.formats.table import Row, rows
from loccit.formats.zotero_extra import place_extra
from loccit.formats.zotero_types import CREATORS, FIELDS, TYPES
from loccit.record import Draft

_DATES = {"Date": "issued", "Publication Year": "issued", "Access Date": "accessed", "Filing Date": "submitted"}
_SKIPPED = frozenset({"Item Type", "Date Added", "Date Modified", "Key"})
_TAGS = frozenset({"Manual Tags", "Automatic Tags"})


def read(stream: BinaryIO, source: str = "") -> Iterator[Draft]:
    """One draft a row."""
    return rows(stream, source, "zotero-csv", lambda row, line: _draft(row, source, line))


def _draft(row: Row, source: str, line: int) -> Draft | None:
    builder = Builder("zotero-csv", "Zotero", source, line)
    kind = row.get("Item Type", "")
    if kind in ("note", "attachment", "annotation"):
        return None
    builder.record.type = TYPES.get(kind, "document")
    builder.record.citekey = row.get("Citation Key", "") or row.get("Key", "")
    for column in ("Date", *row):
        if (value := row.get(column)) and column not in _SKIPPED:
            _place(builder, column, value)
    return builder.done(bare_names=False)


def _place(builder: Builder, column: str, value: str) -> None:
    camel = column[:1].lower() + column[1:].replace(" ", "")
    camel = {"dOI": "DOI", "iSBN": "ISBN", "iSSN": "ISSN", "url": "url"}.get(camel, camel)
    if variable := _DATES.get(column):
        if not (column == "Publication Year" and "issued" in builder.fields):
            builder.date(variable, read_date(value), column)
    elif camel in CREATORS:
        for name in re.split(r"\s*;\s+", value):
            builder.name(CREATORS[camel], read_name(name), column)
    elif column in _TAGS:
        builder.keywords(value.split(";"))
    elif column == "Extra":
        place_extra(builder, value)
    elif column == "DOI":
        builder.doi(value, column)
    elif (variable := FIELDS.get(camel)) and not (variable == "collection-title" and variable in builder.fields):
        builder.put(variable, value, column)
    elif column == "Notes":
        builder.put("annote", re.sub(r"<[^<>]+>", "", value).strip(), column)
    else:
        builder.keep(column, value)
