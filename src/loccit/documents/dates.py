"""Dates in running text, as the press of many languages writes them, to `Date`. Nothing is read that is not one."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from loccit.record import Date, parse_edtf

FIRST_YEAR, LAST_YEAR = 1600, 2100
"""Years outside are numbers, not years of publication."""


class FoundDate(NamedTuple):
    """A date at `start`..`end` of a text. A `yearless` one has year 0; an `ambiguous` one only its year.

    `weekday` (0 Monday) is the day named before it, -1 where none is.
    """

    start: int
    end: int
    date: Date
    text: str
    yearless: bool = False
    ambiguous: bool = False
    weekday: int = -1


def find_dates(text: str, limit: int = 20, *, day_first: bool | None = None) -> list[FoundDate]:
    """All dates in `text`, in order, the first `limit` of them.

    `day_first` says how 3/4/2021 is meant where that is known; None leaves it open (`ambiguous`).
    """
    found: list[FoundDate] = []
    if not any(char.isdigit() for char in text):
        return found
    for match in _pattern().finditer(text):
        if date := _understood(match, day_first):
            found.append(_with_time(date, text))
            if len(found) == limit:
                break
    return found


@cache
def _pattern() -> re.Pattern[str]:
    from loccit.documents.months import MONTHS, WEEKDAYS

    month = "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True))
    weekday = "|".join(sorted(map(re.escape, WEEKDAYS), key=len, reverse=True))
    return re.compile(
        rf"(?<![\w/-])(?:(?P<weekday>{weekday})\.?,?\s+(?:den\s+|le\s+)?)?(?:"
        rf"(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})(?:[T ](?P<clock>\d{{2}}:\d{{2}}(?::\d{{2}})?)(?:\.\d+)?(?P<zone>Z|"
        rf"[+-]\d{{2}}:?\d{{2}})?)?"
        r"|(?P<y2>\d{4})\s?[年년.]\s?(?P<m2>\d{1,2})\s?[月월.]\s?(?P<d2>\d{1,2})\s?[日일]?"
        rf"|(?P<m3>{month})\.?\s+(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<y3>\d{{4}}))?"
        rf"|(?P<d4>\d{{1,2}})(?:st|nd|rd|th|er|º|°|\.)?(?:\s+de|\s+of)?[\s-]+(?P<m4>{month})\.?,?(?:(?:\s+de|"
        rf"\s+del)?[\s-]+(?P<y4>\d{{4}}))?"
        rf"|(?P<m5>{month})\.?,?(?:\s+de)?\s+(?P<y5>\d{{4}})"
        r"|(?P<d6>\d{1,2})\.\s?(?P<m6>\d{1,2})\.\s?(?P<y6>\d{4})"
        r"|(?P<y7>\d{4})/(?P<m7>\d{1,2})/(?P<d7>\d{1,2})"
        r"|(?P<a8>\d{1,2})[/-](?P<b8>\d{1,2})[/-](?P<y8>\d{4})"
        r")(?:(?=\d{1,2}:\d\d|updated|published|posted)|(?![\w-]|[./]\d))",  # pages run them together
        re.IGNORECASE,
    )


def _understood(match: re.Match[str], day_first: bool | None) -> FoundDate | None:
    from loccit.documents.months import WEEKDAYS

    weekday = WEEKDAYS.get((match["weekday"] or "").casefold(), -1)
    date, ambiguous = _parts(match, day_first)
    if date is None or not (date.start[0] == 0 or FIRST_YEAR <= date.start[0] <= LAST_YEAR):
        return None
    return FoundDate(match.start(), match.end(), date, match[0], date.start[0] == 0, ambiguous, weekday)


def _parts(match: re.Match[str], day_first: bool | None) -> tuple[Date | None, bool]:
    from loccit.documents.months import MONTHS

    if match["iso"]:
        date = parse_edtf(match["iso"])
        clock = _clock(match["clock"] or "", match["zone"] or "")
        return (date._replace(time=clock) if date else None), False
    if match["a8"]:
        return _either_order(int(match["a8"]), int(match["b8"]), int(match["y8"]), day_first)
    for form in "234567":
        groups = match.groupdict()
        month, day, year = groups.get(f"m{form}"), groups.get(f"d{form}"), groups.get(f"y{form}")
        if month:
            number = int(month) if month.isdigit() else MONTHS[month.casefold()]
            return _date(int(year or 0), number, int(day or 0)), False
    return None, False


def _either_order(first: int, second: int, year: int, day_first: bool | None) -> tuple[Date | None, bool]:
    """3/4/2021 is in April in London and in March in New York; 25/4/2021 is the same everywhere."""
    if first > 12 or second > 12 or first == second:
        return (_date(year, second, first) or _date(year, first, second)), False
    if day_first is not None:
        return (_date(year, second, first) if day_first else _date(year, first, second)), False
    return Date((year,)), True


def _date(year: int, month: int, day: int) -> Date | None:
    # 2000 stands in for an unknown year: it has a 29 February.
    text = f"{year or 2000:04d}-{month:02d}" + (f"-{day:02d}" if day else "")
    date = parse_edtf(text)
    return date._replace(start=(year, *date.start[1:])) if date else None


_TIME = re.compile(
    r"[\s,|·•–—-]*(?:(?:at|um|à|a las|alle|às|kl\.?|om|в|o)\s+)?"
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2})(?::(?P<second>\d{2}))?)?\s*(?P<half>[ap]\.?\s?m\b\.?)?"
    r"\s*(?:Uhr|hrs?\b)?\s*(?P<zone>Z\b|(?:UTC|GMT)\s?[+-]\d{1,2}\b|UTC\b|GMT\b|[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)


def _with_time(found: FoundDate, text: str) -> FoundDate:
    """The date with the time written right after it, if one is; a zone only where it is a fixed offset."""
    if found.date.time or len(found.date.start) < 3:
        return found
    match = _TIME.match(text, found.end, found.end + 60)
    if match is None or not (match["minute"] or match["half"]):
        return found
    hour, minute = int(match["hour"]), match["minute"] or "00"
    if match["half"]:
        hour = hour % 12 + (12 if match["half"][0] in "pP" else 0)
    if hour > 23 or int(minute) > 59:
        return found
    zone = re.sub(r"^(?:UTC|GMT)$", "Z", (match["zone"] or "").upper())
    if ahead := re.fullmatch(r"(?:UTC|GMT)\s?([+-])(\d{1,2})", zone):
        zone = f"{ahead[1]}{int(ahead[2]):02d}:00"
    clock = _clock(f"{hour:02d}:{minute}", zone)
    return found._replace(date=found.date._replace(time=clock), end=match.end(), text=text[found.start : match.end()])


def _clock(clock: str, zone: str) -> str:
    """`hh:mm:ss` with its offset, as EDTF has it after the T."""
    if not clock:
        return ""
    offset = f"{zone[:3]}:{zone[-2:]}" if len(zone) > 3 else zone
    return (clock if clock.count(":") == 2 else f"{clock}:00") + offset
