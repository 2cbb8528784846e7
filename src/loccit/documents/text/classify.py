"""Every line gets a kind: first by itself, then by where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable

from loccit.documents.bylines import LABEL, Byline, parse_byline
from loccit.documents.dates import find_dates
from loccit.documents.text import captions, furniture, notes
from loccit.documents.text.article import HEAD, MARK_REACH, Article, find_article
from loccit.documents.text.datelines import date_line, without_dates
from loccit.documents.text.labels import label_of
from loccit.documents.text.lines import Kind, Line

LABELS = 15
"""Lines among which `Title: …` and its like are labels; further down they are lines of the article."""

_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
_URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


def classify(lines: list[Line]) -> Article:
    """Set the kind of every line, and tell where the article stands."""
    whole = "\n".join(line.head for line in lines)
    for number, line in enumerate(lines):
        line.kind = _alone(line, whole, in_head=number < LABELS)
    _video_captions(lines)
    article = find_article(lines)
    _bare_bylines(lines[max(0, article.start - HEAD) : article.start + 1], whole)
    article = find_article(lines)
    _place(lines, article)
    _repeats(lines)
    return find_article(lines)


def _alone(line: Line, whole: str, *, in_head: bool) -> Kind:
    text = line.head
    if in_head and (label := label_of(text)) and not re.match(r"(?:published|posted)\b", text, re.IGNORECASE):
        return "label" if label[1] else ""
    if dates := date_line(text):
        line.dates = dates
        return "dateline"
    for kind, rule in _RULES:
        if rule(text):
            return kind
    if len(text) <= 240 and _read_byline(line, whole):
        return "byline"
    return "body" if is_prose(text) else ""


_RULES: tuple[tuple[Kind, Callable[[str], object]], ...] = (
    ("address", _URL.fullmatch),
    ("navigation", furniture.is_navigation),
    ("related", furniture.is_related),
    ("credit", captions.is_credit),
    ("contribution", notes.is_contribution),
    ("caption", captions.is_caption),
    ("biography", lambda text: notes.biography(text) or notes.self_description(text)),
    ("prompt", furniture.is_prompt),
)


def is_prose(text: str) -> bool:
    """A paragraph: ends as a sentence does and is longer than a heading, or is very long."""
    if len(text) >= 200:
        return True
    if asks(text):
        return False
    return bool(_SENTENCE_END.search(text)) and (len(text) >= 45 or text[0] in "\"“‘'«„—–")


def asks(text: str) -> bool:
    """One short question or exclamation: a headline above the article, a sentence of it within."""
    return len(text) <= 140 and text[-1] in "?!？！" and not re.search(r"[.!?]\s", text[:-1]) and text[0] not in '"“«„'


def _read_byline(line: Line, whole: str) -> bool:
    """A line that is labelled as a byline (`By …`), perhaps with its date on the same line."""
    if not LABEL.match(line.head):
        return False
    dates = find_dates(line.head, 3)
    text = line.head[: dates[0].start] if dates else line.head
    text = re.sub(rf"[\s,|·•–—-]*\b(?:{_DATE_LABELS})\b[\s:]*$", "", text, flags=re.IGNORECASE)
    line.byline = parse_byline(text, whole) or (Byline() if _UNNAMED.match(text) else None)
    if line.byline is None:
        return False
    line.dates = tuple(dates)
    return True


# `By the Editorial Board`: a byline that names nobody, and no title.
_UNNAMED = re.compile(
    r"by\s+(?:the\s+|our\s+|an?\s+)?(?:[\w.’'-]+\s+){0,4}(?:board|staff|staff reports?|editors?|newsroom|desk|team|"
    r"correspondents?|reporters?|writers?|services?|wires?|contributors?)\W*$",
    re.IGNORECASE,
)
_DATE_LABELS = "published|posted|updated|last updated|on|date"


def _bare_bylines(head: list[Line], whole: str) -> None:
    """Bylines without `By`: a name, or name and role or outlet, right beside a line with a date.

    Where a line says `By`, a bare name beside it is somebody else: the person in the picture.
    """
    if any(line.kind == "byline" for line in head):
        return
    for number, line in enumerate(head):
        if line.kind not in ("", "body") or len(line.text) > 160:
            continue
        if dates := find_dates(line.head, 3):
            remains = without_dates(line.head)
            if re.search(r"\w\s*[:：]\s*$", line.head[: dates[0].start]) and remains:
                continue  # a label in a language not known here
            if not any(found.yearless for found in dates[:1]) and (byline := parse_byline(remains, whole)):
                line.kind, line.byline, line.dates = "byline", byline, tuple(dates)
            continue
        if _is_dated_below(line, head[number + 1 : number + 3]) and (
            byline := parse_byline(_AGO.sub("", line.text), whole)
        ):
            line.kind, line.byline = "byline", byline
            byline.sure = byline.sure and not _is_written_about(byline, line, whole)


def _is_dated_below(line: Line, below: list[Line]) -> bool:
    """Whether the line ends in an age (`2 hours ago`), or the next one is a date or an age."""
    if _AGO.search(line.text) or (below and _AGO.search(below[0].text)):
        return True
    near = [other for other in below if other.kind != "navigation"][:1]
    return bool(near) and near[0].kind == "dateline"


_AGO = re.compile(
    r"\s*\b(?:(?:\d{1,2}|an?|one) (?:sec|min|hour|hr|day|week|month|year)\w*) ago\b.*|(?<=[a-z])\d{1,2} \w+ ago\b.*"
)


def _is_written_about(byline: Byline, line: Line, whole: str) -> bool:
    """Whether the text tells of a person of the byline: then the bare name may caption a picture."""
    others = whole.replace(line.head, " ", 1)
    bios = [other for other in others.split("\n") if not notes.biography(other)]
    return any(name.text() in other and other != name.text() for name in byline.people for other in bios)


def _video_captions(lines: list[Line]) -> None:
    """A paragraph right below a player's `Video` or `Duration 1:30`, no empty line between, tells what is in it."""
    for number, line in enumerate(lines):
        if line.kind != "body" or line.gap:
            continue
        above = [other for other in lines[max(0, number - 3) : number] if other.kind in ("navigation", "related")]
        if any(_PLAYER.fullmatch(other.text) for other in above) and not any(o.gap for o in lines[number - 1 : number]):
            line.kind = "caption"


_PLAYER = re.compile(r"video|now playing|duration \d.*|\d{1,2}:\d{2}|watch(?: \|.*)?", re.IGNORECASE)


def _place(lines: list[Line], article: Article) -> None:
    """What position tells: decks above the start, headings inside, and all that follows the last paragraph."""
    for number, line in enumerate(lines):
        inside = article.start < number <= article.end
        if line.kind == "body" and not article.start <= number <= article.end:
            line.kind = "deck" if article.start - 2 * MARK_REACH <= number < article.start else "related"
        elif line.kind == "" and inside and asks(line.text):
            line.kind = "related" if line.text.isupper() else "body"
        elif line.kind == "":
            line.kind = "heading" if number <= article.end or article.end < article.start else "related"
        elif line.kind == "byline" and inside:
            line.kind = "related"


def _repeats(lines: list[Line]) -> None:
    """A paragraph that stands a second time was pulled out as a deck or quote: it is read once, where it is body."""
    last: dict[str, int] = {}
    for number, line in enumerate(lines):
        if line.kind in ("body", "deck"):
            key = line.text.casefold()
            if key in last:
                earlier = lines[last[key]]
                earlier.kind = "deck" if earlier.kind == "body" else earlier.kind
            last[key] = number
