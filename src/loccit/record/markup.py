"""The inline markup a record's text may hold: CSL's own rich text (`<i>`, `<b>`, `<sup>`, `<sub>`, `<sc>`, `nocase`).

It is the one markup of the model. Every format translates to and from it; anything else between angle brackets is text.
"""

from __future__ import annotations

import re

_TAG = re.compile(
    r"</?(?:i|b|sup|sub|sc)>|<span class=\"nocase\">|<span style=\"font-variant: ?small-caps;?\">|</span>"
)


def plain(text: str) -> str:
    """`text` without markup: for comparison, search, tables and formats that know none."""
    return _TAG.sub("", text) if "<" in text else text


def split_markup(text: str) -> list[str]:
    """Text and tags in turn: `'a <i>b</i>'` is `['a ', '<i>', 'b', '</i>']`; joining gives `text` back."""
    if "<" not in text:
        return [text] if text else []
    out: list[str] = []
    position = 0
    for match in _TAG.finditer(text):
        if match.start() > position:
            out.append(text[position : match.start()])
        out.append(match[0])
        position = match.end()
    if position < len(text):
        out.append(text[position:])
    return out
