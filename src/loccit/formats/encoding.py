"""Bytes to lines of text: by byte order mark, then UTF-8, then Windows-1252 with a warning; in bounded memory."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import BinaryIO

from loccit.errors import Problem

BLOCK = 1 << 20
LINE_LIMIT = 4 << 20
"""Bytes of one line that are read; no reference has a field that long, so the rest is skipped with a problem."""

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class Lines:
    """The lines of a byte stream as text, without their ends (LF, CRLF or CR).

    `problems` gathers what was wrong with the encoding; a reader gives them to the draft it is making (`take`).
    """

    def __init__(self, stream: BinaryIO, source: str = "") -> None:
        self._stream = stream
        self._source = source
        self._line = 1
        self._warned: set[str] = set()
        self.problems: list[Problem] = []

    def __iter__(self) -> Iterator[str]:
        for lines in self.blocks():
            yield from lines

    def blocks(self) -> Iterator[list[str]]:
        """The lines, some thousand at a time."""
        for block in self._blocks():
            yield self._decode(block).split("\n")

    def take(self) -> list[Problem]:
        """The problems found since the last call."""
        found, self.problems = self.problems, []
        return found

    def _blocks(self) -> Iterator[bytes]:
        """Whole lines, about a megabyte at a time, with LF between them and none at the end."""
        rest = b""
        skipping = False
        for block in utf8_blocks(self._stream):
            cut = max(block.rfind(b"\n"), block.rfind(b"\r", 0, len(block) - 1))
            if skipping:
                start = _first_end(block)
                if start < 0:
                    continue
                rest, skipping = rest + block[start : cut + 1 if cut >= start else start + 1], False
                block = rest + block[cut + 1 :]
                rest = b""
                cut = max(block.rfind(b"\n"), block.rfind(b"\r", 0, len(block) - 1))
            elif cut < 0 and len(rest) + len(block) > LINE_LIMIT:
                self._warn("line-too-long", f"a line is longer than {LINE_LIMIT >> 20} MB; the rest of it was skipped")
                rest, skipping = (rest + block)[:LINE_LIMIT], True
                continue
            if cut < 0:
                rest += block
                continue
            yield self._clean(rest + block[:cut])
            rest = block[cut + 1 :]
        if rest:
            yield self._clean(rest)

    def _clean(self, block: bytes) -> bytes:
        if b"\r" in block:
            block = block.replace(b"\r\n", b"\n")
            if b"\r" in block:
                block = block.replace(b"\r", b"\n")
        if b"\0" in block:
            self._warn("nul-bytes", "the file holds NUL bytes; they were left out")
            block = block.replace(b"\0", b"")
        return block

    def _decode(self, block: bytes) -> str:
        first = self._line
        self._line += block.count(b"\n") + 1
        try:
            return block.decode("utf-8")
        except UnicodeDecodeError as error:
            self._warn(
                "encoding-guessed",
                "not valid UTF-8; read as Windows-1252",
                first + block.count(b"\n", 0, error.start),
                "if letters look wrong, save the file as UTF-8 and import it again",
            )
            return "\n".join(_decode_line(line) for line in block.split(b"\n"))

    def _warn(self, code: str, message: str, line: int = 0, hint: str = "") -> None:
        if code not in self._warned:
            self._warned.add(code)
            self.problems.append(Problem(code, message, "warning", self._source, line or self._line, hint=hint))


def utf8_blocks(stream: BinaryIO) -> Iterator[bytes]:
    """The stream in blocks, without a byte order mark, and as UTF-8 where the mark says UTF-16 or UTF-32."""
    block = stream.read(BLOCK)
    encoding = next((name for mark, name in _MARKS if block.startswith(mark)), "")
    if encoding in ("", "utf-8"):
        yield block.removeprefix(codecs.BOM_UTF8)
        while block := stream.read(BLOCK):
            yield block
        return
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    while block:
        yield decoder.decode(block).removeprefix("\ufeff").encode("utf-8", "replace")
        block = stream.read(BLOCK)


def decode(data: bytes) -> tuple[str, str]:
    """`data` as text, and the encoding it was read in (`utf-8`, `utf-16-le`, …, `cp1252`)."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace"), name
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return "\n".join(_decode_line(line) for line in data.split(b"\n")), "cp1252"


def _first_end(block: bytes) -> int:
    """Where the first line of `block` ends; -1 where it does not."""
    ends = [at for at in (block.find(b"\n"), block.find(b"\r")) if at >= 0]
    return min(ends, default=-1)


def _decode_line(line: bytes) -> str:
    """One line: a file of mixed encodings, as pasting makes them, keeps its good lines."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        return line.decode("cp1252")
    except UnicodeDecodeError:
        return line.decode("latin-1")
