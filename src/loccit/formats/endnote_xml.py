"""EndNote XML, read and written, by way of RIS's tags; also Bookends', Mendeley's, Citavi's and Zotero's dialects.

Not held: what RIS does not hold (`ris.py`). Bold, italics, indices and exponents are read, not written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, BinaryIO

from loccit.formats.endnote_types import endnote_type, ris_by_name, ris_by_number
from loccit.formats.ris_record import TagReading
from loccit.formats.ris_tags import meanings
from loccit.formats.ris_write import custom_pairs, record_pairs
from loccit.formats.xmltools import elements, inner_text, line_of, local, marked_text, tag, text_of
from loccit.record import Draft, Record

if TYPE_CHECKING:
    from lxml.etree import _Element

_FIELDS: dict[str, str] = {
    "pages": "SP", "volume": "VL", "number": "IS", "issue": "IS", "edition": "ET", "section": "SE", "abstract": "AB",
    "notes": "N1", "research-notes": "RN", "isbn": "SN", "electronic-resource-num": "DO", "accession-num": "AN",
    "call-num": "CN", "language": "LA", "remote-database-name": "DB", "remote-database-provider": "DP",
    "pub-location": "CY", "publisher": "PB", "work-type": "M3", "reprint-edition": "RP", "reviewed-item": "RI",
    "num-vols": "NV", "orig-pub": "OP", "auth-address": "AD", "caption": "CA", "access-date": "Y2", "custom1": "C1",
    "custom2": "C2", "custom3": "C3", "custom4": "C4", "custom5": "C5", "custom6": "C6", "custom7": "C7",
    "misc1": "M1", "misc2": "M2", "misc3": "M3",
}  # fmt: skip
_CONTRIBUTORS = {"authors": "AU", "secondary-authors": "A2", "tertiary-authors": "A3", "subsidiary-authors": "A4",
                 "translated-authors": "TA"}  # fmt: skip
_TITLES = {"title": "TI", "secondary-title": "T2", "tertiary-title": "T3", "short-title": "ST", "alt-title": "J2",
           "translated-title": "TT"}  # fmt: skip
_URLS = {"related-urls": "UR", "web-urls": "UR", "pdf-urls": "L1", "text-urls": "UR", "image-urls": "L4"}
_SKIPPED = frozenset({"database", "source-app", "rec-number", "foreign-keys", "ref-type", "alt-periodical", "label"})
_RUNNING = frozenset({"abstract", "notes", "research-notes"})


def read(stream: BinaryIO, source: str = "") -> Iterator[Draft]:
    """One draft a `record`."""
    for element in elements(stream, ("record",), "endnote-xml", source):
        yield element if isinstance(element, Draft) else _draft(element, source)


def _draft(element: _Element, source: str) -> Draft:
    reading = TagReading("endnote-xml", "EndNote", source, line_of(element))
    reading.set_type(_type(element))
    for field in element:
        name = local(field)
        if name == "contributors":
            _nested(reading, field, _CONTRIBUTORS)
        elif name == "titles":
            _flat(reading, field, _TITLES)
        elif name == "periodical":
            _flat(reading, field, {"full-title": "JF", "abbr-1": "J2", "abbr-2": "J2"})
        elif name == "urls":
            _nested(reading, field, _URLS)
        elif name == "keywords":
            for each in field:
                reading.keywords += [word.strip() for word in re.split(r"[;\r\n]", _lines(each)) if word.strip()]
        elif name == "dates":
            _dates(reading, field)
        elif name == "label":
            _label(reading, text_of(field))
        elif name not in _SKIPPED:
            _field(reading, name, field)
    reading.finish()
    return reading.builder.done()


def _type(element: _Element) -> str:
    """By the name of the type, which other programs keep to better than to its number."""
    for field in element:
        if local(field) == "ref-type":
            name = field.get("name") or ""
            number = text_of(field)
            known = ris_by_name().get(name.strip().lower())
            return known or ris_by_number().get(int(number) if number.isdecimal() and len(number) < 4 else 0, "GEN")
    return "GEN"


def _field(reading: TagReading, name: str, field: _Element) -> None:
    known = _FIELDS.get(name, "")
    value = _lines(field) if name in _RUNNING or name == "isbn" else marked_text(field)
    if not value:
        return
    if name == "isbn":
        for number in re.split(r"[\r\n;]+", value):
            if number.strip():
                reading.tag("SN", number.strip(), name)
    elif known:
        reading.tag(known, value, name)
    else:
        reading.builder.keep(name, value)


def _flat(reading: TagReading, parent: _Element, tags: dict[str, str]) -> None:
    for each in parent:
        if (value := marked_text(each)) and (known := tags.get(local(each))):
            reading.tag(known, value, local(each))


def _nested(reading: TagReading, parent: _Element, tags: dict[str, str]) -> None:
    for group in parent:
        known = tags.get(local(group))
        for each in group:
            if value := text_of(each):
                if known:
                    reading.tag(known, value, local(group))
                else:
                    reading.builder.keep(local(group), value)


def _dates(reading: TagReading, parent: _Element) -> None:
    for each in parent:
        name = local(each)
        if name == "year" and (value := text_of(each)):
            reading.tag("PY", value, name)
        elif name == "pub-dates":
            for date in each:
                if value := text_of(date):
                    reading.tag("DA", value, name)


def _label(reading: TagReading, value: str) -> None:
    if re.fullmatch(r"[A-Za-z][^\s,{}\"#%~\\]*", value):
        reading.builder.record.citekey = value
    elif value:
        reading.builder.keep("label", value)


def _lines(element: _Element) -> str:
    """Text with its line breaks: EndNote parts notes, keywords and ISBNs with carriage returns."""
    text = inner_text(element).replace("\r\n", "\n").replace("\r", "\n")
    lines = [" ".join(line.split()) for line in text.strip().split("\n")]
    return "\n".join(lines)


_WRITTEN = {ris: name for name, ris in reversed(_FIELDS.items())} | {"M1": "number", "SV": "number", "DO":
            "electronic-resource-num"}  # fmt: skip


def write(records: Iterable[Record], out: BinaryIO) -> None:
    """One `xml` document with a `record` a record, as EndNote itself writes it."""
    out.write(b'<?xml version="1.0" encoding="UTF-8"?>\n<xml><records>\n')
    for number, record in enumerate(records, 1):
        out.write(("".join(_written(record, number)) + "\n").encode("utf-8", "replace"))
    out.write(b"</records></xml>\n")


def _written(record: Record, number: int) -> Iterator[str]:
    pairs = record_pairs(record)
    name, code = endnote_type(pairs[0][1])
    yield f"<record><rec-number>{number}</rec-number>" + tag("ref-type", str(code), name_=name)
    yield _contributors(pairs, record.type)
    yield _title_group(pairs)
    for text, value in _fields(pairs):
        yield tag(text, value)
    words = "".join(tag("keyword", word) for known, word in pairs if known == "KW")
    yield f"<keywords>{words}</keywords>" if words else ""
    yield _date_group(pairs)
    links = "".join(tag("url", value) for known, value in pairs if known == "UR")
    yield f"<urls><related-urls>{links}</related-urls></urls>" if links else ""
    yield from (tag(name, value) for name, value in custom_pairs(record, "endnote-xml") if _FIELDS.get(name))
    yield "</record>"


def _contributors(pairs: list[tuple[str, str]], csl_type: str) -> str:
    """Editors are secondary authors, but tertiary ones of a book, whose secondary ones edit the series."""
    of_book = meanings(csl_type).get("A3", ("", ""))[1] == "editor"
    inner = ""
    for group, known in _CONTRIBUTORS.items():
        also = "ED" if group == ("tertiary-authors" if of_book else "secondary-authors") else ""
        values = "".join(tag("author", value) for name, value in pairs if name in (known, also))
        inner += f"<{group}>{values}</{group}>" if values else ""
    return f"<contributors>{inner}</contributors>" if inner else ""


def _title_group(pairs: list[tuple[str, str]]) -> str:
    inner = "".join(tag(name, value) for name, known in _TITLES.items() for each, value in pairs if each == known)
    return f"<titles>{inner}</titles>" if inner else ""


def _date_group(pairs: list[tuple[str, str]]) -> str:
    years = "".join(tag("year", value) for known, value in pairs if known == "PY")
    days = "".join(tag("date", value) for known, value in pairs if known == "DA")
    inner = years + (f"<pub-dates>{days}</pub-dates>" if days else "")
    return f"<dates>{inner}</dates>" if inner else ""


def _fields(pairs: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The remaining fields; pages are one of them, several notes or numbers are lines of one."""
    last = next((value for known, value in pairs if known == "EP"), "")
    for known, value in pairs:
        if known == "ID":
            yield "label", value
        elif known == "SP":
            yield "pages", f"{value}-{last}" if last else value
        elif known in _WRITTEN and known not in ("EP",):
            yield _WRITTEN[known], value
