"""Factiva's text, read: two-letter tags at the line's start, or the article as it is displayed, without any.

Field codes as Factiva's help lists them: `HD` headline, `BY` author, `LP` lead paragraph, `TD` text, `AN` number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from loccit.formats.builder import failed
from loccit.formats.encoding import Lines
from loccit.formats.factiva_display import display
from loccit.formats.news_article import NewsArticle
from loccit.formats.news_text import Line, Part, joined, paragraphs, parts
from loccit.record import Draft

_END = re.compile(r"(?:AN\s+)?(?:Document|Dokument|Documento)\s+(?P<id>[A-Z0-9]{2,14}\d{6,}[A-Za-z0-9]{3,})")
_OPENING = ("SE", "HD", "BY", "CR", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "VOL", "LA", "CY", "CLM", "CX", "DLN")
_TEXT = ("LP", "TD")
_CLOSING = ("ART", "CT", "RF", "CO", "IN", "NS", "RE", "IPD", "IPC", "PUB", "TI", "RST", "AN")
_TAG = re.compile(rf"(?P<tag>{'|'.join((*_OPENING, *_TEXT, *_CLOSING))})(?P<gap>\s+|$)(?P<value>.*)", re.DOTALL)
_CODED = ("CO", "IN", "NS", "RE")
_CODES = re.compile(r"[a-z0-9]{2,8} : ")
_FURNITURE = re.compile(
    r"(?:Page \d+ of \d+ *)?[©(]c?\)? ?\d{4} Factiva, Inc\..*|(?:Article|Artikel|Artículo) \d+", re.IGNORECASE
)
"""Lines that a page of Factiva bears, no article."""

_SUMMARY = re.compile(r"Search Summary|Suchzusammenfassung|Résumé de la recherche", re.IGNORECASE)

Fields = list[tuple[str, list[Line]]]
"""Tags in order, each with the lines of its value."""


def read(stream: BinaryIO, source: str = "") -> Iterator[Draft]:
    """One draft an article; the summary of the search at the end is none."""
    lines = Lines(stream, source)
    for part in parts(lines, lambda _: False, _ends):
        part = part._replace(lines=[line for line in part.lines if not _FURNITURE.fullmatch(line.text)])
        if not any(line.text for line in part.lines):
            continue
        if fields := _fields(part):
            draft = _draft(fields, part, source)
        elif article := display(part, source, _END):
            draft = article
        elif not part.ended and _SUMMARY.fullmatch(next(line.text for line in part.lines if line.text)):
            continue
        else:
            message = "text that is no Factiva article"
            draft = failed("factiva", source, part.lines[0].number, part.raw(), "text-outside-record", message)
        draft.problems += lines.take()
        yield draft


def _ends(text: str) -> bool:
    """The line with the article's accession number is its last, in both forms."""
    return len(text) < 80 and _END.fullmatch(text) is not None


def _fields(part: Part) -> Fields:
    """The tagged fields of a document; none where it begins without tags."""
    fields: Fields = []
    wide = False
    for line in part.lines:
        match = _TAG.fullmatch(line.text)
        if match and _is_tag(match, fields, wide=wide):
            wide = wide or match["gap"] == "\t" or len(match["gap"]) > 1
            fields.append((match["tag"], [Line(line.number, match["value"].strip())]))
        elif fields and line.text != "(END)":
            fields[-1][1].append(line)
    return fields if {"HD", "WC", "PD", "SN"} & {tag for tag, _ in fields} else []


def _is_tag(match: re.Match[str], fields: Fields, *, wide: bool) -> bool:
    """Whether it is the tag, not a word of the text (`IN the jail, …`).

    No opening tag comes after the text began, and what closes an article says codes, a publisher, the document. A tag
    stands alone, or is filled to four columns, as all are in a file that is `wide`; where the columns were lost it has
    one space.
    """
    tag, gap, value = match["tag"], match["gap"], match["value"]
    before = [each for each, _ in fields]
    alone = not value
    if not before:
        return tag in ("SE", "HD", "BY", "WC", "CLM")
    if tag in before or (tag in _OPENING and any(each in _TEXT for each in before)):
        return False
    if tag in _CODED and not alone:
        return _CODES.match(value) is not None
    if tag == "AN" and not alone:
        return _END.fullmatch(value) is not None
    if alone or gap == "\t" or len(tag + gap) > 3:
        return True
    if tag == "TD":  # where the text of LP begins on a line of its own, that of TD does too: `TD Bank` is of the text
        return not wide and before[-1] == "LP" and bool(fields[-1][1][0].text)
    return not wide and (tag in _OPENING or tag == "LP" or before[-1] in _CODED)


def _draft(fields: Fields, part: Part, source: str) -> Draft:
    article = NewsArticle("factiva", "Factiva", source, fields[0][1][0].number)
    article.record.type = "article-newspaper"
    body: list[str] = []
    for tag, lines in fields:
        value = joined(lines)
        number = next((line.number for line in lines if line.text), lines[0].number)
        if tag in _TEXT:
            body += [*("" for _ in body[:1]), *(line.text for line in lines)]
        elif value:
            place(article, tag, value, number)
    article.say("source", "Factiva", "document", part.lines[0].number)
    article.text(paragraphs(body), ended=any(tag == "AN" for tag, _ in fields), cut=part.cut)
    return article.done(bare_names=False)


_VARIABLES = {"HD": "title", "SE": "section", "ED": "edition", "PUB": "publisher"}


def place(article: NewsArticle, tag: str, value: str, line: int) -> None:
    """One value of a tag. Codes, ticker symbols, times and credits are kept under the tag."""
    if tag == "BY":
        article.byline(value, tag, line)
    elif tag == "PD" and article.issued(value, tag, line):
        return
    elif tag == "SN":
        article.outlet(value, tag, line)
    elif tag == "PG":
        article.pages(value, tag, line)
    elif tag == "LA":
        article.spoken(value, tag, line)
    elif tag == "WC":
        article.words(value, tag)
    elif tag == "VOL":
        article.volume(value, tag, line)
    elif tag == "AN":
        match = _END.search(value)
        article.keep(tag, match["id"] if match else value)
    elif tag in _VARIABLES:
        article.say(_VARIABLES[tag], value, tag, line)
    else:
        article.keep(tag, value)
