"""What stands between two pages of a source: a foot, a page number, a running head. A quotation passes over it."""

from __future__ import annotations

from bisect import bisect_left

_FOOT = 14  # lines at the end of a page that may be notes and a page number
_HEAD = 3  # lines at its beginning that may be a running head


def jumps(text: str, starts: list[int]) -> list[tuple[int, int]]:
    """(from, to): numbers of words, which begin at `starts`.

    Only whole lines are passed over, so that a word dropped at the end of a page is found.
    """
    found: set[tuple[int, int]] = set()
    position = text.find("\f")
    while position >= 0:
        feet = _lines_before(text, position)
        heads = _lines_after(text, position + 1)
        for foot in feet:
            start = bisect_left(starts, foot)
            for head in heads:
                end = bisect_left(starts, head)
                if end > start:
                    found.add((start, end))
        position = text.find("\f", position + 1)
    return sorted(found)


def _lines_before(text: str, position: int) -> list[int]:
    """The page's end, and where its last lines begin."""
    places = [position]
    page = text.rfind("\f", 0, position) + 1
    for _ in range(_FOOT):
        line = text.rfind("\n", page, places[-1] - 1 if places[-1] else 0) + 1
        if line <= page:
            break
        places.append(line)
    return places


def _lines_after(text: str, position: int) -> list[int]:
    """The page's beginning, and where its first lines end."""
    places = [position]
    while len(places) <= _HEAD:
        line = text.find("\n", places[-1])
        if line < 0 or "\f" in text[places[-1] : line]:
            break
        places.append(line + 1)
    return places
