"""RIS, read and written: the tagged format of Reference Manager that every database exports.

Not held by RIS, and so lost in writing: relations, aliases, the dates `available-date` and `submitted` of most types,
name parts beyond family, given and suffix (particles are found again by their lower case; a person with one name
comes back as a literal), markup, variables without a tag for the type (`ris_tags.py`), and the difference between
types that share one (`review` is JOUR, `treaty` is LEGAL). A single keyword with a semicolon comes back as several.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from loccit.formats.builder import failed
from loccit.formats.encoding import Lines
from loccit.formats.ris_record import Pairs, draft
from loccit.formats.ris_write import custom_pairs, record_pairs
from loccit.record import Draft, Record

_LOOSE = re.compile(r"\s*([A-Z][A-Z0-9])\s{0,2}-\s?(.*)", re.DOTALL)
_START = re.compile(r"[\s\ufeff]*TY ? ?- ?([A-Z][A-Za-z0-9]*)?\s*")
_KEEP_LINES = frozenset("AB N1 N2 RN KW SN UR L1 L2 AD U1 U2 U3 U4 U5".split())
_HEADING = re.compile(r"\s*(?:\d+\.|Record #?\d+ of \d+|(?:Provider|Database|Content|Source|Export Date)\s?:.*)\s*")
"""What databases put before a record: its number, and where it comes from."""

_VALUES_LIMIT = 20_000
"""Tagged lines of one record; a larger 'record' is a file that never ends one."""


def read(stream: BinaryIO, source: str = "") -> Iterator[Draft]:
    """One draft a record, from `TY` to `ER`. A record without its `ER` is read up to the next `TY`, with a warning."""
    lines = Lines(stream, source)
    reader = _Reader(source)
    number = 0
    for block in lines.blocks():
        for line in block:
            number += 1
            tag = line[:2]
            if line[2:6] == "  - " and tag != "TY" and tag != "ER" and tag.isupper():
                pairs = reader.pairs
                if not pairs:
                    reader.line = number
                pairs.append((tag, line[6:].strip()))
                continue
            for found in reader.other(line, number):
                found.problems += lines.take()
                yield found
    for found in reader.end():
        found.problems += lines.take()
        yield found


def write(records: Iterable[Record], out: BinaryIO) -> None:
    """RIS in UTF-8 with CRLF line ends, as its specification wants; a blank line between records."""
    for record in records:
        pairs = record_pairs(record) + [(tag, text) for tag, text in custom_pairs(record, "ris") if len(tag) == 2]
        lines = [f"{tag}  - {_paragraphs(value) if chr(10) in value else value}" for tag, value in pairs]
        out.write(("\r\n".join([*lines, "ER  - "]) + "\r\n\r\n").encode("utf-8", "replace"))


def _paragraphs(text: str) -> str:
    """Running text keeps its lines, but for one that would be read as a tag."""
    out = ""
    for line in text.split("\n"):
        line = line.strip()
        out += (" " if line[2:5] == "  -" or not out else "\r\n") + line
    return out.strip()


class _Reader:
    """Lines that are not plain `XX  - value`: starts, ends, continuations, and what stands outside records."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.pairs: Pairs = []
        self.line = 0
        self.loose = False
        self.blanks = 0
        self.began = False
        self.outside: list[str] = []
        self.outside_line = 0

    def other(self, line: str, number: int) -> Iterator[Draft]:
        if match := _START.fullmatch(line):
            self.loose = self.loose or "TY  -" not in line
            if any(tag != "TY" for tag, _ in self.pairs):
                yield from self._record(ended=False)
            yield from self._outside()
            self.line = self.line or number
            self.began = True
            self.pairs.append(("TY", match[1] or ""))
        elif line[:2] == "ER" and re.match(r"ER ? ?-|ER\s*$", line):
            yield from self._record()
            self.began = True
        elif match := self._tag(line):
            self.pairs.append((match[1], match[2].strip()))
            self.line = self.line or number
        elif self.pairs:
            self._continue(line)
        elif line.strip() and self.began and not _HEADING.fullmatch(line):
            self.outside_line = self.outside_line or number
            self.outside.append(line)
        if len(self.pairs) > _VALUES_LIMIT:
            yield from self._record(ended=False)

    def end(self) -> Iterator[Draft]:
        if self.pairs:
            yield from self._record(ended=False)
        yield from self._outside()

    def _tag(self, line: str) -> re.Match[str] | None:
        match = _LOOSE.fullmatch(line)
        return match if match and (self.loose or line[2:5] == "  -") else None

    def _continue(self, line: str) -> None:
        """Joins a line without a tag to the value before it; in running text it stays a line of its own."""
        if not line.strip():
            self.blanks += 1
            return
        tag, value = self.pairs[-1]
        glue = "\n" * (self.blanks + 1) if tag in _KEEP_LINES else " "
        self.blanks = 0
        if len(value) < 1_000_000:
            self.pairs[-1] = (tag, f"{value}{glue}{line.strip()}" if value else line.strip())

    def _record(self, *, ended: bool = True) -> Iterator[Draft]:
        if any(value for _, value in self.pairs):
            yield from self._outside()
            found = draft(self.pairs, self.source, self.line, ended=ended)
            yield found
        self.pairs, self.line, self.blanks = [], 0, 0

    def _outside(self) -> Iterator[Draft]:
        if self.outside:
            raw = "\n".join(self.outside)
            yield failed(
                "ris", self.source, self.outside_line, raw, "text-outside-record", "text that belongs to no RIS record"
            )
            self.outside, self.outside_line = [], 0
