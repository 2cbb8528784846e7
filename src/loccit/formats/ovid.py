"""Ovid's exports, read: fields with their names on lines of their own, or with tags (`TI  - `); records begin `<1>`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from loccit.formats import medline
from loccit.formats.builder import Builder, failed
from loccit.formats.dates import read_date
from loccit.formats.encoding import Lines
from loccit.formats.names import read_name, read_natural
from loccit.formats.ovid_source import read_source
from loccit.record import Draft, Name
from loccit.record.identifiers import normal_isbn, normal_issn

_START = re.compile(r"\s*<\s*(\d+)\s*\.?\s*>\s*")
_TAGGED = re.compile(r"([A-Z][A-Z0-9]) {1,2}- ?(.*)")
_NAMED = re.compile(r"[A-Z][A-Za-z/&() -]{1,60}")
_NAMES_OF_TAGS: dict[str, str] = {
    "UI": "unique identifier", "AN": "accession number", "AU": "author", "FA": "author", "TI": "title",
    "SO": "source", "AB": "abstract", "DO": "doi number", "DI": "doi number", "IS": "issn", "IB": "isbn",
    "LG": "language", "LA": "language", "PT": "publication type", "DT": "document type", "KW": "keywords",
    "MH": "mesh subject headings", "SH": "mesh subject headings", "ID": "keywords", "YR": "year of publication",
    "YP": "year of publication", "DP": "date of publication", "JN": "journal name", "JX": "journal name",
    "VO": "volume", "IP": "issue", "PG": "page", "BT": "book title", "PB": "publisher", "UR": "link",
    "ED": "editor", "BE": "editor", "CT": "chapter title", "ST": "status", "JA": "abbreviated source",
    "PM": "pubmed id",
}  # fmt: skip
_TEXTS: dict[str, str] = {
    "title": "title", "chapter title": "title", "book title": "container-title", "journal name": "container-title",
    "abbreviated source": "container-title-short", "language": "language", "volume": "volume", "issue": "issue",
    "page": "page", "publisher": "publisher", "journal abbreviation": "container-title-short", "status": "status",
    "pubmed id": "PMID", "full source": "container-title", "edition": "edition", "place of publication":
    "publisher-place",
}  # fmt: skip
_KEYWORDS = frozenset({"keywords", "author keywords", "key concepts", "mesh subject headings", "subject headings",
                       "keyword heading", "key phrase identifiers"})  # fmt: skip
_TITLES = re.compile(
    r"[,;]? *\b(?:M\.?D|Ph\.?D|R\.?N|FAAN|M\.?Sc|B\.?Sc|M\.?P\.?H|M\.?B|B\.?S|M\.?S|M\.?A|DrPH|F\.?R\.?C\.?S|FACS|"
    r"MBBS|Pharm\.?D|D\.?O|BA|BN|MN|PT|DPT|EdD|JD|LLB|LLM|MBA|Esq|MRCP|DSc)\b\.?"
)
_KINDS = re.compile(r"\s*\[(?:[A-Z][a-z]+[ A-Za-z,:&'-]*)\]\.?$")


def read(stream: BinaryIO, source: str = "") -> Iterator[Draft]:
    """One draft a record."""
    lines = Lines(stream, source)
    fields: list[tuple[str, list[str]]] = []
    start, started = 0, False
    outside: list[tuple[int, str]] = []
    for number, line in enumerate(lines, 1):
        if _START.fullmatch(line):
            if fields:
                yield _draft(fields, source, start, lines)
            fields, start, started = [], number, True
        elif started or _begins(line):
            start, started = start or number, True
            _add(fields, line)
        elif line.strip():
            outside.append((number, line.strip()))
    if fields:
        yield _draft(fields, source, start, lines)
    elif outside:
        raw = "\n".join(text for _, text in outside)
        yield failed("ovid", source, outside[0][0], raw, "text-outside-record", "text that belongs to no Ovid record")


def _begins(line: str) -> bool:
    """Whether a record begins here that has no number."""
    return line.strip() in ("Accession Number", "Unique Identifier", "Score")


def _add(fields: list[tuple[str, list[str]]], line: str) -> None:
    text = line.strip()
    if match := _TAGGED.fullmatch(line):
        name = _NAMES_OF_TAGS.get(match[1], match[1])
        if fields and fields[-1][0] == name == "author":
            fields[-1][1].append(match[2].strip())
        else:
            fields.append((name, [match[2].strip()]))
    elif text and not line[:1].isspace() and _NAMED.fullmatch(text) and not text.endswith("."):
        fields.append((text.lower(), []))
    elif text and fields:
        fields[-1][1].append(text)


def _draft(fields: list[tuple[str, list[str]]], source: str, line: int, lines: Lines) -> Draft:
    builder = Builder("ovid", "Ovid", source, line)
    names = {name for name, values in fields if values}
    kinds: list[str] = []
    where = ""
    for name, values in fields:
        values = [value for value in values if value and value != "-"]
        text = " ".join(values)
        if not text:
            continue
        if name in ("publication type", "document type"):
            kinds += [kind.strip(" .") for value in values for kind in re.split(r"[;.]", value) if kind.strip(" .")]
            builder.keep(name, text)
        elif name == "source":
            where = text
        elif name == "title" and "chapter title" in names:
            builder.put("container-title", _title(text), name)
        else:
            _place(builder, name, values, text)
    if where:
        for variable, value in read_source(where).items():
            if variable == "issued":
                builder.date("issued", read_date(value), "source")
            else:
                builder.put(variable, value, "source")
    _set_type(builder, kinds)
    builder.draft.problems += lines.take()
    return builder.done(bare_names=False)


def _place(builder: Builder, name: str, values: list[str], text: str) -> None:
    if name in ("author", "authors", "editor"):
        _authors(builder, name, values)
    elif name in ("title", "chapter title"):
        builder.put("title", _title(text), name)
    elif name in _KEYWORDS:
        builder.keywords(word.strip(" .") for word in re.split(r";|\.\s+|\n", " ; ".join(values)))
    elif name in ("doi number", "digital object identifier", "doi"):
        builder.doi(text, name)
    elif name == "issn" or name == "isbn":
        valid = normal_issn(text) or normal_isbn(text)
        builder.put(name.upper(), text.rstrip(".").split("  ")[0] if valid else text, name)
    elif name in ("year of publication", "date of publication", "publication date", "year"):
        builder.date("issued", read_date(text.strip(" .")), name)
    elif name == "abstract":
        builder.put("abstract", "\n".join(values), name)
    elif variable := _TEXTS.get(name):
        builder.put(variable, text.rstrip("."), name)
    else:
        builder.keep(name, "\n".join(values))


def _title(text: str) -> str:
    """Without Ovid's kind of text in brackets and the full stop before it."""
    return medline.title(_KINDS.sub("", text))


def _authors(builder: Builder, tag: str, values: list[str]) -> None:
    """`Verbeek, Jan MD *;  van Vugt, Arie MD, PhD +`: without degrees and the marks of institutions."""
    for part in re.split(r"\s*;\s+", ";  ".join(values)):
        editor = tag == "editor" or bool(re.search(r"\[Eds?\]|\(Eds?\.?\)", part))
        text = re.sub(r"\[Eds?\]|\(Eds?\.?\)", "", part)
        text = re.sub(r"[\s*+\d,()^#]+$", "", text)
        text = _TITLES.sub("", text).strip(" ,.;") if "," in text else text.strip()
        text = text if not re.fullmatch(r"(?:[A-Z][A-Za-z]?[A-Z]{0,3})", text) else ""
        if text:
            builder.name("editor" if editor else "author", _name(text), tag)


def _name(text: str) -> Name:
    if "," in text:
        name = read_name(text)
        return name if name.literal else name._replace(given=medline.initials(name.given))
    if re.fullmatch(r".+ [A-Z]{1,3}", text):
        return medline.short_name(text)
    return read_natural(re.sub(r"\s+", " ", text))


def _set_type(builder: Builder, kinds: list[str]) -> None:
    found = " ".join(kinds).lower()
    if "chapter" in found or ("container-title" in builder.fields and "book" in found):
        kind = "chapter"
    elif "dissertation" in found or "thesis" in found:
        kind = "thesis"
    elif "book" in found:
        kind = "book"
    elif "conference" in found or "proceeding" in found:
        kind = "paper-conference"
    elif "report" in found and "journal" not in found and "container-title" not in builder.fields:
        kind = "report"
    else:
        kind = "article-journal" if "container-title" in builder.fields or "journal" in found else "document"
    builder.record.type = kind
