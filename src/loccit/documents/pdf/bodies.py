"""Issuing bodies: which lines of a cover name the body that answers for the report."""

from __future__ import annotations

import re

from loccit.documents.pdf.layout import Block

_HEADS = (
    r"office|offices|department|agency|administration|commission|bureau|service|institute|institution|council|board|"
    r"center|centre|"
    r"foundation|authority|ministry|university|college|laborator(?:y|ies)|bank|fund|organi[sz]ation|association|"
    r"corporation|society|academy|"
    r"academies|reserve|inspectorate|comptroller|tribunal|parliament|directorate|secretariat|union|initiative|"
    r"coalition|network|project|group|"
    r"ministère|institut|université|bundesamt|ministerium|universität|ministerio|instituto|universidad"
)
# The head word ends the name or goes on with a preposition: `Enhancing Agency Use of …` is a title.
_HEAD = re.compile(
    rf"\b(?:{_HEADS})(?:$|,|\s\(|\s(?:of|for|on|to|de|du|für|der|di|and|per|pour|para)\b)", re.IGNORECASE
)
_OF_TITLES = re.compile(
    r"^(?:\w+ing|reviews?|audits?|evaluations?|assessments?|reports?|management|oversight|letter|memorandum|"
    r"the role|how|why|what|an?|on|is|does)\b",
    re.IGNORECASE,
)
_SMALL = frozenset("of for and the on in to de la le des du und für der et y del al & at".split())
_ADDRESSEE = re.compile(
    r"^(?:(?:a\s+)?(?:report|statement|testimony|briefing|letter)\s+(?:to|by|before|of)\b|testimony\b|before the\b|"
    r"submitted (?:to|by)|prepared (?:for|by|under)|"
    r"presented to|sponsored by|contract(?:or)?\b|the honorable|highlights? of)",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(r"^(?:the\s+)?(?:office of|bureau of|division of|inspector general)", re.IGNORECASE)
_PARENT = re.compile(
    r"\b(?:department|ministry|administration|agency|state of|commission|commonwealth)\b",
    re.IGNORECASE,
)


def is_addressee(text: str) -> bool:
    """Names whom a report is for: `Report to the Chairman, …`."""
    return _ADDRESSEE.match(text) is not None


def is_body(text: str) -> bool:
    """A line that is the name of a body: a head word, capitals throughout, no sentence."""
    text = text.strip(" .*†‡")
    words = text.split()
    if (
        not 2 <= len(words) <= 10
        or re.search(r"\d|[@:;?!]|www\.|https?:", text)
        or not _HEAD.search(text)
        or _OF_TITLES.match(text)
    ):
        return False
    return all(word[0].isupper() or word.casefold() in _SMALL or not word[0].isalpha() for word in words)


def find_body(blocks: list[Block], title: Block | None) -> str:
    """The issuing body that a cover names: with its department where it is an office of one; '' where none."""
    names: list[str] = []
    for block in blocks:
        if block is title or is_addressee(block.text):
            continue
        found = [proper(line.strip()) for line in block.lines if is_body(line)]
        if len(found) > 1 and _PARENT.search(found[0]) and not _SUBORDINATE.match(found[0]):
            return ", ".join(found[:3])  # a department with its agency below it
        if len(found) < len(block.lines) and len(block.lines) > 1 and is_body(block.text):
            found = [proper(block.text)]
        names += [name for name in found if name not in names]
    if not names:
        return ""
    for name in names:
        if _SUBORDINATE.match(name):
            parent = next((n for n in names if n != name and _PARENT.search(n) and not _SUBORDINATE.match(n)), "")
            return f"{parent}, {name}" if parent else name
    return names[0]


def proper(text: str) -> str:
    """A name in capitals with small letters again: `OFFICE OF INSPECTOR GENERAL` is `Office of Inspector General`."""
    if not text.isupper():
        return text
    words = [word.lower() if word.casefold() in _SMALL else _capitalised(word) for word in text.split()]
    words[0] = words[0][:1].upper() + words[0][1:]
    return " ".join(words)


def _capitalised(word: str) -> str:
    if word.count(".") > 1:  # U.S.
        return word
    return re.sub(r"[^\W\d_]+(?:['’][^\W\d_]+)?", lambda part: part[0].capitalize(), word)
