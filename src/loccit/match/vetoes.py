"""What forbids calling two rows duplicates, however much else agrees. Each veto is a reason for the user."""

from __future__ import annotations

from collections.abc import Sequence

from loccit.match import levels as lv
from loccit.match.row import Row

_SAME_TITLE = frozenset({lv.TITLE_SAME, lv.TITLE_SAME_SHORT, lv.TITLE_GENERIC})
_SAME_TEXT = frozenset({lv.ABSTRACT_SAME, lv.ABSTRACT_CLOSE})
_SAME_PAGE = frozenset({lv.PAGES_SAME, lv.PAGES_FIRST})
_IDENTIFIED = frozenset({lv.DOI_SAME, lv.ID_SAME, lv.NUMBER_SAME})
_ON_THE_WEB = frozenset({"web", "news", ""})
_ARTICLED = {
    "comment": "a comment",
    "correction": "a correction",
    "data": "a data set",
    "reply": "a reply",
    "retraction": "a retraction",
    "review": "a review",
    "update": "an update",
    "volume": "a volume of a set",
}
_ALWAYS_APART = frozenset({"correction", "reply"})
"""Pieces that often begin on the very page where what they answer ends, so that a shared page proves nothing."""


def vetoes(x: Row, y: Row, found: Sequence[lv.Level], identified: bool = False) -> list[str]:
    """The vetoes of a pair whose levels were `found`; empty where nothing forbids.

    `identified`: it is known otherwise that an identifier is shared (through a third record of the same work); then
    a damaged page, number or title no longer forbids.
    """
    seen = frozenset(found)
    identified = identified or not seen.isdisjoint(_IDENTIFIED)
    if lv.ADDRESS_SAME in seen and x.family in _ON_THE_WEB and y.family in _ON_THE_WEB:
        identified = True
    same_place = _same_place(seen)
    out = _contradictions(x, y, seen, same_place)
    if not identified:
        if not same_place and numerals_conflict(x.numerals, y.numerals):
            out.append("different numbers in the titles")
        out.extend(_elsewhere(x, y, seen))
        if seen & {lv.TITLE_FAR, lv.TITLE_OTHER} or not (x.title and y.title):
            out.append("the titles do not agree and no identifier is shared")
        if lv.TITLE_GENERIC in seen and not _same_slot(seen):
            out.append("a generic title, and neither pages nor issue agree")
    return out


def numerals_conflict(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Each title has a number that the other lacks: part 1 and part 2, 2010 and 2011."""
    return a != b and bool(set(a) - set(b)) and bool(set(b) - set(a))


def _same_place(seen: frozenset[lv.Level]) -> bool:
    """The same page of the same volume, or of the same journal in the same year where volumes are confused."""
    if not seen & _SAME_PAGE:
        return False
    return lv.VOLUME_OTHER not in seen or {lv.CONTAINER_SAME, lv.YEAR_SAME} <= seen


def _contradictions(x: Row, y: Row, seen: frozenset[lv.Level], same_place: bool) -> list[str]:
    """Identifiers and kinds of piece that differ."""
    out = []
    if lv.DOI_OTHER in seen and not _same_piece(seen, same_place):
        out.append("different DOIs")
    if x.number and y.number and x.number != y.number:
        out.append("different report numbers")
    if {x.family, y.family} == {"book", "chapter"} and lv.DOI_SAME not in seen:
        out.append("a book and a chapter")
    if "book" == x.family == y.family and lv.VOLUME_OTHER in seen:
        out.append("another volume of the set")
    if lv.TITLE_OTHER in seen and seen & {lv.PAGES_OTHER, lv.ABSTRACT_OTHER}:
        out.append("other titles, and other pages or abstracts, under one identifier")
    marks = (x.marks ^ y.marks) - {"meeting", "generic"}
    if marks and not (same_place and marks.isdisjoint(_ALWAYS_APART)):
        out.append(f"only one is {_ARTICLED[min(marks)]}")
    return out


def _same_piece(seen: frozenset[lv.Level], same_place: bool) -> bool:
    """Title and place agree so well that two DOIs are two registrations, or one is mistyped."""
    if same_place:
        return bool(seen & {lv.TITLE_SAME, lv.TITLE_SAME_SHORT, lv.TITLE_NEAR, lv.TITLE_PART})
    return {lv.TITLE_SAME, lv.AUTHORS_SAME, lv.VOLUME_SAME, lv.ISSUE_SAME, lv.CONTAINER_SAME} <= seen


def _same_slot(seen: frozenset[lv.Level]) -> bool:
    """The same pages or issue of the same volume: what an editorial needs, which often begins on the same page."""
    if seen & {lv.VOLUME_OTHER, lv.YEAR_OTHER, lv.YEAR_NEXT}:
        return False
    return lv.PAGES_SAME in seen or {lv.ISSUE_SAME, lv.VOLUME_SAME} <= seen


def _elsewhere(x: Row, y: Row, seen: frozenset[lv.Level]) -> list[str]:
    """Disjoint pages: another article of the same volume, a meeting abstract, a parallel publication."""
    apart = lv.PAGES_OTHER in seen
    out = []
    if lv.ISSUE_OTHER in seen and not seen & _SAME_TEXT and not (seen & _SAME_PAGE and lv.TITLE_GENERIC not in seen):
        out.append("another issue")
    if {lv.CONTAINER_OTHER, lv.VOLUME_OTHER} <= seen and not seen & _SAME_PAGE:
        out.append("another volume of another journal")
    if apart and not seen & _SAME_TITLE:
        out.append("different pages and titles")
    elif apart and seen & {lv.TITLE_GENERIC, lv.CONTAINER_OTHER, lv.VOLUME_OTHER, lv.YEAR_OTHER}:
        out.append("different pages")
    elif apart and lv.YEAR_NEXT in seen and lv.VOLUME_SAME not in seen:
        out.append("different pages of another year")
    if "meeting" in (x.marks ^ y.marks) and (apart or lv.CONTAINER_OTHER in seen):
        out.append("only one is a meeting abstract")
    return out
