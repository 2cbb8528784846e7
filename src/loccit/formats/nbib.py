"""PubMed's nbib, which is MEDLINE's display format: read and written (NLM, 'MEDLINE/PubMed Data Element Descriptions').

Held in writing: articles, books and chapters, reports, theses, preprints, newspaper articles, legal cases, laws and
datasets, with author, editor, title, container, dates `issued` (a day, month or year) and `available-date`, volume,
issue, page, publisher and place, edition, language, note, abstract, ISSN, ISBN, DOI, PMID, PMCID, keywords. All else
is lost: URL, genre, number, citekey, other creators and dates, markup, line breaks. An editor that is a body comes
back as a family name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from loccit.formats import medline
from loccit.formats.builder import Builder, failed
from loccit.formats.dates import read_date
from loccit.formats.encoding import Lines
from loccit.formats.names import read_name, read_natural
from loccit.formats.nbib_write import lines_of
from loccit.record import Date, Draft, Name, Record
from loccit.record.identifiers import normal_issn

_TAG = re.compile(r"([A-Z]{2,4}\d?) {0,2}- ?(.*)")
_TEXTS: dict[str, str] = {
    "PMID": "PMID", "PMC": "PMCID", "JT": "container-title", "TA": "container-title-short", "VI": "volume",
    "IP": "issue", "PG": "page", "PB": "publisher", "PL": "publisher-place", "EN": "edition", "LA": "language",
    "ISBN": "ISBN", "CTI": "collection-title", "VTI": "volume-title", "TT": "original-title",
}  # fmt: skip
_COPYRIGHT = re.compile(r"\s+((?:Copyright|©|\(c\))\W{0,4}(?:\(c\)|©)?\s*\d{4}\b[^.]{0,120}\.)$")


def read(stream: BinaryIO, source: str = "") -> Iterator[Draft]:
    """One draft a record; records are parted by blank lines, or begin with a new PMID."""
    lines = Lines(stream, source)
    pairs: list[tuple[str, str]] = []
    stray: list[tuple[int, str]] = []
    start = 0
    for number, line in enumerate(lines, 1):
        match = _TAG.fullmatch(line.strip("\ufeff").rstrip())
        if match and not line[:1].isspace():
            if match[1] == "PMID" and any(tag == "PMID" for tag, _ in pairs):
                yield from _record(pairs, stray, source, start, lines)
                pairs, stray = [], []
            start = start if pairs else number
            pairs.append((match[1], match[2].strip()))
        elif not line.strip():
            yield from _record(pairs, stray, source, start, lines)
            pairs, stray = [], []
        elif line[:1].isspace() and pairs:
            tag, value = pairs[-1]
            pairs[-1] = (tag, f"{value} {line.strip()}".strip()[:2_000_000])
        else:
            stray.append((number, line.strip()))
    yield from _record(pairs, stray, source, start, lines)


def write(records: Iterable[Record], out: BinaryIO) -> None:
    """UTF-8, lines of at most about 90 characters, a blank line between records."""
    for record in records:
        out.write(("\n".join(lines_of(record)) + "\n\n").encode("utf-8", "replace"))


def _record(
    pairs: list[tuple[str, str]], stray: list[tuple[int, str]], source: str, line: int, lines: Lines
) -> Iterator[Draft]:
    if not pairs:
        if stray:
            text = "\n".join(each for _, each in stray)
            message = "text that belongs to no MEDLINE record"
            yield failed("nbib", source, stray[0][0], text, "text-outside-record", message)
        return
    builder = Builder("nbib", "MEDLINE", source, line)
    tags = {tag for tag, value in pairs if value}
    for tag, value in pairs:
        if value and not (tag == "AU" and "FAU" in tags) and not (tag == "ED" and "FED" in tags):
            _place(builder, tag, value)
    _set_type(builder, pairs)
    for number, text in stray:
        builder.problem("line-unreadable", f"not a MEDLINE line: {text[:60]}", line=number)
        builder.keep("line", text)
    builder.draft.problems += lines.take()
    yield builder.done(bare_names=False)


def _place(builder: Builder, tag: str, value: str) -> None:
    if variable := _TEXTS.get(tag):
        builder.put(variable, medline.full_pages(value) if tag == "PG" else value, tag)
    elif place := _PLACES.get(tag):
        place(builder, tag, value)
    elif tag != "PT":
        builder.keep(tag, value)


def _full_name(builder: Builder, tag: str, value: str) -> None:
    name = read_name(value)
    if name.literal:
        name = read_natural(value) if " " in value else Name(family=value)
    builder.name(_ROLES[tag], name._replace(given=medline.given(name.given)), tag)


def _short_name(builder: Builder, tag: str, value: str) -> None:
    if value.strip(" .").lower() != "et al":
        builder.name(_ROLES[tag], medline.short_name(value), tag)


def _serial(builder: Builder, tag: str, value: str) -> None:
    """`0955-2359 (Print)`: the first ISSN is the record's, the others are kept."""
    number = normal_issn(value)
    if number and number != builder.fields.get("ISSN"):
        if not builder.put("ISSN", number, tag):
            builder.record.custom[f"{builder.prefix}:{tag}"] = value
    elif not number:
        builder.keep(tag, value)


def _identifier(builder: Builder, tag: str, value: str) -> None:
    """`10.4103/2277-9175.180636 [doi]`, `ABR-5-67 [pii]`."""
    text, _, kind = value.partition(" [")
    if kind == "doi]" or (not kind and text.removeprefix("doi:").startswith("10.")):
        if "DOI" not in builder.fields:
            builder.doi(text, tag)
    elif builder.record.custom.get(f"{builder.prefix}:{tag}") != value:
        builder.keep(tag, value)


def _abstract(builder: Builder, tag: str, value: str) -> None:
    """Running text. A notice of copyright at its end belongs to CI, where PubMed puts it today."""
    if match := _COPYRIGHT.search(value):
        builder.keep("CI", match[1])
        value = value[: match.start()]
    present = builder.fields.get("abstract")
    if isinstance(present, str):
        builder.fields["abstract"] = f"{present}\n{value}"
    else:
        builder.put("abstract", value, tag)


def _issued(builder: Builder, tag: str, value: str) -> None:
    builder.date("issued", read_date(value), tag)


def _online(builder: Builder, tag: str, value: str) -> None:
    date = read_date(value)
    builder.date("available-date", date if date.start else Date(literal=value), tag)


def _topic(builder: Builder, tag: str, value: str) -> None:
    builder.keywords([medline.heading(value)])


def _title(builder: Builder, tag: str, value: str) -> None:
    builder.put("title", medline.title(value), tag)


def _book(builder: Builder, tag: str, value: str) -> None:
    builder.put("container-title", medline.title(value), tag)


def _body(builder: Builder, tag: str, value: str) -> None:
    builder.name("author", Name(literal=value), tag)


def _note(builder: Builder, tag: str, value: str) -> None:
    builder.put("note", value, tag)


_ROLES = {"FAU": "author", "AU": "author", "FED": "editor", "ED": "editor"}
_PLACES = {
    "TI": _title, "BTI": _book, "FAU": _full_name, "FED": _full_name, "AU": _short_name, "ED": _short_name,
    "CN": _body, "IS": _serial, "AID": _identifier, "LID": _identifier, "AB": _abstract, "DP": _issued,
    "DEP": _online, "MH": _topic, "OT": _topic, "GN": _note,
}  # fmt: skip


def _set_type(builder: Builder, pairs: list[tuple[str, str]]) -> None:
    """By PT; a book's title makes a chapter of what has a title of its own, and a book of what has none."""
    kinds = [value for tag, value in pairs if tag == "PT" and value]
    tags = {tag for tag, value in pairs if value}
    record = builder.record
    if "BTI" in tags:
        record.type = "chapter" if "TI" in tags else "book"
        if record.type == "book":
            record.fields["title"] = record.fields.pop("container-title")
            builder.draft.evidence["title"] = builder.draft.evidence.pop("container-title")
    else:
        record.type = medline.csl_type(kinds, in_journal="JT" in tags or "TA" in tags)
    if "container-title-short" in record.fields and "container-title" not in record.fields:
        record.fields["container-title"] = record.fields.pop("container-title-short")
        builder.draft.evidence["container-title"] = builder.draft.evidence.pop("container-title-short")
    for kind in kinds:
        if kind != _WRITTEN.get(record.type):
            builder.keep("PT", kind)


_WRITTEN = {
    "article-journal": "Journal Article", "report": "Technical Report", "article": "Preprint",
    "thesis": "Academic Dissertation", "article-newspaper": "Newspaper Article", "legal_case": "Legal Case",
    "legislation": "Legislation", "dataset": "Dataset", "book": "Book", "chapter": "Book Chapter",
    "paper-conference": "Congress",
}  # fmt: skip
