"""CITATION.cff, read: a program or dataset as its authors want it cited (Citation File Format 1.0 to 1.2).

The file itself is the first record; what it prefers to be cited, and its references, follow as records of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from loccit.formats.builder import Builder, pages
from loccit.formats.dates import read_date
from loccit.formats.registry_json import first, objects, put
from loccit.formats.yaml_items import document
from loccit.record import Date, Draft, Name

_TYPES: dict[str, str] = {
    "software": "software", "dataset": "dataset", "article": "article-journal", "magazine-article": "article-magazine",
    "newspaper-article": "article-newspaper", "book": "book", "edited-work": "book", "monograph": "book",
    "conference-paper": "paper-conference", "conference": "book", "proceedings": "book", "report": "report",
    "government-document": "report", "thesis": "thesis", "website": "webpage", "blog": "post-weblog",
    "software-code": "software", "software-container": "software", "software-executable": "software",
    "software-virtual-machine": "software", "data": "dataset", "database": "dataset", "manual": "book",
    "pamphlet": "pamphlet", "patent": "patent", "standard": "standard", "statute": "legislation", "bill": "bill",
    "hearing": "hearing", "legal-case": "legal_case", "legal-rule": "regulation", "map": "map",
    "music": "musical_score", "newspaper": "article-newspaper", "personal-communication": "personal_communication",
    "podcast": "broadcast", "film-broadcast": "motion_picture", "movie": "motion_picture",
    "multimedia": "motion_picture", "video": "motion_picture", "audiovisual": "motion_picture",
    "sound-recording": "song", "slides": "speech", "conference-poster": "speech", "unpublished": "manuscript",
    "dictionary": "entry-dictionary", "encyclopedia": "entry-encyclopedia", "serial": "periodical",
    "art": "graphic", "generic": "document", "grant": "document", "catalogue": "book", "historical-work": "classic",
}  # fmt: skip
_TEXTS = (
    ("title", "title"), ("version", "version"), ("abstract", "abstract"), ("collection-title", "container-title"),
    ("journal", "container-title"), ("abbreviation", "title-short"), ("volume", "volume"), ("issue", "issue"),
    ("number", "number"), ("edition", "edition"), ("section", "section"), ("isbn", "ISBN"), ("issn", "ISSN"),
    ("pmcid", "PMCID"), ("volume-title", "volume-title"), ("number-volumes", "number-of-volumes"),
    ("thesis-type", "genre"), ("notes", "note"), ("medium", "medium"), ("status", "status"),
    ("term", "title"), ("entry", "title"),
)  # fmt: skip
_NAMES = (("authors", "author"), ("editors", "editor"), ("editors-series", "collection-editor"),
          ("translators", "translator"), ("recipients", "recipient"), ("senders", "author"))  # fmt: skip
_DATES = (("date-released", "issued"), ("date-published", "issued"), ("issue-date", "issued"),
          ("date-accessed", "accessed"))  # fmt: skip


def read(stream: BinaryIO, source: str = "") -> Iterator[Draft]:
    """The work, what is preferred for citing it, and its references."""
    entry = document(stream, source, "cff")
    if isinstance(entry, Draft):
        yield entry
        return
    found = _draft(entry.value, source, "software")
    if "cff-version" not in entry.value:
        found.problems.append(_missing(found, "cff-version"))
    elif "author" not in found.record.fields:
        found.problems.append(_missing(found, "authors"))
    yield found
    for each in objects(entry.value.get("preferred-citation")):
        preferred = _draft(each, source, "document")
        preferred.evidence["type"] = preferred.evidence["type"]._replace(method="CFF preferred-citation")
        yield preferred
    for each in objects(entry.value.get("references")):
        yield _draft(each, source, "document")


def _missing(draft: Draft, key: str) -> Any:
    from loccit.errors import Problem

    return Problem("field-missing", f"a CITATION.cff must have '{key}'", "warning", draft.source, 1)


def _draft(work: dict[str, Any], source: str, default: str) -> Draft:
    builder = Builder("cff", "CFF", source, 1)
    kind = first(work.get("type"))
    builder.record.type = _TYPES.get(kind, "document" if kind else default)
    builder.guess("type", f"CFF type {kind}" if kind else "CFF, which describes software")
    for key, variable in _NAMES:
        for each in objects(work.get(key)):
            if (name := _name(each)).text():
                builder.name(variable, name, key)
    for key, variable in _TEXTS:
        put(builder, variable, first(work.get(key)), key)
    for key, variable in _DATES:
        if value := first(work.get(key)):
            builder.date(variable, read_date(value), key)
    _year(builder, work)
    _publisher(builder, work)
    _identifiers(builder, work)
    put(builder, "page", pages(first(work.get("start")), first(work.get("end"))), "start")
    put(builder, "number-of-pages", first(work.get("pages")), "pages")
    put(builder, "language", ", ".join(str(each) for each in work.get("languages") or ()), "languages")
    put(builder, "license", ", ".join(_list(work.get("license"))), "license")
    builder.keywords(_list(work.get("keywords")))
    known = {key for key, _ in (*_TEXTS, *_NAMES, *_DATES)} | _OTHERS
    for key, value in work.items():
        if key not in known and isinstance(value, str) and value:
            builder.keep(key, value)
    return builder.done(bare_names=False)


_OTHERS = frozenset(
    """type year month publisher institution conference location doi url urls identifiers repository-code repository
    repository-artifact start end pages languages license keywords cff-version message""".split()
)


def _list(value: Any) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else [value] if isinstance(value, str) else []


def _name(each: dict[str, Any]) -> Name:
    if body := first(each.get("name")):
        return Name(literal=body)
    parts = (first(each.get(key)) for key in ("family-names", "given-names", "name-suffix"))
    family, given, suffix = parts
    name = Name(family, given, suffix, "", first(each.get("name-particle")))
    return name if family else Name(literal=given or first(each.get("alias")))


def _year(builder: Builder, work: dict[str, Any]) -> None:
    year, month = first(work.get("year")), first(work.get("month"))
    if year and "issued" not in builder.fields:
        date = read_date(f"{year}-{int(month):02d}" if month.isdigit() and len(month) < 3 else year)
        builder.date("issued", date if date.text() else Date(literal=year), "year")


def _publisher(builder: Builder, work: dict[str, Any]) -> None:
    for key in ("institution", "publisher"):
        body = work.get(key)
        if isinstance(body, dict):
            put(builder, "publisher", first(body.get("name")), key)
            place = ", ".join(text for text in (first(body.get("city")), first(body.get("country"))) if text)
            put(builder, "publisher-place", place, key)
    conference = work.get("conference")
    if isinstance(conference, dict):
        put(builder, "event-title", first(conference.get("name")), "conference")
        put(builder, "event-place", first(conference.get("city")), "conference")
        if start := first(conference.get("date-start")):
            builder.date("event-date", read_date(start), "conference")


def _identifiers(builder: Builder, work: dict[str, Any]) -> None:
    if doi := first(work.get("doi")):
        builder.doi(doi, "doi")
    for each in objects(work.get("identifiers")):
        kind, value = first(each.get("type")), first(each.get("value"))
        if kind == "doi" and "DOI" not in builder.fields:
            builder.doi(value, "identifiers")
        elif kind == "url" and "URL" not in builder.fields and not work.get("url"):
            builder.put("URL", value, "identifiers")
        elif value:
            builder.keep(f"identifier[{kind}]", value)
    for key in ("url", "repository-code", "repository", "repository-artifact"):
        put(builder, "URL", first(work.get(key)), key)
