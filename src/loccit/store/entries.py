"""The bytes of one entry: what differs between two states of it, and putting one state back for another."""

from __future__ import annotations

from loccit.biblatex import Entry, split
from loccit.biblatex.fieldedit import drop_field, set_value
from loccit.biblatex.layout import Layout
from loccit.store.intent import digest
from loccit.store.steps import Fields, Patch, to_bytes, to_text

TYPE = "@type"
_MARK = 16  # hexadecimal digits of a digest that a patch keeps


def parse(raw: bytes) -> Entry | None:
    """The entry that these bytes are, None where they are not exactly one."""
    blocks = split(raw).blocks
    if len(blocks) == 1 and isinstance(blocks[0], Entry) and (blocks[0].start, blocks[0].end) == (0, len(raw)):
        return blocks[0]
    return None


def values(raw: bytes) -> dict[str, str]:
    """The fields of an entry as written, with delimiters, and its type; of a field that is there twice, the first."""
    entry = parse(raw)
    if entry is None:
        return {}
    out = {TYPE: entry.type}
    for field in entry.fields:
        out.setdefault(field.name, to_text(raw[slice(*field.value_span)]))
    return out


def differing(before: bytes, after: bytes) -> Fields:
    """The fields that differ between two states of an entry."""
    old, new = values(before), values(after)
    return {
        name: (old.get(name), new.get(name)) for name in dict.fromkeys([*old, *new]) if old.get(name) != new.get(name)
    }


def patch_of(before: bytes, after: bytes) -> Patch:
    """The smallest patch that makes `after` of `before`, at character boundaries."""
    old, new = to_text(before), to_text(after)
    start = 0
    limit = min(len(old), len(new))
    while start < limit and old[start] == new[start]:
        start += 1
    end = 0
    while end < limit - start and old[-1 - end] == new[-1 - end]:
        end += 1
    cut, put = old[start : len(old) - end], new[start : len(new) - end]
    return Patch(start, cut, put, None, digest(before)[:_MARK], digest(after)[:_MARK])


def patched(raw: bytes, patch: Patch) -> bytes | None:
    """`raw` with the patch applied; None where it was made for another text."""
    if digest(raw)[:_MARK] != patch.before:
        return None
    text = to_text(raw)
    return to_bytes(text[: patch.at] + patch.put + text[patch.at + len(patch.cut) :])


def with_value(raw: bytes, field: str, value: str | None, current: str | None) -> bytes | None:
    """`raw` with `field` as `value`, as written, if it now is `current`; None where it is not."""
    entry = parse(raw)
    if entry is None or values(raw).get(field) != current:
        return None
    if field == TYPE:
        return None if value is None else _with_type(raw, entry, value)
    if value is None:
        return drop_field(raw, field)
    return set_value(raw, field, to_bytes(value), Layout(), written=True)


def _with_type(raw: bytes, entry: Entry, new: str) -> bytes:
    start = raw.lower().find(entry.type.encode())
    return raw[:start] + new.encode() + raw[start + len(entry.type.encode()) :]
