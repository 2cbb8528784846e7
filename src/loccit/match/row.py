"""`Row`: a record reduced to what matching compares, normalised once; from a CSV row or from a `Record`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from sys import intern

from loccit.match.dockets import dockets
from loccit.match.marks import title_marks
from loccit.match.normalise import (
    author_words,
    first_number,
    fold,
    fold_title,
    numerals,
    page_range,
    split_source,
    year_of,
)
from loccit.record import Record
from loccit.record.identifiers import identifiers, normal_doi, normal_isbn

ABSTRACT_LENGTH = 400
"""Characters of an abstract that are read: its beginning tells abstracts apart, the rest costs time and memory."""


class Row:
    """The comparable form of one record. Text is folded (`normalise`); `''` and 0 mean not known.

    `pages` is (letters, first, last); `ids` are identifiers of the very work (`kind:value`) other than the DOI and the
    ISBN, which may be a container's; `marks` say what kind of piece the title announces (erratum, reply …);
    `family` is the kind of source in `FAMILIES`, '' where the input does not tell.
    """

    __slots__ = (
        "abstract", "address", "authors", "container", "doi", "family", "ids", "isbn", "issue", "key", "lead", "marks",
        "number", "numerals", "pages", "publisher", "title", "volume", "year",
    )  # fmt: skip

    key: str
    title: str
    numerals: tuple[str, ...]
    marks: frozenset[str]
    authors: tuple[str, ...]
    lead: str
    year: int
    container: str
    volume: str
    issue: str
    pages: tuple[str, int, int]
    doi: str
    isbn: str
    address: str
    ids: tuple[str, ...]
    number: str
    abstract: str
    publisher: str
    family: str


FAMILIES = {
    "article": "article", "article-journal": "article", "inproceedings": "paper", "paper-conference": "paper",
    "conference": "paper", "incollection": "chapter", "inbook": "chapter", "chapter": "chapter", "book": "book",
    "collection": "book", "proceedings": "book", "mvbook": "book", "report": "report", "techreport": "report",
    "phdthesis": "thesis", "mastersthesis": "thesis", "thesis": "thesis", "unpublished": "manuscript",
    "manuscript": "manuscript", "legal_case": "case", "jurisdiction": "case", "legislation": "law", "regulation": "law",
    "bill": "law", "article-newspaper": "news", "article-magazine": "news", "webpage": "web", "online": "web",
    "post": "web", "post-weblog": "web", "dataset": "dataset",
}  # fmt: skip
"""Kinds of source by CSL type or BibTeX entry type, as far as they matter here."""

_NO_MARKS: frozenset[str] = frozenset()
_PIECES = {"review": frozenset({"review"}), "review-book": frozenset({"review"}), "dataset": frozenset({"data"})}
"""CSL types that say what a title may not: a review or a data set under the title of the work it belongs to."""
_MEETING = re.compile(r"\b(?:conference|meeting|congress|symposium|workshop)\b", re.IGNORECASE)


def from_fields(fields: Mapping[str, str | None], key: str = "") -> Row:
    """The row of one line of a CSV file with the headers of CLI.md (`ID, ENTRYTYPE, title, …`; others are ignored)."""
    get = fields.get
    if not get("author") and not get("journal") and (whole := _whole_citation(fields)):
        from loccit.match.citation import citation_fields

        get = {**fields, **citation_fields(whole)}.get
    row = Row()
    row.key = key or get("ID") or ""
    raw_title = get("title") or ""
    _set_title(row, raw_title)
    _set_authors(row, author_words(get("author") or ""))
    row.year = year_of(get("year") or get("date") or "")
    source = get("journal") or get("booktitle") or get("journaltitle") or ""
    _set_place(row, source, get("volume") or "", get("number") or get("issue") or "", get("pages") or "")
    row.doi = normal_doi(get("doi") or "")
    row.isbn = normal_isbn(get("isbn") or "")
    row.address = page_address(get("url") or "")
    row.ids = ()
    row.number = ""
    row.abstract = fold((get("abstract") or "")[:ABSTRACT_LENGTH])
    row.publisher = ""
    row.family = FAMILIES.get((get("ENTRYTYPE") or "").lower(), "")
    return row


def _whole_citation(fields: Mapping[str, str | None]) -> str:
    """The citation, where a line has nothing but it: under `citation`, `reference` or `text`, or as a title."""
    text = fields.get("citation") or fields.get("reference") or fields.get("text") or ""
    title = fields.get("title") or ""
    if text and not title:
        return text
    return title if len(title) > 60 and year_of(title) and not fields.get("booktitle") else ""


def from_record(record: Record) -> Row:
    """The row of a `Record`."""
    row = Row()
    row.key = record.citekey
    _set_title(row, _full_title(record))
    names = record.names("author") or record.names("editor")
    _set_authors(row, author_words(" and ".join(name.sort_text() for name in names)))
    row.year = record.year or 0
    pages = record.text("page") or record.text("page-first")
    _set_place(row, record.text("container-title"), record.text("volume"), record.text("issue"), pages)
    found = identifiers(record)
    row.doi = next((value for kind, value in found if kind == "doi"), "")
    row.isbn = next((value for kind, value in found if kind == "isbn"), "")
    row.address = page_address(record.text("URL"))
    row.ids = tuple([f"{kind}:{value}" for kind, value in found if kind in ("pmid", "pmcid", "arxiv")])
    row.number = next((value for kind, value in found if kind == "report"), "")
    if record.type == "legal_case":
        row.number = min(dockets(record), default="")
    row.abstract = fold(record.text("abstract")[:ABSTRACT_LENGTH])
    row.publisher = intern(fold(record.text("publisher")))
    if record.type == "book":
        row.volume = row.volume or fold(record.text("volume"))
        if "volume-title" in record.fields:
            row.marks |= {"volume"}
    row.family = FAMILIES.get(record.type, "")
    row.marks |= _PIECES.get(record.type, _NO_MARKS)
    return row


_TRACKING = re.compile(r"[?&](?:utm_\w+|fbclid|gclid|ref|source|cmpid|smid)=[^&#]*|#.*$")
_NO_WORK = ("doi.org", "ovid", "proxy", "ncbi.nlm.nih.gov", "scopus.com", "webofknowledge", "ebscohost", "proquest")
"""Hosts whose addresses carry an identifier that is read as such, or a search session."""


def page_address(url: str) -> str:
    """The address of one page for comparison: without scheme, `www.` and tracking; '' for home pages and searches."""
    if not url.startswith(("http://", "https://")) or " " in url:
        return ""
    rest = _TRACKING.sub("", url.partition("://")[2]).removeprefix("www.").rstrip("/&?")
    host, _, path = rest.partition("/")
    if any(part in host.lower() for part in _NO_WORK) or not (len(path) > 24 or re.search(r"\d{3}", path)):
        return ""
    return host.lower() + "/" + path


def _set_title(row: Row, title: str) -> None:
    row.title = fold_title(title)
    row.numerals = numerals(row.title)
    row.marks = title_marks(row.title)


def _set_authors(row: Row, words: tuple[str, ...]) -> None:
    row.authors = tuple([intern(word) for word in words])
    row.lead = row.authors[0] if words else ""


def _set_place(row: Row, source: str, volume: str, issue: str, pages: str) -> None:
    """Where it stands. A page that is only the year again is none."""
    if "." in source or ";" in source or "," in source or ":" in source:
        if _MEETING.search(source):
            row.marks |= {"meeting"}
        source, source_volume, source_issue = split_source(source)
        volume, issue = volume or source_volume, issue or source_issue
    row.container = intern(fold(source))
    row.volume = first_number(volume)
    row.issue = first_number(issue)
    if row.year and row.volume == str(row.year):
        row.volume = ""  # magazines that count no volumes
    row.pages = page_range(pages) if pages else ("", 0, 0)
    if row.pages[1] == row.year and row.pages[2] == row.year:
        row.pages = ("", 0, 0)


def _full_title(record: Record) -> str:
    names = ("volume-title", "part-number", "part-title") if record.type == "book" else ("part-number", "part-title")
    part = " ".join(text for name in names if (text := record.text(name)))
    return f"{record.text('title')} {part}" if part else record.text("title")
