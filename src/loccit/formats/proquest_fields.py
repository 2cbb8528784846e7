"""The fields of a ProQuest document, and the variables that they fill.

The address in ProQuest asks for a login and may hold an account and a session: it is kept aside without them, so that
the article's own address can still be added.
"""

from __future__ import annotations

import re

from loccit.formats.news_article import NewsArticle
from loccit.formats.news_dates import date_line
from loccit.record.identifiers import normal_isbn, normal_issn

_DATE = r"(?:\d{1,2} )?(?:[^\W\d_]{3,10}\.?[ /-]?){0,2} ?(?:\d{1,2}, )?\d{4}"
_INFO = re.compile(
    r"(?P<outlet>[^;]+?)\s*;\s*(?P<place>[^\[\d]+?)\s*(?:\[[^\]]*\])?(?:,?\s+Vol\. (?P<volume>[^,\s]+))?"
    rf"(?:,\s*Iss\. (?P<issue>[^,(]+?))?[.,]*\s*\(?(?P<date>{_DATE})\)?(?::\s*(?P<page>\S.*?))?\.?(?:\s*DOI:.*)?"
)
_COVERAGE = re.compile(
    r"\s*\((?:[^()]*full ?text[^()]*|\d{4}\s*-\s*(?:\d{4}|present|current)?[^()]*)\)|\s*\[BLOG\]", re.I
)
_DERIVED = re.compile(r" ?\[derived headline\]", re.IGNORECASE)
_EDITION = re.compile(r" ?:? ?\[([^\[\]]{1,60}Edition)\]$", re.IGNORECASE)
_SESSION = re.compile(r"(?:/(?:abstract|fulltext|fulltextPDF|citation|se)[/-].*)?(?:\?.*)?$")
_TEXTS: dict[str, str] = {
    "volume": "volume", "issue": "issue", "section": "section", "publisher": "publisher", "edition": "edition",
    "place of publication": "publisher-place", "number of pages": "number-of-pages", "database": "source", "url": "URL",
    "university/institution": "publisher", "degree": "genre",
}  # fmt: skip


def place(article: NewsArticle, name: str, value: str, line: int) -> None:
    """One field. What has no variable is kept under its name."""
    tag = tag_of(name)
    if name == "publication year" and "issued" in article.fields:
        return
    if name.startswith("abstract"):
        article.say("abstract", value, tag, line)
    elif action := _ACTIONS.get(name):
        action(article, value, tag, line)
    elif variable := _TEXTS.get(name):
        if value.casefold() != "n/a":
            article.say(variable, value, tag, line)
    elif name not in ("full text", "year", "links", "last page"):
        article.keep(tag, value)


def tag_of(name: str) -> str:
    """A field's name as it is kept: `ProQuest document ID` is `document-id`."""
    return re.sub(r"[^a-z]+", "-", name).strip("-").removeprefix("proquest-")


def without_session(url: str) -> str:
    """The address of a document in ProQuest without the account and the session that asked for it."""
    return _SESSION.sub("", url)


def _title(article: NewsArticle, value: str, tag: str, line: int) -> None:
    """`Sheriff quits: [FINAL Edition]`: what ProQuest adds in brackets is no part of the headline."""
    own = _DERIVED.sub("", value).strip()
    if edition := _EDITION.search(own):
        article.say("edition", edition[1], tag, line, value)
        own = own[: edition.start()]
    article.say("title", own or value, tag, line, value if own != value else "")


def _authors(article: NewsArticle, value: str, tag: str, line: int) -> None:
    article.byline(value, tag, line, inverted=True)


def _publication(article: NewsArticle, value: str, tag: str, line: int) -> None:
    """`Sample Times (1851-2009); Sampleton, N.Y.`: the span that the database covers is no part of the title."""
    outlet, _, place = value.partition(";")
    own = _COVERAGE.sub("", outlet).strip()
    article.say("container-title", own, tag, line, value)
    if own != outlet.strip():
        article.keep(tag, outlet.strip())
    if place.strip():
        article.say("publisher-place", place.strip(), tag, line, value)


def _date(article: NewsArticle, value: str, tag: str, line: int) -> None:
    if not article.issued(value, tag, line):
        article.keep(tag, value)


def _page(article: NewsArticle, value: str, tag: str, line: int) -> None:
    article.pages(value, tag, line)


def _issn(article: NewsArticle, value: str, tag: str, line: int) -> None:
    if number := normal_issn(value):
        article.say("ISSN", number, tag, line, value)
    else:
        article.keep(tag, value)


def _isbn(article: NewsArticle, value: str, tag: str, line: int) -> None:
    if normal_isbn(value):
        article.say("ISBN", value, tag, line)
    else:
        article.keep(tag, value)


def _doi(article: NewsArticle, value: str, tag: str, _line: int) -> None:
    article.doi(value, tag)


def _kind(article: NewsArticle, value: str, tag: str, line: int) -> None:
    article.kind(value, tag, line)


def _language(article: NewsArticle, value: str, tag: str, line: int) -> None:
    article.spoken(value, tag, line)


def _address(article: NewsArticle, value: str, tag: str, _line: int) -> None:
    article.keep(tag, without_session(value))


def _count(article: NewsArticle, value: str, tag: str, _line: int) -> None:
    article.words(value, tag)


def _info(article: NewsArticle, value: str, tag: str, line: int) -> None:
    """`Sample County Gazette ; Sampleton, Ohio [Sampleton, Ohio]. 09 Mar 2025: B.1.`: what no field of its own says."""
    match = _INFO.fullmatch(value)
    if match is None or date_line(match["date"]) is None:
        article.keep(tag, value)
        return
    for variable, text in (("volume", match["volume"]), ("issue", match["issue"])):
        if text and variable not in article.fields:
            article.say(variable, text.strip(), tag, line, value)
    if "container-title" not in article.fields:
        _publication(article, f"{match['outlet']}; {match['place'].strip(' .')}", tag, line)
    if "page" not in article.fields and match["page"]:
        article.pages(match["page"], tag, line)
    article.issued(match["date"], tag, line)


_ACTIONS = {
    "title": _title, "author": _authors,
    "publication title": _publication, "publication date": _date, "publication year": _date, "degree date": _date,
    "pages": _page, "first page": _page, "start page": _page, "page": _page, "issn": _issn, "e-issn": _issn,
    "print issn": _issn, "isbn": _isbn, "doi": _doi, "source type": _kind, "language of publication": _language,
    "language": _language, "document url": _address, "word count": _count, "publication info": _info,
}  # fmt: skip


def settle(article: NewsArticle) -> None:
    """Values that are of ProQuest, not of the work, are put aside: what it names as the publication and the place of a
    thesis are its own; the pages that it counts of an article are those of its scan.
    """
    aside = ("container-title", "publisher-place") if article.record.type == "thesis" else ("number-of-pages",)
    for variable in aside:
        value = article.fields.pop(variable, None)
        article.draft.evidence.pop(variable, None)
        if isinstance(value, str):
            article.keep(variable, value)
