"""What kind of piece a title announces: an erratum, a reply, a comment, an abstract, an update, a review."""

from __future__ import annotations

import re
from functools import cache

_NONE: frozenset[str] = frozenset()
_HINT = re.compile(
    r"\b(?:errat|corrig|correct|retract|withdraw|repl[yi]|respon|comment|re\b|letter|editorial|update|supplement"
    r"|abstract|protocol|summary|discussion|preface|introduction|obituary|expression of concern|addend|review of)"
)
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
