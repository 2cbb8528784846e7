"""Finds cues with `&`: words of one sentence in whichever order, such as `police & call & ICE`.

Each frame is kept under the words of its first two sides, so that most words of a text cost one look-up, and most of
those that begin a side one test more.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from loccit.tags.hits import Hit, Rest, acronyms_of, plain_word, rest_of
from loccit.tags.labels import WITHIN, Entry, Step
from loccit.tags.tokens import Lexicon, Text, ends_sentence

Side = dict[int, list[Rest]]
"""The ways to write one side of a frame, by their first word: what must follow it."""


class Frame(NamedTuple):
    """A cue whose sides stand together; `acronyms` are those of its words that are meant in capitals."""

    entry: Entry
    sides: tuple[Side, ...]
    acronyms: frozenset[str]


class Frames:
    """The frames of a vocabulary, ready to be found in any number of texts."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.index: dict[int, dict[int, list[Frame]]] = {}

    def add(self, entry: Entry, sides: Iterable[list[list[Step]]]) -> None:
        """Adds a frame of two sides or more, each given as the ways to write it."""
        frame = Frame(entry, tuple(map(self._side, sides)), acronyms_of(entry.label))
        for first in frame.sides[0]:
            seconds = self.index.setdefault(first, {})
            for second in frame.sides[1]:
                seconds.setdefault(second, []).append(frame)

    def _side(self, ways: list[list[Step]]) -> Side:
        side: Side = {}
        for steps in ways:
            rest = tuple((frozenset(map(self.lexicon.add, step.words)), step.gap) for step in steps[1:])
            for word in steps[0].words:
                side.setdefault(self.lexicon.add(word), []).append(rest)
        return side


def framed_at(text: Text, at: int, seconds: dict[int, list[Frame]]) -> list[Hit]:
    """The frames whose first side begins at `at`, with a word of their second side among `seconds` near."""
    first, last = _around(text, at)
    near = [place for place in range(first, last + 1) if place != at and text.ids[place] in seconds]
    found = {id(frame): frame for place in near for frame in seconds[text.ids[place]]}
    return [hit for frame in found.values() if (hit := _hit(text, at, first, last, frame))]


def _around(text: Text, at: int) -> tuple[int, int]:
    """First and last token near `at` in its sentence."""
    first, last = at, at
    while first and at - first <= WITHIN and not ends_sentence(text.chunks[first - 1]):
        first -= 1
    while last + 1 < len(text.ids) and last - at <= WITHIN and not ends_sentence(text.chunks[last]):
        last += 1
    return first, last


def _hit(text: Text, at: int, first: int, last: int, frame: Frame) -> Hit | None:
    """The frame with its first side at `at` and each other side where it stands nearest; None where one is missing."""
    begin, end = at, _end(text, at, frame.sides[0])
    taken = {at}
    if end < 0:
        return None
    for side in frame.sides[1:]:
        places = [place for place in range(first, last + 1) if text.ids[place] in side and place not in taken]
        for place in sorted(places, key=lambda place: abs(place - at)):
            if (ends := _end(text, place, side)) >= 0:
                taken.add(place)
                begin, end = min(begin, place), max(end, ends)
                break
        else:
            return None
    if frame.acronyms and plain_word(text, begin, end, frame.acronyms):
        return None
    return Hit(begin, end, frame.entry)


def _end(text: Text, place: int, side: Side) -> int:
    """The last token of a side that begins at `place`; -1 where it does not go on."""
    return max((rest_of(text, place, rest) if rest else place) for rest in side[text.ids[place]])
