"""A value concluded from the text, with its evidence: certain, likely, or only a guess."""

from __future__ import annotations

from typing import NamedTuple

from loccit.documents.text.lines import Line
from loccit.record import Confidence, Date, Draft, Evidence, Value


class Finding(NamedTuple):
    """`value` of `variable` as the line `line` gives it. A guess goes into the evidence alone."""

    variable: str
    value: Value
    method: str
    line: Line | None
    confidence: Confidence
    text: str = ""

    def enter(self, draft: Draft) -> None:
        """Put it into `draft`, unless something is there for the variable already."""
        if self.variable in draft.evidence:
            return
        shown = self.text or (self.line.text if self.line else "")
        draft.evidence[self.variable] = Evidence(
            self.method,
            shown[:300],
            f"line {self.line.number}" if self.line else "",
            self.confidence,
            _as_text(self.value) if self.confidence == "guess" else "",
        )
        if self.confidence != "guess":
            draft.record.fields[self.variable] = self.value


def _as_text(value: Value) -> str:
    if isinstance(value, str | Date):
        return value if isinstance(value, str) else value.text()
    return "; ".join(name.text() for name in value)
