"""DataCite's JSON, read: a DOI's metadata (schema 4), alone, or as `data` of the REST API."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from loccit.formats.builder import Builder, pages
from loccit.formats.dates import read_date
from loccit.formats.json_items import Item, items
from loccit.formats.names import person, read_name
from loccit.formats.registry_json import first, objects, paragraphs, put, text
from loccit.record import Draft, Name

_TYPES: dict[str, str] = {
    "dataset": "dataset", "software": "software", "text": "document", "journalarticle": "article-journal",
    "book": "book", "bookchapter": "chapter", "conferencepaper": "paper-conference",
    "conferenceproceeding": "book", "dissertation": "thesis", "report": "report", "preprint": "article",
    "datapaper": "article-journal", "peerreview": "review", "standard": "standard", "image": "graphic",
    "audiovisual": "motion_picture", "film": "motion_picture", "sound": "song", "collection": "collection",
    "journal": "periodical", "model": "software", "workflow": "software", "computationalnotebook": "software",
    "interactiveresource": "webpage", "event": "event", "other": "document", "presentation": "speech",
    "poster": "speech",
}  # fmt: skip
_CITEPROC = frozenset(
    "article-journal article book chapter dataset graphic motion_picture paper-conference report song thesis".split()
)
_CONTRIBUTORS = {"Editor": "editor", "Producer": "producer", "Translator": "translator",
                 "ProjectLeader": "contributor", "DataCurator": "curator"}  # fmt: skip
_DATES = {"Issued": "issued", "Available": "available-date", "Submitted": "submitted", "Created": "", "Updated": ""}


def read(stream: BinaryIO, source: str = "") -> Iterator[Draft]:
    """One draft a DOI."""
    for item in items(stream, source, "datacite", ("data",)):
        yield item if isinstance(item, Draft) else _draft(item, source)


def _draft(item: Item, source: str) -> Draft:
    data = item.value.get("attributes")
    work: dict[str, Any] = data if isinstance(data, dict) else item.value
    builder = Builder("datacite", "DataCite", source, item.line)
    _type(builder, work)
    _titles(builder, work)
    for each in objects(work.get("creators")):
        if (name := _name(each)).text():
            builder.name("author", name, "creators")
    for each in objects(work.get("contributors")):
        role, name = _CONTRIBUTORS.get(first(each.get("contributorType"))), _name(each)
        if role and name.text():
            builder.name(role, name, "contributors")
        elif name.text():
            builder.keep(f"contributor[{first(each.get('contributorType'))}]", name.text())
    publisher = work.get("publisher")
    put(builder, "publisher", text(publisher.get("name") if isinstance(publisher, dict) else publisher), "publisher")
    _dates(builder, work)
    _identifiers(builder, work)
    _container(builder, work)
    for key, variable in (("version", "version"), ("language", "language")):
        put(builder, variable, first(work.get(key)), key)
    for each in objects(work.get("descriptions")):
        if first(each.get("descriptionType")) in ("Abstract", ""):
            put(builder, "abstract", paragraphs(each.get("description") or ""), "descriptions")
        else:
            builder.keep(first(each.get("descriptionType")), first(each.get("description")))
    builder.keywords(first(each.get("subject")) for each in objects(work.get("subjects")))
    for each in objects(work.get("rightsList"))[:1]:
        put(builder, "license", first(each.get("rights")) or first(each.get("rightsUri")), "rightsList")
    builder.draft.problems += item.problems
    return builder.done(bare_names=False)


def _type(builder: Builder, work: dict[str, Any]) -> None:
    """The general type; `Text` says little, so what the registry derived for citeproc counts there."""
    types = work.get("types")
    if not isinstance(types, dict):
        types = {}
    general = first(types.get("resourceTypeGeneral"))
    found = _TYPES.get(general.lower(), "")
    derived = first(types.get("citeproc"))
    if (not found or found == "document") and derived in _CITEPROC and derived != "article":
        found = derived
    builder.record.type = found or "document"
    special = first(types.get("resourceType"))
    if special and special.lower().replace(" ", "") != general.lower():
        put(builder, "genre", special, "resourceType")


def _titles(builder: Builder, work: dict[str, Any]) -> None:
    titles = objects(work.get("titles"))
    main = next((text(each.get("title")) for each in titles if not each.get("titleType")), "")
    main = main or next((text(each.get("title")) for each in titles), "")
    sub = next((text(each.get("title")) for each in titles if each.get("titleType") == "Subtitle"), "")
    put(builder, "title", f"{main}: {sub}" if sub and sub not in main else main, "titles")
    for each in titles:
        value = text(each.get("title"))
        if value not in (main, sub):
            builder.keep(f"title[{first(each.get('titleType'))}]", value)


def _name(each: dict[str, Any]) -> Name:
    family, given, whole = (first(each.get(key)) for key in ("familyName", "givenName", "name"))
    if each.get("nameType") == "Organizational":
        return Name(literal=whole)
    return person(family, given) if family else read_name(whole)


def _dates(builder: Builder, work: dict[str, Any]) -> None:
    for each in objects(work.get("dates")):
        kind, value = first(each.get("dateType")), first(each.get("date"))
        if value and (variable := _DATES.get(kind, "")):
            builder.date(variable, read_date(value), f"dates {kind}")
        elif value:
            builder.keep(f"date[{kind}]", value)
    year = first(work.get("publicationYear"))
    if year and "issued" not in builder.fields:
        builder.date("issued", read_date(year), "publicationYear")


def _identifiers(builder: Builder, work: dict[str, Any]) -> None:
    if doi := first(work.get("doi")) or first(work.get("DOI")):
        builder.doi(doi, "doi")
    put(builder, "URL", first(work.get("url")), "url")
    for each in objects(work.get("identifiers")) + objects(work.get("alternateIdentifiers")):
        kind = first(each.get("identifierType")) or first(each.get("alternateIdentifierType"))
        value = first(each.get("identifier")) or first(each.get("alternateIdentifier"))
        if kind.upper() == "DOI":
            if "DOI" not in builder.fields:
                builder.doi(value, "identifiers")
        elif kind.upper() in ("ISBN", "ISSN", "PMID", "PMCID") and value:
            builder.put(kind.upper(), value, "identifiers")
        elif value:
            builder.keep(f"identifier[{kind}]", value)


def _container(builder: Builder, work: dict[str, Any]) -> None:
    box = work.get("container")
    related = [each for each in objects(work.get("relatedItems")) if each.get("relationType") == "IsPublishedIn"]
    if isinstance(box, dict) and box:
        put(builder, "container-title", text(box.get("title")), "container")
        if first(box.get("identifierType")) in ("ISSN", "ISBN"):
            put(builder, first(box.get("identifierType")), first(box.get("identifier")), "container")
    elif related:
        box = related[0]
        put(builder, "container-title", text(next(iter(objects(box.get("titles"))), {}).get("title")), "relatedItems")
    else:
        return
    for key in ("volume", "issue"):
        put(builder, key, first(box.get(key)), "container")
    put(builder, "page", pages(first(box.get("firstPage")), first(box.get("lastPage"))), "container")
