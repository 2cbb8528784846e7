"""A first look at a pair: most pairs that share a blocking key are told apart by their titles alone."""

from __future__ import annotations

from rapidfuzz.fuzz import ratio

from loccit.match.row import Row

_LIKE = 70.0
"""Titles less alike than this share no more than some words."""
_BEGINNING = 30
"""Titles with so many letters in common at their beginning may be one work under two subtitles."""


def worth_comparing(x: Row, y: Row) -> bool:
    """False where the titles are unlike and nothing else could make up for it: no identifier or page is shared."""
    a, b = x.title, y.title
    if a == b or not a or not b or ratio(a, b, score_cutoff=_LIKE):
        return True
    if a.startswith(b[:_BEGINNING]) or b.startswith(a) or a.endswith(b) or b.endswith(a):
        return True
    return anchored(x, y)


def anchored(x: Row, y: Row) -> bool:
    """They share an identifier, or the first page of a volume."""
    if x.pages[1] and x.pages[1] == y.pages[1] and (x.volume == y.volume or x.year == y.year):
        return True
    if (x.doi and x.doi == y.doi) or (x.number and x.number == y.number) or (x.address and x.address == y.address):
        return True
    return bool(x.ids and not set(x.ids).isdisjoint(y.ids))
