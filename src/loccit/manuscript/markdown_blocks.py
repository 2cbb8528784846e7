"""Markdown's notes and block quotes, and the plain words of a piece of it."""

from __future__ import annotations

import re
from html import unescape

from loccit.manuscript.model import Document, Quotation

_NOTE = re.compile(r"^ {0,3}\[\^([^\]\s]+)\]:", re.M)
_MARK = re.compile(r"\[\^([^\]\s]+)\](?!:)")
_QUOTE = re.compile(r"^ {0,3}>[^\n]*(?:\n {0,3}>[^\n]*|\n(?![ \t]*\n)(?!\s*$)[^\n]+)*", re.M)
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
_SPANNED = re.compile(r"\[([^\[\]]*)\]\{[^{}]*\}")
_EMPHASIS = re.compile(r"(?<!\w)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)|\*+|~~")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def footnotes(document: Document, prose: str) -> list[tuple[int, int]]:
    """Makes a note's mark stand for the citations in the note; returns what the marks cover."""
    places = [(found[1], found.start()) for found in _NOTE.finditer(prose)]
    inside = {}
    for label, start in places:
        end = _note_end(prose, start)
        inside[label] = [one for one in document.citations if start <= one.start < end]
    marks = []
    for found in _MARK.finditer(prose):
        marks.append(found.span())
        for one in inside.get(found[1], ()):
            copy = one._replace(start=found.start(), end=found.end(), repeats=True)
            document.citations.append(copy)
    return marks


def _note_end(prose: str, start: int) -> int:
    """A note ends at the next line that is not indented after an empty one."""
    found = re.compile(r"\n[ \t]*\n(?![ \t])|\n(?= {0,3}\[\^)").search(prose, start)
    return found.start() if found else len(prose)


def block_quotes(document: Document, prose: str) -> list[Quotation]:
    """`> …`; an attribution on its last line is not part of it."""
    found = []
    for match in _QUOTE.finditer(prose):
        lines = [re.sub(r"^ {0,3}(?:>[ \t]?)+", "", line) for line in match[0].split("\n")]
        if re.match(r"\[!\w+\]", lines[0]):  # a call-out, not a quotation
            continue
        while lines and (not lines[-1].strip() or re.match(r"\s*(?:[—–]|--)", lines[-1])):
            lines.pop()
        if text := without_marks(plain("\n".join(lines))):
            found.append(Quotation(text, *match.span(), document.line(match.start()), True, document.file))
    return found


def without_marks(text: str) -> str:
    """A block quote that somebody put in quotation marks as well, without them."""
    text = " ".join(text.split()).rstrip(" ,;()")
    return text[1:-1] if text[:1] in '“"«' and text[-1:] in '”"»' else text


def plain(text: str) -> str:
    """The text a reader sees of a piece of Markdown; `[brackets]` stay."""
    text = _MARK.sub("", text)
    text = _SPANNED.sub(r"\1", _LINK.sub(r"\1", text))
    text = unescape(re.sub(r"<[a-zA-Z/][^<>]*>", " ", text)) if "<" in text or "&" in text else text
    return " ".join(_ESCAPE.sub(r"\1", _EMPHASIS.sub("", text)).split())
