"""How wide a text will be, near enough to cut it to its place: SVG neither wraps nor cuts text.

The widths are those of a wide sans serif (Verdana, DejaVu Sans), so that text fits in every reader's font.
"""

from __future__ import annotations

import unicodedata

_NARROW = frozenset("ijlItfr|!.,:;'’‘()[] -–")
_WIDE = frozenset("mwMW@%—…")
BOLD = 1.13
"""How much wider bold type is."""


def width(text: str, size: float) -> float:
    """The width of `text` at a font size, in the size's unit."""
    return size * sum(map(_em, text))


def _em(sign: str) -> float:
    if sign in _NARROW:
        return 0.37
    if sign in _WIDE:
        return 0.98
    if sign.isascii():
        return 0.7 if sign.isupper() else 0.6
    if unicodedata.combining(sign):
        return 0.0
    return 1.0 if unicodedata.east_asian_width(sign) in "WF" else 0.72


def fit(text: str, size: float, room: float) -> str:
    """`text`, cut with an ellipsis where it is wider than `room`."""
    text = " ".join(text.split())
    used = 0.0
    for place, sign in enumerate(text):
        used += size * _em(sign)
        if used > room:
            return text[: _last(text, place, size, room)].rstrip(" ,;:.-–(") + "…"
    return text


def _last(text: str, place: int, size: float, room: float) -> int:
    """How many letters leave room for the ellipsis."""
    while place > 0 and width(text[:place], size) > room - size * _em("…"):
        place -= 1
    return place


def wrapped(text: str, size: float, room: float, lines: int) -> list[str]:
    """`text` broken at spaces into at most `lines` lines; the last one is cut."""
    words = text.split()
    out: list[str] = []
    while words and len(out) < lines - 1:
        line = words.pop(0)
        while words and width(f"{line} {words[0]}", size) <= room:
            line += f" {words.pop(0)}"
        out.append(fit(line, size, room))
    return [*out, fit(" ".join(words), size, room)] if words else out
