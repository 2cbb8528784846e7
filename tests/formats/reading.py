"""Short ways to read and write in the tests of formats."""

from __future__ import annotations

import io

from loccit.formats import by_name
from loccit.record import Draft, Record


def drafts(format_name: str, data: str | bytes, source: str = "") -> list[Draft]:
    """All drafts of `data`."""
    raw = data.encode("utf-8") if isinstance(data, str) else data
    return list(by_name(format_name).read(io.BytesIO(raw), source))


def record(format_name: str, data: str | bytes) -> Record:
    """The only record of `data`, which must be read without an error."""
    (found,) = drafts(format_name, data)
    assert not found.failed, found.problems
    return found.record


def written(format_name: str, *records: Record) -> bytes:
    """`records` in the format."""
    out = io.BytesIO()
    by_name(format_name).write(records, out)
    return out.getvalue()
