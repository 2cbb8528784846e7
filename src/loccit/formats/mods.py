"""MODS, read and written: the Library of Congress's schema, as bibutils, Zotero and catalogues use it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, BinaryIO

from loccit.formats.builder import Builder, pages
from loccit.formats.dates import read_date
from loccit.formats.mods_names import name_of
from loccit.formats.mods_types import record_type
from loccit.formats.mods_write import FOOT, HEAD, mods
from loccit.formats.xmltools import children, elements, line_of, local, text_of
from loccit.record import Date, Draft, Record, parse_edtf
from loccit.record.identifiers import address_doi

if TYPE_CHECKING:
    from lxml.etree import _Element

_IDENTIFIERS = {"isbn": "ISBN", "issn": "ISSN", "pmid": "PMID", "pubmed": "PMID", "medline": "PMID", "pmc": "PMCID",
                "pmcid": "PMCID", "report number": "number", "report-number": "number", "patent number": "number",
                "docket number": "number"}  # fmt: skip
_DETAILS = {"volume": "volume", "issue": "issue", "number": "issue", "section": "section", "chapter": "chapter-number",
            "edition": "edition", "supplement": "supplement-number", "part": "part-number"}  # fmt: skip


def read(stream: BinaryIO, source: str = "") -> Iterator[Draft]:
    """One draft a `mods` element."""
    for element in elements(stream, ("mods",), "mods", source):
        yield element if isinstance(element, Draft) else _draft(element, source)


def write(records: Iterable[Record], out: BinaryIO) -> None:
    """A `modsCollection`, version 3.8 (`mods_write.py` says what it holds)."""
    out.write(HEAD)
    for record in records:
        out.write(mods(record).encode("utf-8", "replace"))
    out.write(FOOT)


def _draft(element: _Element, source: str) -> Draft:
    builder = Builder("mods", "MODS", source, line_of(element))
    host: _Element | None = None
    for field in element:
        name = local(field)
        if name == "relatedItem" and field.get("type") == "host":
            host = field
        elif place := _PLACES.get(name):
            place(builder, field)
        elif name not in ("genre", "typeOfResource", "recordInfo") and (text := text_of(field)):
            builder.keep(name, text)
    builder.record.type = record_type(element, host)
    if host is not None:
        _host(builder, host)
    if not builder.record.citekey and (key := element.get("ID")):
        _citekey(builder, key)
    _settle_dates(builder)
    return builder.done(bare_names=False)


def _put(builder: Builder, variable: str, value: str, tag: str) -> None:
    if value:
        builder.put(variable, value, tag)


def title_of(element: _Element) -> str:
    """`nonSort title: subTitle. partNumber, partName` of a titleInfo."""
    article = text_of(element, "nonSort")
    title = text_of(element, "title")
    glue = "" if article.endswith(("'", "’")) or not article else " "
    title = f"{article}{glue}{title}"
    if sub := text_of(element, "subTitle"):
        title = f"{title}: {sub}"
    part = ", ".join(text for text in (text_of(element, "partNumber"), text_of(element, "partName")) if text)
    return f"{title}. {part}" if part else title


def _title(builder: Builder, element: _Element) -> None:
    kind = element.get("type") or ""
    variable = {"": "title", "abbreviated": "title-short"}.get(kind)
    if variable:
        _put(builder, variable, title_of(element), "titleInfo")
    else:
        builder.keep(f"titleInfo[{kind}]", title_of(element))


def _name(builder: Builder, element: _Element) -> None:
    variable, name = name_of(element)
    if variable == "event-title":
        _put(builder, variable, name.text(), "name")
    elif variable and name.text():
        builder.name(variable, name, "name")
    elif name.text():
        builder.keep("name", name.text())


def _origin(builder: Builder, element: _Element) -> None:
    for field in element:
        name, text = local(field), text_of(field)
        if name == "place":
            for term in children(field, "placeTerm"):
                if term.get("type") != "code":
                    _put(builder, "publisher-place", text_of(term), "place")
        elif name in ("publisher", "edition"):
            _put(builder, name, text, name)
        elif name == "dateIssued" and field.get("point") == "end":
            present = builder.record.date()
            end = _date(field)
            if present and present.start and end.start and present.end is None:
                builder.fields["issued"] = present._replace(end=end.start)
        elif name in _DATES and text:
            builder.date(_DATES[name], _date(field), name)
        elif text and name not in ("issuance", "frequency"):
            builder.keep(name, text)


_DATES = {"dateIssued": "issued", "dateCaptured": "accessed", "dateCreated": "mods:created",
          "copyrightDate": "mods:copyright", "dateValid": "available-date"}  # fmt: skip


def _date(element: _Element) -> Date:
    """By its encoding; MARC's and catalogues' own (`c2011`, `[1999?]`) give their year."""
    text = text_of(element)
    found = parse_edtf(text) or read_date(text)
    match = re.search(r"(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)", text)
    if found.literal and match and re.fullmatch(r"[\[(]?(?:c|p|ca?\.|©|cop\.)? ?\d{4}\??[\])]?\.?", text):
        return Date((int(match[1]),), circa="ca" in text, uncertain="?" in text)
    return found


def _settle_dates(builder: Builder) -> None:
    """What was not issued was created, or is dated by its copyright."""
    for spare in ("mods:created", "mods:copyright"):
        date = builder.fields.pop(spare, None)
        evidence = builder.draft.evidence.pop(spare, None)
        if not isinstance(date, Date):
            continue
        if "issued" not in builder.fields and date.text() and evidence:
            builder.fields["issued"], builder.draft.evidence["issued"] = date, evidence
        else:
            builder.keep(spare.partition(":")[2], date.text())


def _language(builder: Builder, element: _Element) -> None:
    terms = children(element, "languageTerm")
    codes = [text_of(term) for term in terms if term.get("type") == "code"]
    _put(builder, "language", next(iter(codes), "") or text_of(terms[0] if terms else element), "language")


def _physical(builder: Builder, element: _Element) -> None:
    for extent in children(element, "extent"):
        total = text_of(extent, "total") or text_of(extent)
        match = re.search(r"(?<![\w.])(\d+)\s*(?:p\b|pp|pages|s\b|S\.|Seiten)", total) or re.fullmatch(r"(\d+)", total)
        if match:
            _put(builder, "number-of-pages", match[1], "extent")
        elif total:
            builder.keep("extent", total)
    if form := text_of(element, "form"):
        builder.keep("form", form)


def _subject(builder: Builder, element: _Element) -> None:
    parts = [text_of(part) for part in element if local(part) != "hierarchicalGeographic"]
    builder.keywords(["--".join(part for part in parts if part)])
    for place in children(element, "hierarchicalGeographic"):
        builder.keep("hierarchicalGeographic", "--".join(text_of(part) for part in place))


def _identifier(builder: Builder, element: _Element) -> None:
    kind, text = (element.get("type") or "").lower(), text_of(element)
    if not text or element.get("invalid") == "yes":
        return
    if kind == "doi":
        builder.doi(text, "identifier")
    elif kind == "citekey":
        _citekey(builder, text)
    elif kind in ("uri", "url") and not address_doi(text):
        _put(builder, "URL", text, "identifier")
    elif kind in ("uri", "url"):
        builder.doi(text, "identifier")
    elif variable := _IDENTIFIERS.get(kind):
        builder.put(variable, text, "identifier")
    else:
        builder.keep(f"identifier[{kind}]", text)


def _citekey(builder: Builder, text: str) -> None:
    if re.fullmatch(r"[^\s,{}\"#%~\\]+", text) and not builder.record.citekey:
        builder.record.citekey = text


def _location(builder: Builder, element: _Element) -> None:
    urls = sorted(children(element, "url"), key=lambda url: (url.get("access") == "preview", not url.get("usage")))
    for url in urls:
        if url.get("access") == "preview":
            builder.keep("url[preview]", text_of(url))
        else:
            _put(builder, "URL", text_of(url), "url")
        if accessed := url.get("dateLastAccessed"):
            builder.date("accessed", read_date(accessed), "url")
    _put(builder, "archive", text_of(element, "physicalLocation"), "physicalLocation")
    _put(builder, "archive_location", text_of(element, "shelfLocator"), "shelfLocator")


def _part(builder: Builder, element: _Element) -> None:
    """Volume, issue and pages, and the date of the issue they name."""
    for detail in children(element, "detail"):
        value = text_of(detail, "number") or text_of(detail, "caption") or text_of(detail, "title")
        variable = _DETAILS.get((detail.get("type") or "").lower())
        if variable and value:
            builder.put(variable, value, f"detail {detail.get('type')}")
        elif value and (detail.get("type") or "").startswith("page"):
            builder.put("page", value, "detail page")
        elif value:
            builder.keep(f"detail[{detail.get('type')}]", value)
    for extent in children(element, "extent"):
        found = pages(text_of(extent, "start"), text_of(extent, "end")) or text_of(extent, "list")
        if found:
            builder.put("page", re.sub(r"^pp?\. ?", "", found), "extent")
        elif total := text_of(extent, "total"):
            builder.put("number-of-pages", total, "extent")
    for date in children(element, "date"):
        if text_of(date):
            builder.date("issued", _date(date), "part date")


def _related(builder: Builder, element: _Element) -> None:
    kind = element.get("type") or ""
    title = next((title_of(each) for each in children(element, "titleInfo")), "")
    if kind == "series":
        match = re.fullmatch(r"(.*?)\s*[;,]\s*(?:no\.|vol\.|v\.|Bd\.|Nr\.)?\s*(\d[\w-]*)", title)
        _put(builder, "collection-title", match[1] if match else title, "relatedItem series")
        number = next((text_of(part, "detail", "number") for part in children(element, "part")), "")
        number = number or next((text_of(each, "partNumber") for each in children(element, "titleInfo")), "")
        _put(builder, "collection-number", number or (match[2] if match else ""), "relatedItem series")
    elif kind == "original":
        _put(builder, "original-title", title, "relatedItem original")
    elif title or text_of(element):
        builder.keep(f"relatedItem[{kind}]", title or text_of(element))


def _host(builder: Builder, element: _Element) -> None:
    """What contains the work: its title, creators, imprint and place within."""
    for field in element:
        name = local(field)
        if name == "titleInfo":
            variable = "container-title-short" if field.get("type") == "abbreviated" else "container-title"
            _put(builder, variable, title_of(field), "relatedItem host")
        elif name == "name":
            variable, person = name_of(field)
            if variable == "event-title":
                _put(builder, variable, person.text(), "relatedItem host")
            elif variable:
                builder.name("container-author" if variable == "author" else variable, person, "relatedItem host")
        elif name in ("originInfo", "part", "identifier", "location"):
            _PLACES[name](builder, field)
        elif name == "relatedItem" and field.get("type") == "series":
            _related(builder, field)


def _abstract(builder: Builder, element: _Element) -> None:
    _put(builder, "abstract", text_of(element), "abstract")


def _note(builder: Builder, element: _Element) -> None:
    if (kind := element.get("type") or "") in ("", "content", "general"):
        _put(builder, "note", text_of(element), "note")
    else:
        builder.keep(f"note[{kind}]", text_of(element))


def _classification(builder: Builder, element: _Element) -> None:
    _put(builder, "call-number", text_of(element), "classification")


def _rights(builder: Builder, element: _Element) -> None:
    if text := text_of(element):
        builder.put("license", text, "accessCondition")


_PLACES = {
    "titleInfo": _title, "name": _name, "originInfo": _origin, "language": _language, "physicalDescription": _physical,
    "subject": _subject, "identifier": _identifier, "location": _location, "part": _part, "relatedItem": _related,
    "abstract": _abstract, "note": _note, "classification": _classification, "accessCondition": _rights,
}  # fmt: skip
