"""Citavi's XML export, read (CitaviExchangeData of Citavi 4 to 6): references with their persons, periodicals, series.

References point to persons and periodicals elsewhere in the file, which is therefore held as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from loccit.formats.builder import Builder, failed, pages
from loccit.formats.dates import read_date
from loccit.formats.names import person
from loccit.formats.xmltools import child, children, line_of, local, parsed, text_of
from loccit.record import Draft, Name

if TYPE_CHECKING:
    from lxml.etree import _Element

_LIMIT = 256 << 20
_TYPES: dict[str, str] = {
    "JournalArticle": "article-journal", "Book": "book", "BookEdited": "book", "Contribution": "chapter",
    "ContributionInLegalCommentary": "chapter", "Thesis": "thesis", "NewspaperArticle": "article-newspaper",
    "InternetDocument": "webpage", "ConferenceProceedings": "book", "UnpublishedWork": "report",
    "ComputerProgram": "software", "AudioOrVideoDocument": "motion_picture", "NewsAgencyReport": "article-newspaper",
    "CourtDecision": "legal_case", "StatuteOrRegulation": "legislation", "Patent": "patent", "Standard": "standard",
    "Movie": "motion_picture", "MusicTrack": "song", "MusicAlbum": "song", "AudioBook": "song",
    "RadioPlay": "broadcast", "Broadcast": "broadcast", "Lecture": "speech", "InterviewMaterial": "interview",
    "PersonalCommunication": "personal_communication", "PressRelease": "webpage", "Map": "map",
    "Software": "software", "CollectedWorks": "book", "SpecialIssue": "periodical", "LegalCommentary": "book",
    "ArchiveMaterial": "manuscript", "Manuscript": "manuscript", "File": "document", "Unknown": "document",
}  # fmt: skip
_TEXTS: dict[str, str] = {
    "Abstract": "abstract", "Isbn": "ISBN", "ISBN": "ISBN", "Volume": "volume", "Number": "issue",
    "Edition": "edition", "PlaceOfPublication": "publisher-place", "OnlineAddress": "URL", "Language": "language",
    "ShortTitle": "title-short", "Notes": "note", "NumberOfVolumes": "number-of-volumes", "PubMedID": "PMID",
    "PubMedId": "PMID", "PmcId": "PMCID", "TitleSupplement": "", "OriginalPublication": "",
}  # fmt: skip
_LINKS = (("ReferenceAuthors", "author"), ("ReferenceEditors", "editor"), ("ReferenceCollaborators", "contributor"),
          ("ReferenceOrganizations", "author"))  # fmt: skip


class _Index:
    """What references point to, by id."""

    def __init__(self, root: _Element) -> None:
        self.items = {
            each.get("id") or "": each for group in root for each in group if each.get("id") and local(each) != "Group"
        }
        self.links = {local(group): _links(group) for group in root}
        self.parents = {
            part: whole for whole, parts in self.links.get("ReferenceReferences", {}).items() for part in parts
        }

    def texts(self, ids: list[str], *path: str) -> list[str]:
        """The text at `path` of each of the items that are there."""
        return [text for each in ids if each in self.items and (text := text_of(self.items[each], *path))]

    def of(self, links: str, reference: str) -> list[str]:
        """The ids that a reference is linked to."""
        return self.links.get(links, {}).get(reference, [])


def read(stream: BinaryIO, source: str = "") -> Iterator[Draft]:
    """One draft a reference."""
    root, problem = parsed(stream, _LIMIT)
    if root is None:
        yield failed("citavi", source, 1, "", "xml-malformed", f"the Citavi file cannot be read: {problem}")
        return
    index = _Index(root)
    for group in children(root, "References"):
        for element in group:
            yield _draft(element, index, source)
    if problem:
        yield failed("citavi", source, 1, "", "xml-malformed", f"the Citavi file is damaged: {problem}")


def _links(group: _Element) -> dict[str, list[str]]:
    """`<OnetoN>reference;person;person</OnetoN>`."""
    found = {}
    for each in group:
        if local(each).lower() == "oneton":
            first, *rest = text_of(each).split(";")
            found[first] = rest
    return found


def _draft(element: _Element, index: _Index, source: str) -> Draft:
    builder = Builder("citavi", "Citavi", source, line_of(element))
    own = element.get("id") or ""
    kind = text_of(element, "ReferenceType") or element.get("type") or "Unknown"
    builder.record.type = _TYPES.get(kind, "document")
    _title(builder, element)
    for links, variable in _LINKS:
        for each in index.of(links, own):
            if each in index.items and (name := _name(index.items[each])).text():
                builder.name(variable, name, links)
    for field in element:
        _place(builder, field, kind)
    publishers = index.texts(index.of("ReferencePublishers", own), "Name")
    if publishers:
        builder.put("publisher", "; ".join(publishers), "Publishers")
    builder.keywords(index.texts(index.of("ReferenceKeywords", own), "Name"))
    _containers(builder, element, index)
    return builder.done(bare_names=False)


def _title(builder: Builder, element: _Element) -> None:
    title, sub = text_of(element, "Title"), text_of(element, "Subtitle")
    if title:
        builder.put("title", f"{title}: {sub}" if sub else title, "Title")
    if key := text_of(element, "CitationKey") or text_of(element, "BibTeXKey"):
        builder.record.citekey = key if re.fullmatch(r"[^\s,{}\"#%~\\]+", key) else ""


def _place(builder: Builder, field: _Element, kind: str) -> None:
    name, text = local(field), text_of(field)
    if not text:
        return
    if name in ("Year", "Date", "DateForSorting"):
        builder.date("issued", read_date(text), name)
    elif name == "AccessDate":
        builder.date("accessed", read_date(text), name)
    elif name == "PageRange":
        builder.put("page", _pages(text), name)
    elif name == "PageCount":
        total = re.search(r"<c>(\d+)</c>|^(\d+)", text)
        if total:
            builder.put("number-of-pages", total[1] or total[2], name)
    elif name in ("Doi", "DOI"):
        builder.doi(text, name)
    elif name == "Number" and kind in ("CourtDecision", "Patent", "Standard", "UnpublishedWork", "Thesis"):
        builder.put("number", text, name)
    elif variable := _TEXTS.get(name, ""):
        builder.put(variable, text, name)
    elif name.startswith("SpecificField") or name in ("TitleSupplement", "OriginalPublication", "AuthorAddress"):
        builder.keep(name, text)


def _pages(text: str) -> str:
    """`<sp><n>95</n>…<os>95</os></sp><ep>…</ep>`, or plain text."""
    first, last = (re.search(rf"<{end}>.*?<os>(.*?)</os>", text, re.DOTALL) for end in ("sp", "ep"))
    original = re.search(r"(?:^|</ep>|</sp>)\s*<os>(.*?)</os>", text)
    if first:
        return pages(first[1], last[1] if last else "")
    return original[1] if original else re.sub(r"<[^<>]*>", "", text).strip()


def _name(element: _Element) -> Name:
    """A person in parts; a body has a last name alone."""
    family = " ".join(part for part in (text_of(element, "Prefix"), text_of(element, "LastName")) if part)
    given = " ".join(part for part in (text_of(element, "FirstName"), text_of(element, "MiddleName")) if part)
    return person(family, given, text_of(element, "Suffix")) if given else Name(literal=family)


def _containers(builder: Builder, element: _Element, index: _Index) -> None:
    """The periodical, the series, and the book or proceedings it is a part of."""
    ids = [text_of(element, "PeriodicalID") or text_of(element, "PeriodicalId")]
    for path, variable in (("Name", "container-title"), ("StandardAbbreviation", "container-title-short"),
                           ("ISSN", "ISSN"), ("Issn", "ISSN")):  # fmt: skip
        for text in index.texts(ids, path):
            builder.put(variable, text, "Periodical")
    series = [text_of(element, "SeriesTitleID") or text_of(element, "SeriesTitleId")]
    for text in index.texts(series, "Name"):
        builder.put("collection-title", text, "SeriesTitle")
    parent = index.items.get(text_of(element, "ParentReferenceID") or index.parents.get(element.get("id") or "", ""))
    if parent is None or child(parent, "Title") is None:
        return
    if text_of(parent, "ReferenceType") == "ConferenceProceedings" and builder.record.type == "chapter":
        builder.record.type = "paper-conference"
    main, sub = text_of(parent, "Title"), text_of(parent, "Subtitle")
    builder.put("container-title", f"{main}: {sub}" if sub else main, "ParentReference")
    for field in parent:
        if local(field) in ("Year", "Volume", "Edition", "PlaceOfPublication", "Isbn", "ISBN") and text_of(field):
            _place(builder, field, "")
    own = parent.get("id") or ""
    if "editor" not in builder.names:
        for each in index.of("ReferenceEditors", own):
            if each in index.items:
                builder.name("editor", _name(index.items[each]), "ParentReference")
    for text in index.texts(index.of("ReferencePublishers", own), "Name")[:1]:
        builder.put("publisher", text, "ParentReference")
