"""Where two pieces of text meet: doubled punctuation, doubled spaces, punctuation inside quotation marks.

CSL 1.0.2, Locale Options: punctuation-in-quote; the rest is what the official fixtures expect of processors.
A value's own punctuation is guarded (`richtext.parse`), so only what meets at the seams changes.
"""

from __future__ import annotations

import re
from functools import lru_cache

from . import marks as m

# Two signs that meet -> what remains of them; pairs that are not here stand as they are
_MEET = {
    "::": ":", ";:": ";", "!:": "!", "?:": "?",
    ":.": ":", "..": ".", ";.": ";", "!.": "!", "?.": "?", "….": "…",
    ";;": ";", ":!": "!", ";!": "!", "!!": "!", ":?": "?", ";?": "?", "??": "?", ",,": ",",
}  # fmt: skip
_SPACES = " \u00a0\u202f"
_BETWEEN = "[" + re.escape("".join((m.END, m.FLIP, m.CLOSE_QUOTE))) + "]*"
_TROUBLE = re.compile(rf"[.!?:;,…]{_BETWEEN}[.!?:;,]| [{m.ALL}]* |{m.CLOSE_QUOTE}{_BETWEEN}[.,!?]|\.{_BETWEEN} \. | ,")
_QUOTED = re.compile(rf"((?:{m.FLIP}?{m.CLOSE_QUOTE}|{m.END})*{m.CLOSE_QUOTE}{_BETWEEN})([.,!?])(?![0-9])")
_PAIR = re.compile(rf"([.!?:;,…])({_BETWEEN})([.!?:;,])")
_STRANDED = re.compile(rf"(\.{_BETWEEN} )\. (?=[^.])")  # the period of an element that rendered nothing before it
_BEFORE_COMMA = re.compile(rf"(?<=[\w)\]{m.END}]) (?=,)")
_SPACE = re.compile(rf"( )([{m.ALL}]*) +")


@lru_cache(maxsize=8192)
def tidy(text: str, in_quote: bool) -> str:
    """`text` with its seams cleaned; `in_quote` is the locale's punctuation-in-quote."""
    if not _TROUBLE.search(text):
        return text
    while True:
        done = _PAIR.sub(_meet, text)
        if in_quote:
            done = _QUOTED.sub(r"\2\1", done)
        if done == text:
            break
        text = done
    text = _STRANDED.sub(r"\1", text)
    text = _BEFORE_COMMA.sub("", text)
    return _SPACE.sub(_space, text)


def _meet(found: re.Match[str]) -> str:
    left, between, right = found.groups()
    kept = _MEET.get(left + right)
    if kept is None or m.GUARD in between:
        return found.group()
    return kept + between


def _space(found: re.Match[str]) -> str:
    return found.group() if m.GUARD in found[2] else found[1] + found[2]
