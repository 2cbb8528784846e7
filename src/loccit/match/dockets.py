"""Docket numbers: by which a court's case goes in every reporter and database."""

from __future__ import annotations

import re

from loccit.record import Record

_DOCKET = re.compile(
    r"\b(?:\d:)?(?:[A-Z]{2,4}-)?\d{2}(?:-| )?(?:[A-Za-z]{1,3}(?:-| )?)?\d{2,6}\b|\b[A-Z]{2,4}-\d{4,6}\b"
)


def dockets(record: Record) -> set[str]:
    """The docket numbers of a decision, without the judges' initials: `No. 3:12-cv-02317-ST` is `3:12-cv-02317`."""
    text = record.text("number") or record.text("call-number")
    return {re.sub(r"[^A-Z0-9]+", "-", match[0].upper()) for match in _DOCKET.finditer(text)}
