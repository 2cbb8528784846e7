"""What MEDLINE's records mean, whatever their form: publication types, initials, page ranges, titles."""

from __future__ import annotations

import re

from loccit.formats.names import person
from loccit.record import Name

_TYPES: tuple[tuple[str, str], ...] = (
    ("technical report", "report"),
    ("preprint", "article"),
    ("academic dissertation", "thesis"),
    ("dissertation", "thesis"),
    ("newspaper article", "article-newspaper"),
    ("legal case", "legal_case"),
    ("legislation", "legislation"),
    ("dataset", "dataset"),
    ("video-audio media", "motion_picture"),
    ("journal article", "article-journal"),
    ("book", "book"),
    ("congress", "paper-conference"),
    ("congresses", "paper-conference"),
    ("clinical conference", "paper-conference"),
    ("consensus development conference", "paper-conference"),
    ("consensus development conference, nih", "paper-conference"),
    ("interview", "interview"),
    ("lecture", "speech"),
)
"""MEDLINE publication type to CSL type; the first that a record has counts."""

_LONE = re.compile(r"(?<![\w.'-])([A-ZÀ-Þ])(?=\s|$)")
_INITIALS = re.compile(r"([A-ZÀ-Þ]{1,4})(?: (Jr|Sr|2nd|3rd|II|III|IV))?")


def csl_type(publication_types: list[str], *, in_journal: bool) -> str:
    """The CSL type of these publication types; what stands in a journal is an article of it."""
    kinds = {kind.lower().strip() for kind in publication_types}
    for name, found in _TYPES:
        if name in kinds:
            return "article-journal" if in_journal and found in ("paper-conference", "interview", "speech") else found
    return "article-journal" if in_journal or not kinds else "document"


def short_name(text: str) -> Name:
    """`Shruthi BS` as MEDLINE and Web of Science shorten names: the last word is the initials."""
    words = text.strip().replace(",", " ").split()
    for size in (1, 2):
        if len(words) > size and (match := _INITIALS.fullmatch(" ".join(words[-size:]))):
            return person(" ".join(words[:-size]), initials(match[1]), match[2] or "")
    return Name(words[0], " ".join(words[1:])) if words else Name()


def initials(text: str) -> str:
    """`BS` as `B. S.`: run-together initials are what a database makes of given names."""
    return " ".join(f"{letter}." for letter in text) if text.isupper() and len(text) <= 4 and text.isalpha() else text


def given(text: str) -> str:
    """Given names with the full stops after initials that MEDLINE leaves out: `Douglas L`, `M J`."""
    return _LONE.sub(r"\1.", text)


def title(text: str) -> str:
    """Without the full stop that MEDLINE adds."""
    text = " ".join(text.split())
    return text[:-1] if text.endswith(".") and not text.endswith("..") else text


def heading(text: str) -> str:
    """A MeSH heading without the star that marks the main topics."""
    return text.replace("*", "").strip()


def full_pages(text: str) -> str:
    """`454-81`, as MEDLINE shortens a range, in full: `454-481`."""
    first, dash, last = text.strip().partition("-")
    if dash and first.isdigit() and last.isdigit() and len(last) < len(first):
        return f"{first}-{first[: len(first) - len(last)]}{last}"
    return text.strip()
