"""CSL variables as names for what stands in BibLaTeX fields: which are meant, and changing just those fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from loccit.errors import UsageError
from loccit.record import Date, Names, Record, Value
from loccit.record.variables import DATE_VARIABLES, NAME_VARIABLES, VARIABLES
from loccit.store.entries import TYPE, parse, values, with_value
from loccit.store.steps import to_text

if TYPE_CHECKING:
    from loccit.store.new_entry import Writer

_PARTS_OF_DATE = ("year", "month", "day")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


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
    from loccit.biblatex import from_record

    old, new = from_record(before), from_record(after)
    if old.type != new.type:
        raw = with_value(raw, TYPE, new.type, values(raw).get(TYPE)) or raw
    wanted: dict[str, str | None] = dict.fromkeys((name for name, _ in old.fields), None) | dict(new.fields)
    known = dict(old.fields)
    for name, text in wanted.items():
        if text != known.get(name):
            raw = _with_date(raw, text, writer) if name == "date" else _with_field(raw, name, text, writer)
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
    """All names for one value: the BibLaTeX fields, their BibTeX aliases and the CSL variables that it stands in."""
    from loccit.biblatex.vocabulary import ALIASES, DATES, NAMES, TEXTS, TITLES

    groups = [set(line.split()) for table in (TITLES, TEXTS, NAMES, DATES) for line in table.splitlines()]
    groups += [set(pair) for pair in ALIASES.items()]
    groups += [{"date", "issued", *_PARTS_OF_DATE}, {"pages", "page"}, {"doi", "DOI"}, {"url", "URL"}, {"type", TYPE}]
    names = {name}
    while more := set().union(*(group for group in groups if names & group)) - names:
        names |= more
    return frozenset(names)


def _with_field(raw: bytes, name: str, text: str | None, writer: Writer) -> bytes:
    """A field set or taken out, under the name the entry has for it: many files say `journal` for `journaltitle`."""
    from loccit.biblatex.fieldedit import drop_field
    from loccit.biblatex.vocabulary import ALIASES

    there = values(raw)
    if name not in there:
        name = next((alias for alias, field in ALIASES.items() if field == name and alias in there), name)
    return drop_field(raw, name) if text is None else writer.with_field(raw, name, text)


def _with_date(raw: bytes, text: str | None, writer: Writer) -> bytes:
    """A date in the entry's own habit: in `year` and `month`, if that is where it has it and they can hold it."""
    from loccit.biblatex.fieldedit import drop_field

    there = values(raw)
    parts = (text or "").split("-")
    plain = len(parts) <= 2 and all(part.isdigit() for part in parts)
    if "date" in there or not there.keys() & set(_PARTS_OF_DATE) or (text and not plain):
        for name in _PARTS_OF_DATE:
            raw = drop_field(raw, name)
        return _with_field(raw, "date", text, writer)
    for name in _PARTS_OF_DATE[len(parts) if text else 0 :]:
        raw = drop_field(raw, name)
    if text:
        raw = writer.with_field(raw, "year", parts[0])
    if text and len(parts) == 2:
        month = values(raw).get("month")
        raw = with_value(raw, "month", _MONTHS[int(parts[1]) - 1], month) or raw
    return raw


def own_record(raw: bytes, strings: Mapping[str, str]) -> Record:
    """The entry as a record, without what it inherits. Raises `UsageError` where it is no entry."""
    from loccit.biblatex import Context, to_record

    entry = parse(raw)
    if entry is None:
        raise UsageError(f"not an entry: {to_text(raw[:40])}…")
    context = Context()
    context.strings = dict(strings)
    return to_record(entry, context)[0]
