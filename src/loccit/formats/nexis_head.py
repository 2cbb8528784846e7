"""What stands before the text of a Nexis document: outlet, date, edition, headline, and the labelled values."""

from __future__ import annotations

from loccit.formats.news_article import NewsArticle
from loccit.formats.news_dates import date_line
from loccit.formats.news_text import Line, blocks, joined
from loccit.formats.nexis_labels import HEAD, Field, is_rights, label

_DEEPEST = 400
"""Lines in which the date of a document stands: before the first one there may be the list of all documents."""


def read_head(article: NewsArticle, lines: list[Line], *, numbered: bool) -> tuple[list[Field], list[Line]]:
    """Fills in what has no label; the labelled values before the text, and the lines from the text on."""
    at = _date_at(lines)
    about: list[Field] = []
    if at >= 0:
        about, rest = _about(article, lines, at, numbered=numbered)
    else:
        rest = [line for line in lines if not is_rights(line.text)] if numbered else []
    headline, fields, body = _labelled(rest)
    title = [line for line in headline if not is_rights(line.text)]
    if title:
        article.say("title", joined(title), "headline", title[0].number)
    return [*about, *(("copyright", [line]) for line in headline if is_rights(line.text)), *fields], body


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


def _labelled(lines: list[Line]) -> tuple[list[Line], list[Field], list[Line]]:
    """(the lines before the first label, the labelled values, the lines of the text and all behind them)."""
    first: list[Line] = []
    fields: list[Field] = []
    for block in blocks(lines):
        name, value = label(block[0].text)
        if name == "body" or block[0].text.casefold() in ("body", "text", "corps", "cuerpo"):
            after = [line for line in lines if line.number > block[0].number]
            return first, fields, [Line(block[0].number, value if name else ""), *after]
        if name in HEAD:
            _add(fields, block)
        elif fields or (first and not any(is_rights(line.text) for line in first)):
            return first, fields, [line for line in lines if line.number >= block[0].number]
        else:
            first += block
    return first, fields, []


def _add(fields: list[Field], block: list[Line]) -> None:
    for line in block:
        name, value = label(line.text)
        if name in HEAD:
            fields.append((name, [Line(line.number, value)]))
        else:
            fields[-1][1].append(line)
