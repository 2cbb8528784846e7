"""`Record`: one bibliographic record in the vocabulary of CSL 1.0.2, in Unicode."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from loccit.record.date import Date
from loccit.record.markup import plain
from loccit.record.name import Name

Names = tuple[Name, ...]
Value = str | Names | Date
"""A variable's value: names for name variables, a date for date variables, text (with `markup`) for all others."""

RELATION_TYPES = (
    "version-of",  # another state of the same work: working paper and article, edition, update
    "reprint-of",  # the same text under another outlet, headline or date
    "reports-on",  # an article about a report, case, statute, study
    "supersedes",  # withdraws or replaces it
    "translation-of",
    "review-of",
    "part-of",
    "related",
)


class Relation(NamedTuple):
    """From the record that holds it to the one whose citekey is `to`; `type` is one of `RELATION_TYPES`."""

    type: str
    to: str


@dataclass(slots=True)
class Record:
    """One source.

    `type` is a CSL type; `fields` maps CSL variables (`record/variables.py`) to values, in the source's order and
    without empty ones; `keywords` are its tags; `custom` keeps what has no home in CSL, by `format:name`, so that it
    is written back to the format it came from; `aliases` are citekeys it was once known by (BibLaTeX `ids`).
    """

    type: str = "document"
    fields: dict[str, Value] = field(default_factory=dict)
    citekey: str = ""
    keywords: list[str] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    custom: dict[str, str] = field(default_factory=dict)

    def text(self, variable: str) -> str:
        """The variable as one line of plain text for people and comparison; `''` where it is not there."""
        value = self.fields.get(variable)
        if value is None:
            return ""
        if isinstance(value, str):
            return plain(value)
        if isinstance(value, Date):
            return value.text()
        return "; ".join(name.text() for name in value)

    def names(self, variable: str = "author") -> Names:
        """The names of a name variable; `()` where it is not there."""
        value = self.fields.get(variable)
        return value if isinstance(value, tuple) and not isinstance(value, Date) else ()

    def date(self, variable: str = "issued") -> Date | None:
        """The date of a date variable; None where it is not there."""
        value = self.fields.get(variable)
        return value if isinstance(value, Date) else None

    @property
    def year(self) -> int | None:
        """The year it was issued."""
        issued = self.date()
        return issued.year if issued else None
