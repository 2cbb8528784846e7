"""CSV, read and written: a table with a column a field, as spreadsheets and review tools have them.

Knows the columns of bib-dedupe and BibTeX exports (`ID, ENTRYTYPE, title, author, year, journal, …`), of Rayyan,
Covidence and PubMed, and CSL's own names, which it writes. Not held: relations, aliases, markup, name particles but as
part of the family name, line breaks at the ends of a text. Columns it does not know are kept and written back.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from loccit.formats.builder import Builder
from loccit.formats.dates import read_date
from loccit.formats.names import inverted, read_name, read_natural
from loccit.formats.table import Row, rows
from loccit.record import Date, Draft, Name, Record
from loccit.record.variables import DATE_VARIABLES, NAME_VARIABLES, TYPES, VARIABLES

_COLUMNS: dict[str, str] = {
    "journal": "container-title", "journaltitle": "container-title", "journal title": "container-title",
    "journal/book": "container-title", "booktitle": "container-title", "book title": "container-title",
    "secondary title": "container-title", "source title": "container-title", "publication": "container-title",
    "publication title": "container-title", "container": "container-title", "newspaper": "container-title",
    "website": "container-title", "journal abbreviation": "container-title-short", "authors": "author",
    "author(s)": "author", "creator": "author", "editors": "editor", "year": "issued", "date": "issued",
    "publication year": "issued", "publication date": "issued", "published": "issued", "pubyear": "issued",
    "published year": "issued", "pages": "page", "page range": "page", "num pages": "number-of-pages",
    "doi": "DOI", "isbn": "ISBN", "issn": "ISSN", "url": "URL", "link": "URL", "links": "URL", "pmid": "PMID",
    "pubmed id": "PMID", "pubmed_id": "PMID", "pmcid": "PMCID", "pmc_id": "PMCID", "address": "publisher-place",
    "place": "publisher-place", "location": "publisher-place", "institution": "publisher", "school": "publisher",
    "organization": "publisher", "series": "collection-title", "series number": "collection-number", "notes": "note",
    "abstract note": "abstract", "short title": "title-short", "shorttitle": "title-short", "booktitle short": "",
    "accessed date": "accessed", "access date": "accessed", "urldate": "accessed", "report number": "number",
    "primary title": "title", "article title": "title", "translators": "translator", "vol": "volume",
    "lang": "language",
    "study": "citekey", "id": "citekey", "key": "citekey", "citekey": "citekey", "citation key": "citekey",
    "bibtex key": "citekey", "entrytype": "type", "item type": "type", "document type": "type", "keyword": "keywords",
    "keywords": "keywords", "tags": "keywords", "manual tags": "keywords", "author keywords": "keywords",
    "eid": "number", "conference name": "event-title", "country": "",
}  # fmt: skip
"""Column name in lower case to variable, where it is not the variable's own name."""

_TYPES: dict[str, str] = {
    "article": "article-journal", "journal article": "article-journal", "journalarticle": "article-journal",
    "inproceedings": "paper-conference", "conference": "paper-conference", "conference paper": "paper-conference",
    "proceedings": "book", "incollection": "chapter", "inbook": "chapter", "book section": "chapter",
    "book chapter": "chapter", "phdthesis": "thesis", "mastersthesis": "thesis", "techreport": "report",
    "misc": "document", "unpublished": "manuscript", "online": "webpage", "electronic": "webpage",
    "newspaper article": "article-newspaper", "news": "article-newspaper", "newspaper": "article-newspaper",
    "magazine article": "article-magazine", "web page": "webpage", "website": "webpage", "blog post": "post-weblog",
    "case": "legal_case", "statute": "legislation", "law": "legislation", "manual": "report", "booklet": "pamphlet",
    "preprint": "article", "review": "article-journal", "editorial": "article-journal", "letter": "article-journal",
    "journal": "article-journal", "government document": "report", "press release": "webpage",
    "computer program": "software", "jour": "article-journal",
}  # fmt: skip
_FIRST = ("citekey", "type", "title", "author", "issued", "container-title", "volume", "issue", "page", "publisher")


def read(stream: BinaryIO, source: str = "") -> Iterator[Draft]:
    """One draft a row."""
    return rows(stream, source, "csv", lambda row, line: _draft(row, source, line))


def write(records: Iterable[Record], out: BinaryIO) -> None:
    """UTF-8 with CRLF (RFC 4180) and a header; only columns that some record fills, in a fixed order."""
    items = [_cells(record) for record in records]
    present = {name for item in items for name in item}
    names = [name for name in _FIRST if name in present or name in ("citekey", "type", "title")]
    names += sorted(name for name in present if name not in names)
    text = io.TextIOWrapper(out, encoding="utf-8", errors="replace", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(["ID" if name == "citekey" else name for name in names])
    writer.writerows([item.get(name, "") for name in names] for item in items)
    text.detach()


def _draft(row: Row, source: str, line: int) -> Draft | None:
    builder = Builder("csv", "CSV", source, line)
    lowered = {name.lower(): name for name in row}
    typed = "entrytype" in lowered or "bibtex key" in lowered
    for name, value in row.items():
        if "\0" in value:
            value = value.replace("\0", "")
        _place(builder, name, _variable(name, typed=typed and "issue" not in lowered), value)
    _set_type(builder, typed=typed)
    return builder.done()


def _variable(name: str, *, typed: bool) -> str:
    """The variable of a column. BibTeX calls the issue `number`."""
    if name in VARIABLES:
        return "issue" if typed and name == "number" else name
    low = name.lower().replace("_", " ").strip()
    found = _COLUMNS.get(low, low)
    if found == "number" and typed:
        return "issue"
    return found if found in VARIABLES or found in ("citekey", "type", "keywords") else ""


def _place(builder: Builder, column: str, variable: str, value: str) -> None:
    if variable == "citekey":
        builder.record.citekey = builder.record.citekey or value
    elif variable == "type":
        builder.record.custom["csv:type"] = value
    elif variable == "keywords" or variable == "keyword":
        builder.keywords(re.split(r"\s*[;|\n]\s*" if re.search(r"[;|\n]", value) else r"\s*,\s*", value))
    elif variable == "DOI":
        builder.doi(value, column)
    elif variable in NAME_VARIABLES:
        if variable not in builder.names:
            for name in _names(value):
                builder.name(variable, name, column)
    elif variable in DATE_VARIABLES:
        builder.date(variable, read_date(re.sub(r"\.0$", "", value)), column)
    elif variable == "page":
        builder.put(variable, re.sub(r"(?<=\w)\s*(?:--|–|-)\s*(?=\w)", "-", value), column)
    elif variable:
        builder.put(variable, re.sub(r"\.0$", "", value) if variable in ("volume", "issue") else value, column)
    else:
        builder.keep(column, value)


def _names(value: str) -> list[Name]:
    """By ` and ` (BibTeX), `;` or `|`; without these, commas part names only where none has an inner comma."""
    value = value.strip(" ;")
    for separator in (r"\s+and\s+", r"\s*;\s*", r"\s*\|\s*", r"\n"):
        if separator != r"\s+and\s+" or re.search(r",[^;]* and |\w+ \w+ and \w+ \w+", value):
            parts = [part for part in re.split(separator, value) if part.strip()]
            if len(parts) > 1:
                return [_name(part) for part in parts]
    parts = [part.strip() for part in value.split(",")]
    if len(parts) > 2 and all(" " in part for part in parts):
        return [_name(part) for part in parts]
    return [_name(value)]


def _name(text: str) -> Name:
    """`Smith JA` of PubMed's tables, `Smith, J.`, or a name in reading order."""
    text = text.strip(" ,;")
    if "," not in text and re.fullmatch(r"[^\W\d_][\w'’ -]+ [A-ZÀ-Þ]{1,3}", text):
        from loccit.formats.medline import short_name

        return short_name(text)
    return read_name(text) if "," in text else read_natural(text) if _initialled(text) else Name(literal=text)


def _initialled(text: str) -> bool:
    return bool(re.search(r"\b[A-Z]\.", text))


def _set_type(builder: Builder, *, typed: bool) -> None:
    """The type named; without one, what a journal, a publisher or an address makes likely."""
    kind = builder.record.custom.pop("csv:type", "")
    fields = builder.fields
    if kind in TYPES and not (typed and kind == "article"):
        builder.record.type = kind
    elif found := _TYPES.get(kind.lower(), kind.lower() if kind.lower() in TYPES else ""):
        builder.record.type = found
    else:
        builder.record.type = "article-journal" if "container-title" in fields else "document"
        if "container-title" not in fields and ("ISBN" in fields or "publisher" in fields):
            builder.record.type = "book"
        builder.guess("type", "the columns that are filled")
        if kind:
            builder.keep("type", kind)


def _cells(record: Record) -> dict[str, str]:
    cells = {"type": record.type, "citekey": record.citekey}
    for variable, value in record.fields.items():
        if isinstance(value, Date):
            cells[variable] = value.text()
        elif names := record.names(variable):
            cells[variable] = "; ".join(inverted(name) for name in names)
        else:
            cells[variable] = record.text(variable)
    if record.keywords:
        cells["keywords"] = "; ".join(record.keywords)
    for key, value in record.custom.items():
        if key.startswith("csv:"):
            cells[key[4:]] = value
    return cells
