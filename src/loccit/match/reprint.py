"""Reprints: nearly the same text under another headline, outlet or date, and which of them is the original."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from loccit.match.normalise import fold
from loccit.match.outlets import outlet
from loccit.match.shingles import Shingles, candidates, containment, resemblance, shingles, sketch
from loccit.record import Date, Record

_SHARED_NARRATION = 0.35
"""A reprint shares at least this part of the shorter text's narration. Measured on told-anew stories: below 0.1."""
_SHARED_WHOLE = 0.8
"""For texts with hardly any narration (statements, notices): this part of the whole."""
_SHARED_PARAGRAPH = 0.3
"""A paragraph with this part in common is shared, if perhaps rewritten."""
_LITTLE = 40
"""Shingles; less narration than this decides nothing."""

_KEPT = 256
"""Texts whose shingles are kept at a time: all those of a large library would fill the memory."""

Text = tuple[str, str, Date | None]
"""A snapshot's text, its headline, and the day it was issued."""


class Likeness(NamedTuple):
    """How much two texts share. `score` is the containment of the narration (or of the whole, where that decides)."""

    reprint: bool
    score: float
    reason: str


class Reprint(NamedTuple):
    """Two texts of which one is a reprint; `original` is '' where the evidence does not say which."""

    first: str
    second: str
    original: str
    score: float
    reasons: list[str]


def text_likeness(a: str, b: str) -> Likeness:
    """Whether two texts are one, cut, extended or rewritten in part at most."""
    return _likeness(shingles(a), shingles(b))


def reprints(texts: Mapping[str, Text]) -> list[Reprint]:
    """All pairs of `texts` (by id) of which one is a reprint of the other, in the mapping's order."""
    sketches = {name: sketch(shingles(text).whole) for name, (text, _, _) in texts.items()}
    prepared = lru_cache(maxsize=_KEPT)(lambda name: shingles(texts[name][0]))
    out = []
    for one, other in candidates(sketches):
        likeness = _likeness(prepared(one), prepared(other))
        if likeness.reprint:
            original, why = original_of(one, texts[one], other, texts[other])
            out.append(Reprint(one, other, original, likeness.score, [likeness.reason, *why]))
    return out


def original_of(one: str, first: Text, other: str, second: Text) -> tuple[str, list[str]]:
    """(the id of the original, the reasons); '' where nothing speaks or the evidence contradicts itself.

    What a text says of itself ('originally published by …') outweighs the days. Lengths say nothing: of two texts the
    longer may be the whole one or the extended one.
    """
    said = [says_reprinted(text) for text, _, _ in (first, second)]
    if bool(said[0]) != bool(said[1]):
        name = other if said[0] else one
        return name, [f"the other says: {said[0] or said[1]}"]
    days = [date.start if date and len(date.start) == 3 else () for _, _, date in (first, second)]
    if days[0] and days[1] and days[0] != days[1]:
        return (one if days[0] < days[1] else other), ["it appeared earlier"]
    return "", []


def original_record(a: Record, b: Record, text_a: str, text_b: str) -> tuple[str, list[str]]:
    """As `original_of` for two records with their snapshots: (citekey or '', the reasons).

    Besides: a text that speaks of one of the two outlets (`told Fox News Digital`) comes from that outlet.
    """
    named = [_speaks_of(outlet(record), text_a + " " + text_b) for record in (a, b)]
    said = original_of(a.citekey, (text_a, "", a.date()), b.citekey, (text_b, "", b.date()))
    if named[0] == named[1] or (said[0] and said[1] != ["it appeared earlier"]):
        return said
    source = a if named[0] else b
    return source.citekey, [f"the text speaks of {source.text('container-title') or source.text('publisher')}"]


def _speaks_of(name: str, text: str) -> bool:
    return len(name) > 3 and f" {name} " in f" {fold(text)} "


_SAYS = re.compile(
    r"[^.!?\n]*\b(?:(?:article|story|piece|report|column|post)\s+(?:was\s+|is\s+|has\s+been\s+)?(?:first\s+|originally\s+)"
    r"(?:appeared|published|ran|posted|produced|reported|written)"
    r"|(?:originally|first)\s+(?:appeared|published|posted)\s+(?:in|on|by|at)\b"
    r"|re-?(?:printed|published|posted)\s+(?:here\s+)?(?:with|by|under|from|courtesy)"
    r"|read\s+the\s+(?:original|full)\s+(?:article|story|post)\s+(?:on|at|in)\b"
    r"|is\s+(?:republished|reprinted)\b|via\s+(?:AP\s+)?(?:news\s*wire|syndication)\b)[^.!?\n]*",
    re.IGNORECASE,
)


def says_reprinted(text: str) -> str:
    """The sentence at a text's head or foot that says it appeared elsewhere first; '' where there is none."""
    ends = text if len(text) < 2400 else text[:1200] + "\n" + text[-1200:]
    match = _SAYS.search(ends)
    return " ".join(match[0].split()) if match else ""


def _likeness(a: Shingles, b: Shingles) -> Likeness:
    if min(len(a.narration), len(b.narration)) >= _LITTLE:
        share = containment(a.narration, b.narration)
        enough = share >= _SHARED_WHOLE or (share >= _SHARED_NARRATION and _in_several_places(a, b))
    else:
        share = containment(a.whole, b.whole)
        enough = share >= _SHARED_WHOLE and min(len(a.whole), len(b.whole)) >= 15
    if not enough:
        return Likeness(False, share, "")
    alike = resemblance(a.whole, b.whole)
    what = (
        "the same text"
        if alike >= 0.9
        else "one text holds most of the other"
        if share >= 0.8
        else "much of the text is the same"
    )
    return Likeness(True, share, f"{what} ({round(share * 100)} % of the shorter)")


def _in_several_places(a: Shingles, b: Shingles) -> bool:
    """Whether more than one paragraph is shared: a single one may be a recurring foot, or background told again."""
    more, fewer = (a, b) if len(a.paragraphs) >= len(b.paragraphs) else (b, a)
    shared = sum(containment(one, fewer.narration) >= _SHARED_PARAGRAPH for one in more.paragraphs)
    return shared > 1 or len(more.paragraphs) == 1
