"""Where the values of a record came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loccit.library.results import Reason
from loccit.record import Evidence, Record

if TYPE_CHECKING:
    from loccit.library.library import Library
    from loccit.store.history import Origin


def why(library: Library, citekey: str, field: str | None) -> list[Reason]:
    """The latest origin of `field`, or of every value of the record."""
    from loccit.store.history import why_each

    row = library.row(citekey)
    record = row.record
    found = why_each(library.folder / "journal.jsonl", row.citekey, [field] if field else _told(record))
    return [_reason(record, name, origins[0]) for name, origins in found.items() if origins]


def _told(record: Record) -> list[str]:
    return [*record.fields, *(["relations"] if record.relations else [])]


def _reason(record: Record, name: str, origin: Origin) -> Reason:
    """A value as the record has it, or (a guess, a value that was removed) as the journal tells it."""
    written = "edited by hand" if origin.kind == "outside" else f"command: {origin.command}"
    evidence = origin.evidence or Evidence(written)
    asserted = name in record.fields and origin.after is not None
    value = record.text(name) if asserted else origin.after or evidence.value
    if name == "relations":
        value = "; ".join(f"{relation.type} {relation.to}" for relation in record.relations)
    return Reason(name, value, evidence, origin.time)
