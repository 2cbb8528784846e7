"""Reprints told by headline, byline, day and outlet alone; texts tell them better (`reprints`)."""

from __future__ import annotations

from rapidfuzz.fuzz import token_set_ratio, token_sort_ratio

from loccit.match.outlets import other_outlet
from loccit.match.row import Row
from loccit.record import Record

_NEWS = frozenset(("article-newspaper", "article-magazine", "webpage", "post", "post-weblog", "document", "broadcast"))
_DAYS = 40
"""A reprint follows its original within about a month."""
_COMMON = frozenset(
    "the a an of to in on for and or as at by with from will will is are after over new says said".split()
)


def reprint(a: Record, b: Record, x: Row, y: Row) -> str:
    """Why two news pieces are one text in two outlets; '' where headline, byline and day do not say so."""
    if a.type not in _NEWS or b.type not in _NEWS or not other_outlet(a, b) or not within_days(a, b):
        return ""
    if x.title == y.title and len(x.title.split()) > 3:
        return "same headline in another outlet"
    words = min(len(x.title.split()), len(y.title.split()))
    if words >= 6 and token_sort_ratio(x.title, y.title) >= 88:
        return "nearly the same headline in another outlet"
    if words >= 8 and token_set_ratio(x.title, y.title) >= 95:
        return "one headline holds the other, in another outlet"
    if same_byline_and_day(a, b, x, y) and len(_words(x) & _words(y)) >= 3:
        return "same byline and day, and words of the headline, in another outlet"
    return ""


def within_days(a: Record, b: Record) -> bool:
    """Not more than `_DAYS` apart, as far as both dates are known."""
    first, second = a.date(), b.date()
    if not (first and second and first.start and second.start):
        return True
    if len(first.start) < 2 or len(second.start) < 2:
        return abs(first.start[0] - second.start[0]) <= 1
    days = [
        start[0] * 365 + start[1] * 30 + (start[2] if len(start) > 2 else 15) for start in (first.start, second.start)
    ]
    return abs(days[0] - days[1]) <= _DAYS


def same_byline_and_day(a: Record, b: Record, x: Row, y: Row) -> bool:
    """The same named authors on the same day: nobody writes two reports on the same matter for two outlets."""
    first, second = a.date(), b.date()
    persons = all(any(name.family for name in record.names()) for record in (a, b))
    return bool(
        persons and x.authors == y.authors and first and first.start[2:] and second and first.start == second.start
    )


def _words(row: Row) -> set[str]:
    return set(row.title.split()) - _COMMON
