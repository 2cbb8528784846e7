"""The slow reader: entries that break the grammar, or are nested deeper than a regular expression can follow.

It is linear: the partner of every brace and quotation mark is found in one pass, from the first fault on.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from functools import cache

from loccit.biblatex import grammar
from loccit.biblatex.blocks import BibFile, Block, Entry, Field, Kind, Recovered
from loccit.biblatex.encoding import decode

_ENTRY_KEY = re.compile(rb"\s*([^\s,{}=\"]*(?:[ \t]+[^\s,{}=\"]+)*)(?=\s*(?:,|[\r\n]|[})]))")


@cache
def _name() -> re.Pattern[bytes]:
    return re.compile(f"({grammar.NAME})\\s*+=\\s*+".encode())


@cache
def _restart() -> re.Pattern[bytes]:
    """Where reading can go on behind a fault: a field at the beginning of a line or behind a comma."""
    return re.compile(rf"[\r\n,][\s,]*+(?={grammar.NAME}\s*+=)".encode())


class Pairs:
    """For each `{` its `}`, for each `"` the next one on its level of nesting; -1 where there is none."""

    def __init__(self, data: bytes, start: int) -> None:
        self.positions, self.partners = array("q"), array("q")
        positions, partners = self.positions, self.partners
        stack: list[int] = []  # indexes of open braces
        quotes = [-1]  # for each level: index of its last quotation mark
        for index, match in enumerate(re.compile(rb"[{}\"]").finditer(data, start)):
            at = match.start()
            positions.append(at)
            partners.append(-1)
            sign = data[at]
            if sign == 0x7B:
                stack.append(index)
                quotes.append(-1)
            elif sign == 0x7D:
                if stack:
                    partners[stack.pop()] = at
                    quotes.pop()
            else:
                if quotes[-1] >= 0:
                    partners[quotes[-1]] = at
                quotes[-1] = index

    def of(self, position: int) -> int:
        """The partner of the brace or quotation mark at `position`, or -1."""
        return self.partners[bisect_left(self.positions, position)]


class Recovery:
    """Reads blocks of `file` from the first one on that needs it, at byte `start`."""

    def __init__(self, file: BibFile, start: int) -> None:
        self.file = file
        self.data = file.data
        self.pairs = Pairs(file.data, start)
        self.candidate = -1

    def read(self, head: re.Match[bytes], line: int, word: str, directive: Kind | None) -> Block:
        """The block whose `@type{` is `head`."""
        at, body = head.start(), head.end()
        braced = self.data[body - 1] == 0x7B
        next_one = self._next_candidate(body)
        close = self.pairs.of(body - 1) if braced else -1
        if directive:
            if close >= 0 and (close < next_one or directive == "comment"):
                return Block(self.file, directive, at, close + 1, line, word)
            return self._failed(head, next_one, line, word, f"@{word} is never closed")
        reader = _EntryReader(self, body, close, line)
        inside = 0 <= close < next_one
        if reader.run(tolerant=inside, limit=close if braced and close >= 0 else next_one):
            key = decode(self.data[slice(*reader.key)])
            how = Recovered(tuple(reader.fields), tuple(reader.faults))
            return Entry(self.file, at, reader.end, line, word, key, reader.key, how)
        return self._failed(head, next_one, line, word, "the entry is never closed")

    def _next_candidate(self, position: int) -> int:
        if self.candidate < position:
            found = grammar.candidate().search(self.data, position)
            self.candidate = found.start(1) if found else len(self.data)
        return self.candidate

    def _failed(self, head: re.Match[bytes], end: int, line: int, word: str, reason: str) -> Block:
        key = _ENTRY_KEY.match(self.data, head.end(), end)
        while end > head.end() and self.data[end - 1 : end].isspace():
            end -= 1
        name = decode(key[1]) if key and word not in ("string", "preamble", "comment") else ""
        return Block(self.file, "failed", head.start(), end, line, word, name, reason)


class _EntryReader:
    """The key, fields and faults of one entry, token by token."""

    def __init__(self, recovery: Recovery, body: int, close: int, line: int) -> None:
        self.data, self.pairs = recovery.data, recovery.pairs
        self.braced = self.data[body - 1] == 0x7B
        self.close = close
        self.position = self.counted = body
        self.line = line
        self.end = body
        self.key = (body, body)
        self.fields: list[Field] = []
        self.faults: list[tuple[str, int]] = []

    def run(self, *, tolerant: bool, limit: int) -> bool:
        """Reads up to the closing delimiter, not beyond `limit`. False: no entry (or, strictly, no clean one)."""
        gap = re.compile(grammar.GAP.encode())
        if key := _ENTRY_KEY.match(self.data, self.position, limit + 1):
            self.key = key.span(1)
            self.position = key.end()
        while True:
            skipped = gap.match(self.data, self.position, limit)
            self.position = skipped.end() if skipped else self.position
            if self._at_close(limit):
                return True
            if self.position >= limit:
                return False
            if not self._field(limit) and not (tolerant and self._skip_fault(limit)):
                return False

    def _at_close(self, limit: int) -> bool:
        at = self.position
        if (self.braced and at == self.close) or (not self.braced and at <= limit and self.data[at : at + 1] == b")"):
            self.end = at + 1
            return True
        return False

    def _field(self, limit: int) -> bool:
        name = _name().match(self.data, self.position, limit)
        if name is None:
            return False
        end = self._value(name.end(), limit)
        if end < 0:
            return False
        self._count(name.start())
        self.fields.append(Field(decode(name[1]).lower(), name.span(1), (name.end(), end), self.line))
        self.position = end
        return True

    def _value(self, position: int, limit: int) -> int:
        """The end of the value that begins at `position`, -1 where it is none."""
        space, bare = re.compile(rb"\s*"), re.compile(rb"[^\s,={}\"#%()]*+")
        while True:
            sign = self.data[position : position + 1]
            if sign in (b"{", b'"'):
                partner = self.pairs.of(position)
                if partner < 0 or partner >= limit:
                    return -1
                end = partner + 1
            else:
                end = bare.match(self.data, position, limit).end()  # type: ignore[union-attr]  # it may match nothing
            after = space.match(self.data, end, limit).end()  # type: ignore[union-attr]  # likewise
            if self.data[after : after + 1] != b"#" or after >= limit:
                return end
            position = space.match(self.data, after + 1, limit).end()  # type: ignore[union-attr]  # likewise

    def _skip_fault(self, limit: int) -> bool:
        """Goes to the next field behind text that is none, and notes the fault."""
        start = self.position
        found = _restart().search(self.data, start, limit)
        self.position = found.end() if found else limit
        self._count(start)
        text = " ".join(decode(self.data[start : min(self.position, start + 40)]).split())
        self.faults.append((f"not understood in the entry: {text}", self.line))
        return True

    def _count(self, position: int) -> None:
        self.line += self.data.count(b"\n", self.counted, position)
        self.counted = position
