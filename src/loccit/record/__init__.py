"""The model: values without disk, format or network.

Everything else in loccit turns something into these, or these into something.

- `Record`, `Relation`: one source in the vocabulary of CSL 1.0.2
- `Name`, `Date`: its typed values; `markup`: the inline markup of its text
- `Draft`, `Evidence`: a record as read from a source, and how each value is known
- `identifiers`: DOI, ISBN, … in normal form; `csl_json`: the model's own serialisation
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from loccit.record.date import Date, parse_date, parse_edtf
    from loccit.record.draft import Confidence, Draft, Evidence
    from loccit.record.markup import plain
    from loccit.record.name import Name
    from loccit.record.record import RELATION_TYPES, Names, Record, Relation, Value

_HOMES = {
    "Date": "date", "parse_date": "date", "parse_edtf": "date", "Confidence": "draft", "Draft": "draft",
    "Evidence": "draft", "plain": "markup", "Name": "name", "RELATION_TYPES": "record", "Names": "record",
    "Record": "record", "Relation": "record", "Value": "record",
}  # fmt: skip

__all__ = [
    "RELATION_TYPES",
    "Confidence",
    "Date",
    "Draft",
    "Evidence",
    "Name",
    "Names",
    "Record",
    "Relation",
    "Value",
    "parse_date",
    "parse_edtf",
    "plain",
]


def __getattr__(name: str) -> Any:
    """Loads each part when it is first used: start-up time is a feature."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    return found
