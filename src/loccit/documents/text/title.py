"""Which line is the title: told from decks, menus and links to other stories by shape and place."""

from __future__ import annotations

import re

from loccit.documents.dates import find_dates
from loccit.documents.text.article import MARK_REACH, Article, stems
from loccit.documents.text.datelines import without_dates
from loccit.documents.text.finding import Finding
from loccit.documents.text.genre import is_release
from loccit.documents.text.lines import Line
from loccit.record import Confidence

LONGEST_TITLE = 250
WINDOW = 4
"""Headings next above the byline or the article among which the title is; those before are of the page."""
MENU = 4
"""Short lines in a row that make a menu."""
CLEAN = 4
"""A heading among so many first lines was copied on purpose: nothing of the page's furniture came before it."""
SHARED = 0.4
"""The share of a title's words that its article has at least; other stories and slogans have less."""
_SMALL = frozenset(
    """a an the and or but nor for of in on at to by with from as is into over via vs vs. w/ up off out if than it its
    per que de la""".split()
)
# A deck is a sentence: it has auxiliaries, past tense, and words that point back to the title above it. Headlines
# drop all of these (they are in the present tense and without articles), unless they ask or quote.
_SENTENCE_WORDS = re.compile(
    r"\b(?:has|have|had|was|were|been|did|said|says it|came|took|told|made|found|went|began|began|became|gave|got|saw|"
    r"is (?:being|seen|expected|accused|now|the|a|an)|are (?:being|seen|expected|now|the)|"
    r"it's a|it is|there (?:is|are|was|were)|hatte|haben|wurde|wurden|waren|a été|ont été|était|fue|fueron|está|"
    r"è stat[oa]|sono stati|foram|estão|werden|heeft|hebben|har|blev)\b",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(r"^(?:the|this|these|that|those|it|they|he|she|his|her|their|its|such)\s", re.IGNORECASE)
_ASKS = re.compile(
    r"^(?:what|why|how|who|when|where|which|whose|can|could|should|will|would|is|are|do|does|did)\b.*|.*\?$",
    re.IGNORECASE,
)
_QUOTED = re.compile(
    r"“[^”]*”|‘[^’]*’(?!\w)|\"[^\"]*\"|(?<!\w)'[^']*'(?!\w)|\b(?:who|which|that|whom|where|when|after|as)\b.*"
)


def find_title(article: Article) -> Finding | None:
    """The title; as a guess where it may as well be a deck, or a line of the page around the article."""
    candidates = _candidates(article)
    if not candidates:
        return None
    line = candidates[0]
    confidence, method = _judge(line, candidates, article)
    return Finding("title", line.text, method, line, confidence)


def _judge(line: Line, candidates: list[Line], article: Article) -> tuple[Confidence, str]:
    """How sure it is that `line` is the title, and why."""
    lines = article.lines
    after = lines[lines.index(line) + 1 : article.start + 1]
    signed = any(other.kind in ("byline", "dateline") for other in after)
    decked = any(other.kind in ("deck", "heading") for other in after)
    if article.share(line.text) < SHARED and lines.index(line) > CLEAN:
        return "guess", "heading above the article, which has few of its words"
    if any(other is not line and other.text.casefold() == line.text.casefold() for other in candidates[1:]):
        return "certain", "heading, repeated"
    if is_title_case(line.text):
        return ("certain" if signed else "likely"), "first heading, in title case"
    if _against_house_style(line, article):
        return "guess", "first line, but the page's other headlines are in title case"
    above_deck = _after_deck(article, line)
    if decked and signed and not above_deck:
        return "likely", "first heading, above deck and byline"
    if reads_as_deck(line.text) or above_deck:
        return "guess", "first line, but it reads like a deck"
    if signed or decked:
        return "likely", "first heading"
    if is_release(lines) and any(
        other.kind in ("dateline", "heading", "label") for other in lines[: lines.index(line)]
    ):
        return "likely", "heading of a press release"
    return "guess", "first line, with no sign that it is the title"


def _candidates(article: Article) -> list[Line]:
    """Headings above the article and its byline, the title first. Menus are not, nor headings of other stories: the
    article has hardly any of their words."""
    head, lines = article.head, article.lines
    group = article.byline_group()
    limit = lines.index(group[0]) if group else article.start
    places = {id(line): number for number, line in enumerate(lines)}
    found = [line for line in head if line.kind == "heading" and is_heading(line.text) and places[id(line)] < limit]
    dated = [places[id(line)] for line in head if line.kind == "dateline"]
    if dated and not group and (early := [line for line in found if 0 < dated[-1] - places[id(line)] <= MARK_REACH]):
        found = early
    found = _below_menus(found[-WINDOW:], lines)
    # Three words that the article has as well are no chance; where a heading has them, slogans of two fall away.
    telling = [line for line in found if len(stems(line.text)) >= 3 and article.share(line.text) >= 0.5]
    if telling:
        found = [line for line in found if len(stems(line.text)) >= 3]
    best = max((article.share(line.text) for line in found), default=0.0)
    return [line for line in found if article.share(line.text) >= 0.6 * best]


def _below_menus(found: list[Line], lines: list[Line]) -> list[Line]:
    """The last of the headings, without those that a menu (a row of short lines) parts from the article."""
    kept = found[-1:]
    for line in reversed(found[:-1]):
        between = lines[lines.index(line) + 1 : lines.index(kept[0])]
        if sum(other.kind == "heading" and not is_heading(other.text) for other in between) >= MENU:
            break
        kept.insert(0, line)
    return kept


def is_heading(text: str) -> bool:
    """Long enough to be a title, short enough, and not broken off."""
    if not 8 <= len(text) <= LONGEST_TITLE or text.endswith((":", ",", ";", "…", "...")):
        return False
    if "@" in text or text.count(" / ") >= 2 or re.search(r"\bopens (?:in )?(?:a )?new\b", text):
        return False
    if find_dates(text, 1) and len(without_dates(text).split()) < 3:
        return False
    return len(text.split()) >= 4 or re.search(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{6}", text) is not None


def is_title_case(text: str) -> bool:
    """At least four words, and nearly all of weight begin with a capital."""
    words = [word.strip("\"'“”‘’(),:;.?!") for word in text.split()]
    weighty = [word for word in words[1:] if word and word.casefold() not in _SMALL and word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in weighty)
    return len(words) >= 4 and len(weighty) >= 3 and capitals >= 0.8 * len(weighty) and not text.isupper()


def reads_as_deck(text: str) -> bool:
    """A full sentence in the past or perfect tense, or one that points back to a title above it."""
    if _ASKS.match(text):
        return False
    main = _QUOTED.sub(" ", text)
    return text.endswith(".") or bool(_SENTENCE_WORDS.search(main) or _POINTS_BACK.match(text))


def _against_house_style(line: Line, article: Article) -> bool:
    """Whether at least two other headlines of the page are in title case and hardly any is not, as this one."""
    places = ("related", "heading")
    others = [o.text for o in article.below if o.kind in places and is_heading(o.text) and o.text != line.text]
    titled = sum(is_title_case(text) for text in others)
    return titled >= 2 and titled >= 0.6 * len(others)


def _after_deck(article: Article, line: Line) -> bool:
    """Whether a paragraph stands right above the line: then the title stood above that."""
    place = article.lines.index(line)
    return any(other.kind in ("deck", "caption") for other in article.lines[max(0, place - 4) : place])
