"""All checks, in the order in which they are listed. Add a check: one function, one line in its file's `CHECKS`."""

from __future__ import annotations

from loccit.checks import completeness, dates, identifiers, library, names, texts
from loccit.checks.base import Check

CHECKS: tuple[Check, ...] = (
    *completeness.CHECKS,
    *dates.CHECKS,
    *identifiers.CHECKS,
    *names.CHECKS,
    *texts.CHECKS,
    *library.CHECKS,
)
