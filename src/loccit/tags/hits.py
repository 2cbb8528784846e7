"""A label found in a text, and how a cue with gaps goes on behind its first words."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from loccit.tags.labels import ACRONYM, Entry
from loccit.tags.tokens import SKIP, Text, ends_sentence, token_length

Rest = tuple[tuple[frozenset[int], int], ...]
"""What must follow: the words of each further step, and how many may stand before it."""


class Hit(NamedTuple):
    """A label found: tokens `first` to `last` (both included) of a text."""

    first: int
    last: int
    entry: Entry


@lru_cache(maxsize=20_000)
def acronyms_of(label: str) -> frozenset[str]:
    return frozenset(map(str.casefold, ACRONYM.findall(label)))


def next_word(ids: list[int], place: int, count: int) -> int:
    """The next place that holds no article."""
    while place < count and ids[place] == SKIP:
        place += 1
    return place


def rest_of(text: Text, place: int, rest: Rest) -> int:
    """The last token of a cue whose first words end at `place`; -1 where it does not go on."""
    ids, count = text.ids, len(text.ids)
    for words, gap in rest:
        limit = place + 1 + gap if gap else next_word(ids, place + 1, count)
        if words.isdisjoint(ids[place + 1 : limit + 1]):  # nearly always so
            return -1
        found = next(at for at in range(place + 1, limit + 1) if ids[at] in words)
        if any(map(ends_sentence, text.chunks[place:found])):
            return -1
        place = found
    return place


def plain_word(text: Text, first: int, last: int, acronyms: frozenset[str]) -> bool:
    """Whether the words of a cue that are meant as acronyms are all written small (`ice`)."""
    found = [
        word for chunk in text.chunks[first : last + 1] if (word := chunk[: token_length(chunk)]).casefold() in acronyms
    ]
    return bool(found) and not any(map(str.isupper, found))
