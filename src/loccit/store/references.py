"""References from entry to entry inside a .bib file, and how they follow a renamed citekey (BibLaTeX manual §2.2.3)."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress

from loccit.biblatex import Entry, split
from loccit.store.entries import values, with_value

SINGLE = ("crossref", "xref")
LISTS = ("xdata", "related", "entryset", "distinct")


def renamed_references(raw: bytes, old: str, new: str) -> bytes:
    """The entry `raw` with every reference to `old` now to `new`; all other bytes are kept."""
    block = next((block for block in split(raw).blocks if isinstance(block, Entry)), None)
    if block is None:
        return raw
    pieces: list[bytes] = []
    position = 0
    for field in block.fields:
        start, end = field.value_span
        value = raw[start:end]
        changed = _renamed(field.name, value, old, new)
        if changed != value:
            pieces += [raw[position:start], changed]
            position = end
    return b"".join([*pieces, raw[position:]])


def without_alias(raw: bytes, citekey: str) -> bytes:
    """The entry without `citekey` among the names it once had (`ids`): it may now be called so again."""
    aliases = values(raw).get("ids", "")
    names = [name.strip() for name in aliases[1:-1].split(",")]
    if citekey not in names:
        return raw
    kept = ", ".join(name for name in names if name != citekey)
    return with_value(raw, "ids", f"{aliases[0]}{kept}{aliases[-1]}" if kept else None, aliases) or raw


def _renamed(field: str, value: bytes, old: str, new: str) -> bytes:
    for key, replacement in zip(key_bytes(old), key_bytes(new), strict=False):
        if key in value:
            return re.sub(_pattern(field, re.escape(key)), _keeping_space(replacement), value)
    return value


def _pattern(field: str, key: bytes) -> bytes:
    if field == "relations":  # `reports-on: key; version-of: key`
        return rb"(?<=:)(\s*)" + key + rb"(?=\s*[;}\"])"
    if field in SINGLE or field in LISTS:
        return rb"(?<![^\s,{\"])" + key + rb"(?![^\s,}\"])"
    # data taken over value by value: `author = {xdata=smith-author-1}` (§3.13.6)
    return rb"(?<=xdata=)" + key + rb"(?=-[A-Za-z]+(?:-\d+)?\s*(?:$|[\s},\"]))"


def _keeping_space(replacement: bytes) -> Callable[[re.Match[bytes]], bytes]:
    return lambda found: (found[1] if found.re.groups else b"") + replacement


def key_bytes(key: str) -> list[bytes]:
    """A citekey as it may stand in a file: UTF-8, or Windows-1252 in old ones."""
    out = [key.encode("utf-8", "surrogateescape")]
    if not key.isascii():
        with suppress(UnicodeEncodeError):
            out.append(key.encode("cp1252"))
    return out
