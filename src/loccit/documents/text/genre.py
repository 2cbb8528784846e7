"""What kind of text it is: a piece of the press, or nothing that a record can be concluded from."""

from __future__ import annotations

import re

from loccit.documents.text.article import Article
from loccit.documents.text.datelines import opening
from loccit.documents.text.lines import Line

_RELEASE = re.compile(r"^\W*(?:for immediate release|press release|news release|media release)\b", re.IGNORECASE)
_LETTER_START = re.compile(
    r"^(?:dear|hi|hello|to whom it may concern|sehr geehrte\w*|liebe[rs]?|cher|chère|estimad[oa]s?|querid[oa]s?|"
    r"gentile|egregio)\b.{0,60}[,:!]?$",
    re.IGNORECASE,
)
_LETTER_END = re.compile(
    r"^(?:(?:yours|sincerely|best|kind|warm)\b.{0,25}|(?:with )?(?:best|kind|warm)(?:est)? (?:regards|wishes)|"
    r"regards|cheers|love|thanks|mit freundlichen grüßen|"
    r"cordialement|bien à vous|atentamente|saludos|cordiali saluti),?$",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"^\s*(?:#include|import |from \S+ import|def |class |function |var |let |const |public |package |<\?php|\$ |"
    r">>> |//|/\*)|[{};]\s*$|^\s*\w+\s*=\s*\S+$"
)
_ITEM = re.compile(r"^\s*(?:[-*•–]|\d{1,3}[.)]|\[[ xX]?\])\s+\S")
_ATTRIBUTION = re.compile(
    r"\b(?:said|says|told|according to|reported|announced|sagte|sagten|erklärte|laut|a déclaré|a dit|selon|dijo|"
    r"según|afirmó|ha detto|secondo|"
    r"disse|segundo|afirmou|zei|volgens|sade|enligt|sa|ifølge|powiedział|według|сказал|сообщил|заявил)\b",
    re.IGNORECASE,
)

MIN_WORDS = 12
"""Fewer words are no document."""


def not_an_article(lines: list[Line]) -> str:
    """Why the text is no article (`a letter`, `program code`, `a list`, `too short …`); '' where it may be one."""
    words = sum(len(line.head.split()) for line in lines)
    cjk = sum(len(re.findall(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]", line.head)) for line in lines)
    texts = [line.head for line in lines]
    if any(_LETTER_START.match(text) for text in texts[:12]) and any(_LETTER_END.match(text) for text in texts[-12:]):
        return "a letter"
    if sum(bool(_CODE.search(text)) for text in texts) * 3 > len(texts) and len(texts) > 3:
        return "program code or data"
    if sum(bool(_ITEM.match(text)) for text in texts) * 2 > len(texts) and len(texts) > 3:
        return "a list"
    if sum(text.count("\t") + text.count(",") >= 4 and not text.endswith(".") for text in texts) * 2 > len(texts) > 3:
        return "a table"
    body = [line for line in lines if line.kind == "body"]
    if words < 40 and cjk < 80:
        return "too short to be an article"
    if not body or (sum(len(line.text) for line in body) < 200 and cjk < 80):
        return "without a paragraph of running text"
    return ""


def is_release(lines: list[Line]) -> bool:
    """Whether it calls itself a press release above its text."""
    return any(_RELEASE.match(line.head) for line in lines[:8])


def is_news(article: Article) -> bool:
    """Whether it has the marks of the press: a byline, a dateline, a date line, or people who said something."""
    if any(line.kind in ("byline", "dateline") for line in article.head):
        return True
    if any(opening(line.text) for line in article.body[:1]):
        return True
    attributed = sum(bool(_ATTRIBUTION.search(line.head)) for line in article.body)
    return attributed >= 2
