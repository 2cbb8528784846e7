"""Dates: BibLaTeX's EDTF fields, and BibTeX's `year`, `month` and `day` (biblatex manual §2.3.8)."""

from __future__ import annotations

import re
from functools import lru_cache

from loccit.record import Date, parse_edtf

_NAMES = "january february march april may june july august september october november december".split()
_MONTHS = {name[:3]: number for number, name in enumerate(_NAMES, 1)}
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_BETWEEN = re.compile(r"\s*(?:--?|–|/|\band\b|&|\\&)\s*")
_WORD = re.compile(r"([^\W\d_]+)\.?")
_SORTED_BY = re.compile(r"(?:\{?\\[A-Za-z]+\s*\{[^{}]*\}\}?\s*)+(-?\d{4})")
_DAY = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?(?!\d)")


@lru_cache(maxsize=1 << 12)
def parse_date_field(text: str) -> Date:
    """The value of a date field; what is no EDTF is kept as a literal."""
    return parse_edtf(text) or Date(literal=text)


@lru_cache(maxsize=1 << 12)
def from_year_month(year: str, month: str = "", day: str = "") -> tuple[Date, bool]:
    """`year`, `month` and `day` as a date, and whether month and day were understood.

    `month` is a number, a name, a season, or two of them (`July/August`, `10~jan`).
    """
    date = parse_edtf(year.strip())
    if date is None:
        return Date(literal=" ".join(filter(None, (month.replace("~", " ").strip(), year.strip())))), True
    if not month.strip():
        return date, not day.strip()
    if date.end is not None or date.unspecified or len(date.start) > 1:
        return date, False
    points = [_month(part) for part in _BETWEEN.split(month.strip()) if part]
    if not points or len(points) > 2 or any(point is None for point in points):
        return date, False
    found = [(*date.start, *point) for point in points if point is not None]
    if day.strip():
        if len(found) > 1 or len(found[0]) > 2 or not day.strip().isdigit():
            return date, False
        found = [(*found[0], int(day))]
    text = "/".join("-".join(f"{part:02d}" if index else f"{part:04d}" for index, part in enumerate(p)) for p in found)
    mark = {(True, True): "%", (True, False): "~", (False, True): "?"}.get((date.circa, date.uncertain), "")
    whole = parse_edtf(text + mark) if date.start[0] > 0 else None
    return (whole, True) if whole is not None else (date, False)


def printed_year(latex: str) -> str:
    """The year that is printed of `{\\noopsort{1973b}}1981`, where a command only serves to sort; else ''."""
    match = _SORTED_BY.fullmatch(latex.strip())
    return match[1] if match else ""


def _month(text: str) -> tuple[int, ...] | None:
    """(month,) or (month, day); None where it is neither."""
    text = text.replace("~", " ").replace("\u00a0", " ").strip(' .,{}"#')
    if text.isdigit():
        return (int(text),) if 1 <= int(text) <= 12 or 21 <= int(text) <= 24 else None
    word = _WORD.search(text)
    if word is None:
        return None
    name = word[1].lower()
    if name in _SEASONS:
        return (_SEASONS[name],)
    number = _MONTHS.get(name[:3])
    if number is None or (not _NAMES[number - 1].startswith(name) and name != "sept"):
        return None
    rest = (text[: word.start()] + " " + text[word.end() :]).strip(" .,")
    if not rest:
        return (number,)
    day = _DAY.fullmatch(rest)
    return (number, int(day[1])) if day else None
