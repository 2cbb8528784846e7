"""What a record's words say of each concept: labels found, what stands against them, acronyms and dates settled.

The rules: a phrase of `not` takes away the labels it holds; `unlike`, `not to be confused with` and the like take away
what follows; a label inside a longer one of another concept counts half; an acronym means what the text says it means;
a label that two periods share goes to the one the record's date lies in.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from loccit.tags.acronyms import Definition, definitions
from loccit.tags.concepts import Vocabulary
from loccit.tags.labels import AGAINST, DISTANCE, NAME, WEAK, Entry
from loccit.tags.matcher import Hit, Matcher
from loccit.tags.tokens import SKIP, Text, token_length

_CONTAINED = 0.5
_JOINING = frozenset({"or", "and", "nor"})


class Mention(NamedTuple):
    """A label of a concept at the tokens `first` to `last` of a text; `factor` is what of it counts (0 to 1)."""

    text: Text
    first: int
    last: int
    kind: int
    label: str
    factor: float


class Reader:
    """A vocabulary made ready to read records."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.concepts = list(vocabulary.concepts.values())
        self.matcher = Matcher(vocabulary)
        self._acronyms = {label for c in self.concepts for label in (*c.names, *c.weak) if label.isupper()}
        self._shared = self._labels_of_two_periods()

    def read(self, fields: Iterable[tuple[str, str]], year: int | None = None) -> dict[int, list[Mention]]:
        """The mentions of each concept (by its place in the vocabulary) in the fields, in order. `year`: of issue."""
        texts = [(text := self.matcher.read(name, value), self.matcher.find(text)) for name, value in fields]
        means = self._explained(texts)
        against = {hit.entry.concept for _, hits in texts for hit in hits if hit.entry.kind == AGAINST}
        found: dict[int, list[Mention]] = {}
        for text, hits in texts:
            hits = [hit for hit in hits if self._stands(text, hit, against, means, year)]
            hits += self._acronym_hits(text, means)
            for mention, concept in _weighed(text, hits, self.matcher.lexicon.near):
                found.setdefault(concept, []).append(mention)
        return found

    def _stands(self, text: Text, hit: Hit, against: set[int], means: dict[str, int], year: int | None) -> bool:
        """False for a weak label in a text with a phrase against it, a foreign acronym, the label of another time."""
        concept, kind, label, _ = hit.entry
        if kind == WEAK and concept in against:
            return False
        if means and hit.first == hit.last and label in means:
            return False  # found again by what the text says it means
        if (concept, label) in self._shared:
            span = self.concepts[concept].span
            return year is not None and span is not None and span[0] <= year <= span[1]
        return True

    def _explained(self, texts: list[tuple[Text, list[Hit]]]) -> dict[str, int]:
        """Acronym → the concept whose name it is short for; -1 where it is short for something else."""
        means: dict[str, int] = {}
        for text, hits in texts:
            for definition in definitions(text.text):
                owner = _owner(text, hits, definition)
                if owner >= 0 or definition.short in self._acronyms:
                    means.setdefault(definition.short, owner)
        return means

    def _acronym_hits(self, text: Text, means: dict[str, int]) -> list[Hit]:
        out = []
        for short, concept in means.items():
            if concept < 0:
                continue
            entry = Entry(concept, NAME, short, short)
            out += [
                Hit(place, place, entry)
                for place, chunk in enumerate(text.chunks)
                if chunk.startswith(short) and chunk[: token_length(chunk)].rstrip("s'’") == short
            ]
        return out

    def _labels_of_two_periods(self) -> set[tuple[int, str]]:
        dated = [
            (index, label)
            for index, concept in enumerate(self.concepts)
            if concept.span
            for label in (*concept.names, *concept.cues, *concept.weak)
        ]
        counts = Counter(label for _, label in dated)
        return {(index, label) for index, label in dated if counts[label] > 1}


def _owner(text: Text, hits: list[Hit], definition: Definition) -> int:
    """The concept whose name ends where the long form of the acronym ends and covers most of it; -1 where none does."""
    best, length = -1, (definition.end - definition.start) / 2
    for hit in hits:
        if hit.entry.kind != NAME:
            continue
        start, end = text.span(hit.first, hit.last)
        if abs(end - definition.end) <= 2 and start >= definition.start - 1 and end - start > length:
            best, length = hit.entry.concept, end - start
    return best


def _weighed(text: Text, hits: list[Hit], near: set[str]) -> list[tuple[Mention, int]]:
    """The hits that count, one for each place and concept, with what each counts."""
    blocked: dict[int, list[tuple[int, int]]] = {}
    distancing: set[int] = set()
    spoken: list[Hit] = []
    for hit in hits:
        if hit.entry.kind == AGAINST:
            blocked.setdefault(hit.entry.concept, []).append((hit.first, hit.last))
        elif hit.entry.kind == DISTANCE:
            distancing.add(hit.last)
        else:
            spoken.append(hit)
    spoken.sort(key=lambda hit: (hit.first, -hit.last, hit.entry.kind))
    out: list[tuple[Mention, int]] = []
    cover: Hit | None = None  # the hit that reaches furthest so far
    ends: dict[int, int] = {}  # by concept, the last token already counted for it
    for hit in spoken:
        concept, kind, label, _ = hit.entry
        inside = cover is not None and cover.last >= hit.last and (cover.first, cover.last) != (hit.first, hit.last)
        if not inside and kind == NAME:
            cover = hit
        if hit.first <= ends.get(concept, -1) or any(
            a <= hit.last and hit.first <= b for a, b in blocked.get(concept, ())
        ):
            continue
        ends[concept] = hit.last
        if distancing and _distanced(text, hit, distancing):
            continue
        factor = _CONTAINED if inside and cover and cover.entry.concept != concept else 1.0
        if near and any(chunk in near for chunk in text.chunks[hit.first : hit.last + 1]):
            kind = WEAK
        out.append((Mention(text, hit.first, hit.last, kind, label, factor), concept))
    return out


def _distanced(text: Text, hit: Hit, distancing: set[int]) -> bool:
    """Whether `unlike` or the like stands right before the hit; the hit then passes it on over `or`, `and`."""
    place = hit.first - 1
    while place >= 0 and text.ids[place] == SKIP:
        place -= 1
    if place not in distancing:
        return False
    following = hit.last + 1
    if following < len(text.chunks) and re.sub(r"\W", "", text.chunks[following]).casefold() in _JOINING:
        distancing.add(following)
    return True
