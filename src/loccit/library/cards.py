"""`Card`: one record in full, as `show` and `browse` print it, and how it is gathered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from loccit.record import Record, Relation
from loccit.record.csl_json import to_item

if TYPE_CHECKING:
    from pathlib import Path

    from loccit.library.library import Library
    from loccit.library.results import Reason
    from loccit.manuscript.verdict import Verdict

_BOOKKEEPING = ("biblatex:homes", "biblatex:entrytype")
"""How the entry is written, which its own text shows better."""
_OPENING = 12  # words of a snapshot that show which text it is


class Card(NamedTuple):
    """One record in full. `incoming` are relations stated in other records (their citekey in `to`); `titles` are those
    of the related records; `quotes` what a manuscript quotes from it."""

    citekey: str
    record: Record
    missing: list[str]
    file: str
    line: int
    snapshot: str
    reference: str
    incoming: list[Relation]
    titles: dict[str, str]
    origins: Sequence[Reason] = ()
    quotes: Sequence[Verdict] = ()

    def lines(self) -> list[tuple[str, str]]:
        """(label, text) for people: the reference, each value, tags, relations, quotes, gaps, where it came from."""
        record = self.record
        rows = [("reference", self.reference)] if self.reference else []
        rows += [(variable, record.text(variable)) for variable in record.fields]
        rows += [(key, text) for key, text in record.custom.items() if key not in _BOOKKEEPING]
        rows.append(("tags", ", ".join(record.keywords)))
        rows += [(relation.type, self._named(relation.to)) for relation in record.relations]
        rows += [(f"{relation.type} this", self._named(relation.to)) for relation in self.incoming]
        rows.append(("also cited as", ", ".join(record.aliases)))
        rows += [("quoted", _quoted(verdict)) for verdict in self.quotes]
        rows.append(("missing", ", ".join(self.missing)))
        rows += [("came from", text) for text in _told(self.origins)]
        rows.append(("snapshot", _opening(self.snapshot)))
        rows.append(("file", f"{self.file}:{self.line}"))
        return [(label, text) for label, text in rows if text]

    def _named(self, citekey: str) -> str:
        return f"{citekey}: {self.titles[citekey]}" if self.titles.get(citekey) else citekey

    def json(self) -> dict[str, Any]:
        """The record as CSL-JSON, with what belongs to it."""
        return {
            "citekey": self.citekey,
            "record": {name: value for name, value in to_item(self.record).items() if name != "id"},
            "tags": self.record.keywords,
            "missing": self.missing,
            "relations": [relation._asdict() for relation in self.record.relations],
            "incoming": [{"type": relation.type, "from": relation.to} for relation in self.incoming],
            "quotes": [verdict.json() for verdict in self.quotes],
            "file": self.file,
            "line": self.line,
            "snapshot": bool(self.snapshot),
        }


def _told(origins: Iterable[Reason]) -> list[str]:
    """One line for each place that values came from, with those values; what is not certain says so."""
    by_place: dict[str, list[str]] = {}
    for reason in origins:
        evidence = reason.evidence
        place = f"{evidence.source or evidence.method}, {reason.time[:10]}".strip(", ")
        sure = "" if evidence.confidence == "certain" else f" ({evidence.confidence})"
        by_place.setdefault(place, []).append(f"{reason.field}{sure}")
    return [f"{place}: {', '.join(fields)}" for place, fields in by_place.items()]


def _quoted(verdict: Verdict) -> str:
    quotation = verdict.quotation
    words = quotation.text.split()
    text = " ".join(words[:_OPENING]) + ("…" if len(words) > _OPENING else "")
    return f"{quotation.file}:{quotation.line}, {verdict.status}: “{text}”"


def _opening(snapshot: str) -> str:
    """How long the text is and how it begins."""
    words = snapshot.split()
    return f"{len(words):,} words: “{' '.join(words[:_OPENING])}…”" if words else ""


def card(library: Library, citekey: str, reference: bool = False, manuscript: Sequence[Path] = ()) -> Card:
    """One record in full: gaps, relations from both sides.

    With `reference`, as the bibliography prints it, and where its values came from: both cost more than all the rest.
    With `manuscript`, what its files quote from the record. Raises UsageError where there is no such record.
    """
    from loccit.checks.required import missing

    row = library.row(citekey)
    record = row.record
    others = {other.citekey: other.record for other in library.index.list(f'relation:"{row.citekey}"')}
    incoming = [
        Relation(relation.type, key)
        for key, other in others.items()
        for relation in other.relations
        if relation.to == row.citekey
    ]
    return Card(
        row.citekey,
        record,
        missing(record),
        row.file,
        row.line,
        library.snapshot(row),
        _reference(library, record) if reference else "",
        incoming,
        _titles(library, record, others),
        library.why(row.citekey) if reference else (),
        _quotes(library, row.citekey, manuscript) if manuscript else (),
    )


def _titles(library: Library, record: Record, others: dict[str, Record]) -> dict[str, str]:
    found = {key: other.text("title") for key, other in others.items()}
    for relation in record.relations:
        row = None if relation.to in found else library.index.get(relation.to)
        if row is not None:
            found[relation.to] = row.title
    return found


def _quotes(library: Library, citekey: str, files: Sequence[Path]) -> list[Verdict]:
    """What a manuscript quotes from the record, or from it by mistake under another one's name."""
    verdicts = library.quotes(files).verdicts
    return [one for one in verdicts if citekey in (one.citekey, one.found.citekey if one.found else "")]


def _reference(library: Library, record: Record) -> str:
    """The record in the library's style; '' where that style is not there."""
    from loccit.bibliography import format_references
    from loccit.errors import LoccitError

    try:
        result = format_references([record], library.settings.style, "text", library.settings.language)
    except LoccitError:
        return ""
    return str(result.data).strip()
