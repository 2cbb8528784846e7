"""BibLaTeX text, losslessly: bytes ↔ blocks ↔ fields ↔ `Record`.

Reading
    split(raw: bytes, name="") -> BibFile          never raises; file.blocks, file.entries, file.find(key)
    entry.key, .type, .start, .end, .line, .fields (Field: name, name_span, value_span, line), .items()
    file.problems() -> list[Problem]               blocks that failed (block.kind == "failed", block.reason), faults
    Context(files)                                 strings and entries that @string, crossref and xdata need
    to_record(entry, context) -> (Record, list[Problem])

Writing
    Edit(raw) … .set_field(key, field, text) .remove_field .add_entry(type, key, fields) .remove_entry
        .rename_key(old, new) .commit() -> bytes   many changes of one file in one pass, verified before they are given
    set_field(raw, key, field, text) -> bytes, remove_field, add_entry, remove_entry, rename_key: one change
    from_record(record) -> Fields(type, [(field, value text)])  (value text is LaTeX; `add_entry` delimits it)
    to_bibtex(record)                              the same for BibTeX
"""

from __future__ import annotations

from loccit.biblatex.blocks import BibFile, Block, Entry, Field
from loccit.biblatex.splitter import split

__all__ = ["BibFile", "Block", "Entry", "Field", "split"]
