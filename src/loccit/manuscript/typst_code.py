"""Where a Typst text is code: the arguments of functions, and the strings in them."""

from __future__ import annotations

import re
from bisect import bisect_right

from loccit.manuscript.blank import blank_spans, closing

Spans = list[tuple[int, int]]
_BEGIN = re.compile(r"#(?:(?:let|show|set|return)\b[^\n]*|(?:for|if|while|context)\b[^\n\[]*|[\w.\-]*\()|#(?=\")")
_STRING = re.compile(r'"(?:\\.|[^"\\])*"')


def code_in(prose: str) -> tuple[Spans, Spans]:
    """The pieces of code, in order, and the strings in them; content in brackets (`[…]`) is no code."""
    code: Spans = []
    strings: Spans = []
    end = 0
    for found in _BEGIN.finditer(prose):
        if found.start() < end:
            continue
        called = found[0].endswith("(")
        end = closing(prose, found.end() - 1, "()") if called else found.end()
        if found[0] == "#":
            string = _STRING.match(prose, found.end())
            end = string.end() if string else end
        if end > found.start():
            code.append((found.start(), end))
            text = blank_spans(prose[found.start() : end], _content(prose, found.start(), end))
            strings += [(found.start() + one.start(), found.start() + one.end()) for one in _STRING.finditer(text)]
        end = max(end, found.end())
    return code, strings


def _content(prose: str, start: int, stop: int) -> Spans:
    """The content blocks between `start` and `stop`, as places counted from `start`."""
    spans: Spans = []
    position = prose.find("[", start, stop)
    while position >= 0:
        end = closing(prose, position, "[]")
        spans.append((position - start, min(end if end > 0 else stop, stop) - start))
        position = prose.find("[", max(end, position + 1), stop)
    return spans


def within(place: int, spans: Spans) -> bool:
    """Whether `place` lies in one of the spans, which are in order."""
    number = bisect_right(spans, (place, 1 << 60)) - 1
    return number >= 0 and place < spans[number][1]
