"""The habits of an entry and of a file: how the next field or entry must be written to look like its neighbours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from loccit.biblatex.blocks import BibFile, Entry, Field

_SAMPLE = 30  # entries from the end of the file: the newest show today's habit


class Layout(NamedTuple):
    """`gap` stands between the key (or a value) and the next name, `sign` or `width` between name and value."""

    gap: bytes = b",\n  "
    sign: bytes = b" = "
    width: int = 0  # the name is padded to this width; 0: not aligned
    quotes: bool = False
    case: str = "lower"  # or upper, title
    trailing_comma: bool = True
    end: bytes = b"\n"  # before the closing delimiter

    def name(self, name: str) -> bytes:
        """The name and `=` of a field."""
        written = {"upper": name.upper(), "title": name.title()}.get(self.case, name).encode()
        return written + b" " * (self.width - len(written)) + self.sign

    def value(self, text: bytes) -> bytes:
        """`text` between delimiters; braces where it holds a quotation mark of its own."""
        return b'"' + text + b'"' if self.quotes and b'"' not in text else b"{" + text + b"}"


def entry_layout(entry: Entry, fields: Sequence[Field], fallback: Layout) -> Layout:
    """The habit of one entry, completed from `fallback` where it has no fields."""
    if not fields:
        return fallback
    data = entry.file.data
    before = fields[-2].value_span[1] if len(fields) > 1 else entry.key_span[1]
    gap = clean_gap(data[before : fields[-1].name_span[0]])
    after = data[fields[-1].value_span[1] : entry.end - 1]
    sign, width = _sign(data, fields)
    delimiters = Counter(data[f.value_span[0] : f.value_span[0] + 1] for f in fields)
    end = after.rpartition(b",")[2]
    return Layout(
        gap,
        sign,
        width,
        delimiters[b'"'] > delimiters[b"{"],
        _case(data[f.name_span[0] : f.name_span[1]] for f in fields),
        b"," in after,
        end if not end.strip() else fallback.end,
    )


def file_layout(file: BibFile) -> Layout:
    """The commonest habit among the file's last entries."""
    newline = newline_of(file.data)
    plain = Layout(gap=b"," + newline + b"  ", end=newline)
    habits: Counter[Layout] = Counter()
    for block in reversed(file.blocks[-4 * _SAMPLE :]):
        if isinstance(block, Entry) and (fields := block.fields):
            habits[entry_layout(block, fields, plain)] += 1
            if habits.total() >= _SAMPLE:
                break
    return habits.most_common(1)[0][0] if habits else plain


def newline_of(data: bytes) -> bytes:
    """The line ending of the text: that of its first line."""
    first = data.find(b"\n")
    if first > 0 and data[first - 1] == 0x0D:
        return b"\r\n"
    return b"\r" if first < 0 and b"\r" in data else b"\n"


def clean_gap(gap: bytes) -> bytes:
    """What stands between two fields, with one comma and no comment: `,\\n  `, `, `, `\\n  , `."""
    if not gap.replace(b",", b"", 1).strip():
        return gap if b"," in gap else b"," + gap
    tail = gap[len(gap.rstrip()) :]
    return b"," + (tail or b" ")


def type_case(entries: Iterable[Entry], word: str) -> str:
    """`word` as the entries write their types: `article`, `Article`, `ARTICLE`."""
    seen = (entry.raw[1:].partition(b"{" if b"{" in entry.raw[:40] else b"(")[0].strip() for entry in entries)
    case = _case(seen)
    return word.upper() if case == "upper" else word.capitalize() if case == "title" else word


def _case(words: Iterable[bytes]) -> str:
    kinds = Counter(
        "lower" if w.islower() else "upper" if w.isupper() else "title" if w.istitle() else "" for w in words
    )
    return kinds.most_common(1)[0][0] if kinds else "lower"


def _sign(data: bytes, fields: Sequence[Field]) -> tuple[bytes, int]:
    """What stands between name and value, and the width that names are padded to (0: they are not)."""
    rows = [(f.name_span[1] - f.name_span[0], data[f.name_span[1] : f.value_span[0]]) for f in fields]
    widths = {length + between.find(b"=") for length, between in rows}
    if len(rows) > 1 and len(widths) == 1 and len({length for length, _ in rows}) > 1:
        padded = min(len(between) - len(between.lstrip()) for _, between in rows)
        return b" " * padded + rows[-1][1].lstrip(), widths.pop() - padded
    between = rows[-1][1]
    return (between if b"\n" not in between and b"%" not in between else b" = "), 0
