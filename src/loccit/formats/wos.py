"""Web of Science's tagged export, read (field tags of Clarivate and of the older ISI format), also tab-delimited.

Inspec's records in it write indices as `/sub 3/`, which become markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

from loccit.formats.builder import Builder, failed, pages
from loccit.formats.dates import read_date, with_day
from loccit.formats.encoding import Lines
from loccit.formats.medline import initials
from loccit.formats.names import read_name, read_natural
from loccit.record import Date, Draft, Name

_TAG = re.compile(r"([A-Z][A-Z0-9])(?: (.*)|$)")
_TEXTS: dict[str, str] = {
    "TI": "title", "SO": "container-title", "JI": "container-title-short", "SE": "collection-title",
    "LA": "language", "CT": "event-title", "CL": "event-place", "AB": "abstract", "PU": "publisher",
    "PI": "publisher-place", "SN": "ISSN", "BN": "ISBN", "VL": "volume", "IS": "issue", "DI": "DOI", "PM": "PMID",
    "PN": "part-number", "SU": "supplement-number", "UR": "URL",
}  # fmt: skip
_NAMES = {"AF": "author", "AU": "author", "BF": "container-author", "BA": "container-author", "BE": "editor",
          "ED": "editor", "CA": "author", "GP": "author"}  # fmt: skip
_BODIES = frozenset({"CA", "GP"})
_BY_LINE = frozenset("AU AF BA BF BE ED CA GP CR C1 C3".split())
_INDEX = re.compile(r"/(sub|sup) ([^/]{1,40}?) ?/")


def read(stream: BinaryIO, source: str = "") -> Iterator[Draft]:
    """One draft a record, from `PT` to `ER`."""
    lines = Lines(stream, source)
    each = iter(lines)
    first = next(each, "")
    if "\t" in first and first.lstrip("\ufeff").startswith("PT\t"):
        yield from _table(first, each, source, lines)
        return
    values: dict[str, list[str]] = {}
    tag, start = "", 0
    for number, line in enumerate(chain([first], each), 1):
        match = _TAG.match(line.lstrip("\ufeff"))
        if match and match[1] in ("ER", "EF", "PT"):
            if values:
                yield _draft(values, source, start, lines, ended=match[1] != "PT")
            values, tag, start = {}, "", number
        if match and match[1] not in ("FN", "VR", "ER", "EF"):
            tag, start = match[1], start or number
            values.setdefault(tag, []).append((match[2] or "").strip())
        elif match is None and line.startswith("   ") and tag:
            values[tag].append(line.strip())
        elif match is None and line.strip() and values:
            message = f"not a Web of Science line: {line.strip()[:60]}"
            yield failed("wos", source, number, line, "line-unreadable", message)
    if values:
        yield _draft(values, source, start, lines, ended=False)


def _table(header: str, rows: Iterator[str], source: str, lines: Lines) -> Iterator[Draft]:
    """The tab-delimited form: the same tags as columns, several values parted by `; `."""
    tags = header.lstrip("\ufeff").rstrip().split("\t")
    for number, row in enumerate(rows, 2):
        cells = dict(zip(tags, row.split("\t"), strict=False))
        values = {
            tag: cell.split("; ") if tag in _BY_LINE else [cell.strip()] for tag, cell in cells.items() if cell.strip()
        }
        if values:
            yield _draft(values, source, number, lines)


def _draft(values: dict[str, list[str]], source: str, line: int, lines: Lines, *, ended: bool = True) -> Draft:
    builder = Builder("wos", "Web of Science", source, line)
    inspec = any(text.startswith("INSPEC") for text in values.get("UT", []))
    for tag, parts in values.items():
        parts = [part for part in parts if part]
        if parts and tag not in ("PT", "DT", "PY", "PD", "EP", "PS") and not (tag == "AU" and _full(values)):
            _place(builder, tag, parts, inspec)
    _set_type(builder, values)
    _set_dates(builder, values)
    _set_pages(builder, values)
    if "container-title" not in builder.fields and "container-title-short" in builder.fields:
        builder.fields["container-title"] = builder.fields.pop("container-title-short")
        builder.draft.evidence["container-title"] = builder.draft.evidence.pop("container-title-short")
    if not ended:
        builder.problem(
            "record-not-ended", "the Web of Science record has no ER line", hint="the export may be cut off"
        )
    builder.draft.problems += lines.take()
    return builder.done()


def _full(values: dict[str, list[str]]) -> bool:
    """Whether AF gives the same authors as AU in full."""
    return len(values.get("AF", ())) == len(values.get("AU", ())) > 0


def _place(builder: Builder, tag: str, parts: list[str], inspec: bool) -> None:
    text = " ".join(parts)
    if tag in _NAMES:
        for part in chain.from_iterable(part.split("; ") for part in parts):
            builder.name(_NAMES[tag], Name(literal=part) if tag in _BODIES else _name(part), tag)
    elif tag in ("DE", "ID") and inspec:
        builder.keywords(word for word in re.split(r"[;/] ", text))
    elif tag in ("DE", "ID"):
        builder.keywords(text.split(";"))
    elif tag == "DI" and not text.startswith("10."):
        builder.keep(tag, text)
    elif tag == "AR":
        if "BP" not in builder.fields:
            builder.put("number", text, tag)
    elif tag == "EI":
        if "ISSN" not in builder.fields:
            builder.put("ISSN", text, tag)
        else:
            builder.keep(tag, text)
    elif tag == "EA":
        builder.date("available-date", read_date(text), tag)
    elif tag == "BP":
        return
    elif variable := _TEXTS.get(tag):
        builder.put(variable, _INDEX.sub(r"<\1>\2</\1>", text) if inspec else text, tag)
    else:
        builder.keep(tag, "\n".join(parts))


def _name(text: str) -> Name:
    """`Gamernyk, RV`: initials that run together are parted."""
    name = read_name(text)
    return read_natural(text) if name.literal else name._replace(given=initials(name.given))


def _set_type(builder: Builder, values: dict[str, list[str]]) -> None:
    """PT says what kind of carrier, DT what kind of text."""
    carrier = " ".join(values.get("PT", [])).strip()
    kind = " ".join(values.get("DT", []) + values.get("TY", [])).lower()
    if carrier == "P":
        found = "patent"
    elif "dissertation" in kind or "thesis" in kind:
        found = "thesis"
    elif carrier in ("B", "S", "C") or carrier not in ("J", ""):
        if "chapter" in kind:
            found = "chapter"
        elif "proceedings" in kind or "conference" in kind or carrier == "C":
            found = "paper-conference"
        else:
            found = "book" if "book" in kind or not values.get("SO") else "chapter"
    elif "conf" in kind.split() or "conference paper" in kind:
        found = "paper-conference"
    else:
        found = "article-journal"
    builder.record.type = found
    text = " ".join(values.get("DT", []))
    if text and text.lower() not in ("article", "journal paper", "-"):
        builder.keep("DT", text)


def _set_dates(builder: Builder, values: dict[str, list[str]]) -> None:
    year = " ".join(values.get("PY", [])).strip()
    day = " ".join(values.get("PD", [])).strip()
    date = read_date(year) if year else read_date(day) if day else Date()
    if date.text():
        builder.date("issued", with_day(date, day), "PY" if year else "PD")


def _set_pages(builder: Builder, values: dict[str, list[str]]) -> None:
    first, last = (" ".join(values.get(tag, [])).strip() for tag in ("BP", "EP"))
    if first:
        builder.put("page", pages(first, last), "BP")
    elif text := " ".join(values.get("PS", [])).strip():
        builder.put("page", text, "PS")
    elif last:
        builder.keep("EP", last)
