"""Numbers: what is numeric, ordinals, Roman numerals (CSL 1.0.2, Number; Choose: is-numeric)."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from .locale import Locale, Term

_ONE = r"[a-zA-Z]*\d+[a-zA-Z]*"
_NUMERIC = re.compile(rf"\s*{_ONE}(?:\s*[-–—,&]\s*{_ONE})*\s*$")
_ROMAN = re.compile(r"m{0,4}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$", re.IGNORECASE)
_PIECES = re.compile(r"\s*(\\-|[-–—]|[&,;]?\s*(?:&|\band\b|\bet\b|\bund\b|\by\b|[,;]))\s*")
_DIGITS = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
           (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


class Piece(NamedTuple):
    """One number of a list, and the sign after it (`-`, `,`, `&`, `and` or nothing)."""

    text: str
    sign: str


@lru_cache(maxsize=16384)
def is_numeric(text: str) -> bool:
    """Whether `text` solely consists of numbers (CSL 1.0.2, Choose: is-numeric)."""
    return bool(_NUMERIC.match(text))


def is_roman(text: str) -> bool:
    """Whether `text` is a Roman numeral."""
    return bool(text) and bool(_ROMAN.match(text))


def is_number(text: str) -> bool:
    """Whether `text` is one number: digits with or without affixes, or Roman."""
    return bool(re.fullmatch(_ONE, text)) or is_roman(text)


@lru_cache(maxsize=16384)
def pieces(text: str) -> tuple[Piece, ...]:
    """A list or range of numbers, split at its signs."""
    parts = _PIECES.split(text.strip())
    signs = [*parts[1::2], ""]
    return tuple(Piece(part.strip(), sign) for part, sign in zip(parts[::2], signs, strict=True))


@lru_cache(maxsize=16384)
def is_plural(text: str) -> bool:
    """Whether `text` holds more than one number (CSL 1.0.2, Label: plural="contextual")."""
    found = pieces(text)
    return any(
        piece.sign
        and piece.sign != "\\-"
        and is_number(piece.text.split(" ")[-1])
        and is_number(after.text.split(" ")[0])
        for piece, after in pairwise(found)
    )


def roman(number: int) -> str:
    """A Roman numeral in lower case; digits beyond 4,999 or below 1."""
    if not 0 < number < 5000:
        return str(number)
    out = []
    for value, sign in _DIGITS:
        count, number = divmod(number, value)
        out.append(sign * count)
    return "".join(out)


def ordinal(number: int, locale: Locale, gender: str = "") -> str:
    """`number` with its ordinal suffix (CSL 1.0.2, Ordinal Suffixes)."""
    return f"{number}{_suffix(number, locale, gender)}"


def _suffix(number: int, locale: Locale, gender: str) -> str:
    last_two, last = number % 100, number % 10
    if ("ordinal", "long", "") not in locale.terms and ("ordinal-04", "long", "") in locale.terms:
        name = f"ordinal-0{last if last in (1, 2, 3) and not 10 < last_two < 14 else 4}"  # the CSL 1.0 scheme
        return locale.term(name)
    for name, exact in ((f"ordinal-{last_two:02}", "last-two-digits"), (f"ordinal-0{last}", "last-digit")):
        term = _gendered(locale, name, gender)
        if term is None:
            continue
        match = term.match or ("last-digit" if int(name[-2:]) < 10 else "last-two-digits")
        wanted = int(name[-2:])
        if {"last-digit": last, "last-two-digits": last_two}.get(match, number) == wanted and (
            exact == match or match != "last-digit"
        ):
            return term.single
    term = _gendered(locale, "ordinal", gender)
    return term.single if term else ""


def _gendered(locale: Locale, name: str, gender: str) -> Term | None:
    return (locale.terms.get((name, "long", gender)) if gender else None) or locale.terms.get((name, "long", ""))


def long_ordinal(number: int, locale: Locale, gender: str = "") -> str:
    """`first` to `tenth`, then as `ordinal` (CSL 1.0.2, Long Ordinals)."""
    if 1 <= number <= 10 and (term := locale.find(f"long-ordinal-{number:02}", "long", gender)):
        return term.single
    return ordinal(number, locale, gender)


def form_number(text: str, form: str, locale: Locale, gender: str = "") -> str:
    """One number in a `cs:number` form; numbers with affixes stay as they are."""
    if not text.isdecimal() or len(text) > 9:
        return text
    number = int(text)
    if form == "ordinal":
        return ordinal(number, locale, gender)
    if form == "long-ordinal":
        return long_ordinal(number, locale, gender)
    return roman(number) if form == "roman" else text
