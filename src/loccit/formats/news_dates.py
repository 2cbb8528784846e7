"""Dates as news databases print them: `March 9, 2025 Sunday`, `11. März 2013 Montag`, `Fall 2019`."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from loccit.formats.dates import month_number, read_date
from loccit.record import Date, parse_edtf

_INTERFACES = ("fr-FR", "de-DE", "es-ES", "it-IT", "pt-BR", "nl-NL")
"""Languages besides English in which the databases are used; the date stands in that of the one who exported."""

_WEEKDAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag
    sonnabend sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado
    domingo lunedì martedì mercoledì giovedì venerdì sabato domenica segunda-feira terça-feira quarta-feira
    quinta-feira sexta-feira maandag dinsdag woensdag donderdag vrijdag zaterdag zondag""".split()
)
_MONTH = r"(?P<{0}>[^\W\d_]{{3,10}})\.?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        _MONTH.format("month") + r" (?P<day>\d{1,2})(?:st|nd|rd|th)?(?:-\d{1,2})?,? (?P<year>\d{4})",
        r"(?P<day>\d{1,2})(?:\.|er|º|°)?(?: de| of)? " + _MONTH.format("month") + r",?(?: de| del)? (?P<year>\d{4})",
        _MONTH.format("month") + r",?(?: de)? (?P<year>\d{4})",
        r"(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})",
        r"(?P<year>\d{4})",
    )
)
_CLOCK = re.compile(r",?\s*(?:at )?\d{1,2}:\d{2}(?::\d{2})?\s*(?:[AaPp]\.?[Mm]\.?)?(?:\s+[A-Z]{2,5}\b)?(?:[+-]\d+)?")
_LONGEST = 80
"""Characters of a line that is a date, its weekday, its time and perhaps an edition."""


class FoundDate(NamedTuple):
    """A date that a line begins with, and what stands behind it: an edition, or nothing."""

    date: Date
    rest: str


def date_line(text: str) -> FoundDate | None:
    """The date that the line `text` is, weekday and time left out; None where it begins with none."""
    text = " ".join(text.split())
    if len(text) > _LONGEST or not any(char.isdigit() for char in text):
        return None
    first, _, after = text.partition(" ")
    if _is_weekday(first):
        text = after
    for form in _FORMS:
        if (match := form.match(text)) and (date := _date(match)):
            if text[match.end() :].lstrip()[:1] in ("-", "–", "/"):  # September 2018 - October 2018
                span = read_date(text)
                return FoundDate(span, "") if span.start else None
            rest = _CLOCK.sub("", text[match.end() :], count=1)
            words = [word for word in rest.split(" ") if word.strip(",.;") and not _is_weekday(word)]
            if not rest or rest[0] in " ,;.":
                return FoundDate(date, " ".join(words))
    return None


def read_news_date(text: str) -> Date:
    """`text` as a date where it is one and nothing else, else kept as a literal."""
    found = date_line(text)
    return found.date if found and not found.rest else Date(literal=" ".join(text.split()))


def _is_weekday(word: str) -> bool:
    return word.strip(" ,.;").casefold() in _WEEKDAYS


def _date(match: re.Match[str]) -> Date | None:
    groups = match.groupdict()
    number = int(groups.get("number") or 0)
    if name := groups.get("month"):
        number = month_number(name) or _months().get(name.casefold(), 0)
        if not number:
            return None
    day = int(groups.get("day") or 0)
    edtf = groups["year"] + (f"-{number:02d}" if number else "") + (f"-{day:02d}" if day else "")
    return parse_edtf(edtf)


@cache
def _months() -> dict[str, int]:
    """Month names of the other languages, from the locales of CSL: read only where English does not know the word."""
    from loccit.csl.locale import build

    found: dict[str, int] = {}
    for language in _INTERFACES:
        for (name, _, _), term in build(language, []).terms.items():
            if name.startswith("month-"):
                found.setdefault(term.single.strip(".").casefold(), int(name[6:]))
    return found
