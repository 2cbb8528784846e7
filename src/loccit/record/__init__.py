"""The model: values without disk, format or network.

Everything else in loccit turns something into these, or these into something.

- `Record`, `Relation`: one source in the vocabulary of CSL 1.0.2
- `Name`, `Date`: its typed values; `markup`: the inline markup of its text
- `Draft`, `Evidence`: a record as read from a source, and how each value is known
- `identifiers`: DOI, ISBN, … in normal form; `csl_json`: the model's own serialisation
"""

from loccit.record.date import Date, parse_date, parse_edtf
from loccit.record.draft import Confidence, Draft, Evidence
from loccit.record.markup import plain
from loccit.record.name import Name
from loccit.record.record import RELATION_TYPES, Names, Record, Relation, Value

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
