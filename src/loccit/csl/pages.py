"""Page ranges (CSL 1.0.2, Page Ranges and Appendix V)."""

from __future__ import annotations

import re
from functools import lru_cache

from . import numbers

_RANGE = re.compile(r"^(.*?)(\d+)([a-z]?)$")
_SEPARATED = re.compile(r"(\s*(?:[,;&]|\band\b|\bet\b)\s*)")
_HYPHEN = re.compile(r"\s*(?<!\\)[-–—]+\s*")


@lru_cache(maxsize=65536)
def format_pages(text: str, style: str, delimiter: str) -> str:
    """Ranges in `text` with `delimiter` and their second number in `style` (`""`: as it is)."""
    parts = _SEPARATED.split(text)
    parts[::2] = [_range(part, style, delimiter) for part in parts[::2]]
    return "".join(_space(part) if i % 2 else part for i, part in enumerate(parts)).replace("\\-", "-")


def _space(separator: str) -> str:
    sign = separator.strip()
    return f"{sign} " if sign in ",;" else f" {sign} "


def _range(text: str, style: str, delimiter: str) -> str:
    ends = _HYPHEN.split(text)
    if len(ends) != 2 or not all(ends):
        return text
    first, last = ends
    a, b = _RANGE.match(first), _RANGE.match(last)
    if a and b and a[3] == b[3] == "":
        if a[1] == b[1]:
            return f"{first}{delimiter}{_second(a[1], a[2], b[2], style)}"
        return f"{first}-{last}"
    if numbers.is_roman(first) and numbers.is_roman(last):
        return f"{first}{delimiter}{last}"
    if numbers.is_number(first) and numbers.is_number(last):
        return f"{first}{delimiter}{last}"
    return f"{first}-{last}" if " " not in text or (a and b) else text


def _second(prefix: str, first: str, last: str, style: str) -> str:
    """The second number of a range whose numbers share `prefix`."""
    full = first[: len(first) - len(last)] + last if len(last) < len(first) else last
    if not style:
        return prefix + last
    if int(full) <= int(first):
        return prefix + last
    if style == "expanded":
        return prefix + full
    if len(full) != len(first):
        return full if style.startswith(("minimal", "chicago")) else prefix + full
    if style == "minimal":
        return _minimal(first, full, 1)
    if style == "minimal-two":
        return _minimal(first, full, 2)
    return _chicago(first, full, sixteenth=style.startswith("chicago-1") and style != "chicago-15")


def _minimal(first: str, last: str, keep: int) -> str:
    same = 0
    while same < len(last) - keep and first[same] == last[same]:
        same += 1
    return last[same:]


def _chicago(first: str, last: str, sixteenth: bool) -> str:
    """Chicago Manual of Style 9.61: all digits below 100 and at multiples of 100, changed ones for x01 to x09."""
    number = int(first)
    if number < 100 or number % 100 == 0:
        return last
    if number % 100 < 10:
        return _minimal(first, last, 1)
    if not sixteenth and len(first) == 4 and len(_minimal(first, last, 2)) > 2:
        return last
    return _minimal(first, last, 2)
