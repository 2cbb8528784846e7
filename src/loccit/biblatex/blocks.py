"""A .bib file as blocks and the free text between them, over its own bytes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from loccit.biblatex import grammar
from loccit.biblatex.encoding import decode, wide_codec
from loccit.errors import Problem

Kind = Literal["entry", "string", "preamble", "comment", "failed"]
Span = tuple[int, int]


class Field(NamedTuple):
    """One `name = value` of an entry or `@string`, in bytes of `BibFile.data`.

    `name` is lower-case, as biber compares it; `value_span` covers the value as written, with its delimiters and `#`
    parts, and is empty where no value stands; `line` is 1-based.
    """

    name: str
    name_span: Span
    value_span: Span
    line: int


class BibFile:
    """The blocks of one file. `data[a:b]` for every span; see `parts` for the joining that gives the file back.

    `data` are the file's own bytes, but for UTF-16, which is turned into UTF-8 here and back by `encode`.
    """

    __slots__ = ("_by_key", "blocks", "codec", "data", "name", "raw", "strays")

    def __init__(self, raw: bytes, name: str = "") -> None:
        self.raw = raw
        self.name = name
        self.codec = wide_codec(raw)
        self.data = raw.decode(self.codec).encode("utf-8", "surrogatepass") if self.codec else raw
        self.blocks: list[Block] = []
        self.strays: list[tuple[int, str]] = []  # (line, text) of an `@article,` that lacks its brace
        self._by_key: dict[str, Entry] | None = None

    def encode(self, data: bytes) -> bytes:
        """`data` in the encoding of the file on disk."""
        return data.decode("utf-8", "surrogatepass").encode(self.codec, "surrogatepass") if self.codec else data

    def parts(self) -> Iterator[bytes]:
        """Free text and blocks in turn; joined and given to `encode` they are the file."""
        position = 0
        for block in self.blocks:
            yield self.data[position : block.start]
            yield block.raw
            position = block.end
        yield self.data[position:]

    @property
    def entries(self) -> list[Entry]:
        """The entries, in the file's order, those with the same key too."""
        return [block for block in self.blocks if isinstance(block, Entry)]

    def find(self, key: str) -> Entry | None:
        """The first entry with exactly this key."""
        if self._by_key is None:
            self._by_key = {}
            for block in self.blocks:
                if isinstance(block, Entry):
                    self._by_key.setdefault(block.key, block)
        return self._by_key.get(key)

    def problems(self) -> list[Problem]:
        """What could not be read: blocks that failed, and faults inside entries."""
        out = []
        for block in self.blocks:
            if block.kind == "failed":
                out.append(self._problem("bib-syntax", block.reason, block.line, block.key))
            elif isinstance(block, Entry) and isinstance(block.how, Recovered):
                out += [self._problem("bib-syntax", text, line, block.key) for text, line in block.how.faults]
        out += [self._problem("bib-syntax", f"no {{ behind {text}", line, "") for line, text in self.strays]
        return sorted(out, key=lambda problem: problem.line)

    def _problem(self, code: str, message: str, line: int, key: str) -> Problem:
        return Problem(code, message, "error", self.name, line, key, hint="it is kept as it is; mend it in an editor")


class Block:
    """A stretch of `file.data`: `data[start:end]`, from its `@` to behind its closing delimiter; `line` is 1-based.

    `reason` says why a block of kind `failed` could not be read; its `key` is then the likely one, or `''`.
    """

    __slots__ = ("end", "file", "key", "kind", "line", "reason", "start", "type")

    def __init__(
        self, file: BibFile, kind: Kind, start: int, end: int, line: int, word: str, key: str = "", reason: str = ""
    ) -> None:
        self.file = file
        self.kind = kind
        self.start = start
        self.end = end
        self.line = line
        self.type = word
        self.key = key
        self.reason = reason

    @property
    def raw(self) -> bytes:
        """Its bytes."""
        return self.file.data[self.start : self.end]

    def text(self) -> str:
        """Its bytes decoded."""
        return decode(self.raw)

    @property
    def fields(self) -> tuple[Field, ...]:
        """The definitions of an `@string`; nothing for other kinds (but see `Entry`)."""
        if self.kind != "string":
            return ()
        data = self.file.data
        opening = grammar.head().match(data, self.start)
        assert opening is not None, "a block begins with its head"
        return find_fields(self, opening.end(), False)


class Recovered(NamedTuple):
    """Fields and faults (message, line) of an entry that only the slow reader understood."""

    fields: tuple[Field, ...]
    faults: tuple[tuple[str, int], ...]


class Entry(Block):
    """An entry: `type` is lower-case, `key` as written, `key_span` where it stands.

    `how` says how its fields are found: by the grammar, by the grammar with escaped braces (True), or already.
    """

    __slots__ = ("how", "key_span")

    def __init__(
        self, file: BibFile, start: int, end: int, line: int, word: str, key: str, key_span: Span, how: bool | Recovered
    ) -> None:
        self.file = file
        self.kind = "entry"
        self.start = start
        self.end = end
        self.line = line
        self.type = word
        self.key = key
        self.reason = ""
        self.key_span = key_span
        self.how = how

    @property
    def fields(self) -> tuple[Field, ...]:
        """Its fields in order, duplicates too, found anew at each call."""
        if isinstance(self.how, Recovered):
            return self.how.fields
        return find_fields(self, self.key_span[1], self.how)

    def items(self) -> list[tuple[str, str]]:
        """(name, value as written) of each field, decoded: the fast way to read an entry."""
        if isinstance(self.how, Recovered):
            data = self.file.data
            return [(f.name, decode(data[f.value_span[0] : f.value_span[1]])) for f in self.how.fields]
        body = self.file.data[self.key_span[1] : self.end - 1]
        try:
            text = body.decode()
        except UnicodeDecodeError:
            data = self.file.data
            return [(f.name, decode(data[f.value_span[0] : f.value_span[1]])) for f in self.fields]
        return [(name.lower(), value) for name, value in grammar.text_field(self.how).findall(text)]


def find_fields(block: Block, start: int, escaped: bool) -> tuple[Field, ...]:
    """The fields between `start` and the end of `block`, which the grammar has matched."""
    data = block.file.data
    newline = b"\n" if b"\n" in block.raw else b"\r"
    out = []
    line, seen = block.line, block.start
    for match in grammar.field(escaped).finditer(data, start, block.end - 1):
        begin = match.start(1)
        line += data.count(newline, seen, begin)
        seen = begin
        value = match.span(2) if match[2] is not None else (match.end(), match.end())
        out.append(Field(decode(match[1]).lower(), match.span(1), value, line))
    return tuple(out)
