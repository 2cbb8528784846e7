"""Dates: EDTF levels 0 and 1 (ISO 8601-2), as BibLaTeX and CSL know them, with what was not understood kept.

`Date` holds parts as integers; `parse_edtf` and `Date.edtf` are inverse for all it accepts.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

Parts = tuple[int, ...]
"""(year), (year, month) or (year, month, day); month 21-24 is a season (EDTF), () is open or unknown."""

_SEASONS = {1: 21, 2: 22, 3: 23, 4: 24}
_POINT = re.compile(
    r"(?P<year>Y-?\d{5,9}|-?\d{4}|\d{3}X|\d{2}XX)"
    r"(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX))?)?"
    r"(?:T(?P<time>\d{2}(?::?\d{2}(?::?\d{2})?)?(?:Z|[+-]\d{2}(?::?\d{2})?)?))?"
    r"(?P<mark>[~?%]?)"
)
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Date(NamedTuple):
    """A point or range in time. `end` is None for a point, `()` for an open end; `literal` is text that is no date.

    `circa` is EDTF `~` (approximate), `uncertain` is `?`, both together are `%`. `time` is kept as written after the
    `T`. `unspecified` is the EDTF text where digits are masked (`201X`): `start` and `end` then hold its bounds.
    """

    start: Parts = ()
    end: Parts | None = None
    circa: bool = False
    uncertain: bool = False
    time: str = ""
    literal: str = ""
    unspecified: str = ""

    @property
    def year(self) -> int | None:
        """The (first) year, astronomical: 0 is 1 BC."""
        if self.start:
            return self.start[0]
        return self.end[0] if self.end else None

    def edtf(self) -> str:
        """EDTF text, `''` for a literal."""
        mark = {(True, True): "%", (True, False): "~", (False, True): "?"}.get((self.circa, self.uncertain), "")
        if self.unspecified:
            return self.unspecified + mark
        if self.end is None:
            time = f"T{self.time}" if self.time else ""
            return _point_text(self.start) + time + mark if self.start else ""
        start = _point_text(self.start) + mark if self.start else ".."
        return f"{start}/{_point_text(self.end) + mark if self.end else '..'}"

    def text(self) -> str:
        """What a person reads in a table: EDTF, or the literal."""
        return self.edtf() or self.literal

    def json(self) -> dict[str, Any]:
        """CSL-JSON date object. Years before 1 are given as CSL counts them (-44 is 44 BC)."""
        if self.literal or not (self.start or self.end):
            return {"literal": self.literal}
        parts = [_csl_parts(self.start)]
        if self.end is not None:
            parts.append(_csl_parts(self.end) if self.end else [0])
        out: dict[str, Any] = {"date-parts": parts}
        if len(self.start) > 1 and self.start[1] > 12:
            out["season"] = self.start[1] - 20
        if self.circa or self.uncertain:
            out["circa"] = True
        return out

    @classmethod
    def from_json(cls, value: Any) -> Date:
        """From a CSL-JSON date object: `date-parts`, `season`, `circa`, `literal`, `raw`, or a bare EDTF string."""
        if not isinstance(value, dict):
            return parse_date(str(value))
        circa = bool(value.get("circa"))
        parts = value.get("date-parts")
        if isinstance(parts, list) and parts and isinstance(parts[0], list):
            points = [_from_csl_parts(part) for part in parts[:2]]
            if points[0] is not None:
                return _with_season(points, value.get("season"), circa)
        if raw := value.get("raw") or value.get("edtf"):
            return parse_date(str(raw))._replace(circa=circa)
        return cls(literal=str(value.get("literal") or ""))


def parse_edtf(text: str) -> Date | None:
    """`text` as EDTF level 0 or 1 (also `2020/` and `/2020` for open ends); None where it is not."""
    text = text.strip()
    if "/" not in text:
        return _parse_point(text)
    first, _, last = text.partition("/")
    open_ends = ("", "..", "open", "unknown", "*")
    start = Date() if first in open_ends else _parse_point(first)
    end = Date() if last in open_ends else _parse_point(last)
    if start is None or end is None or start.unspecified or end.unspecified or not (start.start or end.start):
        return None
    if start.start and end.start and end.start < start.start[: len(end.start)]:
        return None
    return Date(start.start, end.start, start.circa or end.circa, start.uncertain or end.uncertain)


def parse_date(text: str) -> Date:
    """`text` as EDTF where it is, else kept as a literal."""
    text = text.strip()
    return parse_edtf(text) or Date(literal=text)


def _parse_point(text: str) -> Date | None:
    match = _POINT.fullmatch(text)
    if match is None:
        return None
    mark = match["mark"]
    circa, uncertain = mark in ("~", "%"), mark in ("?", "%")
    year, month, day = match["year"], match["month"], match["day"]
    if "X" in text:
        bounds = _masked_bounds(year, month, day)
        return bounds and bounds._replace(circa=circa, uncertain=uncertain, unspecified=text.rstrip("~?%"))
    parts = tuple(int(part) for part in (year.removeprefix("Y"), month, day) if part)
    if not _valid(parts) or (match["time"] and len(parts) < 3):
        return None
    return Date(parts, None, circa, uncertain, match["time"] or "")


def _masked_bounds(year: str, month: str | None, day: str | None) -> Date | None:
    """First and last point that a text with masked digits can mean."""
    if "X" in year:
        if month:
            return None
        return Date((int(year.replace("X", "0")),), (int(year.replace("X", "9")),))
    first = int(year)
    if month == "XX":
        return Date((first, 1), (first, 12)) if day in (None, "XX") else None
    number = int(month or 0)
    if not 1 <= number <= 12:
        return None
    return Date((first, number, 1), (first, number, _month_days(first, number)))


def _valid(parts: Parts) -> bool:
    if len(parts) > 1 and not (1 <= parts[1] <= 12 or (21 <= parts[1] <= 24 and len(parts) == 2)):
        return False
    return len(parts) < 3 or 1 <= parts[2] <= _month_days(parts[0], parts[1])


def _month_days(year: int, month: int) -> int:
    if month == 2 and not (year % 4 == 0 and (year % 100 or year % 400 == 0)):
        return 28
    return _DAYS[month - 1]


def _point_text(parts: Parts) -> str:
    year = parts[0]
    text = f"Y{year}" if abs(year) > 9999 else f"{'-' if year < 0 else ''}{abs(year):04d}"
    return text + "".join(f"-{part:02d}" for part in parts[1:])


def _csl_parts(parts: Parts) -> list[int]:
    """Astronomical year 0 is 1 BC, which CSL writes -1; a season goes into a key of its own."""
    if not parts:
        return [0]
    year = parts[0] if parts[0] > 0 else parts[0] - 1
    return [year, *(part for part in parts[1:] if part <= 12 or len(parts) == 3)]


def _from_csl_parts(part: Any) -> Parts | None:
    try:
        numbers = [int(number) for number in part if number not in ("", None)]
    except (TypeError, ValueError):
        return None
    if not numbers or numbers == [0]:
        return ()
    if numbers[0] < 0:
        numbers[0] += 1
    while len(numbers) > 1 and numbers[-1] == 0:
        numbers.pop()
    if len(numbers) == 2 and 13 <= numbers[1] <= 16:  # citeproc-js's way to say a season
        numbers[1] += 8
    return tuple(numbers[:3]) if _valid(tuple(numbers[:3])) else None


def _with_season(points: list[Parts | None], season: Any, circa: bool) -> Date:
    start = points[0] or ()
    if len(start) == 1 and str(season).isdigit() and int(season) in _SEASONS:
        start = (start[0], _SEASONS[int(season)])
    end = points[1] if len(points) > 1 else None
    return Date(start, end, circa)
