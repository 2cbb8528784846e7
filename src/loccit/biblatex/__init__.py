"""BibLaTeX text, losslessly: bytes ↔ blocks ↔ fields ↔ `Record`.

Reading
    split(raw: bytes, name="") -> BibFile          never raises; file.blocks, file.entries, file.find(key)
    entry.key, .type, .start, .end, .line, .fields (Field: name, name_span, value_span, line), .items()
    file.problems() -> list[Problem]               blocks that failed (block.kind == "failed", block.reason), faults
    Context(files)                                 strings and entries that @string, crossref and xdata need
    to_record(entry, context) -> (Record, list[Problem])
    NOT_SOURCES                                    types of entries that are no source: xdata, set, control

Writing
    Edit(raw) … .set_field(key, field, text) .remove_field .add_entry(type, key, fields) .remove_entry
        .rename_key(old, new) .commit() -> bytes   many changes of one file in one pass, verified before they are given
    set_field(raw, key, field, text) -> bytes, remove_field, add_entry, remove_entry, rename_key: one change
    from_record(record) -> Fields(type, [(field, value text)])  (value text is LaTeX; `add_entry` delimits it)
    changes(old: Record, new: Record) -> (type, [(field, text | None)])  what to set (None: remove) to make new of old
    to_bibtex(record) -> Fields                    the same for classic BibTeX

Texts: `latex.from_latex`, `latex.to_latex`; names: `names.parse_names`, `names.format_names`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from loccit.biblatex.bibtex import to_bibtex
    from loccit.biblatex.blocks import BibFile, Block, Entry, Field
    from loccit.biblatex.context import Context
    from loccit.biblatex.edit import Edit, add_entry, remove_entry, remove_field, rename_key, set_field
    from loccit.biblatex.entrytypes import NOT_SOURCES
    from loccit.biblatex.reading import to_record
    from loccit.biblatex.splitter import split
    from loccit.biblatex.writing import Fields, changes, from_record

_HOMES = {
    "BibFile": "blocks", "Block": "blocks", "Entry": "blocks", "Field": "blocks", "split": "splitter",
    "Context": "context", "Edit": "edit", "add_entry": "edit", "remove_entry": "edit", "remove_field": "edit",
    "rename_key": "edit", "set_field": "edit", "NOT_SOURCES": "entrytypes", "to_record": "reading",
    "Fields": "writing", "changes": "writing", "from_record": "writing", "to_bibtex": "bibtex",
}  # fmt: skip

__all__ = [
    "NOT_SOURCES",
    "BibFile",
    "Block",
    "Context",
    "Edit",
    "Entry",
    "Field",
    "Fields",
    "add_entry",
    "changes",
    "from_record",
    "remove_entry",
    "remove_field",
    "rename_key",
    "set_field",
    "split",
    "to_bibtex",
    "to_record",
]


def __getattr__(name: str) -> Any:
    """Loads each part when it is first used: start-up time is a feature."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
