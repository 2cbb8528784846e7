"""CSL variables as names for what stands in BibLaTeX fields: which are meant, and changing just those fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from loccit.biblatex.fieldedit import drop_field
from loccit.errors import UsageError
from loccit.record import Date, Names, Record, Value
from loccit.record.variables import DATE_VARIABLES, NAME_VARIABLES, TYPES, VARIABLES
from loccit.store.entries import TYPE, parse, values, with_value
from loccit.store.steps import to_text

if TYPE_CHECKING:
    from loccit.store.new_entry import Writer

_PARTS_OF_DATE = ("year", "month", "day")
_DATES = {("issued", part) for part in _PARTS_OF_DATE}


def is_variable(name: str) -> bool:
    """True for a CSL variable that is not also a field's name; fields are written in small letters without hyphens."""
    return name in VARIABLES and (name != name.lower() or "-" in name or name in ("issued", "accessed", "genre"))


def parse_value(variable: str, text: str) -> Value | None:
    """A variable's value as a person types it: names as in BibTeX, dates as EDTF, anything else as it is.

    None for blank text. Raises `UsageError` for a date that is none: a field takes any text.
    """
    from loccit.biblatex.names import parse_names
    from loccit.record import parse_edtf

    text = text.strip()
    if not text:
        return None
    if variable in NAME_VARIABLES:
        return parse_names(text)
    if variable in DATE_VARIABLES:
        if date := parse_edtf(text):
            return date
        raise UsageError(f"'{text}' is no date for {variable}", hint="such as 2025-03-21, 2025-03, 2020/2021, 2019~")
    return text


def revised(raw: bytes, before: Record, after: Record, writer: Writer) -> bytes:
    """The entry `raw`, which reads as `before`, changed so that it reads as `after`; only fields that differ change."""
    from loccit.biblatex import changes, from_record

    kind, fields = changes(before, after)
    if from_record(before).type != kind:
        raw = with_value(raw, TYPE, kind, values(raw).get(TYPE)) or raw
    for name, text in fields:
        raw = drop_field(raw, name) if text is None else writer.with_field(raw, name, text)
    return raw


def changed_record(record: Record, changes: Mapping[str, Value | None]) -> Record:
    """A copy with other values of these variables (None: without), and another `type`."""
    fields: dict[str, str | Names | Date] = dict(record.fields)
    kind = record.type
    for variable, value in changes.items():
        if variable == "type":
            kind = str(value or "document")
        elif value:
            fields[variable] = value
        else:
            fields.pop(variable, None)
    copies = (list(record.keywords), list(record.relations), list(record.aliases), dict(record.custom))
    return Record(kind, fields, record.citekey, *copies)


def same_place(name: str) -> frozenset[str]:
    """All names for one value: a BibLaTeX field or CSL variable, the fields or variables it stands for in some type,
    and BibTeX's names for these fields.
    """
    from loccit.biblatex.vocabulary import ALIASES, homes

    pairs = {pair for kind in TYPES for pair in homes(kind).items()} | set(ALIASES.items()) | _DATES
    name = name if name in VARIABLES else name.lower()
    names = {name} | {ALIASES.get(name, name)} | (set(_PARTS_OF_DATE) if name in ("date", "issued") else set())
    for one, other in pairs:
        if one in (name, ALIASES.get(name)):
            names.add(other)
        if other in (name, ALIASES.get(name)):
            names.add(one)
    names |= {alias for alias, field in ALIASES.items() if field in names and name in VARIABLES}
    return frozenset(names | ({TYPE} if name == "type" else set()))


def own_record(raw: bytes, strings: Mapping[str, str]) -> Record:
    """The entry as a record, without what it inherits. Raises `UsageError` where it is no entry."""
    from loccit.biblatex import Context, to_record

    entry = parse(raw)
    if entry is None:
        raise UsageError(f"not an entry: {to_text(raw[:40])}…")
    context = Context()
    context.strings = dict(strings)
    return to_record(entry, context)[0]
