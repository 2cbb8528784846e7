"""Dates as formats other than EDTF write them: `2005/07/15`, `2012///Spring`, `2009 May-Jun`, `JUN 14`, `20160419`."""

from __future__ import annotations

import re
from functools import lru_cache

from loccit.record import Date, parse_edtf

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_FULL = "january february march april may june july august september october november december".split()
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_SEASON_NAMES = {21: "Spring", 22: "Summer", 23: "Autumn", 24: "Winter"}
_ISO = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:[T ]\d\d:?\d\d.*)?")
_COMPACT = re.compile(r"((?:1[5-9]|20)\d\d)(\d\d)(\d\d)")
_RIS = re.compile(r"(\d{4})/([^/]*)/?([^/]*)/?(.*)", re.DOTALL)
_WORD = re.compile(r"\d+|[^\W\d_]+")
_DAY_MONTH_YEAR = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")


@lru_cache(maxsize=8192)
def read_date(text: str) -> Date:
    """A date in any of the ways databases write one; what is none is kept as a literal.

    `3/4/2020` is kept too: whether the day or the month comes first is not said.
    """
    text = text.strip()
    if edtf := parse_edtf(text):
        return edtf
    if match := _ISO.fullmatch(text):
        return _valid(text, *(int(part) if part else 0 for part in match.groups()))
    if match := _COMPACT.fullmatch(text):
        return _valid(text, *map(int, match.groups()))
    if match := _RIS.fullmatch(text):
        return _ris_date(text, match)
    if match := _DAY_MONTH_YEAR.fullmatch(text):
        return _numeric(text, *map(int, match.groups()))
    return _words_date(text)


def with_day(year: Date, text: str) -> Date:
    """`year` made more precise by a text without one (`JUN 14`, `Sep-Oct`, `Spring`), where that can be read."""
    if len(year.start) != 1 or not text.strip():
        return year
    if re.search(r"\b\d{4}\b", text):
        other = read_date(text)
        return other if other.start[:1] == year.start else year
    found = _words_date(f"{year.start[0]:04d} {text}")
    return year if found.literal else found


def month_number(text: str) -> int:
    """1–12 for an English month name or its abbreviation, 21–24 for a season, else 0."""
    word = text.strip(" .").lower()
    if word in _SEASONS:
        return _SEASONS[word]
    if word[:3] not in _MONTHS:
        return 0
    number = _MONTHS.index(word[:3])
    return number + 1 if word == _FULL[number] or word in (word[:3], _FULL[number][:4], "sept") else 0


def slashed(date: Date) -> str:
    """`2005/07/15`, `2005/07`, `2005`, as RIS and EndNote write dates; EDTF for ranges and marks; a literal as is."""
    if date.literal or date.end is not None or date.circa or date.uncertain or date.time or date.unspecified:
        return date.text()
    if len(date.start) == 2 and date.start[1] > 12:
        return f"{date.start[0]:04d}///{_SEASON_NAMES[date.start[1]]}" if date.start[0] > 0 else date.edtf()
    return date.edtf().replace("-", "/") if date.start and date.start[0] > 0 else date.edtf()


def _valid(text: str, year: int, month: int = 0, day: int = 0) -> Date:
    """The date of these numbers, cut before the first zero; a literal where there is no such day."""
    edtf = f"{year:04d}" + (f"-{month:02d}" + (f"-{day:02d}" if day else "") if month else "")
    return parse_edtf(edtf) or Date(literal=text)


def _numeric(text: str, first: int, second: int, year: int) -> Date:
    if first > 12 >= second:
        return _valid(text, year, second, first)
    if second > 12 >= first or first == second:
        return _valid(text, year, first, second)
    return Date(literal=text)


def _ris_date(text: str, match: re.Match[str]) -> Date:
    """`YYYY/MM/DD/other` (RIS specification), each part may be empty or zero; `other` may be a season."""
    year, month, day, other = (part.strip() for part in match.groups())
    if month.isdigit() or not month:
        number = int(month or 0)
    else:
        number = month_number(month)
        if not number:
            return _words_date(text.replace("/", " "))
    if not number and other:
        found = _words_date(f"{year} {other}")
        return Date((int(year),)) if found.literal else found
    return _valid(text, int(year), number, int(day) if day.isdigit() and 0 < number < 13 else 0)


def _words_date(text: str) -> Date:
    """Month names, days and one year in any order; two months or days are a range (`2009 May-Jun`)."""
    months: list[int] = []
    days: list[int] = []
    years: list[int] = []
    for word in _WORD.findall(text):
        if word.isdigit():
            (years if len(word) == 4 else days).append(int(word))
        elif number := month_number(word):
            months.append(number)
        elif word.lower() not in ("st", "nd", "rd", "th", "of", "the", "published", "online"):
            return Date(literal=text)
    if not years and days and len(str(max(days))) == 8:
        return Date(literal=text)
    if len(years) == 2 and len(months) == 2 and not days:
        return _range(text, (years[0], months[0]), (years[1], months[1]))
    if len(years) == 2 and not months and not days:
        return _range(text, (years[0],), (years[1],))
    if len(years) != 1 or len(months) > 2 or len(days) > 2:
        return Date(literal=text)
    if not months and len(days) == 2:
        return _valid(text, years[0], *(days if days[0] <= 12 else days[::-1]))  # 2013 06 10: largest first
    if not months and len(days) == 1:
        return _valid(text, years[0], days[0])
    return _month_date(text, years[0], months, days)


def _month_date(text: str, year: int, months: list[int], days: list[int]) -> Date:
    if len(months) == 2:
        points = [(year, month, *days[at : at + 1]) for at, month in enumerate(months)]
        if len(days) == 1:
            points = [point[:2] for point in points]
        if points[1] < points[0]:  # 2009 Dec-Jan ends in the next year
            points[1] = (year + 1, *points[1][1:])
        return _range(text, points[0], points[1])
    if months and len(days) == 2:
        return _range(text, (year, months[0], days[0]), (year, months[0], days[1]))
    return _valid(text, year, months[0] if months else 0, days[0] if days and months and months[0] < 13 else 0)


def _range(text: str, start: tuple[int, ...], end: tuple[int, ...]) -> Date:
    return parse_edtf(f"{_point(start)}/{_point(end)}") or Date(literal=text)


def _point(parts: tuple[int, ...]) -> str:
    return f"{parts[0]:04d}" + "".join(f"-{part:02d}" for part in parts[1:])
