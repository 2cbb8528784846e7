"""RefWorks tagged format, read by way of RIS's tags (RefWorks help, 'RefWorks Tagged Format')."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from loccit.formats.encoding import Lines
from loccit.formats.ris_record import TagReading
from loccit.record import Draft

_TAG = re.compile(r"([A-Z][A-Z0-9])(?: (.*))?")
_TO_RIS: dict[str, str] = {
    "A1": "AU", "A2": "ED", "A3": "A3", "A4": "A4", "A5": "A4", "T1": "TI", "T2": "T2", "T3": "T3", "JF": "JF",
    "JO": "JO", "YR": "PY", "FD": "DA", "VO": "VL", "IS": "IS", "SP": "SP", "OP": "EP", "K1": "KW", "AB": "AB",
    "NO": "N1", "PB": "PB", "PP": "CY", "SN": "SN", "AN": "AN", "LA": "LA", "LK": "UR", "UL": "UR", "DO": "DO",
    "CN": "CN", "CL": "CN", "DB": "DB", "DS": "DP", "RD": "Y2", "ST": "ST", "ED": "ET", "AV": "AV", "WT": "T2",
    "U1": "U1", "U2": "U2", "U3": "U3", "U4": "U4", "U5": "U5", "ID": "ID", "OT": "TT",
}  # fmt: skip
_TYPES: dict[str, str] = {
    "journal": "JOUR", "journal article": "JOUR", "journal, electronic": "EJOUR", "abstract": "ABST",
    "artwork": "ART", "bills/resolutions": "BILL", "bill/resolutions": "BILL", "book, whole": "BOOK",
    "book, edited": "EDBOOK", "book, section": "CHAP", "case/court decisions": "CASE", "computer program": "COMP",
    "conference proceedings": "CONF", "dictionary/encyclopedia": "ENCYC", "dissertation": "THES",
    "dissertation/thesis": "THES", "dissertation/thesis, unpublished": "THES", "generic": "GEN", "grant": "GRANT",
    "hearing": "HEAR", "laws/statutes": "STAT", "magazine article": "MGZN", "map": "MAP", "monograph": "BOOK",
    "motion picture": "MPCT", "music score": "MUSIC", "newspaper article": "NEWS", "online discussion forum": "ICOMM",
    "patent": "PAT", "personal communication": "PCOMM", "report": "RPRT", "resolution": "BILL",
    "sound recording": "SOUND", "unenacted bill/resolution": "UNBILL", "unpublished material": "UNPB",
    "video/ dvd": "VIDEO", "video/dvd": "VIDEO", "web page": "ELEC", "serial": "SER",
}  # fmt: skip
_RUNNING = frozenset({"AB", "NO", "K1"})


def read(stream: BinaryIO, source: str = "") -> Iterator[Draft]:
    """One draft a record: each begins with `RT`. A line without a tag belongs to the one before."""
    lines = Lines(stream, source)
    pairs: list[tuple[str, str]] = []
    start = 0
    for number, line in enumerate(lines, 1):
        match = _TAG.fullmatch(line.rstrip())
        if match and match[1] == "RT":
            if pairs:
                yield _draft(pairs, source, start, lines)
            pairs, start = [], number
        if match and (pairs or match[1] == "RT"):
            pairs.append((match[1], (match[2] or "").strip()))
        elif line.strip() and pairs:
            tag, value = pairs[-1]
            pairs[-1] = (tag, f"{value}{chr(10) if tag in _RUNNING else ' '}{line.strip()}"[:2_000_000])
    if pairs:
        yield _draft(pairs, source, start, lines)


def _draft(pairs: list[tuple[str, str]], source: str, line: int, lines: Lines) -> Draft:
    reading = TagReading("refworks", "RefWorks", source, line)
    kind = pairs[0][1]
    reading.set_type(_TYPES.get(kind.lower(), "GEN"))
    if kind.lower() not in _TYPES:
        reading.builder.keep("RT", kind)
        reading.builder.problem("type-unknown", f"unknown RefWorks type '{kind[:40]}'; kept as a document")
    for tag, value in pairs[1:]:
        if not value:
            continue
        if tag == "K1":
            reading.keywords += [word for word in re.split(r"\s*[;\n]\s*", value) if word]
        elif known := _TO_RIS.get(tag):
            reading.tag(known, value, tag)
        else:
            reading.builder.keep(tag, value)
    reading.finish()
    reading.builder.draft.problems += lines.take()
    return reading.builder.done()
