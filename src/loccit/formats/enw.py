"""EndNote tagged text (.enw), which is also Refer and BibIX: read and written, by way of RIS's tags.

Not held: what RIS does not hold (`ris.py`), the tags that RIS has and Refer has not (AV, OP of some types), and line
breaks within a value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from loccit.formats.builder import failed
from loccit.formats.encoding import Lines
from loccit.formats.endnote_types import endnote_type, ris_by_name
from loccit.formats.ris_record import TagReading
from loccit.formats.ris_tags import READ_TYPES
from loccit.formats.ris_write import custom_pairs, one_line, record_pairs
from loccit.record import Draft, Record

_TAG = re.compile(r"%([0-9A-Z!@#$()&*+=<>?~\[\]^;:|{}.,'\"\\/-])(?: (.*))?")
_TO_RIS: dict[str, str] = {
    "A": "AU", "B": "T2", "C": "CY", "D": "PY", "E": "ED", "F": "LB", "G": "LA", "I": "PB", "J": "JF", "K": "KW",
    "L": "CN", "M": "AN", "N": "IS", "P": "SP", "Q": "TT", "R": "DO", "S": "T3", "T": "TI", "U": "UR", "V": "VL",
    "X": "AB", "Y": "A3", "Z": "N1", "?": "A4", "@": "SN", "!": "ST", "&": "SE", "(": "OP", "6": "NV", "7": "ET",
    "8": "DA", "9": "M3", "1": "C1", "2": "C2", "3": "C3", "4": "C4", "5": "C5", "#": "C6", "$": "C7", "[": "Y2",
    "~": "DB", "O": "N1",
}  # fmt: skip
"""Refer's letters by the tag of RIS that says the same (EndNote manual, 'Tagged import formats')."""

_BOOKLIKE = frozenset({"BOOK", "EDBOOK", "THES", "RPRT", "GOVDOC", "EBOOK"})
_WITHIN = frozenset({"CHAP", "CONF", "CPAPER", "ECHAP", "ENCYC", "DICT"})
_SPLIT = re.compile(r"\s*[;\n]\s*")


def read(stream: BinaryIO, source: str = "") -> Iterator[Draft]:
    """One draft a record: records begin with `%0`, or after a blank line."""
    lines = Lines(stream, source)
    pairs: list[tuple[str, str]] = []
    start, blank = 0, True
    for number, line in enumerate(lines, 1):
        match = _TAG.fullmatch(line.strip("\ufeff \t"))
        if match and pairs and ((match[1] == "0" and not _only_type(pairs)) or blank):
            yield _draft(pairs, source, start, lines)
            pairs = []
        if match:
            start = start if pairs else number
            pairs.append((match[1], (match[2] or "").strip()))
        elif line.strip() and pairs:
            pairs[-1] = (pairs[-1][0], f"{pairs[-1][1]}\n{line.strip()}"[:2_000_000])
        elif line.strip():
            message = "text that belongs to no EndNote record"
            yield failed("enw", source, number, line, "text-outside-record", message)
        blank = not line.strip()
    if pairs:
        yield _draft(pairs, source, start, lines)


def write(records: Iterable[Record], out: BinaryIO) -> None:
    """UTF-8 with a blank line between records."""
    for record in records:
        lines = [f"%{tag} {value}" for tag, value in _tagged(record)]
        out.write(("\n".join(lines) + "\n\n").encode("utf-8", "replace"))


def _only_type(pairs: list[tuple[str, str]]) -> bool:
    return all(tag == "0" for tag, _ in pairs)


def _draft(pairs: list[tuple[str, str]], source: str, line: int, lines: Lines) -> Draft:
    reading = TagReading("enw", "EndNote", source, line)
    kind = next((value for tag, value in pairs if tag == "0" and value), "")
    ris_type = ris_by_name().get(kind.lower(), kind and "GEN") or _type_by_tags({tag for tag, _ in pairs})
    reading.set_type(ris_type)
    if kind and kind.lower() not in ris_by_name():
        reading.builder.keep("%0", kind)
        reading.builder.problem("type-unknown", f"unknown EndNote type '{kind[:40]}'; kept as a document")
    for tag, value in pairs:
        if value and tag != "0":
            _place(reading, ris_type, tag, value)
    reading.finish()
    reading.builder.draft.problems += lines.take()
    return reading.builder.done()


def _type_by_tags(tags: set[str]) -> str:
    """Refer has no types: a journal makes an article, a book's title a chapter, a publisher a book."""
    if "J" in tags:
        return "JOUR"
    if "B" in tags:
        return "CHAP"
    return "BOOK" if "I" in tags else "GEN"


def _place(reading: TagReading, ris_type: str, tag: str, value: str) -> None:
    shown = f"%{tag}"
    if tag == "K":
        reading.keywords += [word for word in _SPLIT.split(value) if word]
        return
    known = _TO_RIS.get(tag, "")
    if tag == "F" and not reading.builder.record.citekey and re.fullmatch(r"[A-Za-z][^\s,{}\"#%~\\]*", value):
        reading.builder.record.citekey = value
        return
    if tag == "S" and ris_type in _BOOKLIKE:
        known = "T2"
    elif tag == "P" and re.fullmatch(r"(?:[xvil]+, ?)?\d+ ?p?p?\.?", value.strip(), re.IGNORECASE):
        value = re.sub(r"[^\d]", "", value.rpartition(",")[2]) if ris_type in _BOOKLIKE else value
    elif tag == "R" and ris_type == "THES" and not value.startswith("10."):
        known = "M3"  # Zotero's Refer: the kind of thesis
    elif tag == "Y" and ris_type in _BOOKLIKE:
        known = "A2"
    elif tag == "J" and ris_type in _WITHIN:
        known = "T2"
    if not known:
        reading.builder.keep(shown, value)
        return
    reading.tag(known, one_line(value) if known not in ("AB", "N1") else value, shown)


_FROM_RIS: dict[str, str] = {ris: tag for tag, ris in reversed(_TO_RIS.items()) if tag != "O"} | {
    "T2": "B", "PY": "D", "A2": "Y", "J2": "O2", "M1": "N", "SV": "N", "ID": "F", "DA": "8",
}  # fmt: skip


def _tagged(record: Record) -> Iterator[tuple[str, str]]:
    """(letter, value) of a record, type first."""
    pairs = record_pairs(record)
    ris_type = pairs[0][1]
    yield "0", endnote_type(ris_type)[0]
    last = next((value for tag, value in pairs if tag == "EP"), "")
    journal = READ_TYPES.get(ris_type, "").startswith("article-")
    for tag, value in pairs[1:]:
        letter = _letter(tag, ris_type, journal)
        if tag == "SP" and last:
            value = f"{value}-{last}"
        if letter and value:
            yield letter, one_line(value)
    yield from ((tag[1:], value) for tag, value in custom_pairs(record, "enw") if tag != "%0")


def _letter(tag: str, ris_type: str, journal: bool) -> str:
    if tag == "T2" and journal:
        return "J"
    if tag == "T2" and ris_type in _BOOKLIKE:
        return "S"
    if tag == "A3" and ris_type in _BOOKLIKE:
        return "E"
    letter = _FROM_RIS.get(tag, "")
    return letter if len(letter) == 1 else ""
