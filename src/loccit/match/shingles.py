"""Texts as sets of word shingles, with a MinHash sketch by which texts that share passages find each other.

Broder, 'On the resemblance and containment of documents' (1997): resemblance and containment of shingle sets; the
sketch is the bottom-k one (the k smallest hashes), which needs one hash per shingle instead of k.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from zlib import crc32

from loccit.match.normalise import fold

SHINGLE_WORDS = 5
SKETCH_SIZE = 48
_WRAPPED = 100
"""Characters: no longer lines are made by a program or a person that wraps them."""
_LINE_END = re.compile(r"(?<!\n)\n(?!\n)")
_MAX_WORDS = 20_000
"""Words of a text that are read: reprints are told long before, and a book costs no more than this."""
_CROWD = 64
"""A shingle that more texts than this have is boilerplate and brings nobody together."""

_QUOTED = re.compile(r"“[^”“]{3,1200}”|\"[^\"]{3,1200}\"|«[^»«]{3,1200}»|‘[^’‘]{20,600}’(?!\w)")

_QUOTED_ON = re.compile(r"^[ \t]*[“\"][^”\"\n]+$(?=\s*^[ \t]*[“\"])", re.MULTILINE)
"""A paragraph that opens a quotation and does not close it, before another that opens again: one quotation goes on."""


class Shingles(NamedTuple):
    """A text for comparison: its narration (what stands outside quotation marks) and all of it, as shingle hashes;
    `paragraphs` are the narration's."""

    narration: frozenset[int]
    whole: frozenset[int]
    words: int
    paragraphs: tuple[frozenset[int], ...]


def shingles(text: str) -> Shingles:
    """The shingles of `text`. Quotations are kept apart: two reporters quote one press release in the same words."""
    text = _unwrapped(text)
    told = _QUOTED.sub("\f", _QUOTED_ON.sub("\f", text))
    paragraphs = [frozenset(_narration(paragraph)) for paragraph in told.split("\n")]
    words = fold(text).split()[:_MAX_WORDS]
    return Shingles(
        frozenset().union(*paragraphs), frozenset(_hashes(words)), len(words), tuple([one for one in paragraphs if one])
    )


def _unwrapped(text: str) -> str:
    """Paragraphs as one line each, where blank lines part them and all lines are short: they were wrapped."""
    if "\n\n" not in text or any(len(line) > _WRAPPED for line in text.split("\n")):
        return text
    return _LINE_END.sub(" ", text)


def _narration(paragraph: str) -> Iterator[int]:
    for piece in paragraph.split("\f"):
        yield from _hashes(fold(piece).split())


def containment(a: frozenset[int], b: frozenset[int]) -> float:
    """The share of the smaller set that the other holds; 0 where one is empty."""
    smaller = min(len(a), len(b))
    return len(a & b) / smaller if smaller else 0.0


def resemblance(a: frozenset[int], b: frozenset[int]) -> float:
    """Jaccard's coefficient; 0 where both are empty."""
    shared = len(a & b)
    union = len(a) + len(b) - shared
    return shared / union if union else 0.0


def sketch(found: frozenset[int]) -> list[int]:
    """The bottom-k sketch, with the shingles whose hash is 0 modulo 16 besides, so that a short excerpt of a long text
    shares some of its keys too."""
    ordered = sorted(found)
    return sorted({*ordered[:SKETCH_SIZE], *[value for value in ordered if not value % 16][: 4 * SKETCH_SIZE]})


def candidates(sketches: Mapping[str, list[int]]) -> Iterator[tuple[str, str]]:
    """Pairs of names whose sketches share a hash that is no boilerplate, each once, in the mapping's order."""
    holders: dict[int, list[str]] = {}
    for name, values in sketches.items():
        for value in values:
            holders.setdefault(value, []).append(name)
    order = {name: position for position, name in enumerate(sketches)}
    pairs = {
        (one, other)
        for names in holders.values()
        if 1 < len(names) <= _CROWD
        for i, one in enumerate(names)
        for other in names[i + 1 :]
    }
    yield from sorted(pairs, key=lambda pair: (order[pair[0]], order[pair[1]]))


def _hashes(words: list[str]) -> Iterator[int]:
    for i in range(min(len(words), _MAX_WORDS) - SHINGLE_WORDS + 1):
        yield crc32(" ".join(words[i : i + SHINGLE_WORDS]).encode())
