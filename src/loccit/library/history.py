"""Where the values of a record came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loccit.library.results import Reason
from loccit.record import Evidence

if TYPE_CHECKING:
    from loccit.library.library import Library


def why(library: Library, citekey: str, field: str | None) -> list[Reason]:
    """The origin of `field`, or of every value of the record, the latest stage first."""
    from loccit.store.history import why as origins

    row = library.row(citekey)
    record = row.record
    fields = [field] if field else list(record.fields)
    journal = library.folder / "journal.jsonl"
    reasons = []
    for name in fields:
        for origin in origins(journal, row.citekey, name):
            evidence = origin.evidence or Evidence(
                f"command: {origin.command}" if origin.kind != "outside" else "edited by hand"
            )
            value = (
                record.text(name)
                if name in record.fields and origin.after is not None
                else (origin.after or evidence.value)
            )
            reasons.append(Reason(name, value, evidence, origin.time))
            break
    return reasons
