"""`cs:date` and `cs:date-part` (CSL 1.0.2, Date): localized and own formats, ranges, seasons, AD and BC."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from loccit.csl import numbers, richtext, textcase
from loccit.csl.compiler import Compiler, Render, nothing
from loccit.csl.context import Context
from loccit.csl.dates import Date, Parts
from loccit.csl.formatting import Decorate, affix, decorator
from loccit.csl.locale import Locale
from loccit.csl.xmltree import Element

_LEVEL = {"year": 0, "month": 1, "day": 2}


class Part(NamedTuple):
    """A compiled `cs:date-part`."""

    name: str
    prefix: str
    suffix: str
    dash: str  # range-delimiter
    value: Callable[[Parts], str]
    decorate: Decorate | None


def build(compiler: Compiler, element: Element) -> Render:
    """The function that renders a date variable."""
    parts, delimiter, case = _layout(compiler, element)
    if not parts and element.get("form"):
        return nothing
    name = element.get("variable")
    decorate = compiler.decorator(element)
    names = [part.name for part in parts]
    yearly = "year" in names or not names

    def run(c: Context) -> str:
        c.called += 1
        date = c.item.date(name)
        if date is None or name in c.suppressed or (c.probing and name == "accessed"):
            return ""
        if c.sorting:
            text = sort_key(date, names)
        elif date.literal:  # stands where the year would: a style that prints the day elsewhere would say it twice
            text = _with_suffix(c, richtext.parse(date.literal), name) if yearly else ""
        elif date.end is not None:
            text = _range(c, parts, delimiter, date.start, date.end, name)
        else:
            text = _single(c, parts, delimiter, date.start, name, True)
        if not text:
            return ""
        c.filled += 1
        c.started = True
        if c.used is not None:
            c.used.append(name)
        if case:
            text = textcase.apply(text, case, compiler.lang(c))
        return decorate(c, text) if decorate else text

    return run


def _layout(compiler: Compiler, element: Element) -> tuple[list[Part], str, str]:
    """The date-parts in their order, their delimiter, and the localized format's text-case."""
    form = element.get("form")
    locale = compiler.locale
    if not form:
        parts = [_part(compiler, part.attrs) for part in element.all("date-part")]
        return parts, affix(element.get("delimiter")), ""
    localized = locale.dates.get(form)
    if localized is None:
        return [], "", ""
    shown = element.get("date-parts", "year-month-day").split("-")
    overrides = {part.get("name"): part.attrs for part in element.all("date-part")}
    parts = []
    for part in localized.all("date-part"):
        if part.get("name") in shown:
            own = {k: v for k, v in overrides.get(part.get("name"), {}).items() if k not in ("prefix", "suffix")}
            parts.append(_part(compiler, {**part.attrs, **own}))
    return parts, affix(localized.get("delimiter")), localized.get("text-case")


def _part(compiler: Compiler, attrs: dict[str, str]) -> Part:
    name = attrs.get("name", "")
    element = Element("date-part", attrs, (), "", 0)
    getters = {"year": _year, "month": _month, "day": _day}
    getter = getters.get(name)
    value = getter(attrs.get("form", ""), compiler.locale) if getter else lambda parts: ""
    decorate = decorator(element, compiler.lang, affixes=False)
    dash = affix(attrs.get("range-delimiter", "–"))
    return Part(name, affix(attrs.get("prefix", "")), affix(attrs.get("suffix", "")), dash, value, decorate)


def _year(form: str, locale: Locale) -> Callable[[Parts], str]:
    """CSL 1.0.2, AD and BC: the era is given for years before 1000."""
    ad, bc = locale.term("ad"), locale.term("bc")

    def value(parts: Parts) -> str:
        year = parts[0]
        if not year:
            return ""
        if form == "short":
            return f"{abs(year) % 100:02}" if abs(year) > 99 else str(abs(year))
        if year < 0:
            return f"{-year}{bc}"
        return f"{year}{ad}" if year < 1000 else str(year)

    return value


def _month(form: str, locale: Locale) -> Callable[[Parts], str]:
    kind = form if form in ("short", "numeric", "numeric-leading-zeros") else "long"
    terms = [richtext.parse(locale.term(f"month-{number:02}", kind)) for number in range(1, 13)]
    terms += [richtext.parse(locale.term(f"season-{number:02}", kind)) for number in range(1, 5)]

    def value(parts: Parts) -> str:
        month = parts[1]
        if not month:
            return ""
        if month > 12 or kind in ("long", "short"):
            return terms[month - 1]
        return f"{month:02}" if kind == "numeric-leading-zeros" else str(month)

    return value


def _day(form: str, locale: Locale) -> Callable[[Parts], str]:
    only_first = locale.flag("limit-day-ordinals-to-day-1")

    def value(parts: Parts) -> str:
        day = parts[2]
        if not day or not parts[1]:
            return ""
        if form == "ordinal" and (day == 1 or not only_first):
            return numbers.ordinal(day, locale, locale.gender(f"month-{parts[1]:02}"))
        return f"{day:02}" if form == "numeric-leading-zeros" else str(day)

    return value


def _with_suffix(c: Context, text: str, variable: str) -> str:
    """The implicit year-suffix: on the first year of the cite (CSL 1.0.2, Disambiguation, method 4)."""
    if not c.dis.suffix or c.suffix_done or variable == "accessed" or c.explicit_suffix:
        return text
    c.suffix_done = True
    return text + c.dis.suffix


def _render(c: Context, part: Part, parts: Parts, variable: str, suffix: bool) -> str:
    text = part.value(parts)
    if not text:
        return ""
    if part.decorate:
        text = part.decorate(c, text)
    if part.name == "year" and suffix:
        if not c.suffix_done and variable != "accessed":
            c.year_text = c.year_text or text
        if c.year_hidden:
            text = ""
        text = _with_suffix(c, text, variable)
    return text


def _single(c: Context, layout: list[Part], delimiter: str, parts: Parts, variable: str, suffix: bool) -> str:
    """One date, or one end of a range."""
    return delimiter.join(_pieces(c, layout, parts, variable, suffix))


def _range(c: Context, layout: list[Part], delimiter: str, start: Parts, end: Parts, variable: str) -> str:
    """CSL 1.0.2, Date Ranges: the delimiter is that of the largest part that differs."""
    if end == (0, 0, 0):  # open
        dash = next((part.dash for part in layout if part.name == "year"), "–")
        text = _single(c, layout, delimiter, start, variable, True)
        return text + dash if text else ""
    shown = {part.name for part in layout}
    level = next((i for i, n in enumerate(("year", "month", "day")) if start[i] != end[i] and n in shown), None)
    if level is None:
        return _single(c, layout, delimiter, start, variable, True)
    differing = [
        i
        for i, part in enumerate(layout)
        if _LEVEL.get(part.name, 0) >= level and (part.value(start) or part.value(end))
    ]
    if not differing:
        return _single(c, layout, delimiter, start, variable, True)
    first, last = differing[0], differing[-1] + 1
    dash = next((part.dash for part in layout if _LEVEL.get(part.name) == level), "–")
    left = _pieces(c, layout[first:last], start, variable, last == len(layout) and False)
    right = _pieces(c, layout[first:last], end, variable, True)
    if not left or not right:
        return _single(c, layout, delimiter, start, variable, True)
    left[-1] = left[-1][: -len(left_suffix)] if (left_suffix := _last_suffix(layout[first:last], start)) else left[-1]
    if prefix := _first_prefix(layout[first:last], end):
        right[0] = right[0][len(prefix) :]
    middle = delimiter.join(left) + dash + delimiter.join(right)
    before = _pieces(c, layout[:first], end, variable, True)
    after = _pieces(c, layout[last:], end, variable, True)
    return delimiter.join([*before, middle, *after])


def _pieces(c: Context, layout: list[Part], parts: Parts, variable: str, suffix: bool) -> list[str]:
    return [
        f"{part.prefix}{text}{part.suffix}" for part in layout if (text := _render(c, part, parts, variable, suffix))
    ]


def _last_suffix(layout: list[Part], parts: Parts) -> str:
    return next((part.suffix for part in reversed(layout) if part.value(parts)), "")


def _first_prefix(layout: list[Part], parts: Parts) -> str:
    return next((part.prefix for part in layout if part.value(parts)), "")


def sort_key(date: Date, names: list[str]) -> str:
    """YYYYMMDD of the parts in `names` (CSL 1.0.2, Sorting Variables); negative years sort inversely."""
    if date.literal:
        return date.literal
    ends = [date.start] if date.end is None else [date.start, date.end]
    return "-".join(_key(parts, names) for parts in ends)


def _key(parts: Parts, names: list[str]) -> str:
    year, month, day = parts
    month = month if "month" in names and month <= 12 else 0
    day = day if "day" in names else 0
    year = year if "year" in names else 0
    if year < 0:
        return f"0{10000 + year:04}{month:02}{day:02}"
    return f"1{year:04}{month:02}{day:02}"
