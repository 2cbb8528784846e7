"""The report: what the library knows of the records found, put together for one page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from loccit import __version__
from loccit.bibliography import format_references
from loccit.checks.required import missing_expected, missing_required
from loccit.errors import Problem
from loccit.library.printing import told
from loccit.library.results import item_without_id
from loccit.record import Record
from loccit.report.data import Entry, Link, Report, Tag, Work
from loccit.report.markup import safe_address

if TYPE_CHECKING:
    from loccit.index import Row
    from loccit.library.library import Library

_MOST_NOTICES = 20
_COMMENT = re.compile(r"(?:biblatex|bibtex):(?:comment(?:-.+)?|review)")


class Reported(NamedTuple):
    """The data of a report, and what went wrong on the way."""

    report: Report
    problems: list[Problem]
    records: dict[str, Record]

    def html(self) -> str:
        """The page."""
        from loccit.report import page

        return page(self.report)

    def json(self) -> dict[str, Any]:
        """The data of the page, and each record as CSL-JSON."""
        data = self.report.json()
        for one in data["records"]:
            one["record"] = item_without_id(self.records[one["citekey"]])
        return data


def report(
    library: Library, query: str, style: str | None, title: str | None, language: str | None, date: str
) -> Reported:
    """The report on what `query` finds. Raises UsageError for an unknown style."""
    rows = list({row.citekey: row for row in reversed(library.rows(query))}.values())[::-1]
    records = {row.citekey: row.record for row in rows}
    settings = library.settings
    style = style or settings.style
    formatted = format_references(list(records.values()), style, "html", language or settings.language)
    parted = dict(formatted.entries)
    order = dict.fromkeys([*parted, *records])
    by_key = {row.citekey: row for row in rows}
    links, others = _relations(library, records)
    kept = {row.citekey for row in library.index.list("has:snapshot")}
    tags, loose = _tags(library, by_key)
    made = Report(
        title=title or settings.name or library.folder.resolve().name,
        entries=tuple(
            _entry(by_key[key], records[key], parted.get(key, ""), key in kept) for key in order if key in by_key
        ),
        links=links,
        others=others,
        tags=tags,
        loose=loose,
        style=style,
        query=query,
        date=date,
        version=__version__,
        notices=tuple(problem.message for problem in formatted.problems[:_MOST_NOTICES]),
    )
    return Reported(made, told(library, formatted, nothing=not rows).problems, records)


def _entry(row: Row, record: Record, reference: str, snapshot: bool) -> Entry:
    return Entry(
        _work(row),
        reference,
        tuple(record.keywords),
        tuple(missing_required(record)),
        tuple(missing_expected(record)),
        record.text("abstract"),
        _annotation(record),
        record.text("note"),
        _address(record),
        record.text("language"),
        snapshot,
    )


def _work(row: Row) -> Work:
    return Work(row.citekey, row.type, row.who, row.record.year, row.title)


def _annotation(record: Record) -> str:
    """The writer's own words: the annotation, and comments as JabRef keeps them (for each person, and `review`)."""
    comments = [text for name, text in record.custom.items() if _COMMENT.fullmatch(name)]
    return "\n\n".join(filter(None, [record.text("annote"), *comments]))


def _address(record: Record) -> str:
    doi = record.text("DOI")
    return safe_address(f"https://doi.org/{doi}" if doi else record.text("URL"))


def _relations(library: Library, records: dict[str, Record]) -> tuple[tuple[Link, ...], tuple[Work, ...]]:
    """The relations of the records, and the works of the library outside them that they, or that name them."""
    others: dict[str, Work] = {}
    names: dict[str, str] = {}

    def canonical(citekey: str) -> str:
        """The citekey that an alias stands for; a work outside the report is remembered."""
        if citekey in records:
            return citekey
        if citekey not in names:
            row = library.index.get(citekey)
            names[citekey] = row.citekey if row else citekey
            if row and row.citekey not in records:
                others[row.citekey] = _work(row)
        return names[citekey]

    links = [
        Link(one.type, record.citekey, canonical(one.to)) for record in records.values() for one in record.relations
    ]
    return tuple(dict.fromkeys([*links, *_incoming(library, records, others)])), tuple(others.values())


def _incoming(library: Library, records: dict[str, Record], others: dict[str, Work]) -> Iterable[Link]:
    """Relations of works outside the report to works in it."""
    if len(records) == library.count():
        return
    for row in library.index.list("has:relations"):
        if row.citekey in records:
            continue
        for one in row.record.relations:
            if one.to in records:
                others.setdefault(row.citekey, _work(row))
                yield Link(one.type, row.citekey, one.to)


def _tags(library: Library, rows: dict[str, Row]) -> tuple[tuple[Tag, ...], tuple[Tag, ...]]:
    """(the vocabulary's tags in the order of its tree, those that it does not know), with the records of each."""
    having: dict[str, list[str]] = {}
    for row in rows.values():
        for tag in dict.fromkeys(row.tags):
            having.setdefault(tag, []).append(row.citekey)
    vocabulary = library.vocabulary
    tree = []
    for depth, slug in vocabulary.tree() if vocabulary else ():
        assert vocabulary is not None
        concept = vocabulary.concepts[slug]
        reach = vocabulary.closure(slug)
        members = dict.fromkeys(key for tag in having if tag in reach for key in having[tag])
        tree.append(Tag(slug, concept.label, depth, tuple(sorted(members)), concept.note))
    known = vocabulary.concepts if vocabulary else {}
    return tuple(tree), tuple(Tag(tag, tag, 0, tuple(keys)) for tag, keys in having.items() if tag not in known)
