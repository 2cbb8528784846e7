"""What a record's words say of each concept: labels found, what stands against them, acronyms and dates settled.

The rules: a phrase of `not` takes away the labels it holds, and its words (`detainer` of an Interstate Agreement on
Detainers) name the concept nowhere in a text that names it in no other words; `unlike`, `not to be confused with` and
the like take away what follows; a label inside a longer one of another concept counts half; an acronym means what the
text says it means; a label that two periods share goes to the one the record's date lies in; in a text that never
names the topic, labels mean something else.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from loccit.tags.acronyms import Definition, definitions
from loccit.tags.concepts import Vocabulary
from loccit.tags.hits import Hit
from loccit.tags.labels import AGAINST, DISTANCE, DISTANCE_AFTER, FRAME, NAME, TOPIC, WEAK, Entry
from loccit.tags.matcher import Matcher
from loccit.tags.tokens import SKIP, Text, token_length, words

_CONTAINED = 0.5
_MISSPELT = 0.6  # a title alone may then suggest a tag, but never surely
_SAYS_ITS_TOPIC = 50  # words: a title or a heading may leave unsaid what a text cannot
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
        self._elsewhere = bool(vocabulary.topic)
        self._acronyms = {label for c in self.concepts for label in (*c.names, *c.weak) if label.isupper()}

    def read(self, fields: Iterable[tuple[str, str]], year: int | None = None) -> dict[int, list[Mention]]:
        """The mentions of each concept (by its place in the vocabulary) in the fields, in order. `year`: of issue."""
        texts = [(text := self.matcher.read(name, value), self.matcher.find(text)) for name, value in fields]
        if self._elsewhere and not _on_topic(texts):
            return {}
        means = self._explained(texts)
        opposed = {hit.entry for _, hits in texts for hit in hits if hit.entry.kind == AGAINST}
        against = {entry.concept for entry in opposed}
        others = {entry.concept for entry in opposed if "..." not in entry.label}  # `bird sanctuary`, no negation
        mistakable = _mistakable(texts) if against else set()
        found: dict[int, list[Mention]] = {}
        for text, hits in texts:
            if against or means:
                hits = [hit for hit in hits if not _undone(hit, against, mistakable, means)]
                hits = [hit for hit in hits if not (hit.entry.kind == FRAME and hit.entry.concept in others)]
                hits += self._acronym_hits(text, means)
            hits = [hit for hit in hits if not hit.entry.asked or self._counts(hit, text.field, year)]
            for mention, concept in _weighed(text, hits, self.matcher.lexicon.near):
                found.setdefault(concept, []).append(mention)
        return found

    def _counts(self, hit: Hit, field: str, year: int | None) -> bool:
        """Whether a label shared by periods is of the record's, and one of a background concept a keyword, so meant.

        Where the year is unknown, nobody can say.
        """
        if not hit.entry.dated:
            return field == "keywords"
        span = self.concepts[hit.entry.concept].span
        return year is not None and span is not None and span[0] <= year <= span[1]

    def _explained(self, texts: list[tuple[Text, list[Hit]]]) -> dict[str, int]:
        """Acronym → the concept whose name it is short for; -1 where it is short for something else."""
        means: dict[str, int] = {}
        for text, hits in texts:
            found = definitions(text.text)
            hits = sorted(hits, key=_order) if found else []
            firsts = [hit.first for hit in hits]
            for definition in found:
                begin = bisect_left(firsts, bisect_left(text.starts, definition.start - 1))
                until = bisect_left(firsts, bisect_left(text.starts, definition.end))
                owner = _owner(text, hits[begin:until], definition)
                if owner >= 0 or definition.short in self._acronyms:
                    means.setdefault(definition.short, owner)
        return means

    def _acronym_hits(self, text: Text, means: dict[str, int]) -> list[Hit]:
        out = []
        for short, concept in means.items():
            if concept < 0:
                continue
            entry = Entry(concept, NAME, short, short, asked=self.concepts[concept].background)
            out += [
                Hit(place, place, entry)
                for place, chunk in enumerate(text.chunks)
                if chunk.startswith(short) and chunk[: token_length(chunk)].rstrip("s'’") == short
            ]
        return out


def _on_topic(texts: list[tuple[Text, list[Hit]]]) -> bool:
    """Whether a text names the topic; one too short to do so is believed."""
    if sum(len(text.ids) for text, _ in texts) < _SAYS_ITS_TOPIC:
        return True
    return any(hit.entry.kind == TOPIC for _, hits in texts for hit in hits)


def _mistakable(texts: list[tuple[Text, list[Hit]]]) -> set[tuple[int, str]]:
    """(concept, name) of what a text with a phrase against the concept means in that other sense.

    A word has one sense in a text (Gale, Church and Yarowsky 1992): where a phrase of `not` holds it, it has that one,
    unless the text calls the concept by another name too.
    """
    phrases: dict[int, set[str]] = {}
    names: dict[int, set[str]] = {}
    for _, hits in texts:
        for hit in hits:
            if hit.entry.kind in (AGAINST, NAME):
                kind = phrases if hit.entry.kind == AGAINST else names
                kind.setdefault(hit.entry.concept, set()).add(hit.entry.label)
    out: set[tuple[int, str]] = set()
    for concept, against in phrases.items():
        held = {name for name in names.get(concept, ()) if any(_holds(phrase, name) for phrase in against)}
        if held == names.get(concept):
            out |= {(concept, name) for name in held}
    return out


def _holds(phrase: str, name: str) -> bool:
    """Whether the words of `phrase` hold those of `name` in a row."""
    return f" {' '.join(words(name))} " in f" {' '.join(words(phrase))} "


def _undone(hit: Hit, against: set[int], mistakable: set[tuple[int, str]], means: dict[str, int]) -> bool:
    """True for what has another sense in the text: weak and mistakable labels, acronyms the text itself explains."""
    if hit.entry.kind == WEAK and hit.entry.concept in against:
        return True
    if mistakable and (hit.entry.concept, hit.entry.label) in mistakable:
        return True
    return hit.first == hit.last and hit.entry.label in means


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


class _Signs(NamedTuple):
    """What in a text takes labels away: spans against concepts, and places behind or before which labels are denied."""

    against: dict[int, list[tuple[int, int]]]
    before: set[int]  # last tokens of `unlike` and the like
    after: set[int]  # tokens that `is not covered` and the like follow


def _parted(hits: list[Hit]) -> tuple[list[Hit], _Signs]:
    """The hits that speak for concepts, in order, and the signs against them."""
    signs = _Signs({}, set(), set())
    spoken: list[Hit] = []
    for hit in hits:
        kind = hit.entry.kind
        if kind <= WEAK:
            spoken.append(hit)
        elif kind == AGAINST:
            signs.against.setdefault(hit.entry.concept, []).append((hit.first, hit.last))
        elif kind == DISTANCE:
            signs.before.add(hit.last)
        elif kind == DISTANCE_AFTER:
            signs.after.add(hit.first - 1)
    spoken.sort(key=_order)
    return spoken, signs


def _weighed(text: Text, hits: list[Hit], near: set[str]) -> list[tuple[Mention, int]]:
    """The hits that count, those of one concept that overlap as one, with what each counts."""
    spoken, signs = _parted(hits)
    out: list[tuple[Mention, int]] = []
    cover: Hit | None = None  # the name that reaches furthest so far
    latest: dict[int, int] = {}  # by concept, its last mention in `out`
    for hit in spoken:
        first, last, (concept, kind, label, _, _, _) = hit
        inside = cover is not None and cover.last >= last and (cover.first, cover.last) != (first, last)
        if not inside and kind == NAME:
            cover = hit
        if signs.against and _overlaps(hit, signs.against.get(concept, ())):
            continue
        if last in signs.after or (signs.before and _distanced(text, hit, signs.before)):
            continue
        factor = _CONTAINED if inside and cover and cover.entry.concept != concept else 1.0
        if near and not near.isdisjoint(text.chunks[first : last + 1]):
            factor *= _MISSPELT
        mention = Mention(text, first, last, kind, label, factor)
        at = latest.get(concept)
        if at is not None and out[at][0].last >= first:
            out[at] = (_as_one(out[at][0], mention), concept)
        else:
            latest[concept] = len(out)
            out.append((mention, concept))
    return out


def _as_one(one: Mention, other: Mention) -> Mention:
    """Two overlapping mentions of a concept: the words of both, as what the stronger of them is."""
    best = other if (other.kind, -other.factor) < (one.kind, -one.factor) else one
    if best is one and other.last <= one.last:
        return one
    return Mention(one.text, one.first, max(one.last, other.last), best.kind, best.label, best.factor)


def _order(hit: Hit) -> tuple[int, int, int]:
    """By place, the longest first, names before cues before weak labels."""
    return hit.first, -hit.last, hit.entry.kind


def _overlaps(hit: Hit, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= hit.last and hit.first <= end for start, end in spans)


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
