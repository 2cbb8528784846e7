"""What kind of piece a title announces: an erratum, a reply, a comment, an abstract, an update, a review."""

from __future__ import annotations

import re
from functools import cache

_NONE: frozenset[str] = frozenset()
_HINT = re.compile(
    r"\b(?:errat|corrig|correct|retract|withdraw|repl[yi]|respon|comment|re\b|letter|editor|update|supplement|data|abstract"
    r"|summary|discussion|preface|introduction|obituar|expression of concern|addend|review|foreword|afterword|note|news"
    r"|contents|index|announce|memoriam|conclusion|acknowled|contributors|issue information|matter)"
)
_GENERIC = (
    "editorials?|introduction|comments?|notes?|preface|foreword|afterword|commentary|repl(?:y|ies)|response"
    "|authors? (?:reply|response)|letters?(?: to (?:the )?editors?)?|news|(?:book )?reviews?|(?:table of )?contents"
    "|index|abstracts?|errat(?:um|a)|corrigend(?:um|a)|corrections?|announcements?|in memoriam|obituar(?:y|ies)"
    "|discussion|conclusions?|acknowledge?ments?|contributors|summary|(?:message |note )?from the editors?"
    "|issue information|front matter|back matter"
)
"""Titles that every issue of a journal may have again."""
_RULES = (
    (
        "correction",
        r"^(?:published )?(?:errat(?:um|a)|corrigend(?:um|a)|corrections?)\b(?! (?:of|officers?|facilit|for mult))",
    ),
    ("correction", r"\b(?:errat(?:um|a)|corrigend(?:um|a))$|: correction$"),
    (
        "retraction",
        r"^(?:retract(?:ed|ion)|withdrawn?|withdrawal|expression of concern)\b|\bretraction notice\b|\bretraction$",
    ),
    (
        "reply",
        r"^(?:(?:the )?authors? )?(?:repl(?:y|ies)|response)(?: (?:to|by|from)|s?$)|\b(?:reply|replies)$",
    ),
    ("reply", r"^in (?:reply|response) to\b|\bauthors? (?:reply|response)\b"),
    (
        "comment",
        r"^(?:re|comments?|commentary|discussion|letter)(?: (?:on|to|re|of)\b| the editor)|^re \w|^commentary\b",
    ),
    ("comment", r"\b(?:commentary|comments?|letter(?: to the editor)?|discussion|editorial comment)$"),
    (
        "generic",
        rf"^(?:guest |editors? |the )?(?:{_GENERIC})"
        r"(?: (?:introduction|comments?|notes?|board|statement|to the special issue|of the month|section))?$",
    ),
    ("generic", r"\beditors? (?:comments?|notes?|introduction|letter)$"),
    (
        "data",
        r"^(?:data|data ?set|supplement(?:ary|al) (?:data|materials?|information)|replication data) (?:from|for|to)\b",
    ),
    ("review", r"^(?:book )?review of\b|\bbook review$"),
    ("update", r"\b(?:report |annual |\d+ )?update$|\bsupplement$|^update\b|^addendum\b|\baddendum$"),
)


def title_marks(folded: str) -> frozenset[str]:
    """The marks of a folded title: correction, retraction, reply, comment, update."""
    if not _HINT.search(folded):
        return _NONE
    return frozenset([mark for mark, pattern in _rules() if pattern.search(folded)])


@cache
def _rules() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((mark, re.compile(pattern)) for mark, pattern in _RULES)
