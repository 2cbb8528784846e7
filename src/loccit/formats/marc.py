"""MARC 21 in ISO 2709, read: records of a binary file, in UTF-8 or, as older ones are, MARC-8's Latin part."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import BinaryIO

from loccit.formats.builder import failed
from loccit.formats.marc_record import MarcField, draft
from loccit.record import Draft

_END_OF_RECORD, _END_OF_FIELD, _SUBFIELD = b"\x1d", b"\x1e", b"\x1f"
_LIMIT = 99_999
"""Bytes of a record: its length has five digits (ISO 2709 §4.3)."""


def read(stream: BinaryIO, source: str = "") -> Iterator[Draft]:
    """One draft a record; `line` is the record's number, as the file has no lines."""
    for number, data in enumerate(_records(stream), 1):
        try:
            yield _draft(data, source, number)
        except (ValueError, IndexError):
            raw = data.decode("utf-8", "replace")
            message = f"record {number} is no MARC record: its directory is damaged"
            yield failed("marc", source, number, raw, "marc-malformed", message)


def _records(stream: BinaryIO) -> Iterator[bytes]:
    """The bytes between record terminators, at most ten times as long as a record may be."""
    rest = b""
    while block := stream.read(1 << 16):
        *whole, rest = (rest + block).split(_END_OF_RECORD)
        yield from (data.strip(b"\r\n") for data in whole if data.strip(b"\r\n\0 "))
        if len(rest) > 10 * _LIMIT:
            yield rest
            rest = b""
    if rest.strip(b"\r\n\0 \x1a"):
        yield rest.strip(b"\r\n")


def _draft(data: bytes, source: str, number: int) -> Draft:
    """Raises ValueError or IndexError where leader or directory cannot be followed."""
    leader = data[:24].decode("ascii", "replace")
    base = int(leader[12:17])
    decode = _utf8 if leader[9:10] == "a" else _marc8
    directory = data[24 : data.index(_END_OF_FIELD)]
    if base > len(data) or len(directory) % 12:
        raise ValueError("damaged directory")
    controls: dict[str, str] = {}
    fields = []
    for at in range(0, len(directory), 12):
        tag = directory[at : at + 3].decode("ascii", "replace")
        length, start = int(directory[at + 3 : at + 7]), int(directory[at + 7 : at + 12])
        value = data[base + start : base + start + length].rstrip(_END_OF_FIELD)
        if tag < "010":
            controls[tag] = decode(value)
        else:
            indicators, *parts = value.split(_SUBFIELD)
            subfields = [(part[:1].decode("ascii", "replace"), decode(part[1:])) for part in parts if part]
            fields.append(MarcField(tag, indicators.decode("ascii", "replace"), subfields))
    return draft(leader, controls, fields, "marc", source, number)


def _utf8(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _marc8(data)


# ANSEL (ANSI/NISO Z39.47), the default Latin part of MARC-8: letters, and marks that stand before their letter.
_LETTERS = dict(zip(
    b"\xa1\xa2\xa3\xa4\xa5\xa6\xa7\xa8\xa9\xaa\xab\xac\xad\xae\xb0\xb1\xb2\xb3\xb4\xb5\xb6\xb7\xb8\xb9\xba\xbc\xbd\xc0"
    b"\xc1\xc2\xc3\xc4\xc5\xc6\xc7\xc8",
    "ŁØĐÞÆŒʹ·♭®±ƠƯʼʻłøđþæœʺı£ðơư°ℓ℗©♯¿¡ß€",
    strict=True,
))  # fmt: skip
_MARKS = dict(zip(
    b"\xe0\xe1\xe2\xe3\xe4\xe5\xe6\xe7\xe8\xe9\xea\xeb\xec\xed\xee\xef\xf0\xf1\xf2\xf3\xf4\xf5\xf6\xf7\xf8\xf9\xfa"
    b"\xfb\xfe",
    "\u0309\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030c\u030a\ufe20\ufe21\u0315\u030b\u0310\u0327\u0328"
    "\u0323\u0324\u0325\u0333\u0332\u0326\u031c\u032e\ufe22\ufe23\u0313",
    strict=True,
))  # fmt: skip


def _marc8(data: bytes) -> str:
    """ANSEL to Unicode, composed; escape sequences to other sets are left out with what cannot be read by them."""
    out: list[str] = []
    marks = ""
    for byte in data:
        if byte in _MARKS:
            marks += _MARKS[byte]
            continue
        letter = chr(byte) if byte < 0x80 else _LETTERS.get(byte, "\ufffd")
        if byte >= 0x20:
            out.append(letter + marks)
            marks = ""
    return unicodedata.normalize("NFC", "".join(out))
