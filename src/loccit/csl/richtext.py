"""Item text -> marked text: the few HTML tags CSL-JSON allows, quotes and apostrophes.

Follows the CSL-JSON rich text set: `<i>`, `<b>`, `<sup>`, `<sub>`, `<sc>`, small-caps and nocase spans. A tag
without its partner is text.
"""

from __future__ import annotations

import re
from functools import lru_cache

from . import marks as m

_SPECIAL = re.compile(r"[<\"'“”‘’«»„&\x00-\x08\x0b-\x1f\x7f]|[.,:;!?…]{2}|  |\. \.| ,")
_CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127))
_TAG = re.compile(
    r"<(?P<close>/)?(?P<name>i|b|sup|sub|sc|span)(?P<attrs>\s[^<>]*)?>|(?P<quote>[\"'“”‘’«»„])", re.IGNORECASE
)
_DOUBLED = re.compile(r"(?<=[.,:;!?…])(?=[.,:;!?…])|(?<= )(?= )|(?<=\. )(?=\.)|(?<= )(?=,)")
DEEPEST = 32  # nested tags and quotes; what is deeper is text
_SIMPLE = {"i": m.ITALIC, "b": m.BOLD, "sup": m.SUP, "sub": m.SUB, "sc": m.SMALL_CAPS}
_SPANS = (
    (re.compile(r"font-variant\s*:\s*small-caps"), m.SMALL_CAPS),
    (re.compile(r"font-style\s*:\s*normal"), m.ROMAN),
    (re.compile(r"font-style\s*:\s*italic"), m.ITALIC),
    (re.compile(r"font-weight\s*:\s*bold"), m.BOLD),
    (re.compile(r"text-decoration\s*:\s*underline"), m.UNDERLINE),
    (re.compile(r"class\s*=\s*[\"']?nocase"), m.NOCASE),
    (re.compile(r"class\s*=\s*[\"']?nodecor"), m.FLIP + m.NOCASE),
)
_PARTNER = {'"': '"', "'": "'", "“": "”", "‘": "’", "«": "»", "„": "“"}
_OPENS = frozenset("“‘«„\"'")
_BEFORE_OPEN = frozenset(" \t\n\u00a0\u202f([{/—–-“‘\"'«")
_AFTER_CLOSE = frozenset(" \t\n\u00a0\u202f)]}.,;:!?/—–-”’\"'»")


def clean(text: str) -> str:
    """`text` without control characters (they are this package's marks)."""
    return text.translate(_CONTROLS)


@lru_cache(maxsize=65536)
def parse(text: str) -> str:
    """Item text as marked text, its own doubled punctuation and spaces guarded."""
    if not _SPECIAL.search(text):
        return text
    text = clean(text)
    if not _SPECIAL.search(text):
        return text
    return _DOUBLED.sub(m.GUARD, _mark(text))


def _mark(text: str) -> str:
    """Replace tags and quotes that have a partner; the rest stays as it was written."""
    pieces: list[str] = []
    open_tags: list[tuple[int, str, str]] = []  # index in pieces, tag or closing quote, mark
    at = 0
    for found in _TAG.finditer(text):
        pieces.append(text[at : found.start()])
        at = found.end()
        pieces.append(found.group())
        if len(open_tags) > DEEPEST and not found["close"]:
            continue
        if found["quote"]:
            _quote(text, found, pieces, open_tags)
        elif found["close"]:
            _close(found["name"].lower(), pieces, open_tags)
        elif mark := _tag_mark(found):
            open_tags.append((len(pieces) - 1, found["name"].lower(), mark))
    pieces.append(text[at:])
    for index, _, _ in open_tags:
        if pieces[index] == "'":
            pieces[index] = "’"
    return "".join(pieces)


def _tag_mark(found: re.Match[str]) -> str:
    name, attrs = found["name"].lower(), found["attrs"] or ""
    if name != "span":
        return _SIMPLE[name]
    return next((mark for pattern, mark in _SPANS if pattern.search(attrs)), m.NOCASE if not attrs else "")


def _close(name: str, pieces: list[str], open_tags: list[tuple[int, str, str]]) -> None:
    for position in range(len(open_tags) - 1, -1, -1):
        index, opened, mark = open_tags[position]
        if opened == name:
            for orphan, quote, _ in open_tags[position + 1 :]:
                if quote == "'":
                    pieces[orphan] = "’"
            del open_tags[position:]
            pieces[index] = mark if mark.endswith(m.NOCASE) else m.FLIP + mark
            pieces[-1] = m.END
            return


def _quote(text: str, found: re.Match[str], pieces: list[str], open_tags: list[tuple[int, str, str]]) -> None:
    """Open or close a quotation, or make `'` an apostrophe."""
    sign = found["quote"]
    before, after = _neighbours(text, found.start(), found.end())
    may_close = (not after or after in _AFTER_CLOSE) and not before.isspace()
    may_open = (not before or before in _BEFORE_OPEN) and bool(after) and not after.isspace()
    may_open = may_open and sign not in (before, after)
    if sign in "'’" and before.isalnum() and after.isalnum():
        pieces[-1] = "’"
        return
    if sign in "\"'”’»“" and may_close and not (sign == "“" and may_open):
        for position in range(len(open_tags) - 1, -1, -1):
            index, opened, _ = open_tags[position]
            if opened == sign:
                del open_tags[position:]
                pieces[index] = m.FLIP + m.OPEN_QUOTE
                pieces[-1] = m.FLIP + m.CLOSE_QUOTE
                return
            if opened not in _PARTNER.values():
                break
    if sign in _OPENS and may_open:
        open_tags.append((len(pieces) - 1, _PARTNER[sign], m.OPEN_QUOTE))
    elif sign == "'":
        pieces[-1] = "’"


def _neighbours(text: str, start: int, end: int) -> tuple[str, str]:
    """The characters beside a quote, looking through tags."""
    while start > 0 and text[start - 1] == ">" and (tag := text.rfind("<", 0, start)) >= 0:
        start = tag
    while end < len(text) and text[end] == "<" and (tag := text.find(">", end)) >= 0:
        end = tag + 1
    return text[start - 1 : start], text[end : end + 1]
