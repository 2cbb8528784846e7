"""The lines of a copied text, and the kinds a line can be of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from loccit.documents.bylines import Byline
from loccit.documents.dates import FoundDate
from loccit.documents.decode import squeeze
from loccit.documents.text.wrapping import paragraphs

Kind = Literal[
    "",  # not told yet
    "label",  # `Title: …`, `Author: …`: metadata that says so
    "navigation",
    "title",
    "deck",
    "byline",
    "dateline",  # nothing but a date of publication
    "caption",
    "credit",
    "related",
    "prompt",
    "biography",
    "contribution",  # who else worked on it, corrections, copyright
    "address",  # a URL alone on its line
    "heading",  # heads a part of the text, or is the title: told by where it stands
    "body",
]

LONGEST = 2000
"""Characters of a line that rules look at; a longer line is body text whatever its end says."""


@dataclass(slots=True)
class Line:
    """One non-empty line: its 1-based number, its text squeezed, and what it was found to be.

    `gap` is whether an empty line stands before it; `byline` and `dates` are what was read in it on the way.
    """

    number: int
    text: str
    gap: bool = False
    kind: Kind = ""
    byline: Byline | None = None
    dates: tuple[FoundDate, ...] = ()

    @property
    def head(self) -> str:
        """As much of the text as rules look at."""
        return self.text[:LONGEST]


def split_lines(text: str) -> list[Line]:
    """The non-empty lines of `text`; a paragraph that was broken to a width is one, with its first line's number."""
    lines: list[Line] = []
    gap = False
    for number, raw in paragraphs(text):
        if squeezed := squeeze(raw):
            lines.append(Line(number, squeezed, gap))
            gap = False
        else:
            gap = True
    return lines
