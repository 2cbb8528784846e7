"""Where in the lines the article stands: its run of paragraphs, and the head above it with title, byline and date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from loccit.documents.persons import agency, is_person
from loccit.documents.text.datelines import opening
from loccit.documents.text.lines import Line

MARK_REACH = 8
"""A byline or date this many lines below a paragraph shows that the paragraph was a deck."""
DECKS = 3
"""More paragraphs than this above a byline are the article itself, and the byline belongs to something else."""
GAP = 10
"""Lines between two paragraphs of one article; more, and the second belongs to something else."""
APART = 5
"""Lines between a paragraph and the next that make it one of the page, with a byline among them."""
HEAD = 70
"""Lines above the article among which its title, byline and date stand; galleries make it this many."""


@dataclass
class Article:
    """The place of the article in `lines`: its first paragraph is `lines[start]`, its last one `lines[end]`."""

    lines: list[Line]
    start: int
    end: int

    @property
    def head(self) -> list[Line]:
        """The lines above it that may be of its head."""
        return self.lines[max(0, self.start - HEAD) : self.start]

    @property
    def body(self) -> list[Line]:
        """Its paragraphs."""
        return [line for line in self.lines[self.start : self.end + 1] if line.kind == "body"]

    @property
    def below(self) -> list[Line]:
        """The lines under it."""
        return self.lines[self.end + 1 :]

    @cached_property
    def stems(self) -> frozenset[str]:
        """The first letters of the words of its paragraphs and decks."""
        text = " ".join(line.head for line in self.lines[self.start : self.end + 1] if line.kind in ("body", "deck"))
        return frozenset(stems(text))

    def share(self, text: str) -> float:
        """How much of the words of weight in `text` the article has as well; 1 where `text` has none."""
        found = stems(text)
        return sum(stem in self.stems for stem in found) / len(found) if found else 1.0

    def byline_group(self) -> list[Line]:
        """The bylines of the head next above the article, hardly a line between them."""
        group: list[Line] = []
        for place in range(self.start - 1, max(-1, self.start - HEAD - 1), -1):
            if self.lines[place].kind == "byline":
                if group and self.lines.index(group[0]) - place > 3:
                    break
                group.insert(0, self.lines[place])
        return group


def stems(text: str) -> list[str]:
    """The first five letters of each word of at least four, which inflection leaves mostly alone."""
    return [word[:5] for word in re.findall(r"[^\W\d_]{4,}", text.casefold())]


def find_article(lines: list[Line]) -> Article:
    """The longest run of paragraphs, decks at its head left out. Without any, it starts behind the last line."""
    first, last = _main_run(lines)
    if first < 0:
        return Article(lines, len(lines), len(lines) - 1)
    seen = 0
    for number in range(first, last + 1):
        if lines[number].kind != "body":
            continue
        if _is_apart(lines, number, last):
            continue
        above = lines[max(0, number - HEAD) : number]
        if seen >= DECKS or is_signed(lines[number]) or _dated_and_signed(above) or not _marked(lines, number, seen):
            return Article(lines, number, last)
        seen += 1
    return Article(lines, last, last)


def _main_run(lines: list[Line]) -> tuple[int, int]:
    """First and last line of the run of paragraphs with the most text."""
    best, best_size = (-1, -1), 0
    first, last, size = -1, -1, 0
    for number, line in enumerate(lines):
        if line.kind != "body":
            continue
        if first < 0 or number - last > GAP:
            first, size = number, 0
        last = number
        size += len(line.text)
        if size > best_size:
            best, best_size = (first, last), size
    return best


def _is_apart(lines: list[Line], number: int, last: int) -> bool:
    """Whether a paragraph is parted from the next by several lines, a byline among them: it is of the page."""
    between = []
    for line in lines[number + 1 : last + 1]:
        if line.kind == "body":
            break
        between.append(line)
    return len(between) >= APART and any(line.kind == "byline" for line in between)


def _dated_and_signed(above: list[Line]) -> bool:
    """Whether both byline and date have come: what follows is the article."""
    bylines = [line for line in above if line.kind == "byline"]
    return bool(bylines) and (any(line.kind == "dateline" for line in above) or any(line.dates for line in bylines))


def _marked(lines: list[Line], number: int, seen: int) -> bool:
    """Whether a byline, a date line or a signed paragraph follows closely; the next story's do not count."""
    paragraphs = seen
    for later in lines[number + 1 : number + 1 + MARK_REACH]:
        if later.kind in ("byline", "dateline") or (later.kind == "body" and is_signed(later)):
            return True
        paragraphs += later.kind == "body"
        if paragraphs >= DECKS or later.kind in ("related", "prompt", "biography"):
            return False
    return False


def is_signed(line: Line) -> bool:
    """Whether a paragraph opens with who signs it: `(Jane Doe, Sample Herald)`, `KYIV (Reuters) —`."""
    first = opening(line.text)
    return first is not None and bool(agency(first.source) or is_person(first.source.partition(",")[0].strip()))
