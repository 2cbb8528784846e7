"""BibLaTeX, read and written, through `loccit.biblatex`; entries in the file's order, @string and crossref resolved.

A whole file is held, as entries may refer to later ones. What BibLaTeX has no field for: `loccit.biblatex` says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from loccit.formats.bib_text import add_entries, drafts
from loccit.record import Draft, Record


def read(stream: BinaryIO, source: str = "") -> Iterator[Draft]:
    """One draft an entry; what could not be parsed is a failed one."""
    return drafts(stream, source, "biblatex", "BibLaTeX")


def write(records: Iterable[Record], out: BinaryIO) -> None:
    """Entries in UTF-8 with a blank line between them."""
    from loccit.biblatex import from_record

    add_entries(records, out, from_record)
