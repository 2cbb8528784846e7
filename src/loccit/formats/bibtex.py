"""BibTeX, read and written: the older entry types and fields, as BibTeX's own styles know them.

Reading is the same as of BibLaTeX, of which it is a part. Not held: what `loccit.biblatex.to_bibtex` drops or folds
into `note` and `howpublished` because BibTeX has no field for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from loccit.formats.bib_text import add_entries, drafts
from loccit.record import Draft, Record


def read(stream: BinaryIO, source: str = "") -> Iterator[Draft]:
    """One draft an entry; what could not be parsed is a failed one."""
    return drafts(stream, source, "bibtex", "BibTeX")


def write(records: Iterable[Record], out: BinaryIO) -> None:
    """Entries in UTF-8 with a blank line between them."""
    from loccit.biblatex import to_bibtex

    add_entries(records, out, to_bibtex)
