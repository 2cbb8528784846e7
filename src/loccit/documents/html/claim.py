"""A claim: what one place of a page says of one variable."""

from __future__ import annotations

from typing import NamedTuple

from loccit.documents.decode import squeeze
from loccit.record import Confidence, Draft, Evidence, Value


def meta_method(name: str) -> str:
    """How a value of `Page.meta` was read: a meta element, or COinS, whose names begin with `rft.`."""
    return f"COinS {name}" if name.startswith("rft.") else f"meta {name}"


class Claim(NamedTuple):
    """`value` as `method` read it from `text` at `where`."""

    value: Value
    method: str
    text: str
    where: str = ""
    confidence: Confidence = "certain"

    def enter(self, draft: Draft, variable: str) -> None:
        """Put it into `draft`; a guess stands in the evidence alone."""
        shown = self.value if isinstance(self.value, str) and self.confidence == "guess" else ""
        draft.evidence[variable] = Evidence(self.method, squeeze(self.text[:300]), self.where, self.confidence, shown)
        if self.confidence != "guess":
            draft.record.fields[variable] = squeeze(self.value) if isinstance(self.value, str) else self.value
