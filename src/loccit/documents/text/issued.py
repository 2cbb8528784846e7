"""When the text was published: only what it says of itself, never a date of what it reports on."""

from __future__ import annotations

import datetime
import re

from loccit.documents.dates import FoundDate, find_dates
from loccit.documents.text.datelines import is_publication, is_update, opening
from loccit.documents.text.finding import Finding
from loccit.documents.text.labels import stamp_of
from loccit.documents.text.lines import Line
from loccit.errors import Problem
from loccit.record import Date

_COPYRIGHT = re.compile(r"(?:©|\(c\)|\bcopyright)\s*(?:©\s*)?(?P<year>(?:19|20)\d{2})\b(?!\s*[-–])", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"^\W*(?:this (?:article|story|post|piece|report) (?:was|is)?\s*(?:first |originally )?(?:published|appeared|"
    r"posted)|"
    r"(?:first |originally )?published|posted)\b[^.;]{0,60}",
    re.IGNORECASE,
)


def find_issued(lines: list[Line], start: int) -> tuple[list[Finding], list[Problem]]:
    """The date of publication, with problems where the text gives only a part of it."""
    problems: list[Problem] = []
    if lines and (stamp := stamp_of(lines[0].text)) and (dates := find_dates(stamp[0])):
        return [Finding("issued", dates[0].date, "date stamp of the crawler", lines[0], "likely", stamp[0])], problems
    for line in _dated(lines, start):
        chosen, method = _of_line(line)
        if chosen is None:
            continue
        if chosen.yearless:
            return _with_year(chosen, line, lines)
        if chosen.ambiguous:
            problems.append(_problem("date-ambiguous", f"'{chosen.text}' is one of two days", line))
        if method == "date of the last change":
            return [Finding("issued", chosen.date, method, line, "guess", chosen.text)], problems
        sure = "certain" if method == "date of publication" else "likely"
        return [Finding("issued", chosen.date, method, line, sure, chosen.text)], problems  # type: ignore[arg-type]
    return _from_text(lines, start)


def _dated(lines: list[Line], start: int) -> list[Line]:
    """Lines that date the text: in the head, labelled first; then right below the last paragraph."""
    head = [line for line in lines[: start + 1] if line.kind in ("byline", "dateline") and line.dates]
    head.sort(key=lambda line: not any(is_publication(line.text, found) for found in line.dates))
    end = max((number for number, line in enumerate(lines) if line.kind == "body"), default=-1)
    tail = [
        line
        for line in lines[max(end, start) + 1 : end + 8]
        if line.kind == "dateline" and any(is_publication(line.text, found) for found in line.dates)
    ]
    return head + tail


def _of_line(line: Line) -> tuple[FoundDate | None, str]:
    """The date of publication in a line, before one of the last change."""
    published = [found for found in line.dates if is_publication(line.text, found)]
    plain = [found for found in line.dates if not is_update(line.text, found)]
    if published:
        return published[0], "date of publication"
    if plain:
        return plain[0], "date line" if line.kind == "dateline" else "date beside the byline"
    return (line.dates[0], "date of the last change") if line.dates else (None, "")


def _with_year(found: FoundDate, line: Line, lines: list[Line]) -> tuple[list[Finding], list[Problem]]:
    """`Monday, Feb. 18`: the year is taken where the text fixes it by its own copyright line and the weekday agrees."""
    for other in lines:
        if (match := _COPYRIGHT.search(other.head)) and _weekday_agrees(found, year := int(match["year"])):
            date = Date((year, *found.date.start[1:]), time=found.date.time)
            method = "date line, year of the copyright line"
            return [Finding("issued", date, method, line, "likely", f"{found.text} … {match[0]}")], []
    problem = _problem("date-year-unknown", f"'{found.text}' has no year", line)
    guess = Finding("issued", Date(literal=found.text), "date line without a year", line, "guess", found.text)
    return [guess], [problem]


def _weekday_agrees(found: FoundDate, year: int) -> bool:
    try:
        day = datetime.date(year, found.date.start[1], found.date.start[2] if len(found.date.start) > 2 else 1)
    except ValueError:
        return False
    return found.weekday in (-1, day.weekday())


def _from_text(lines: list[Line], start: int) -> tuple[list[Finding], list[Problem]]:
    """The opening (`WASHINGTON, May 6 (Reuters) —`), or a note that says when the text appeared."""
    for line in lines:
        if line.kind in ("contribution", "prompt") and (match := _PUBLISHED.match(line.text)):
            dates = [found for found in find_dates(match[0]) if not found.yearless]
            if dates:
                return [Finding("issued", dates[0].date, "note on publication", line, "likely", match[0])], []
    if start < len(lines) and (first := opening(lines[start].text)) and (dates := find_dates(first.date, 1)):
        if dates[0].yearless:
            return _with_year(dates[0], lines[start], lines)
        return [
            Finding("issued", dates[0].date, "dateline of the first paragraph", lines[start], "likely", first.date)
        ], []
    return [], []


def _problem(code: str, message: str, line: Line) -> Problem:
    hint = "set it: loccit set CITEKEY issued=YYYY-MM-DD"
    return Problem(code, message, "warning", line=line.number, field="issued", hint=hint)
