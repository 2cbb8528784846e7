"""ProQuest's plain-text export, read: documents between lines of underscores, a field a line, the whole article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from loccit.formats.builder import failed
from loccit.formats.encoding import Lines
from loccit.formats.news_article import NewsArticle
from loccit.formats.news_text import Line, Part, joined, paragraphs, parts
from loccit.formats.proquest_fields import place, settle, tag_of, without_session
from loccit.record import Draft

_RULE = re.compile(r"_{20,}")
_NUMBER = re.compile(r"(?:Document|Dokument|Documento) \d+ (?:of|de|von|di) \d+")
_OPENING = frozenset("author; publication info; links; full text".split("; "))
_CLOSING = frozenset(
    """credit; subject; location; people; company / organization; company; organization; identifier / keyword;
    business indexing term; classification; title; alternate title; publication title; first page; last page; pages;
    page; number of pages; publication year; publication date; year; section; column; supplement; edition; publisher;
    place of publication; country of publication; publication subject; issn; e-issn; isbn; source type; language of
    publication; language; document type; document feature; document id; proquest document id; document url; copyright;
    last updated; database; volume; issue; url; doi; correspondence author; dateline; word count; illustration; caption;
    series title; degree; university/institution; accession number; entry date; publication history;
    naics; full text word count; source attribution; author affiliation; start page; print issn; milestone dates;
    online publication date; print publication date; journal subject; tag; mesh; substance; peer reviewed;
    university location; degree date; advisor; committee member; department; dissertation/thesis number; source;
    school code; special issue; instruments; report number; conference; evidence based healthcare;
    number of references; literature indicator; subfile; notes; references; cited by""".replace("\n   ", "").split("; ")
)
_ANCHORS = frozenset("publication title; proquest document id; source type; document url; database".split("; "))
"""Names that lead no paragraph of an article: without one of them nothing is taken for closing fields."""

_LAST = ("publication year", "publication info")
"""Fields that say again, and less well, what others say: read behind them."""

_LABEL = re.compile(r"(?P<name>[A-Ze][A-Za-z/ ()-]{1,38}?): ?(?P<value>.*)", re.DOTALL)
_NOTHING = re.compile(r"\[?(?:none|not|no|full text) (?:is )?(?:not )?available\b.{0,60}|n/a", re.IGNORECASE)
_NO_TEXT = frozenset({"enlarge this image.", "proquest document link", "illustration"})
_UNKNOWN = 6
"""Lines between two known names that may hold others, and the values that go with them."""

_LONGEST = 3000
"""Characters of a field other than the abstract that are read; what is longer is kept as it stands."""


def read(stream: BinaryIO, source: str = "") -> Iterator[Draft]:
    """One draft a document. Title pages, tables of contents and the note at the end are none."""
    lines = Lines(stream, source)
    for part in parts(lines, _is_rule, lambda _: False):
        found = _split(part)
        if found.fields:
            draft = _draft(found, part, source)
        elif (raw := part.raw().strip("_ \n")) and not _is_frame(raw):
            message = "text that is no ProQuest document"
            draft = failed("proquest", source, part.lines[0].number, raw, "text-outside-record", message)
        else:
            continue
        draft.problems += lines.take()
        yield draft


def _is_rule(text: str) -> bool:
    return text.startswith("____") and _RULE.fullmatch(text) is not None


def _is_frame(raw: str) -> bool:
    """What stands around the documents: the title page, the contents, the address of the service."""
    return re.match(r"Report Information|Table of contents|Contact us|Bibliography|ProQuest|Database copyright|\d+\.? ",
                    raw, re.IGNORECASE) is not None  # fmt: skip


Field = tuple[str, list[str], int]
"""A field's name, the lines of its value, and the number of the first."""


class _Found:
    """A document's title lines, its fields in order (name, value, line), and the lines of its text (None: no field)."""

    def __init__(self) -> None:
        self.title: list[Line] = []
        self.fields: list[Field] = []
        self.body: list[Line] | None = None
        self.links: list[Line] = []


def _split(part: Part) -> _Found:
    """Title, opening fields, text, closing fields. A colon in the text makes no field: the closing ones come last."""
    found = _Found()
    lines = [line for line in part.lines if not _is_rule(line.text) and not _NUMBER.fullmatch(line.text)]
    end = _closing(lines)
    for at, line in enumerate(lines):
        match = _LABEL.match(line.text)
        name = match["name"].strip().casefold() if match else ""
        if at >= end:
            _close(found, match, name, line)
        elif found.body is not None:
            found.body.append(line)
        elif match and name == "full text":
            found.fields.append((name, [], line.number))
            found.body = [Line(line.number, match["value"].strip())]
        elif match and (name in _OPENING or name.startswith("abstract")):
            found.fields.append((name, [match["value"].strip()], line.number))
        else:
            _continue(found, line)
    return found


def _close(found: _Found, match: re.Match[str] | None, name: str, line: Line) -> None:
    if match:
        found.fields.append((name, [match["value"].strip()], line.number))
    elif line.text and found.fields and line.text.casefold() not in _NO_TEXT:
        found.fields[-1][1].append(line.text)


def _continue(found: _Found, line: Line) -> None:
    """A line without a name: of the title before the first field, of an abstract, or a link."""
    if line.text.startswith(("http://", "https://")) and found.fields:
        found.links.append(line)
    elif not line.text or line.text.casefold() in _NO_TEXT:
        return
    elif not found.fields:
        found.title.append(line)
    else:
        found.fields[-1][1].append(line.text)


def _closing(lines: list[Line]) -> int:
    """Where the closing fields begin: the last run of lines that have the name of one, each name once.

    A line without a name goes on with a field only where no empty line parts them: else it is the text's. A name that
    is not known may stand between two that are.
    """
    start = len(lines)
    names: set[str] = set()
    for at in range(len(lines) - 1, -1, -1):
        text = lines[at].text
        if not text or text.casefold() in _NO_TEXT:
            continue
        match = _LABEL.match(text)
        name = match["name"].strip().casefold() if match else ""
        if name in _CLOSING and name not in names:
            start = at
            names.add(name)
        elif start - at > _UNKNOWN or not at or name in names or not (name or lines[at - 1].text):
            break
    return start if names & _ANCHORS else len(lines)


def _draft(found: _Found, part: Part, source: str) -> Draft:
    start = found.title[0].number if found.title else found.fields[0][2]
    article = NewsArticle("proquest", "ProQuest", source, start)
    article.record.type = "article-newspaper"
    if found.title:
        place(article, "title", joined(found.title), start)
    for name, values, number in sorted(found.fields, key=lambda field: field[0] in _LAST):
        value = (
            ("\n\n" if name.startswith("abstract") else " ").join(" ".join(value.split()) for value in values).strip()
        )
        if len(value) > _LONGEST and not name.startswith("abstract"):
            article.keep(tag_of(name), value)
        elif value and not _NOTHING.fullmatch(value):
            place(article, name, value, number)
    if found.links and "proquest:document-url" not in article.record.custom:
        article.keep("document-url", without_session(found.links[0].text))
    settle(article)
    if "source" not in article.fields:
        article.say("source", "ProQuest", "document", start)
    words = [line.text for line in found.body or () if line.text.casefold() not in _NO_TEXT]
    kept = [text for text in paragraphs(words, wrapped=False) if not _NOTHING.fullmatch(text)]
    ended = part.ended or not _ANCHORS.isdisjoint(name for name, *_ in found.fields)
    article.text(kept, ended=ended, cut=part.cut, expected=found.body is not None)
    return article.done(bare_names=False)
