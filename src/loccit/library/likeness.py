"""Records whose snapshot may hold the same text as a draft's: found by a few of its phrases, before any comparison."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loccit.errors import LoccitError

if TYPE_CHECKING:
    from loccit.index import Row
    from loccit.library.library import Library

_PHRASES = 10
_WORDS = 6
"""A phrase of six words is hardly ever in two texts by chance; ten of them, spread over the text, find a reprint that
is cut, extended or rewritten in half."""


def phrases(text: str) -> list[str]:
    """At most ten phrases of six words each, spread over `text`, none across a sentence's end or a quotation mark."""
    pieces = [re.findall(r"[^\W_]+", piece) for piece in re.split(r"[.!?:;\n\"“”«»()\[\]]|[’'](?!\w)", text)]
    usable = [words for words in pieces if len(words) >= _WORDS]
    step = max(1, len(usable) // _PHRASES)
    return [" ".join(words[-_WORDS:]) for words in usable[::step][:_PHRASES]]


def rows_like(library: Library, text: str) -> list[Row]:
    """The entries in whose snapshot one of the text's phrases stands."""
    found: dict[str, Row] = {}
    for phrase in phrases(text):
        try:
            hits = library.index.search(f'"{phrase}"', 20)
        except LoccitError:  # words that the query language reads otherwise: the other phrases find it
            continue
        found |= {hit.citekey: hit for hit in hits if hit.folder}
    return list(found.values())
