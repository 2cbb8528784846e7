"""EBSCOhost's plain text, read: the fields of the detailed record, then the article where the database holds it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from loccit.formats.builder import failed
from loccit.formats.ebsco_source import read_source
from loccit.formats.encoding import Lines
from loccit.formats.news_article import NewsArticle
from loccit.formats.news_text import Line, Part, paragraphs, parts
from loccit.record import Draft
from loccit.record.identifiers import normal_isbn, normal_issn

_RECORD = re.compile(r"Record: \d+")
_NAMES = frozenset(
    """title; alternate title; authors; author; source; document type; publication type; subject terms; subjects;
    subject; geographic terms; geographic subject; author-supplied keywords; keywords; naics/industry codes; abstract;
    abstract (english); author affiliations; affiliation; full text word count; issn; isbn; doi; accession number;
    persistent link to this record (permalink); persistent link; cut and paste; database; people; company/entity;
    reviews & products; publisher information; publisher; publication date; language; lexile; lexile range;
    ticker symbol; section; images; notes; company; entry date; dewey; contents; publication information; peer reviewed;
    edition; major subjects; minor subjects; journal subset; special interest; medline info; resource type; description;
    series; sic codes; duns number; thesaurus terms; physical description; related isbn; oclc""".replace(
        "\n   ", ""
    ).split("; ")
)
_LABEL = re.compile(r"(?P<name>[A-Z][A-Za-z/& ()-]{2,42}):(?:\s+(?P<value>.*))?", re.DOTALL)
_END = re.compile(r"~{4,}")
_PROPERTY = re.compile(r"Copyright of .{2,300}? is the (?:copyright )?property of.*|\(c\) .{2,80}, \d{4}")
_PAGE = re.compile(r",? Pg\. (\w[\w-]*)$")
_LINKS = ("persistent link to this record (permalink)", "persistent link", "cut and paste")
_TEXTS = {"publisher": "publisher", "publisher information": "publisher", "edition": "edition", "database": "source"}

Field = tuple[str, list[str], int]
"""A field's name, the lines of its value, and the number of the first."""


def read(stream: BinaryIO, source: str = "") -> Iterator[Draft]:
    """One draft a record: each begins with `Record: 1`, or with its title."""
    lines = Lines(stream, source)
    for part in parts(lines, _Starts(), lambda _: False):
        fields, body = _split(part)
        names = {name for name, *_ in fields}
        if {"title", "source", "accession number"} & names:
            draft = _draft(fields, body, part, source)
        elif _RECORD.fullmatch(part.raw()):
            continue
        else:
            message = "text that belongs to no EBSCOhost record"
            draft = failed("ebsco", source, part.lines[0].number, part.raw(), "text-outside-record", message)
        draft.problems += lines.take()
        yield draft


class _Starts:
    """Whether a record begins with a line: with its number, in a file of numbered ones; else with its title."""

    def __init__(self) -> None:
        self.numbered = False

    def __call__(self, text: str) -> bool:
        if len(text) < 20 and _RECORD.fullmatch(text):
            self.numbered = True
            return True
        return not self.numbered and text.startswith("Title:")


def _name(text: str) -> tuple[str, str]:
    """(the field's name, its value) of a line that begins one; `("", text)` of any other."""
    match = _LABEL.fullmatch(text)
    name = match["name"].casefold() if match else ""
    return (name, (match["value"] or "").strip()) if match and name in _NAMES else ("", text)


def _split(part: Part) -> tuple[list[Field], list[Line]]:
    """The fields, and the lines of the article: what stands behind the empty line after the last field."""
    fields: list[Field] = []
    last = len(part.lines)
    for at, line in enumerate(part.lines):
        name, value = _name(line.text)
        after_gap = at > 0 and not part.lines[at - 1].text
        if name and not (after_gap and name == "section" and fields):
            fields.append((name, [value], line.number))
        elif fields and after_gap and line.text:
            last = at
            break
        elif fields and line.text:
            fields[-1][1].append(line.text)
    return fields, part.lines[last:]


def _draft(fields: list[Field], body: list[Line], part: Part, source: str) -> Draft:
    article = NewsArticle("ebsco", "EBSCOhost", source, fields[0][2])
    article.record.type = "article-magazine"
    for name, values, number in fields:
        _place(article, name, [value for value in values if value], number)
    if "source" not in article.fields:
        article.say("source", "EBSCOhost", "document", fields[0][2])
    _body(article, body, part)
    return article.done(bare_names=False)


def _place(article: NewsArticle, name: str, values: list[str], line: int) -> None:
    """One field. What has no variable is kept under its name; links into EBSCOhost ask for a login and are not."""
    tag, value = re.sub(r"[^a-z]+", "-", name).strip("-"), " ".join(" ".join(values).split())
    if not value or name in _LINKS:
        return
    if name == "title":
        article.say(
            "title", value[:-1] if value.endswith(".") and not value.endswith("..") else value, tag, line, value
        )
    elif name in ("authors", "author"):
        article.byline("; ".join(values), tag, line, inverted=True)
    elif name == "source":
        read_source(article, value, tag, line)
    elif name.startswith("abstract"):
        article.say("abstract", value, tag, line)
    elif name == "issn" and normal_issn(value):
        article.say("ISSN", normal_issn(value), tag, line, value)
    elif name == "isbn" and normal_isbn(value):
        article.say("ISBN", value, tag, line)
    elif name == "doi":
        article.doi(value, tag)
    elif name == "publication type":
        article.kind(value, tag, line)
    elif name == "language":
        article.spoken(value, tag, line)
    elif name == "full text word count":
        article.words(value, "word-count")
    elif name in _TEXTS:
        article.say(_TEXTS[name], value, tag, line)
    else:
        article.keep(tag, "; ".join(values))


def _body(article: NewsArticle, lines: list[Line], part: Part) -> None:
    """The article's words, without its section and headline over them, its byline and whose property it is below."""
    end = next((at for at, line in enumerate(lines) if _END.fullmatch(line.text)), len(lines))
    words: list[str] = []
    title = _letters(article.record.text("title"))
    for line in lines[:end]:
        name, value = _name(line.text)
        if not words and name == "section":
            page = _PAGE.search(value)
            article.say("section", value[: page.start()] if page else value, name, line.number)
            article.pages(page[1] if page else "", name, line.number)
        elif _PROPERTY.fullmatch(line.text):
            article.keep("copyright", line.text)
            break
        elif words or (line.text and _letters(line.text) != title):
            words.append(line.text)
    behind = [line for line in lines[end + 1 :] if line.text]
    if behind and "author" not in article.fields and not _PROPERTY.fullmatch(behind[0].text):
        article.byline(behind[0].text, "byline", behind[0].number)
        behind = behind[1:]
    if behind:
        article.keep("end", "\n".join(line.text for line in behind))
    article.text(paragraphs(words), ended=True, cut=part.cut, expected=bool(lines))


def _letters(text: str) -> str:
    return "".join(re.findall(r"\w+", text.casefold()))
