"""Which line is the title: told from decks, menus and links to other stories by shape and place."""

from __future__ import annotations

import re

from loccit.documents.dates import find_dates
from loccit.documents.text.datelines import without_dates
from loccit.documents.text.finding import Finding
from loccit.documents.text.lines import Line

LONGEST_TITLE = 250
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


def find_title(lines: list[Line], start: int) -> Finding | None:
    """The title; as a guess where it may as well be a deck. `start` is where the article's own text begins."""
    candidates = _candidates(lines, start)
    if not candidates:
        return None
    line = candidates[0]
    after = lines[lines.index(line) + 1 : start + 1]
    if any(other is not line and other.text.casefold() == line.text.casefold() for other in candidates[1:]):
        return Finding("title", line.text, "heading, repeated", line, "certain")
    signed = any(other.kind in ("byline", "dateline") for other in after)
    decked = any(other.kind in ("deck", "heading") for other in after)
    if is_title_case(line.text):
        return Finding("title", line.text, "first heading, in title case", line, "certain" if signed else "likely")
    if _against_house_style(line, lines):
        return Finding(
            "title", line.text, "first line, but the page's other headlines are in title case", line, "guess"
        )
    if decked and signed and not _after_deck(lines, line):
        return Finding("title", line.text, "first heading, above deck and byline", line, "likely")
    if reads_as_deck(line.text) or _after_deck(lines, line):
        return Finding("title", line.text, "first line, but it reads like a deck", line, "guess")
    if signed or decked:
        return Finding("title", line.text, "first heading", line, "likely")
    return Finding("title", line.text, "first line, with no sign that it is the title", line, "guess")


def _candidates(lines: list[Line], start: int) -> list[Line]:
    """Headings above the article and above its byline; short menu words and names of sections are none."""
    marks = [number for number, line in enumerate(lines[:start]) if line.kind == "byline"]
    dates = [number for number, line in enumerate(lines[:start]) if line.kind == "dateline"]
    limit = marks[0] if marks else start
    found = [line for line in lines[:limit] if line.kind == "heading" and is_heading(line.text)]
    if dates and dates[0] < limit and (early := [line for line in found if line.number < lines[dates[0]].number]):
        return early
    return found


def is_heading(text: str) -> bool:
    """Long enough to be a title, short enough, and not broken off."""
    if not 8 <= len(text) <= LONGEST_TITLE or text.endswith((":", ",", ";", "…", "...")):
        return False
    if (dates := find_dates(text, 3)) and len(without_dates(text, dates).split()) < 3:
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


def _against_house_style(line: Line, lines: list[Line]) -> bool:
    """Whether at least two other headlines of the page are in title case and hardly any is not, as this one."""
    others = [o.text for o in lines if o is not line and o.kind in ("related", "heading") and is_heading(o.text)]
    titled = sum(is_title_case(text) for text in others)
    return titled >= 2 and titled >= 0.6 * len(others)


def _after_deck(lines: list[Line], line: Line) -> bool:
    """Whether a paragraph stands above the line: then the title stood above that."""
    return any(other.kind in ("deck", "caption") for other in lines[: lines.index(line)])
