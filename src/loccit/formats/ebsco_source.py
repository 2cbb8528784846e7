"""EBSCOhost's source line: `Sample Weekly. 10/12/2021, Vol. 98 Issue 15, p24-29. 6p. 2 Color Photographs.`"""

from __future__ import annotations

import re

from loccit.formats.dates import read_date
from loccit.formats.news_article import NewsArticle
from loccit.record import Date

_DATE = r"\d{1,2}/\d{1,2}/\d{4}|(?:\d{1,2})?(?:[A-Z][a-z]{2,8}(?:/[A-Z][a-z]{2,8})?)? ?\d{4}"
_FORM = re.compile(
    rf"(?P<outlet>[^\n]{{2,200}}?)\.?\s+(?P<date>{_DATE})(?:,?\s+Vol\.? (?P<volume>[^\s,]+))?"
    r"(?:,?\s+Issue (?P<issue>[^,]{1,30}?))?(?:,\s+p(?P<page>[A-Z]?[\w-]*\d[\w-]*))?(?:[.,]\s.*|\.)?"
)
_LONGEST = 1000
"""Characters of a source line."""


def read_source(article: NewsArticle, value: str, tag: str, line: int) -> None:
    """Outlet, date, volume, issue and page; a line of another form is kept as it stands.

    The month comes first in `10/12/2021`: EBSCOhost writes all its dates as Americans do.
    """
    match = _FORM.fullmatch(value) if len(value) < _LONGEST else None
    date = _date(match["date"]) if match else Date()
    if match is None or not date.start:
        article.keep(tag, value)
        return
    article.outlet(match["outlet"].rstrip(" ;,"), tag, line)
    article.date("issued", date, tag)
    article.note("issued", tag, line, value)
    for variable in ("volume", "issue"):
        if match[variable]:
            article.say(variable, match[variable], tag, line, value)
    if match["page"]:
        article.pages(match["page"], tag, line)
    if "type" not in article.draft.evidence:
        _kind(article, date)


def _date(text: str) -> Date:
    if numbers := re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", text):
        month, day, year = map(int, numbers.groups())
        return read_date(f"{year:04d}-{month:02d}-{day:02d}")
    parts = re.fullmatch(r"(\d{0,2})([A-Za-z/]*) ?(\d{4})", text)
    return read_date(" ".join(part for part in parts.groups() if part).replace("/", "-")) if parts else Date()


def _kind(article: NewsArticle, date: Date) -> None:
    """What the line lets conclude: of a day without a volume is a newspaper, of a day with one a magazine."""
    numbered = "volume" in article.fields or "issue" in article.fields
    if len(date.start) == 3:
        article.record.type = "article-magazine" if numbered else "article-newspaper"
    else:
        article.record.type = "article-journal" if numbered else "article-magazine"
