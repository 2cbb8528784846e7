"""`Edit`: any number of changes to one file in one pass, verified before the new bytes are handed out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from loccit.biblatex.blocks import BibFile, Block, Entry
from loccit.biblatex.encoding import encoding_of, wide_codec
from loccit.biblatex.fieldedit import content, drop_field, read_entry, set_key, set_value
from loccit.biblatex.latex_write import encode_or_escape
from loccit.biblatex.layout import Layout, file_layout, newline_of, type_case
from loccit.biblatex.splitter import scan, split
from loccit.errors import LibraryError, UsageError

_BAD_KEY = re.compile(r"[\s,{}\"#%()=\\~']|^$")
_REFERENCES = ("crossref", "xref", "xdata", "related", "entryset")


class _Splice(NamedTuple):
    """`data[start:end]` becomes `text`, which holds the blocks `blocks`; `before`: the block in front of it."""

    start: int
    end: int
    text: bytes
    blocks: tuple[bytes, ...]
    before: int


class Edit:
    """Changes to the file `raw`. Nothing is changed until `commit`, which gives the new bytes.

    An entry is named by its key; where two have the same, the first is meant. Later calls see earlier ones.
    Raises UsageError for a key that is not there or cannot be, LibraryError for a change that would break the file.
    """

    def __init__(self, raw: bytes | BibFile) -> None:
        self.file = raw if isinstance(raw, BibFile) else split(raw)
        self._index: dict[str, int] = {}
        for index, block in enumerate(self.file.blocks):
            if isinstance(block, Entry):
                self._index.setdefault(block.key, index)
        self._changed: dict[int, bytes] = {}  # block index -> its new bytes, b"" where it is removed
        self._added: dict[str, bytes] = {}
        self._layout: Layout | None = None
        self._encoding = ""

    def keys(self) -> list[str]:
        """The keys of the entries as they are now, in order."""
        return [*self._index, *self._added]

    def raw(self, key: str) -> bytes:
        """The entry's bytes as they are now."""
        if key in self._added:
            return self._added[key]
        index = self._index.get(key)
        if index is None:
            raise UsageError(f"no entry '{key}' in {self.file.name or 'the file'}")
        return self._changed.get(index, self.file.blocks[index].raw)

    def set_field(self, key: str, field: str, text: str, *, written: bool = False) -> None:
        """Sets `field` to `text`, the LaTeX between the delimiters; `written`: delimiters, macros and `#` included."""
        raw = self.raw(key)
        self._store(key, set_value(raw, field, self._encode(text, raw), self.layout, written=written))

    def remove_field(self, key: str, field: str) -> None:
        """Takes `field` out of the entry; nothing happens where it is not in it."""
        self._store(key, drop_field(self.raw(key), field))

    def add_entry(self, kind: str, key: str, fields: Iterable[tuple[str, str]]) -> None:
        """A new entry behind the last one, in the file's habit; `fields` are (name, text between the delimiters)."""
        self._check_new(key)
        layout = self.layout
        word = type_case((block for block in self.file.blocks[-30:] if isinstance(block, Entry)), kind)
        raw = f"@{word}{{{key}".encode()
        pairs = list(fields)
        for name, text in pairs:
            value = self._encode(text).replace(b"\r\n", b"\n").replace(b"\n", newline_of(layout.gap))
            raw += layout.gap + layout.name(name) + layout.value(value)
        raw += (b"," if layout.trailing_comma or not pairs else b"") + layout.end + b"}"
        entry = read_entry(raw)
        if entry.key != key or len(entry.fields) != len(pairs):
            raise LibraryError(f"the new entry '{key}' would not read back as given", hint="are its braces balanced?")
        self._added[key] = raw

    def add_raw(self, raw: bytes) -> str:
        """A new entry with exactly these bytes (in the file's encoding, UTF-8 for UTF-16); its key is given back."""
        entry = read_entry(raw)
        self._check_new(entry.key, odd=True)
        self._added[entry.key] = raw
        return entry.key

    def replace_entry(self, key: str, raw: bytes) -> None:
        """The whole entry by other bytes: to undo or merge. Its key may change to one that is free."""
        new = read_entry(raw).key
        if new != key:
            self._check_new(new, odd=True)
        self._store(key, raw)
        self._rekey(key, new)

    def remove_entry(self, key: str) -> None:
        """Takes the entry out, with the empty lines behind it."""
        self.raw(key)
        if self._added.pop(key, None) is None:
            self._changed[self._index.pop(key)] = b""

    def rename_key(self, old: str, new: str, *, references: bool = True) -> None:
        """Another key for the entry, and in the `crossref`, `xdata` and `related` of the others (`references`)."""
        self._check_new(new)
        self._store(old, set_key(self.raw(old), new.encode()))
        self._rekey(old, new)
        if references:
            self.rename_references(old, new)

    def rename_references(self, old: str, new: str) -> None:
        """`new` for `old` wherever an entry of this file refers to it."""
        needle = old.encode()
        for key in self.keys():
            if needle in (raw := self.raw(key)):
                for field in read_entry(raw).fields:
                    written = raw[slice(*field.value_span)]
                    if field.name not in _REFERENCES or (text := content(written)) is None:
                        continue
                    parts = re.split(rb"(\s*,\s*|^\s+|\s+$)", text)
                    if needle in parts:
                        value = b"".join(new.encode() if part == needle else part for part in parts)
                        self.set_field(key, field.name, value.decode())

    def commit(self) -> bytes:
        """The new bytes of the file. Every untouched block has its old bytes, every changed one reads as meant.

        Only the neighbourhood of each change is read again: the splitter knows nothing but its place in the file.
        """
        splices = self._splices()
        if not splices:
            return self.file.raw
        data = self.file.data
        pieces: list[bytes] = []
        starts: list[int] = []  # where each splice's text begins in the new data
        position = length = 0
        for splice in splices:
            pieces += (data[position : splice.start], splice.text)
            starts.append(length + splice.start - position)
            length = starts[-1] + len(splice.text)
            position = splice.end
        pieces.append(data[position:])
        new = BibFile(b"")
        new.data = b"".join(pieces)
        self._verify(new, splices, starts)
        raw = self.file.encode(new.data)
        if wide_codec(raw) != self.file.codec:
            raise LibraryError("the change would make the file's encoding doubtful", hint="save the file as UTF-8")
        return raw

    @property
    def layout(self) -> Layout:
        """The habit of the file."""
        if self._layout is None:
            self._layout = file_layout(self.file)
        return self._layout

    def _splices(self) -> list[_Splice]:
        blocks, data = self.file.blocks, self.file.data
        splices = []
        for index in sorted(self._changed):
            block, raw = blocks[index], self._changed[index]
            if raw and raw != block.raw:
                splices.append(_Splice(block.start, block.end, raw, (raw,), index - 1))
            elif not raw:
                limit = blocks[index + 1].start if index + 1 < len(blocks) else len(data)
                splices.append(_Splice(block.start, _end_of_blank(data, block, limit), b"", (), index - 1))
        if self._added:
            splices.append(self._addition(splices))
        return sorted(splices, key=lambda splice: (splice.start, splice.end))

    def _addition(self, splices: Sequence[_Splice]) -> _Splice:
        """The new entries, behind the last entry or broken block (so before JabRef's comments at the end)."""
        blocks, data = self.file.blocks, self.file.data
        newline = newline_of(self.layout.gap) if b"\n" in self.layout.gap else newline_of(data)
        last = _last_entry(blocks)
        texts = tuple(self._added.values())
        between = newline * 2
        entries = [block for block in blocks[-40:] if block.kind == "entry"]
        if len(entries) > 1 and not (gap := data[entries[-2].end : entries[-1].start]).strip() and b"\n" in gap:
            between = gap
        if last < 0:
            at = len(data)
            lead = b"" if not data.strip(b"\xef\xbb\xbf") else newline if data.endswith(newline) else newline * 2
            return _Splice(at, at, lead + between.join(texts) + newline, texts, len(blocks) - 1)
        at = max([blocks[last].end, *(splice.end for splice in splices if splice.start <= blocks[last].start)])
        line_end = data.find(newline, at)
        rest = data[at : line_end if line_end >= 0 else len(data)]
        if rest.strip() and b"@" not in rest:
            at += len(rest)
        tail = b"" if line_end >= 0 else newline
        lead = between
        if at > blocks[last].end and data[at - 1 : at] in (b"\n", b"\r"):
            lead, tail = b"", newline
        return _Splice(at, at, lead + between.join(texts) + tail, texts, last)

    def _verify(self, new: BibFile, splices: list[_Splice], starts: list[int]) -> None:
        """Splits `new` around each splice: the block before, those in it, and the next one must be the expected."""
        if any(block.kind == "failed" or getattr(block, "how", False) is not False for block in self.file.blocks):
            # where a broken block ends can depend on anything behind it
            self._compare(scan(new), self._all_expected(), b"")
            return
        for number, splice in enumerate(splices):
            expected = list(splice.blocks)
            start = starts[number]
            block = self.file.blocks[splice.before] if splice.before >= 0 else None
            if block is None:  # free text in front of the first block can become part of one
                start -= splice.start if number == 0 else 0
            elif number == 0 or splices[number - 1].end <= block.start:
                expected.insert(0, block.raw)
                start -= splice.start - block.start
            self._compare(scan(new, start), expected, self._following(splices, number))

    def _all_expected(self) -> list[bytes]:
        """Every block of the new file, in order."""
        blocks = self.file.blocks
        last = _last_entry(blocks)
        at = last if last >= 0 else len(blocks) - 1
        raws = [self._changed.get(index, block.raw) for index, block in enumerate(blocks)]
        return [raw for raw in [*raws[: at + 1], *self._added.values(), *raws[at + 1 :]] if raw]

    def _compare(self, found: Iterator[Block], expected: Sequence[bytes], following: bytes) -> None:
        for raw in [*expected, following]:
            block = next(found, None)
            if (block.raw if block else b"") != raw:
                raise LibraryError(
                    "the change would alter another entry, nothing was written", hint="is a brace not closed?"
                )

    def _following(self, splices: list[_Splice], number: int) -> bytes:
        """The block that must come next behind splice `number`, b'' at the end of the file."""
        position = splices[number].end
        blocks = self.file.blocks
        index = bisect_left(blocks, position, key=lambda block: block.start)
        for splice in splices[number + 1 :]:
            if index < len(blocks) and blocks[index].start < splice.start:
                break
            if splice.blocks:
                return splice.blocks[0]
            index = bisect_left(blocks, splice.end, key=lambda block: block.start)
        return blocks[index].raw if index < len(blocks) else b""

    def _store(self, key: str, raw: bytes) -> None:
        if key in self._added:
            self._added[key] = raw
        else:
            self._changed[self._index[key]] = raw

    def _rekey(self, old: str, new: str) -> None:
        if old == new:
            return
        if old in self._added:
            self._added = {new if key == old else key: raw for key, raw in self._added.items()}
        else:
            self._index[new] = self._index.pop(old)

    def _check_new(self, key: str, *, odd: bool = False) -> None:
        if key in self._index or key in self._added:
            raise UsageError(f"there is an entry '{key}' already", hint="choose another citekey")
        if not odd and _BAD_KEY.search(key):
            raise UsageError(f"'{key}' cannot be a citekey", hint="letters, digits and - _ : . + / will do")

    def _encode(self, text: str, raw: bytes = b"") -> bytes:
        """`text` in the encoding of the entry `raw`, of the file where that is all ASCII."""
        if text.isascii():
            return text.encode()
        if raw.isascii() and not self._encoding:
            self._encoding = encoding_of(self.file.data)
        encoding = self._encoding if raw.isascii() else encoding_of(raw)
        return text.encode() if encoding == "utf-8" else encode_or_escape(text, encoding)


def _last_entry(blocks: Sequence[Block]) -> int:
    """The index of the last entry or broken block, -1 where there is none."""
    return next((i for i in range(len(blocks) - 1, -1, -1) if blocks[i].kind in ("entry", "failed")), -1)


def _end_of_blank(data: bytes, block: Block, limit: int) -> int:
    """The end of the white space behind a removed block: up to the next text, or all but one line end at the end."""
    gap = data[block.end : limit]
    blank = len(gap) - len(gap.lstrip())
    return block.end + blank if blank < len(gap) or limit < len(data) else limit


def set_field(raw: bytes, key: str, field: str, text: str) -> bytes:
    """The file `raw` with one field of one entry set; see `Edit.set_field`."""
    edit = Edit(raw)
    edit.set_field(key, field, text)
    return edit.commit()


def remove_field(raw: bytes, key: str, field: str) -> bytes:
    """The file `raw` without one field of one entry."""
    edit = Edit(raw)
    edit.remove_field(key, field)
    return edit.commit()


def add_entry(raw: bytes, kind: str, key: str, fields: Iterable[tuple[str, str]]) -> bytes:
    """The file `raw` with a new entry; see `Edit.add_entry`."""
    edit = Edit(raw)
    edit.add_entry(kind, key, fields)
    return edit.commit()


def remove_entry(raw: bytes, key: str) -> bytes:
    """The file `raw` without one entry."""
    edit = Edit(raw)
    edit.remove_entry(key)
    return edit.commit()


def rename_key(raw: bytes, old: str, new: str) -> bytes:
    """The file `raw` with another key for one entry, and for it in the fields that refer to it."""
    edit = Edit(raw)
    edit.rename_key(old, new)
    return edit.commit()
