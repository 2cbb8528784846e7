"""What the library's commands give back: plain values that the command line prints as text or JSON."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from loccit.errors import Problem
from loccit.record import Evidence, Record, Relation
from loccit.record.csl_json import to_item

if TYPE_CHECKING:
    from loccit.match import Resolution

Status = Literal["new", "duplicate", "updated", "failed"]


def item_without_id(record: Record) -> dict[str, Any]:
    """The record as CSL-JSON; its citekey stands beside it."""
    item = to_item(record)
    item.pop("id", None)
    return item


class Named(NamedTuple):
    """A work that a text names: what kind, its normal form, the sentence, the library's record of it ('' where there
    is none), why, and what the text says of it, as a suggestion to add.
    """

    kind: str
    form: str
    sentence: str
    citekey: str
    reason: str
    suggestion: Record

    @classmethod
    def of(cls, one: Resolution) -> Named:
        """From what matching found."""
        mention = one.mention
        sentence = " ".join(mention.sentence.split())
        citekey = one.record.citekey if one.record else ""
        return cls(mention.kind, mention.form, sentence, citekey, one.reason, mention.suggestion)

    def json(self) -> dict[str, Any]:
        """For `import --json`, under `names`."""
        told = {"kind": self.kind, "form": self.form, "citekey": self.citekey or None, "reason": self.reason}
        return {**told, "sentence": self.sentence, "record": item_without_id(self.suggestion)}


@dataclass(slots=True)
class Imported:
    """What became of one record read from a source."""

    source: str
    format: str
    status: Status
    record: Record
    citekey: str = ""
    matches: str = ""
    reasons: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    evidence: dict[str, Evidence] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    suggested: list[str] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    named: list[Named] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def json(self) -> dict[str, Any]:
        """The shape of CLI.md."""
        return {
            "source": self.source,
            "format": self.format,
            "status": self.status,
            "citekey": self.citekey or None,
            "matches": self.matches or None,
            "reasons": self.reasons,
            "changed": self.changed,
            "record": item_without_id(self.record),
            "evidence": {name: evidence.json() for name, evidence in self.evidence.items()},
            "missing": self.missing,
            "tags": self.tags,
            "suggested_tags": self.suggested,
            "relations": [relation._asdict() for relation in self.relations],
            "names": [named.json() for named in self.named],
            "problems": [problem.json() for problem in self.problems],
        }


class Change(NamedTuple):
    """What a command changed, or (in a dry run) would change; `removed` counts the entries it takes away."""

    citekeys: list[str]
    summary: str
    diff: str = ""
    notes: tuple[str, ...] = ()
    removed: int = 0


class Reason(NamedTuple):
    """Where one value came from."""

    field: str
    value: str
    evidence: Evidence
    time: str

    def line(self) -> str:
        """One line for people."""
        evidence = self.evidence
        place = " ".join(part for part in (evidence.source, evidence.where) if part)
        words = f": {evidence.text}" if evidence.text else ""
        return f"{self.field} = {self.value}  ({evidence.confidence}; {evidence.method}{words}) {place}".rstrip()

    def json(self) -> dict[str, Any]:
        """Field, value, time and the evidence."""
        return {"field": self.field, "value": self.value, "time": self.time, **self.evidence.json()}
