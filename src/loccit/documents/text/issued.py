"""When the text was published: only what it says of itself, never a date of what it reports on."""

from __future__ import annotations

import datetime
import re

from loccit.documents.dates import FoundDate, find_dates
from loccit.documents.text.article import Article
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


def find_issued(article: Article) -> tuple[list[Finding], list[Problem]]:
    """The date of publication, with problems where the text gives only a part of it."""
    problems: list[Problem] = []
    lines = article.lines
    if lines and (stamp := stamp_of(lines[0].text)) and (dates := find_dates(stamp[0])):
        return [Finding("issued", dates[0].date, "date stamp of the crawler", lines[0], "likely", stamp[0])], problems
    for line in _dated(article):
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
    return _from_text(article)


def _dated(article: Article) -> list[Line]:
    """Lines that date the text, surest first: labelled as published, plain, changed; nearer to the byline first; then
    right below the last paragraph."""
    lines, group = article.lines, article.byline_group()
    anchor = lines.index(group[0]) if group else article.start
    head = [line for line in article.head if line.kind in ("byline", "dateline") and line.dates]
    own = [line for line in head if line.kind == "dateline" or line in group]
    own.sort(key=lambda line: (_class_of(line), abs(lines.index(line) - anchor)))
    tail = [line for line in article.below[:7] if line.kind == "dateline" and _class_of(line) == 0]
    return own + tail


def _class_of(line: Line) -> int:
    """0 labelled as published, 1 without a label, 2 only of a change."""
    if any(is_publication(line.text, found) for found in line.dates):
        return 0
    return 2 if all(is_update(line.text, found) for found in line.dates) else 1


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


def _from_text(article: Article) -> tuple[list[Finding], list[Problem]]:
    """The opening (`WASHINGTON, May 6 (Reuters) —`), or a note that says when the text appeared."""
    for line in article.lines:
        if line.kind in ("contribution", "prompt") and (match := _PUBLISHED.match(line.text)):
            dates = [found for found in find_dates(match[0]) if not found.yearless]
            if dates:
                return [Finding("issued", dates[0].date, "note on publication", line, "likely", match[0])], []
    for line in article.body[:1]:
        if (first := opening(line.text)) and (dates := find_dates(first.date, 1)):
            if dates[0].yearless:
                return _with_year(dates[0], line, article.lines)
            return [Finding("issued", dates[0].date, "dateline of the first paragraph", line, "likely", first.date)], []
    return [], []


def _problem(code: str, message: str, line: Line) -> Problem:
    hint = "set it: loccit set CITEKEY issued=YYYY-MM-DD"
    return Problem(code, message, "warning", line=line.number, field="issued", hint=hint)
