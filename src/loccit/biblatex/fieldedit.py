"""One entry's bytes, changed in one field: everything else in it stays as it is."""

from __future__ import annotations

from loccit.biblatex.blocks import BibFile, Entry, Field
from loccit.biblatex.layout import Layout, clean_gap, entry_layout, newline_of
from loccit.biblatex.splitter import scan
from loccit.errors import LibraryError


def read_entry(raw: bytes) -> Entry:
    """The one entry that `raw` is, in a file of its own. Raises LibraryError where it is anything else."""
    file = BibFile(b"")
    file.data = raw  # never UTF-16: it is a part of `BibFile.data`
    blocks = file.blocks = list(scan(file))
    if len(blocks) != 1 or not isinstance(blocks[0], Entry) or (blocks[0].start, blocks[0].end) != (0, len(raw)):
        raise LibraryError("the change would break the entry, nothing was written", hint="are its braces balanced?")
    return blocks[0]


def set_value(raw: bytes, name: str, value: bytes, fallback: Layout, *, written: bool = False) -> bytes:
    """`raw` with `name` set to `value`: its first occurrence, else a new field at the end.

    `written`: the value has its delimiters already. Raises LibraryError where it would not read back as meant.
    """
    entry = read_entry(raw)
    fields = entry.fields
    layout = entry_layout(entry, fields, fallback)
    value = _line_ends(value, newline_of(raw) if b"\n" in raw or b"\r" in raw else newline_of(fallback.gap))
    old = next((field for field in fields if field.name == name.lower()), None)
    if old is not None:
        start, end = old.value_span
        new = value if written else _delimited(raw[start:end], value, layout)
        changed = raw[:start] + new + raw[end:]
    else:
        new = layout.name(name) + (value if written else layout.value(value))
        changed = _insert(entry, fields, new, layout)
    _verify(raw, fields, changed, name.lower(), value, written)
    return changed


def drop_field(raw: bytes, name: str) -> bytes:
    """`raw` without any field `name`; the comma habit and comments between fields are kept."""
    entry = read_entry(raw)
    fields = entry.fields
    for index in range(len(fields) - 1, -1, -1):
        field = fields[index]
        if field.name != name.lower():
            continue
        before = fields[index - 1].value_span[1] if index else entry.key_span[1]
        start, end = before, field.value_span[1]
        if b"%" in raw[before : field.name_span[0]] or b"," not in raw[before : field.name_span[0]]:
            start = field.name_span[0]
            tail = raw[end:]
            end += len(tail) - len(tail.lstrip()) + 1 if tail.lstrip().startswith(b",") else 0
        raw = raw[:start] + raw[end:]
    left = [field.name for field in fields if field.name != name.lower()]
    if [field.name for field in read_entry(raw).fields] != left:
        raise LibraryError(f"removing '{name}' would break the entry, nothing was written")
    return raw


def set_key(raw: bytes, key: bytes) -> bytes:
    """`raw` under another citekey."""
    entry = read_entry(raw)
    start, end = entry.key_span
    changed = raw[:start] + key + raw[end:]
    new = read_entry(changed)
    if raw[end:] != changed[new.key_span[1] :] or changed[slice(*new.key_span)] != key:
        raise LibraryError("that cannot be a citekey", hint="leave out white space, commas, braces and quotation marks")
    return changed


def content(written: bytes) -> bytes | None:
    """The text between the delimiters of a value that is one braced or quoted part; None for anything else."""
    if len(written) > 1 and (written[:1], written[-1:]) in ((b"{", b"}"), (b'"', b'"')):
        depth = 0
        quoted = written[:1] == b'"'
        inner = written[1:-1]
        if b"{" not in inner and b"}" not in inner:
            return inner if not quoted or b'"' not in inner else None
        for sign in inner:
            depth += (sign == 0x7B) - (sign == 0x7D)
            if depth < 0 or (quoted and sign == 0x22 and depth == 0):
                return None
        return inner if depth == 0 else None
    return None


def _delimited(old: bytes, text: bytes, layout: Layout) -> bytes:
    """`text` in the delimiters of the old value; a bare number stays bare when the new one is a number too."""
    if old.isdigit() and text.isdigit():
        return text
    if content(old) is not None:
        return layout._replace(quotes=old[:1] == b'"').value(text)
    return layout.value(text)


def _insert(entry: Entry, fields: tuple[Field, ...], new: bytes, layout: Layout) -> bytes:
    """The entry's bytes with the field `new` behind its last one (before it, where a comment ends that line)."""
    raw = entry.raw
    if not fields:
        start = entry.key_span[1]
        rest = raw[start:-1]
        comma = rest.lstrip().startswith(b",")
        tail = rest.lstrip()[1:] if comma else rest
        trailing = b"," if comma and layout.trailing_comma else b""
        end = tail if b"\n" in tail else layout.end
        return raw[:start] + layout.gap + new + trailing + end + raw[-1:]
    last = fields[-1]
    if b"%" in raw[last.value_span[1] : -1].split(b"\n")[0]:
        before = fields[-2].value_span[1] if len(fields) > 1 else entry.key_span[1]
        if b"," in raw[before : last.name_span[0]]:
            return raw[: last.name_span[0]] + new + clean_gap(layout.gap) + raw[last.name_span[0] :]
    return raw[: last.value_span[1]] + layout.gap + new + raw[last.value_span[1] :]


def _verify(raw: bytes, fields: tuple[Field, ...], changed: bytes, name: str, value: bytes, written: bool) -> None:
    """The other fields have the same bytes, in the same order, and this one has the new value."""
    old = [(f.name, raw[slice(*f.value_span)]) for f in fields]
    entry = read_entry(changed)
    new = [(f.name, changed[slice(*f.value_span)]) for f in entry.fields]
    at = next((index for index, pair in enumerate(new) if pair[0] == name), None)
    if at is not None:
        found = new.pop(at)[1]
        same = found == value if written else (content(found) == value or found == value)
        had = next((index for index, pair in enumerate(old) if pair[0] == name), None)
        if had is not None:
            old.pop(had)
        if same and old == new:
            return
    raise LibraryError(f"'{name}' would not read back as given, nothing was written", hint="are its braces balanced?")


def _line_ends(value: bytes, newline: bytes) -> bytes:
    return value.replace(b"\r\n", b"\n").replace(b"\n", newline) if b"\n" in value else value
