"""LexisNexis and Nexis Uni as text, read, in both layouts: the older one is numbered, the newer one says where it ends.

Older: `1 of 25 DOCUMENTS`, outlet, date, headline, labels in capitals, text, labels. Newer: headline, outlet, date,
`Section:` …, `Body`, text, `Load-Date:`, `End of Document`. The load date is Nexis's own and never the article's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from loccit.formats.builder import failed
from loccit.formats.encoding import Lines
from loccit.formats.news_article import NewsArticle
from loccit.formats.news_text import Line, Part, joined, paragraphs, parts
from loccit.formats.nexis_head import read_head
from loccit.formats.nexis_labels import ALONE, ANCHORS, LONG, TAIL, Field, is_rights, label, labelled_blocks
from loccit.record import Draft
from loccit.record.identifiers import normal_issn

NUMBER = re.compile(r"\d+ of \d+ DOCUMENTS?|Dokument \d+ von \d+|Document \d+ de \d+|\d+ de \d+ DOCUMENTOS?", re.I)
_END = re.compile(r"End of Document|Ende des Dokuments?|Fin du document|Fin del documento", re.IGNORECASE)
_SECTION_PAGE = re.compile(
    r"(?:^|[;,])\s*(?:Pg|P|S|Pág|Seite|Page)\.?\s*(?P<page>[A-Z]{0,3}[.-]?\d[\w,-]*)\s*", re.IGNORECASE
)
_SECTION_ISSN = re.compile(r"[;,]?\s*ISSN: ?(?P<issn>\d{4}-?\d{3}[\dXx])")


def read(stream: BinaryIO, source: str = "") -> Iterator[Draft]:
    """One draft an article; the request and the list of documents before the first are none."""
    lines = Lines(stream, source)
    for part in parts(lines, _starts, _ends):
        if draft := _draft(part, source):
            draft.problems += lines.take()
            yield draft


def _starts(text: str) -> bool:
    return len(text) < 40 and NUMBER.fullmatch(text) is not None


def _ends(text: str) -> bool:
    return len(text) < 24 and _END.fullmatch(text) is not None


def _draft(part: Part, source: str) -> Draft | None:
    """The article of a document; None for what stands before the first, a failed draft for what is no article."""
    numbered = NUMBER.fullmatch(part.lines[0].text) is not None
    lines = part.lines[1:] if numbered else part.lines
    closed = bool(lines) and _END.fullmatch(lines[-1].text) is not None
    lines = lines[:-1] if closed else lines
    article = NewsArticle("nexis", "Nexis", source, part.lines[0].number)
    article.record.type = "article-newspaper"
    fields, rest = read_head(article, lines, numbered=numbered)
    if not fields and "issued" not in article.fields:
        if not numbered and not closed:
            return None
        message = "text that is no Nexis document"
        return failed("nexis", source, part.lines[0].number, part.raw(), "text-outside-record", message)
    body, closing = _body(rest)
    for name, values in _gathered([*fields, *closing]).items():
        _place(article, name, values[0])
        if len(values) > 1:
            article.keep(name, "\n".join(joined(each) for each in values[1:]))
    text = paragraphs(line.text for line in body if line.text != "FULL TEXT")
    article.text(text, ended=closed or (numbered and bool(closing)), cut=part.cut)
    article.say("source", "Nexis", "document", part.lines[0].number)
    return article.done(bare_names=False)


def _gathered(fields: list[Field]) -> dict[str, list[list[Line]]]:
    """The values by label, in the order of the document."""
    found: dict[str, list[list[Line]]] = {}
    for name, lines in fields:
        found.setdefault(name, []).append(lines)
    return found


def _body(lines: list[Line]) -> tuple[list[Line], list[Field]]:
    """The lines of the text, and the labelled values behind it.

    Those are the last run of blocks that begin with a label or are the notice of copyright. Blocks that do neither may
    stand in it behind a label of which the words go on: those of a picture, a correction.
    """
    found = labelled_blocks(lines)
    start = _closing(found)
    closing = found[start:]
    if not any(label(line.text)[0] in ANCHORS for block in closing for line in block):
        start = len(found)
        while start and is_rights(found[start - 1][0].text):
            start -= 1
        closing = found[start:]
    first = closing[0][0].number if closing else 0
    return [line for line in lines if not first or line.number < first], _fields(closing)


def _closing(found: list[list[Line]]) -> int:
    """The number of the block with which the labelled values behind the text begin."""
    start = len(found)
    for at in range(len(found) - 1, -1, -1):
        first = found[at][0].text
        name = label(first)[0] or ALONE.get(first.casefold(), "")
        if (name in TAIL or (is_rights(first) and at)) and (start == at + 1 or name in LONG):
            start = at
        elif name or start - at > _LONGEST:
            break
    return start


def _fields(closing: list[list[Line]]) -> list[Field]:
    """The labelled values of the blocks; in the newer form several stand in one block."""
    fields: list[Field] = []
    for line in (line for block in closing for line in block):
        name, value = label(line.text)
        if name in TAIL:
            fields.append((name, [Line(line.number, value)]))
        elif heading := ALONE.get(line.text.casefold()):
            fields.append((heading, []))
        elif is_rights(line.text):
            fields.append(("copyright", [line]))
        elif fields:
            fields[-1][1].append(line)
    return fields


_LONGEST = 12
"""Blocks that the words under one picture or correction may be."""

_TEXTS = {"headline": "title", "edition": "edition", "volume": "volume", "issue": "issue", "supplement": ""}


def _place(article: NewsArticle, name: str, lines: list[Line]) -> None:
    """One labelled value. What has no variable is kept under its label."""
    value = joined(lines)
    line = next((line.number for line in lines if line.text), 0)
    if not value:
        return
    if name == "byline":
        article.byline(value, name, line)
    elif name == "section":
        _section(article, value, line)
    elif name == "length":
        article.words(value, name)
    elif name == "highlight":
        article.say("abstract", value, name, line)
    elif name == "language":
        article.spoken(value, name, line)
    elif name == "publication-type":
        article.kind(value, name, line)
    elif name == "show":
        article.record.type = "broadcast"
        article.note("type", name, line, value)
        article.keep(name, value)
    elif name == "pages":
        article.pages(value, name, line)
    elif name == "issn" and normal_issn(value):
        article.say("ISSN", normal_issn(value), name, line, value)
    elif name == "url" and re.fullmatch(r"https?://[^/\s]+/[^\s]+", value):
        article.say("URL", value, name, line)  # of the article; the outlet's address alone is none
    elif _TEXTS.get(name):
        article.say(_TEXTS[name], value, name, line)
    else:
        article.keep(name, value)


def _section(article: NewsArticle, value: str, line: int) -> None:
    """`Section A; Column 0; National Desk; Pg. 14`: the page is one of its own."""
    if match := _SECTION_ISSN.search(value):
        article.say("ISSN", normal_issn(match["issn"]), "section", line, value)
        value = value.replace(match[0], "")
    if match := _SECTION_PAGE.search(value):
        article.pages(match["page"].rstrip(","), "section", line)
        if "page" in article.fields:
            article.note("page", "section", line, value)
        value = (value[: match.start()] + value[match.end() :]).strip(" ;,")
    if value:
        article.say("section", value, "section", line)
