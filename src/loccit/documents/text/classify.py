"""Every line gets a kind: first by itself, then by where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable

from loccit.documents.bylines import LABEL, Byline, parse_byline
from loccit.documents.dates import find_dates
from loccit.documents.persons import agency, is_person
from loccit.documents.text import captions, furniture, notes
from loccit.documents.text.datelines import date_line, opening, without_dates
from loccit.documents.text.labels import label_of
from loccit.documents.text.lines import Kind, Line

HEAD_LINES = 80
"""Non-empty lines among which title, byline and date stand; galleries above the text make it this many."""
MARK_REACH = 8
"""A byline or date this many lines below a paragraph shows that the paragraph was a deck."""
DECKS = 3
"""More paragraphs than this above a byline are the article itself, and the byline belongs to something else."""

_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
_URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


def classify(lines: list[Line]) -> None:
    """Set the kind of every line."""
    whole = "\n".join(line.head for line in lines)
    for number, line in enumerate(lines):
        line.kind = _alone(line, whole, in_head=number < HEAD_LINES)
    _video_captions(lines)
    start = body_start(lines)
    _bare_bylines(lines[: start + 1], whole)
    _place(lines, body_start(lines))
    _repeats(lines)


def _alone(line: Line, whole: str, *, in_head: bool) -> Kind:
    text = line.head
    if in_head and label_of(text):
        return "label"
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
    line.byline = parse_byline(text, whole)
    if line.byline is None:
        return False
    line.dates = tuple(dates)
    return True


_DATE_LABELS = "published|posted|updated|last updated|on|date"


def body_start(lines: list[Line]) -> int:
    """Where the article itself begins: the first paragraph with no byline or date line close below it."""
    seen = 0
    for number, line in enumerate(lines):
        if line.kind == "body":
            if (
                seen >= DECKS
                or _is_signed(line)
                or _dated_and_signed(lines[:number])
                or not _marked(lines, number, seen)
            ):
                return number
            seen += 1
    return len(lines)


def _dated_and_signed(above: list[Line]) -> bool:
    """Whether both byline and date have come: what follows is the article."""
    bylines = [line for line in above if line.kind == "byline"]
    return bool(bylines) and (any(line.kind == "dateline" for line in above) or any(line.dates for line in bylines))


def _marked(lines: list[Line], number: int, seen: int) -> bool:
    """Whether a byline, a date line or a signed paragraph follows closely; the next story's do not count."""
    paragraphs = seen
    for later in lines[number + 1 : number + 1 + MARK_REACH]:
        if later.kind in ("byline", "dateline") or (later.kind == "body" and _is_signed(later)):
            return True
        paragraphs += later.kind == "body"
        if paragraphs >= DECKS or later.kind in ("related", "prompt", "biography"):
            return False
    return False


def _is_signed(line: Line) -> bool:
    """Whether a paragraph opens with who signs it: `(Jane Doe, Sample Herald)`, `KYIV (Reuters) —`."""
    first = opening(line.text)
    return first is not None and bool(agency(first.source) or is_person(first.source.partition(",")[0].strip()))


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
            remains = without_dates(line.head, dates)
            if not any(found.yearless for found in dates[:1]) and (byline := parse_byline(remains, whole)):
                line.kind, line.byline, line.dates = "byline", byline, tuple(dates)
            continue
        near = [other for other in head[number + 1 : number + 3] if other.kind != "navigation"][:1]
        if near and near[0].kind == "dateline" and (byline := parse_byline(line.text, whole)):
            line.kind, line.byline = "byline", byline
            byline.sure = byline.sure and not _is_written_about(byline, line, whole)


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


def _place(lines: list[Line], start: int) -> None:
    """What position tells: decks above the start, headings inside, and all that follows the last paragraph."""
    end = max((number for number, line in enumerate(lines) if line.kind == "body"), default=-1)
    for number, line in enumerate(lines):
        if line.kind == "body" and number < start:
            line.kind = "deck"
        elif line.kind == "" and start < number <= end and asks(line.text):
            line.kind = "related" if line.text.isupper() else "body"
        elif line.kind == "":
            line.kind = "heading" if number <= end or end < 0 else "related"
        elif line.kind == "byline" and number > start:
            line.kind = "related" if len(line.text) > 80 or number <= end else "byline"


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
