"""`Draft`: a record as read from one source, with the evidence for each value and what went wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from loccit.errors import Problem
from loccit.record.record import Record

Confidence = Literal["certain", "likely", "guess"]


class Evidence(NamedTuple):
    """Where a value stood and how it was read.

    `method` names the rule (`json-ld headline`, `RIS T1`, `byline`), `text` is the source's own words, `where` the
    place in it (`line 12`, `page 1`), `value` the value as text where it is a `guess`: a guess stands only here, as
    a suggestion, and never in the record. `source` is the file or address, where it is not the draft's own.
    """

    method: str
    text: str = ""
    where: str = ""
    confidence: Confidence = "certain"
    value: str = ""
    source: str = ""

    def json(self) -> dict[str, str]:
        """The shape of CLI.md, empty values left out but for the four that scripts rely on."""
        out = {"method": self.method, "text": self.text, "where": self.where, "confidence": self.confidence}
        out |= {key: value for key, value in (("value", self.value), ("source", self.source)) if value}
        return out


@dataclass(slots=True)
class Draft:
    """One record read from a source.

    `evidence` is by CSL variable (and `type`); `text` is the source's own text for the snapshot ('' where there is
    none), `original` its bytes where they are worth keeping, with `suffix` as the file ending (`.html`). A draft
    that could not be read at all has `failed` set, its bytes kept in `raw`, and at least one problem.
    """

    record: Record = field(default_factory=Record)
    evidence: dict[str, Evidence] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    source: str = ""
    format: str = ""
    line: int = 0
    text: str = ""
    original: bytes = b""
    suffix: str = ""
    raw: str = ""
    failed: bool = False
