"""Crossref's JSON, read: a work, `message` of one, or `message.items` of a search (Crossref REST API format)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from loccit.formats.builder import Builder
from loccit.formats.json_items import Item, items
from loccit.formats.names import person
from loccit.formats.registry_json import first, objects, paragraphs, parts_date, put, text
from loccit.record import Draft, Name

_TYPES: dict[str, str] = {
    "journal-article": "article-journal", "book-chapter": "chapter", "book-section": "chapter",
    "book-part": "chapter", "book-track": "chapter", "reference-entry": "entry-encyclopedia",
    "proceedings-article": "paper-conference", "proceedings": "book", "proceedings-series": "book", "book": "book",
    "monograph": "book", "edited-book": "book", "reference-book": "book", "book-set": "book", "book-series": "book",
    "report": "report", "report-component": "report", "report-series": "report", "dissertation": "thesis",
    "posted-content": "article", "dataset": "dataset", "database": "dataset", "component": "document",
    "peer-review": "review", "standard": "standard", "standard-series": "standard", "journal": "periodical",
    "journal-issue": "periodical", "journal-volume": "periodical", "grant": "document", "other": "document",
}  # fmt: skip
_TEXTS = (("publisher", "publisher"), ("publisher-location", "publisher-place"), ("volume", "volume"),
          ("issue", "issue"), ("page", "page"), ("language", "language"), ("edition-number", "edition"),
          ("part-number", "part-number"), ("degree", "genre"), ("source", "source"))  # fmt: skip
_ROLES = ("author", "editor", "translator", "chair", "contributor")
_SKIPPED = frozenset(
    """indexed reference-count content-domain created deposited score prefix member is-referenced-by-count
    references-count reference message-type type title subtitle DOI URL ISSN ISBN container-title
    short-container-title issued published published-print published-online abstract subject event institution
    author editor translator chair contributor resource link issn-type isbn-type journal-issue posted accepted approved
    original-title alternative-id report-number article-number""".split()
) | {key for key, _ in _TEXTS}  # fmt: skip


def read(stream: BinaryIO, source: str = "") -> Iterator[Draft]:
    """One draft a work."""
    for item in items(stream, source, "crossref", ("message.items", "message", "items")):
        yield item if isinstance(item, Draft) else _draft(item, source)


def _draft(item: Item, source: str) -> Draft:
    work = item.value
    builder = Builder("crossref", "Crossref", source, item.line)
    kind = str(work.get("type") or "")
    builder.record.type = _TYPES.get(kind, "document")
    if builder.record.type == "article" and first(work.get("subtype")) not in ("preprint", ""):
        builder.keep("subtype", first(work.get("subtype")))
    if builder.record.type != "document" and kind not in ("journal-article", "book-chapter", "book", "report"):
        builder.keep("type", kind)
    _titles(builder, work)
    for role in _ROLES:
        for name in objects(work.get(role)):
            if (found := _name(name)).text():
                builder.name(role, found, role)
    for key, variable in _TEXTS:
        put(builder, variable, text(work.get(key)), key)
    _identifiers(builder, work)
    _dates(builder, work)
    _bodies(builder, work)
    put(builder, "abstract", paragraphs(work.get("abstract") or ""), "abstract")
    builder.keywords(str(word) for word in work.get("subject") or () if isinstance(word, str))
    for key, value in work.items():
        if key not in _SKIPPED and isinstance(value, str | int | float) and str(value).strip():
            builder.keep(key, str(value))
    builder.draft.problems += item.problems
    return builder.done(bare_names=False)


def _titles(builder: Builder, work: dict[str, Any]) -> None:
    title, sub = text(work.get("title")), text(work.get("subtitle"))
    if sub and sub.lower() not in title.lower():
        title = f"{title}: {sub}" if title else sub
    put(builder, "title", title, "title")
    put(builder, "original-title", text(work.get("original-title")), "original-title")
    containers = [text(each) for each in work.get("container-title") or () if isinstance(each, str)]
    if isinstance(work.get("container-title"), str):
        containers = [text(work["container-title"])]
    put(builder, "container-title", containers[0] if containers else "", "container-title")
    if len(containers) > 1:  # a chapter's series and book: Crossref gives the series first or last, not said which
        builder.keep("container-title", "\n".join(containers[1:]))
    short = text(work.get("short-container-title"))
    if short != builder.fields.get("container-title"):
        put(builder, "container-title-short", short, "short-container-title")


def _name(name: dict[str, Any]) -> Name:
    family, given = first(name.get("family")), first(name.get("given"))
    if not family:
        return Name(literal=first(name.get("name")) or first(name.get("literal")) or given)
    return person(family, given, first(name.get("suffix")))


def _identifiers(builder: Builder, work: dict[str, Any]) -> None:
    if doi := first(work.get("DOI")):
        builder.doi(doi, "DOI")
    put(builder, "ISSN", first(work.get("ISSN")), "ISSN")
    put(builder, "ISBN", first(work.get("ISBN")).rpartition("/")[2], "ISBN")
    resource = work.get("resource")
    primary = resource.get("primary") if isinstance(resource, dict) else None
    put(builder, "URL", first(primary.get("URL")) if isinstance(primary, dict) else "", "resource")
    put(builder, "URL", first(work.get("URL")), "URL") if "URL" not in builder.fields else None
    number = first(work.get("report-number")) or first(work.get("article-number"))
    put(builder, "number", number, "report-number" if work.get("report-number") else "article-number")


def _dates(builder: Builder, work: dict[str, Any]) -> None:
    """The earliest full statement of publication; when it went online, where that differs."""
    for key in ("published-print", "published", "issued", "published-online", "posted"):
        if (date := parts_date(work.get(key))).start and "issued" not in builder.fields:
            builder.date("issued", date, key)
    online = parts_date(work.get("published-online"))
    if online.start and online != builder.fields.get("issued"):
        builder.date("available-date", online, "published-online")


def _bodies(builder: Builder, work: dict[str, Any]) -> None:
    """The event, and the institution of a report, thesis or preprint."""
    event = work.get("event")
    if isinstance(event, dict):
        put(builder, "event-title", text(event.get("name")), "event")
        put(builder, "event-place", text(event.get("location")), "event")
        if (date := parts_date(event.get("start"))).start:
            builder.date("event-date", date, "event")
    for body in objects(work.get("institution"))[:1]:
        name = text(body.get("name"))
        if name and builder.record.type in ("report", "thesis", "article"):
            if printed := builder.fields.pop("publisher", ""):
                builder.keep("publisher", str(printed))
            put(builder, "publisher", name, "institution")
            put(builder, "publisher-place", first(body.get("place")), "institution")
