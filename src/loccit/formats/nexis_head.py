"""What stands before the text of a Nexis document: outlet, date, edition, headline, and the labelled values."""

from __future__ import annotations

import re

from loccit.formats.news_article import NewsArticle
from loccit.formats.news_bylines import looks_like_byline
from loccit.formats.news_dates import date_line
from loccit.formats.news_text import Line, blocks, joined
from loccit.formats.nexis_labels import HEAD, Field, is_body, is_rights, label, labelled_blocks

_CITED = re.compile(r"(?P<volume>\d{1,4}) [A-Z][^\d]{1,80} (?P<page>\d{1,5})")
_LONGEST_EDITION = 80
_HEAD_BLOCKS = 12
"""Blocks between the date and the text of which one bears a label, in both layouts."""

_DEEPEST = 20_000
"""Lines in which the date of a document stands: before the first one there may be the list of all documents."""


def read_head(article: NewsArticle, lines: list[Line], *, numbered: bool) -> tuple[list[Field], list[Line]]:
    """Fills in what has no label; the labelled values before the text, and the lines from the text on."""
    at = _date_at(lines)
    about: list[Field] = []
    if at >= 0:
        about, rest = _about(article, lines, at, numbered=numbered)
    else:
        rest = [line for line in lines if not is_rights(line.text)] if numbered else []
    unlabelled, fields, body = _labelled(rest)
    rights = [line for block in unlabelled for line in block if is_rights(line.text)]
    own = [[line for line in block if not is_rights(line.text)] for block in unlabelled]
    _titles(article, [block for block in own if block], numbered=numbered)
    return [*about, *(("copyright", [line]) for line in rights), *fields], body


def _titles(article: NewsArticle, unlabelled: list[list[Line]], *, numbered: bool) -> None:
    """The headline is the first block without a label; behind it may stand a byline. A law review has its citation.

    In the newer layout the headline stood over the date: here the edition may follow.
    """
    rest: list[str] = []
    for block in unlabelled:
        text, line = joined(block), block[0].number
        if match := _CITED.fullmatch(text):
            article.record.type = "article-journal"
            article.note("type", "citation", line, text)
            article.say("volume", match["volume"], "citation", line, text)
            article.say("page", match["page"], "citation", line, text)
            rest.append(text)
        elif "title" not in article.fields:
            article.say("title", text, "headline", line)
        elif not numbered and "edition" not in article.fields and len(text) < _LONGEST_EDITION:
            article.say("edition", text, "edition", line)
        elif numbered and looks_like_byline(text):
            article.byline(text, "byline", line)
        else:
            rest.append(text)
    if rest:
        article.keep("head", "\n".join(rest))


def _date_at(lines: list[Line]) -> int:
    """Where the date stands, that is not in a labelled line; -1 where no line is one."""
    for at, line in enumerate(lines[:_DEEPEST]):
        if label(line.text)[0] in HEAD - {"show"}:
            return -1
        if line.text and (found := date_line(line.text)) and len(found.date.start) > 1:
            return at
    return -1


def _about(
    article: NewsArticle, lines: list[Line], at: int, *, numbered: bool
) -> tuple[list[Field], list[Line]]:  # fmt: skip
    """Outlet and headline before the date, edition behind it: (what else stands there, the lines from there on)."""
    about: list[Field] = []
    if numbered:
        before = [line for line in lines[:at] if line.text and not is_rights(line.text)]
        about += [("copyright", [line]) for line in lines[:at] if is_rights(line.text)]
    else:
        before = _headline(article, lines[:at])
    for number, line in enumerate(before):
        name, value = label(line.text)
        if number == 0 and not name:
            article.outlet(line.text, "outlet", line.number)
        else:
            about.append((name or "head", [Line(line.number, value)]))
    return about, _edition(article, lines, at)


def _edition(article: NewsArticle, lines: list[Line], at: int) -> list[Line]:
    """The date, and what goes on behind it about the issue; the lines from there on."""
    date = lines[at]
    article.issued(date.text, "date", date.number)
    found = date_line(date.text)
    end = next((n for n in range(at + 1, len(lines)) if not _is_edition(lines[n].text)), len(lines))
    edition = [*([found.rest] if found and found.rest else []), *(line.text for line in lines[at + 1 : end])]
    if edition:
        number = lines[at + 1].number if end > at + 1 else date.number
        article.say("edition", " ".join(edition).strip(" ;"), "edition", number)
    return lines[end:]


def _is_edition(text: str) -> bool:
    """Whether the line right behind the date goes on about the issue."""
    return bool(text) and not is_rights(text) and not label(text)[0]


def _headline(article: NewsArticle, lines: list[Line]) -> list[Line]:
    """Of the lines before the date in the newer layout the headline is taken; the outlet's are given back.

    The outlet is the last of them. The headline is what stands over it, in its block or in the one before.
    """
    found = blocks(lines)
    if not found:
        return []
    last = found[-1]
    shows = [line for line in last if label(line.text)[0] == "show"]
    own = [line for line in last if line not in shows]
    if len(own) > 1:
        headline, outlet = own[:-1], own[-1:]
    else:
        headline, outlet = (found[-2] if len(found) > 1 else []), own
    if headline:
        article.say("title", joined(headline), "headline", headline[0].number)
        article.draft.line = headline[0].number
    return [*outlet, *shows]


def _labelled(lines: list[Line]) -> tuple[list[list[Line]], list[Field], list[Line]]:
    """(the blocks before the first label, the labelled values, the lines of the text and all behind them).

    Without any label before the text, the first block is the headline.
    """
    found = labelled_blocks(lines)
    names = [label(block[0].text)[0] for block in found[:_HEAD_BLOCKS]]
    first = next((at for at, name in enumerate(names) if name in HEAD or is_body(found[at][0].text)), -1)
    if first < 0:
        rest = next((at for at, block in enumerate(found) if at and not is_rights(block[0].text)), len(found))
        return found[:rest], [], _from(lines, found[rest:])
    fields: list[Field] = []
    for at, block in enumerate(found[first:], first):
        name, value = label(block[0].text)
        if name == "body" or is_body(block[0].text):
            after = [line for line in lines if line.number > block[0].number]
            return found[:first], fields, [Line(block[0].number, value if name else ""), *after]
        if name not in HEAD:
            return found[:first], fields, _from(lines, found[at:])
        _add(fields, block)
    return found[:first], fields, []


def _from(lines: list[Line], found: list[list[Line]]) -> list[Line]:
    """The lines from the first of these blocks on."""
    return [line for line in lines if found and line.number >= found[0][0].number]


def _add(fields: list[Field], block: list[Line]) -> None:
    for line in block:
        name, value = label(line.text)
        if name in HEAD:
            fields.append((name, [Line(line.number, value)]))
        else:
            fields[-1][1].append(line)
