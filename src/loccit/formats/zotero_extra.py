"""Zotero's Extra field: lines `variable: value` for what Zotero has no field for; the rest is a note."""

from __future__ import annotations

import re

from loccit.formats.builder import Builder
from loccit.formats.dates import read_date
from loccit.formats.names import person
from loccit.record import Name
from loccit.record.variables import DATE_VARIABLES, NAME_VARIABLES, TYPES, VARIABLES

_LINE = re.compile(r"\s*\{?:?([A-Za-z][A-Za-z _-]{1,40}?)\s*:\s*(.+?)\}?\s*")
_BY_NAME = {re.sub(r"[^a-z]", "", variable.lower()): variable for variable in VARIABLES}


def place_extra(builder: Builder, text: str) -> None:
    """Places the variables that Zotero documents for Extra (`PMID: 123`, `Original Date: 1920`), and the note."""
    rest = []
    for line in text.split("\n"):
        match = _LINE.fullmatch(line)
        name = re.sub(r"[^a-z]", "", match[1].lower()) if match else ""
        if match and name == "type" and match[2] in TYPES:
            builder.record.type = match[2]
        elif match and name == "citationkey":
            builder.record.citekey = match[2]
        elif match and (variable := _BY_NAME.get(name)):
            _place(builder, variable, match[2])
        elif line.strip():
            rest.append(line.strip())
    if rest:
        builder.put("note", "\n".join(rest), "Extra")


def _place(builder: Builder, variable: str, value: str) -> None:
    if variable in DATE_VARIABLES:
        builder.date(variable, read_date(value), "Extra")
    elif variable in NAME_VARIABLES:
        family, bars, given = value.partition("||")
        name = person(family.strip(), given.strip()) if bars else Name(literal=value)
        builder.name(variable, name, "Extra")
    elif variable == "DOI":
        builder.doi(value, "Extra")
    elif variable != "keyword":
        builder.put(variable, value, "Extra")
