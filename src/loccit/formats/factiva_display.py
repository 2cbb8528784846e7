"""An article of Factiva as it is displayed: headline, byline, words, date, source, each on a line of its own."""

from __future__ import annotations

import re

from loccit.formats.news_article import NewsArticle, language_tag
from loccit.formats.news_bylines import is_labelled, looks_like_byline
from loccit.formats.news_dates import read_news_date
from loccit.formats.news_text import Line, Part, paragraphs
from loccit.record import Draft

_WORDS = re.compile(r"\d[\d,.\s  ]* (?:words?|mots?|Wörter|palabras|parole|palavras|woorden)")
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?(?: [A-Z]{2,4})?")
_PAGE = re.compile(
    r"(?:p|pg|page|seite|s|página|pagina)\.? ?\w{1,6}|[A-Z]{0,3}[-.]?\d{1,4}[A-Z]?(?:[-,] ?[A-Z]?\d{1,4})*",
    re.IGNORECASE,
)
_VOLUME = re.compile(r"(?:Volume|Vol\.?) .{1,40}")
_CODE = re.compile(r"[A-Z0-9]{1,8}")
_RIGHTS = re.compile(r"copyright|©|\(c\)|all rights reserved|tous droits|alle rechte|reservados", re.IGNORECASE)
_SECTION_WORDS = 3
"""Words of the name of a section; a headline has more."""

_LONGEST_HEAD = 24
"""Lines before the number of words, and behind it before the text: an article has far fewer."""


def display(part: Part, source: str, document: re.Pattern[str]) -> Draft | None:
    """The draft of a document without tags; None where the lines that every article has are not there."""
    lines = [line for line in part.lines if line.text]
    at = _count_line(lines)
    if at < 1:
        return None
    article = NewsArticle("factiva", "Factiva", source, lines[0].number)
    article.record.type = "article-newspaper"
    _before(article, lines[:at])
    article.words(lines[at].text, "WC")
    article.issued(lines[at + 1].text, "PD", lines[at + 1].number)
    start = _behind(article, lines, at + 2)
    ended = document.fullmatch(lines[-1].text)
    if ended:
        article.keep("AN", ended["id"])
        lines = lines[:-1]
    article.say("source", "Factiva", "document", lines[0].number)
    numbers = {line.number for line in lines[start:]}
    article.text(
        paragraphs(line.text for line in part.lines if line.number in numbers or not line.text),
        ended=bool(ended),
        cut=part.cut,
    )
    return article.done(bare_names=False)


def _count_line(lines: list[Line]) -> int:
    """Where the number of words stands, with the date behind it; -1 where it does not."""
    for at, line in enumerate(lines[:_LONGEST_HEAD]):
        if _WORDS.fullmatch(line.text) and at + 1 < len(lines) and read_news_date(lines[at + 1].text).start:
            return at
    return -1


def _before(article: NewsArticle, lines: list[Line]) -> None:
    """Section, headline, byline, credit: one line is the headline, the byline is a line behind it that reads as one.

    `Sheriff Signs Pact` has the shape of a name: one without `By` is a byline only behind what is no name of a section.
    """
    for at in range(1, len(lines)):
        labelled = is_labelled(lines[at].text)
        if looks_like_byline(lines[at].text) and (labelled or len(lines[at - 1].text.split()) > _SECTION_WORDS):
            article.byline(lines[at].text, "BY", lines[at].number)
            if not labelled:
                article.note("author", "line behind the headline", lines[at].number, lines[at].text, sure=False)
            if lines[at + 1 :]:
                article.keep("CR", "\n".join(line.text for line in lines[at + 1 :]))
            lines = lines[:at]
            break
    if len(lines) > 2:
        article.keep("head", "\n".join(line.text for line in lines[2:]))
    if len(lines) > 1:
        article.say("section", lines[0].text, "SE", lines[0].number)
        article.note("section", "line before the headline", lines[0].number, sure=False)
        lines = lines[1:]
    article.say("title", lines[0].text, "HD", lines[0].number)


def _behind(article: NewsArticle, lines: list[Line], at: int) -> int:
    """Time, source, its code, edition, page, volume, language, copyright; the number of the first line of the text.

    The line of the language is the mark: all between source and language is about the issue.
    """
    end = next((n for n in range(at, min(at + _LONGEST_HEAD, len(lines))) if language_tag(lines[n].text)), -1)
    if at < len(lines) and _CLOCK.fullmatch(lines[at].text):
        article.keep("ET", lines[at].text)
        at += 1
    if at < len(lines):
        article.outlet(lines[at].text, "SN", lines[at].number)
        at += 1
    if at < len(lines) and _CODE.fullmatch(lines[at].text):
        article.keep("SC", lines[at].text)
        at += 1
    if end < at:
        return at
    for line in lines[at:end]:
        if _VOLUME.fullmatch(line.text):
            article.volume(line.text, "VOL", line.number)
        elif _PAGE.fullmatch(line.text):
            article.pages(line.text, "PG", line.number)
        else:
            article.say("edition", line.text, "ED", line.number)
    article.spoken(lines[end].text, "LA", lines[end].number)
    at = end + 1
    if at < len(lines) and len(lines[at].text) < 300 and _RIGHTS.search(lines[at].text):
        article.keep("CY", lines[at].text)
        at += 1
    return at
