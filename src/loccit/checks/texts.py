"""Checks: titles, containers and numbers as text: capitals, markup, entities, pages."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from loccit.checks.base import Check, Context, Finding
from loccit.record import Record

_TITLES = ("title", "container-title", "collection-title", "original-title")
_TEXTS = (*_TITLES, "publisher", "publisher-place", "genre", "note", "authority")


def _capitals(record: Record, context: Context) -> Iterator[Finding]:
    for variable in _TITLES:
        text = record.text(variable)
        letters = [c for c in text if c.isalpha()]
        if len(letters) > 12 and " " in text and sum(c.isupper() for c in letters) > 0.9 * len(letters):
            yield Finding(variable, f"'{text[:60]}' is in capitals", "write it as in a sentence; styles make capitals")


def _entity(record: Record, context: Context) -> Iterator[Finding]:
    for variable in _TEXTS:
        text = record.text(variable)
        if re.search(r"&(?:#\d+|#x[\da-fA-F]+|[a-z]{2,8});", text):
            fixed = html.unescape(text)
            yield Finding(variable, f"'{text[:60]}' holds an HTML entity", f"it means '{fixed[:60]}'", fixed)


def _mojibake(record: Record, context: Context) -> Iterator[Finding]:
    for variable in _TEXTS:
        text = record.text(variable)
        if re.search(r"Ã[\x80-\xbf©¨¶¼¤ ]|â€|Â[\xa0-\xbf]|\ufffd", text):
            yield Finding(variable, f"'{text[:60]}' was read in the wrong encoding", "compare it with the source")


def _site(record: Record, context: Context) -> Iterator[Finding]:
    title, outlet = record.text("title"), record.text("container-title") or record.text("publisher")
    if len(outlet) > 3 and (match := re.search(rf"\s+[|–—-]\s+{re.escape(outlet)}\s*$", title, re.IGNORECASE)):
        yield Finding(
            "title",
            f"the title ends in the outlet's name, '{match[0].strip()}'",
            "leave it out",
            title[: match.start()],
        )


def _period(record: Record, context: Context) -> Iterator[Finding]:
    title = record.text("title")
    if (
        title.endswith(".")
        and not title.endswith("..")
        and not re.search(r"\b(?:\w\.)+\w?\.$|\b(?:Inc|Ltd|Co|Jr|Sr|etc|al|v|U\.S)\.$", title)
    ):
        yield Finding("title", "the title ends in a full stop", "styles set their own", title[:-1])


def _space(record: Record, context: Context) -> Iterator[Finding]:
    for variable in _TEXTS:
        text = record.text(variable)
        if text != text.strip() or "  " in text:
            yield Finding(variable, f"stray white space in '{text.strip()[:60]}'", "", " ".join(text.split()))


def _pages(record: Record, context: Context) -> Iterator[Finding]:
    text = record.text("page")
    if match := re.fullmatch(r"\s*(\d+)\s*[-–—]+\s*(\d+)\s*", text):
        first, last = match.groups()
        end = int(first[: len(first) - len(last)] + last) if len(last) < len(first) else int(last)
        if end < int(first):
            yield Finding("page", f"the pages run backwards: {text.strip()}")
    elif re.match(r"(?i)\s*pp?\.", text):
        yield Finding(
            "page", f"'{text.strip()}' holds the word for page", "styles set it", re.sub(r"(?i)^\s*pp?\.\s*", "", text)
        )


def _abbreviated(record: Record, context: Context) -> Iterator[Finding]:
    if record.type == "article-journal" and re.search(r"\b[A-Z][a-z]{1,4}\. [A-Z]", record.text("container-title")):
        yield Finding(
            "container-title", f"'{record.text('container-title')}' is abbreviated",
            "give the full name; the short one goes to shortjournal",
        )  # fmt: skip


def _number_word(record: Record, context: Context) -> Iterator[Finding]:
    for variable in ("volume", "issue"):
        if match := re.match(r"(?i)\s*(vol(?:ume)?\.?|no\.?|nr\.?|issue)\s*(\S.*)$", record.text(variable)):
            yield Finding(variable, f"'{record.text(variable)}' holds the word '{match[1]}'", "styles set it", match[2])


CHECKS = (
    Check(
        "title-capitals", "warning", "a title is in capitals",
        "No style can find out which of the letters are capitals by right.",
        _capitals,
    ),
    Check(
        "text-entity", "error", "an HTML entity in a text",
        "&amp; is printed as &amp;.",
        _entity,
    ),
    Check(
        "text-encoding", "error", "a text was read in the wrong encoding",
        "MartÃ­nez is Martínez read as Latin-1.",
        _mojibake,
    ),
    Check(
        "title-site", "warning", "a title ends in the outlet's name",
        "Web pages put their name behind the title; it is printed twice then.",
        _site,
    ),
    Check(
        "title-period", "warning", "a title ends in a full stop",
        "The style sets one too.",
        _period,
    ),
    Check(
        "text-space", "warning", "stray white space in a text",
        "It is printed by some styles.",
        _space,
    ),
    Check(
        "page-range", "warning", "a page range that cannot be",
        "A range runs forwards and holds numbers only.",
        _pages,
    ),
    Check(
        "journal-abbreviated", "warning", "a journal's name is abbreviated",
        "Styles that want it short cut it; styles that want it in full cannot guess it.",
        _abbreviated,
    ),
    Check(
        "number-word", "warning", "a volume or issue with its word",
        "'vol. Vol. 5' is printed.",
        _number_word,
    ),
)  # fmt: skip
