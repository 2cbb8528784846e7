"""`Card`: one record in full, as `show` prints it."""

from __future__ import annotations

from typing import Any, NamedTuple

from loccit.record import Record, Relation
from loccit.record.csl_json import to_item

_BOOKKEEPING = ("biblatex:homes", "biblatex:entrytype")
"""How the entry is written, which its own text shows better."""


class Card(NamedTuple):
    """One record in full: what `show` prints."""

    citekey: str
    record: Record
    missing: list[str]
    file: str
    line: int
    has_snapshot: bool
    reference: str
    incoming: list[Relation]

    def lines(self) -> list[tuple[str, str]]:
        """(label, text) for people: the reference, each value, tags, relations, gaps, place."""
        record = self.record
        rows = [("reference", self.reference)] if self.reference else []
        rows += [(variable, record.text(variable)) for variable in record.fields]
        rows += [(key, text) for key, text in record.custom.items() if key not in _BOOKKEEPING]
        rows.append(("tags", ", ".join(record.keywords)))
        rows += [(relation.type, relation.to) for relation in record.relations]
        rows += [(f"{relation.type} this", relation.to) for relation in self.incoming]
        rows.append(("also cited as", ", ".join(record.aliases)))
        rows.append(("missing", ", ".join(self.missing)))
        rows.append(("snapshot", "kept" if self.has_snapshot else ""))
        rows.append(("file", f"{self.file}:{self.line}"))
        return [(label, text) for label, text in rows if text]

    def json(self) -> dict[str, Any]:
        """The record as CSL-JSON, with what belongs to it."""
        return {
            "citekey": self.citekey,
            "record": {name: value for name, value in to_item(self.record).items() if name != "id"},
            "tags": self.record.keywords,
            "missing": self.missing,
            "relations": [relation._asdict() for relation in self.record.relations],
            "file": self.file,
            "line": self.line,
            "snapshot": self.has_snapshot,
        }
