"""Scopus's CSV export, read; both the old form of author lists (`Smith J., Doe A.`) and the present one (`;`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from loccit.formats.builder import Builder, pages
from loccit.formats.dates import read_date
from loccit.formats.names import read_name
from loccit.formats.table import Row, rows
from loccit.record import Draft, Name

_TEXTS: dict[str, str] = {
    "Title": "title", "Source title": "container-title", "Volume": "volume", "Issue": "issue", "Art. No.": "number",
    "Page count": "number-of-pages", "Link": "URL", "Abstract": "abstract", "Publisher": "publisher",
    "Conference name": "event-title", "Conference location": "event-place", "ISSN": "ISSN", "ISBN": "ISBN",
    "PubMed ID": "PMID", "Language of Original Document": "language",
    "Abbreviated Source Title": "container-title-short", "Source": "source",
}  # fmt: skip
_TYPES: dict[str, str] = {
    "article": "article-journal", "review": "article-journal", "conference paper": "paper-conference",
    "conference review": "book", "book chapter": "chapter", "book": "book", "editorial": "article-journal",
    "letter": "article-journal", "note": "article-journal", "short survey": "article-journal",
    "article in press": "article-journal", "erratum": "article-journal", "retracted": "article-journal",
    "report": "report", "data paper": "article-journal", "dissertation": "thesis", "preprint": "article",
}  # fmt: skip
_DONE = frozenset(
    "Authors|Author full names|Year|Page start|Page end|Page count|DOI|Author Keywords|Index Keywords|Editors|"
    "Document Type|Conference date|Author(s) ID".split("|")
)


def read(stream: BinaryIO, source: str = "") -> Iterator[Draft]:
    """One draft a row."""
    return rows(stream, source, "scopus-csv", lambda row, line: _draft(row, source, line))


def _draft(row: Row, source: str, line: int) -> Draft | None:
    builder = Builder("scopus-csv", "Scopus", source, line)
    kind = row.get("Document Type", "")
    builder.record.type = _TYPES.get(kind.lower(), "article-journal")
    full = row.get("Author full names", "")
    for name in _full_names(full) if full else _names(row.get("Authors", "")):
        builder.name("author", name, "Author full names" if full else "Authors")
    for name in _names(row.get("Editors", "")):
        builder.name("editor", name, "Editors")
    for column, variable in _TEXTS.items():
        if (value := row.get(column)) and not (column == "Page count" and builder.record.type != "book"):
            builder.put(variable, value, column)
    if year := row.get("Year"):
        builder.date("issued", read_date(year), "Year")
    if date := row.get("Conference date"):
        builder.date("event-date", read_date(date.replace(" through ", "/")), "Conference date")
    if first := pages(row.get("Page start", ""), row.get("Page end", "")):
        builder.put("page", first, "Page start")
    if doi := row.get("DOI"):
        builder.doi(doi, "DOI")
    builder.keywords(row.get("Author Keywords", "").split(";"))
    for column, value in row.items():
        if column not in _TEXTS and column not in _DONE:
            builder.keep(column, value)
    if index := row.get("Index Keywords"):
        builder.keep("Index Keywords", index)
    return builder.done(bare_names=False)


def _full_names(text: str) -> list[Name]:
    """`Smith, John (57190000000); Doe, Ann (…)`."""
    return [read_name(re.sub(r"\s*\(\d+\)\s*$", "", part)) for part in text.split(";") if part.strip()]


def _names(text: str) -> list[Name]:
    """`Smith J.; Doe A.B.`, `Smith, J., Doe, A.B.` or `Smith J., Doe A.B.`."""
    if not text or text.startswith("[No author"):
        return []
    if ";" in text:
        parts = text.split(";")
    elif re.search(r"\.,\s", text):
        parts = re.split(r"(?<=\.),\s+(?=[^\s,]+(?:[ ,]|$))", text)
    else:
        parts = [text]
    return [_name(part.strip()) for part in parts if part.strip()]


def _name(text: str) -> Name:
    if "," not in text and (match := re.fullmatch(r"(.+?) ((?:[A-ZÀ-Þ][a-z]?\.-?)+)", text)):
        return read_name(f"{match[1]}, {match[2]}")
    return read_name(text)
