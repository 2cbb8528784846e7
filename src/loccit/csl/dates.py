"""Date data: CSL-JSON dates, and dates written as text (CSL 1.0.2, Date; CSL-JSON date-variable)."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

Parts = tuple[int, int, int]  # year, month, day; 0 is 'not given'; months 13 to 16 are seasons


class Date(NamedTuple):
    """One date or range. `end` (0, 0, 0) is an open range; `literal` is text that is not a date."""

    start: Parts = (0, 0, 0)
    end: Parts | None = None
    circa: bool = False
    literal: str = ""


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SEASONS = {"spr": 13, "sum": 14, "aut": 15, "fal": 15, "win": 16}
_ISO = re.compile(r"(-?\d{1,4})(?:[-/](\d{1,2}))?(?:[-/](\d{1,2}))?$")
_NUMBER_OR_WORD = re.compile(r"-?\d+|[^\W\d_]+")


def parse_date(value: Any) -> Date | None:
    """A CSL-JSON date, or None where there is nothing in it."""
    if isinstance(value, str | int):
        return parse_raw(str(value))
    if not isinstance(value, dict):
        return None
    circa = value.get("circa") not in (None, False, 0, "", "0", "false")
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts:
        ends = [_parts(part) for part in parts[:2] if isinstance(part, list)]
        if ends and ends[0][0]:
            start = _with_season(ends[0], value.get("season"))
            end = ends[1] if len(ends) > 1 else None
            return Date(start, None if end == start else end, circa)
    if isinstance(raw := value.get("raw"), str) and (date := parse_raw(raw)):
        return date._replace(circa=circa or date.circa)
    if isinstance(literal := value.get("literal"), str) and literal.strip():
        return Date(literal=literal.strip(), circa=circa)
    return None


def _parts(values: list[Any]) -> Parts:
    numbers = []
    for value in (*values, 0, 0, 0)[:3]:
        try:
            numbers.append(int(value))
        except (TypeError, ValueError, OverflowError):
            numbers.append(0)
    year, month, day = numbers
    if 20 < month < 25:  # the seasons of EDTF
        month -= 8
    if not 0 <= month <= 16:
        month = 0
    return year, month, day if 0 < day < 32 else 0


def _with_season(parts: Parts, season: Any) -> Parts:
    if parts[1] or season in (None, ""):
        return parts
    text = str(season).strip().lower()
    number = int(text) if text.isdigit() and len(text) < 3 else 0
    month = 12 + number if 1 <= number <= 4 else number - 8 if 21 <= number <= 24 else _SEASONS.get(text[:3], 0)
    return parts[0], month, 0


def parse_raw(text: str) -> Date | None:
    """A date written as text: ISO, EDTF, `May 3, 2005`, `3 May 2005/June 2006`; else a literal."""
    text = text.strip()
    if not text:
        return None
    body = text
    circa = bool(re.search(r"[?~]|^\[?\s*(?:ca?\.|circa)", body, re.IGNORECASE))
    body = re.sub(r"[?~\[\]]|^\s*(?:ca?\.|circa)\s*", "", body, flags=re.IGNORECASE).strip()
    body = re.sub(r"T\d\d:\d\d.*$", "", body)
    for divided in _ranges(body):
        ends = [_one(part.strip()) for part in divided]
        if all(ends) and ends[0]:
            start, end = ends[0], ends[-1]
            if len(ends) == 1 or end is None:
                return Date(start, None, circa)
            if not start[0]:  # May-June 2005
                start = (end[0], start[1], start[2])
            return Date(start, end, circa)
        if len(divided) == 2 and ends[0] and not divided[1].strip():
            return Date(ends[0], (0, 0, 0), circa)
    return Date(literal=text, circa=False)


def _ranges(body: str) -> list[list[str]]:
    """The ways in which `body` may be one date or two."""
    ways = [[body]]
    for sign in ("/", "–", "—", " - ", "--", "-"):
        halves = body.split(sign)
        if len(halves) == 2 and halves[0].strip():
            ways.append(halves)
    return ways


def _one(text: str) -> Parts | None:
    """A single date, or None."""
    if found := _ISO.match(text):
        year, month, day = (int(part or 0) for part in found.groups())
        if month <= 12 and day <= 31 and ("/" not in text or len(found[1]) == 4):
            return year, month, day
    if found := re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", text):
        first, second, year = (int(part) for part in found.groups())
        month, day = (second, first) if first > 12 or "." in text else (first, second)
        return (year, month, day) if 1 <= month <= 12 else None
    return _worded(text)


def _worded(text: str) -> Parts | None:
    """A date with a month's or season's name in it."""
    year = month = day = 0
    for token in _NUMBER_OR_WORD.findall(text):
        if token.lstrip("-").isdigit():
            number = int(token)
            if 0 < number <= 31 and not day and len(token) < 3 and (month or not year):
                day = number
            elif not year and len(token) >= 3:
                year = number
            else:
                return None
            continue
        key = token.lower()[:3]
        if month or (key not in _MONTHS and key not in _SEASONS) or len(token) < 3:
            return None
        month = _MONTHS.index(key) + 1 if key in _MONTHS else _SEASONS[key]
    if not month and (day or not year):
        return None
    return (year, month, day) if year or month else None
