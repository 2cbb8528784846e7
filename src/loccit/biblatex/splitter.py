"""Bytes to blocks: one regular expression per entry, and a slow reader for the few that it does not match."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator

from loccit.biblatex import grammar
from loccit.biblatex.blocks import BibFile, Block, Entry, Kind
from loccit.biblatex.encoding import decode
from loccit.biblatex.recovery import Recovery

_DIRECTIVES: dict[str, Kind] = {"string": "string", "preamble": "preamble", "comment": "comment"}
_HEADLESS = re.compile(rb"@(?!comment)[a-z]+\s*,", re.IGNORECASE).match
_WINDOW = 1 << 16
_PATIENCE = 8  # how many times the file's size may be read in vain before only the slow reader, which is linear, works


def split(raw: bytes, name: str = "") -> BibFile:
    """The blocks of the file `raw`. Never raises; `name` is only used to say where a problem is.

    Time is linear in the file's size, whatever it holds. Entries behind `%` and in `@comment{…}` are not live. An
    entry that is never closed ends, as a failed block, before the next line that begins with `@type{`.
    """
    file = BibFile(raw, name)
    collecting = gc.isenabled()
    gc.disable()  # nothing here is garbage, and looking for it among 100,000 new blocks takes a fifth of the time
    try:
        file.blocks = list(scan(file))
    finally:
        if collecting:
            gc.enable()
    return file


def scan(file: BibFile, position: int = 0) -> Iterator[Block]:
    """The blocks of `file.data` from `position` on, which must lie between blocks; lines count from there."""
    data, size = file.data, len(file.data)
    newline = b"\n" if b"\n" in data else b"\r"
    skip, match, find, count = grammar.skip().match, grammar.entry().match, data.find, data.count
    types: dict[bytes, str] = {}
    reader = _Fallback(file)
    counted = window = position  # an ordinary entry ends before the window's end, the next `@` at a line start
    known = False  # whether there is such an `@`, or only the end of the search
    line = 1
    while (skipped := skip(data, position)) is not None and (at := skipped.end()) < size:
        line += count(newline, counted, at)
        counted = at
        if window <= at + (0 if known else _WINDOW // 2):
            window = find(b"\n@", at, at + _WINDOW)
            known = window >= 0
            if not known:
                window = min(at + _WINDOW, size)
        block: Block | None = None
        found = match(data, at, window) if reader.patient else None
        if found is not None:
            kind = types.get(found[2]) or types.setdefault(found[2], decode(found[2]).lower())
            if kind not in _DIRECTIVES:
                group = 3 if found[3] is not None else 4
                start = found.start(group)
                key = found[group].rstrip()
                block = Entry(file, at, found.end(), line, kind, decode(key), (start, start + len(key)), False)
        if block is None:
            block = reader.read(at, window, line)
            if block is None:
                if _HEADLESS(data, at) and not data[max(at - 40, 0) : at].rpartition(newline)[2].strip():
                    file.strays.append((line, decode(data[at : at + 20].split(maxsplit=1)[0])))
                position = at + 1
                continue
        yield block
        position = block.end


class _Fallback:
    """Everything but an ordinary entry: directives, values with `@` at a line start, and broken text."""

    def __init__(self, file: BibFile) -> None:
        self.file = file
        self.recovery: Recovery | None = None
        self.vain = 0

    @property
    def patient(self) -> bool:
        return self.vain <= _PATIENCE * len(self.file.data) + _WINDOW

    def read(self, at: int, window: int, line: int) -> Block | None:
        """The block at `at`; None where the `@` there begins none."""
        data = self.file.data
        head = grammar.head().match(data, at)
        if head is None:
            return None
        kind = decode(head[1]).lower()
        if self.patient:
            quick = self._directive(at, window, line, kind) if kind in _DIRECTIVES else self._entry(at, window, line)
            if quick is not None:
                return quick
        if self.recovery is None:
            self.recovery = Recovery(self.file, at)
        return self.recovery.read(head, line, kind, _DIRECTIVES.get(kind))

    def _directive(self, at: int, window: int, line: int, kind: str) -> Block | None:
        for end in (window, min(at + _WINDOW, len(self.file.data))):
            if found := grammar.directive().match(self.file.data, at, end):
                return Block(self.file, _DIRECTIVES[kind], at, found.end(), line, kind)
            self.vain += end - at
        return None

    def _entry(self, at: int, window: int, line: int) -> Block | None:
        """An entry in a wider window, or one that uses `\\{` and `\\"` as plain characters."""
        self.vain += window - at
        wide = min(at + _WINDOW, len(self.file.data))
        for end, escaped in ((wide, False), (min(window, wide), True)):
            if found := grammar.entry(escaped).match(self.file.data, at, end):
                group = 3 if found[3] is not None else 4
                start, key = found.start(group), found[group].rstrip()
                span = (start, start + len(key))
                return Entry(self.file, at, found.end(), line, decode(found[2]).lower(), decode(key), span, escaped)
            self.vain += end - at
        return None
