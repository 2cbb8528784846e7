"""Zotero's RDF export, read (bibo-like RDF/XML of `zotero.org/namespaces/export`).

A container may stand inside the item or elsewhere in the file, so the file is held as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from loccit.formats.builder import Builder, failed
from loccit.formats.dates import read_date
from loccit.formats.names import person
from loccit.formats.xmltools import child, children, line_of, local, parsed, text_of
from loccit.formats.zotero_extra import place_extra
from loccit.formats.zotero_types import TYPES
from loccit.record import Draft, Name
from loccit.record.identifiers import normal_doi

if TYPE_CHECKING:
    from lxml.etree import _Element

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_TEXTS: dict[str, str] = {
    "title": "title", "shortTitle": "title-short", "abstract": "abstract", "language": "language",
    "pages": "page", "numPages": "number-of-pages", "numberOfVolumes": "number-of-volumes", "volume": "volume",
    "edition": "edition", "rights": "license", "archive": "archive", "coverage": "archive_location",
    "libraryCatalog": "source", "type": "genre", "medium": "medium", "runningTime": "dimensions", "scale": "scale",
    "session": "chapter-number", "history": "references", "section": "section", "court": "authority",
    "legislativeBody": "authority", "meetingName": "event-title", "versionNumber": "version", "number": "number",
    "codeNumber": "volume", "websiteType": "genre", "system": "medium", "country": "jurisdiction",
}  # fmt: skip
_NAMES: dict[str, str] = {
    "authors": "author", "editors": "editor", "translators": "translator", "contributors": "contributor",
    "seriesEditors": "collection-editor", "bookAuthors": "container-author", "directors": "director",
    "composers": "composer", "performers": "performer", "interviewees": "author", "interviewers": "interviewer",
    "recipients": "recipient", "reviewedAuthors": "reviewed-author", "programmers": "author", "inventors": "author",
    "artists": "author", "cartographers": "author", "presenters": "author", "podcasters": "author",
    "scriptwriters": "script-writer", "producers": "producer", "castMembers": "performer", "guests": "guest",
    "sponsors": "author", "commenters": "contributor", "counsels": "contributor",
}  # fmt: skip
_BY_ELEMENT = {"Article": "journalArticle", "Book": "book", "BookSection": "bookSection", "Thesis": "thesis",
               "Letter": "letter", "Manuscript": "manuscript", "Interview": "interview", "Report": "report",
               "Legislation": "statute", "Patent": "patent", "Document": "document", "Recording": "audioRecording",
               "MotionPicture": "film", "Image": "artwork"}  # fmt: skip
_CONTAINERS = frozenset({"Journal", "Periodical", "Book", "Series", "Newspaper", "Code", "CourtReporter",
                         "Proceedings", "Website", "Blog", "Forum", "Encyclopedia", "Dictionary"})  # fmt: skip
_LIMIT = 256 << 20


def read(stream: BinaryIO, source: str = "") -> Iterator[Draft]:
    """One draft an item; notes, attachments and collections are passed over."""
    root, problem = parsed(stream, _LIMIT)
    if root is None:
        yield failed("zotero-rdf", source, 1, "", "xml-malformed", f"the RDF cannot be read: {problem}")
        return
    about = {each.get(_RDF + "about") or "": each for each in root}
    for element in root:
        kind = text_of(element, "itemType")
        if not kind and local(element) not in _BY_ELEMENT:
            continue
        if kind not in ("attachment", "note", "annotation"):
            yield _draft(element, kind or _BY_ELEMENT[local(element)], about, source)
    if problem:
        yield failed("zotero-rdf", source, 1, "", "xml-malformed", f"the RDF is damaged: {problem}")


def _draft(element: _Element, kind: str, about: dict[str, _Element], source: str) -> Draft:
    builder = Builder("zotero-rdf", "Zotero", source, line_of(element))
    builder.record.type = TYPES.get(kind, "document")
    for field in element:
        _place(builder, field, about)
    if (place := about_url(element)) and "URL" not in builder.fields:
        builder.put("URL", place, "about")
    return builder.done(bare_names=False)


def about_url(element: _Element) -> str:
    """An item's own address, which Zotero uses as its name where it has one."""
    name = element.get(_RDF + "about") or ""
    return name if name.startswith(("http://", "https://")) and "zotero.org/" not in name else ""


def _place(builder: Builder, field: _Element, about: dict[str, _Element]) -> None:
    name, text = local(field), text_of(field)
    if variable := _NAMES.get(name):
        for each in _persons(field):
            builder.name(variable, each, name)
    elif name == "isPartOf":
        target = about.get(field.get(_RDF + "resource") or "")
        for container in [target] if target is not None else list(field):
            _container(builder, container)
    elif name in ("date", "dateSubmitted"):
        builder.date("issued" if name == "date" else "accessed", read_date(text), name)
    elif place := _PLACES.get(name):
        place(builder, field, text)
    elif (variable := _TEXTS.get(name)) and text:
        builder.put(variable, text, name)
    elif text and name not in ("itemType", "link", "isReferencedBy", "relation"):
        builder.keep(name, text)


def _persons(field: _Element) -> Iterator[Name]:
    for each in field.iter():
        if local(each) == "Person":
            family = text_of(each, "surname")
            given = text_of(each, "givenName") or text_of(each, "givenname")
            if family or given:
                yield person(family, given) if family and given else Name(literal=family or given)


def _container(builder: Builder, element: _Element) -> None:
    """A journal, book or series, with the volume and issue that Zotero gives it."""
    kind = local(element)
    title = text_of(element, "title")
    series = kind == "Series" or (kind not in _CONTAINERS and "container-title" in builder.fields)
    if series:
        for name, variable in (("title", "collection-title"), ("identifier", "collection-number")):
            if text := text_of(element, name):
                builder.put(variable, text, f"isPartOf {kind}")
        return
    if title:
        builder.put("container-title", title, f"isPartOf {kind}")
    for name, variable in (("volume", "volume"), ("number", "issue"), ("alternative", "container-title-short")):
        if text := text_of(element, name):
            builder.put(variable, text, f"isPartOf {kind}")
    for each in children(element, "identifier"):
        _identifier(builder, each, text_of(each))
    for inner in children(element, "isPartOf"):
        for series_element in inner:
            _container(builder, series_element)


def _identifier(builder: Builder, field: _Element, text: str) -> None:
    """`ISSN 0028-0836`, `ISBN 978…`, `DOI 10.…`, or an address within dcterms:URI."""
    kind, _, value = text.partition(" ")
    if child(field, "URI") is not None:
        builder.put("URL", text, "identifier")
    elif kind in ("ISSN", "ISBN") and value:
        builder.put(kind, value, "identifier")
    elif kind == "DOI" or normal_doi(text) == text.lower():
        builder.doi(text, "identifier")
    elif text:
        builder.put("number", text, "identifier")


def _subject(builder: Builder, field: _Element, text: str) -> None:
    """A tag, or a call number within dcterms:LCC."""
    if child(field, "LCC") is not None:
        builder.put("call-number", text, "subject")
    elif not re.fullmatch(r"\s*", text):
        builder.keywords([text])


def _publisher(builder: Builder, field: _Element, _: str) -> None:
    for body in field.iter():
        if local(body) in ("name", "locality") and text_of(body):
            builder.put("publisher" if local(body) == "name" else "publisher-place", text_of(body), "publisher")


def _event(builder: Builder, field: _Element, _: str) -> None:
    for conference in field:
        builder.put("event-title", text_of(conference, "title"), "presentedAt")


def _extra(builder: Builder, field: _Element, _: str) -> None:
    place_extra(builder, "".join(str(part) for part in field.itertext()))


_PLACES = {
    "publisher": _publisher, "identifier": _identifier, "subject": _subject, "presentedAt": _event,
    "description": _extra,
}  # fmt: skip
