"""Finds the labels of a vocabulary in a text: a trie over words, and a table of word pairs for cues with gaps.

In the manner of Aho and Corasick (CACM 18, 1975), but over words and started anew at each: labels are short, and most
words of a text begin none.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import compress
from typing import Any, NamedTuple

from loccit.tags.concepts import Vocabulary
from loccit.tags.labels import ACRONYM, AGAINST, WITHIN, Entry, Step, compiled
from loccit.tags.tokens import SKIP, Lexicon, Text, ends_sentence, token_length

_END = -2  # trie key of the entries that end at a node; no word has this id


class Hit(NamedTuple):
    """A label found: tokens `first` to `last` (both included) of a text."""

    first: int
    last: int
    entry: Entry


class Pair(NamedTuple):
    """A cue with gaps or alternatives, found by its first two words; up to `gap` words may stand between.

    `acronyms` are those of its words that are meant in capitals (`ICE`, not ice).
    """

    entry: Entry
    gap: int
    rest: tuple[tuple[frozenset[int], int], ...]
    acronyms: frozenset[str]


class Matcher:
    """The labels of a vocabulary, ready to be found in any number of texts."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.lexicon = Lexicon()
        self.trie: dict[int, Any] = {}
        self.pairs: dict[int, dict[int, list[Pair]]] = {}
        for entry, steps in compiled(vocabulary):
            self._add(entry, steps)
        words = self.trie.keys() | self.pairs
        self.starts = {word: (self.trie.get(word, {}), self.pairs.get(word, {})) for word in words}

    def read(self, field: str, text: str) -> Text:
        """`text` as tokens of this vocabulary's words."""
        return Text(field, text, self.lexicon)

    def find(self, text: Text) -> list[Hit]:
        """Every label in the text, overlapping ones too, by where they begin."""
        ids, starts = text.ids, self.starts
        hits: list[Hit] = []
        for first in compress(range(len(ids)), map(starts.__contains__, ids)):
            node, pairs = starts[ids[first]]
            following = ids[first + 1] if first + 1 < len(ids) else 0
            # these two tests save most of the calls: what begins a label seldom goes on as one
            if node and (_END in node or following in node or following == SKIP):
                self._walk(text, first, node, hits)
            if pairs and not pairs.keys().isdisjoint(ids[first + 1 : first + 2 + WITHIN]):
                self._pair(text, first, pairs, hits)
        return hits

    def _add(self, entry: Entry, steps: list[Step]) -> None:
        ids = [(tuple(self.lexicon.add(word) for word in step.words), step.gap) for step in steps]
        if len(ids) > 1 and any(gap or len(words) > 1 for words, gap in ids):
            rest = tuple((frozenset(words), gap) for words, gap in ids[2:])
            pair = Pair(entry, ids[1][1], rest, _acronyms(entry.label))
            for first in ids[0][0]:
                for second in ids[1][0]:
                    self.pairs.setdefault(first, {}).setdefault(second, []).append(pair)
            return
        for first in ids[0][0]:
            node = self.trie.setdefault(first, {})
            for words, _ in ids[1:]:
                node = node.setdefault(words[0], {})
            node.setdefault(_END, []).append(entry)

    def _walk(self, text: Text, first: int, node: dict[int, Any], hits: list[Hit]) -> None:
        ids, place, count = text.ids, first, len(text.ids)
        while True:
            if _END in node:
                hits += [
                    Hit(first, place, entry)
                    for entry in node[_END]
                    if not entry.exact or _written(text, first, place, entry)
                ]
            following = place + 1
            while following < count and ids[following] == SKIP:
                following += 1
            if following >= count or (child := node.get(ids[following])) is None or _broken(text, place, following):
                return
            node, place = child, following

    def _pair(self, text: Text, first: int, seconds: dict[int, list[Pair]], hits: list[Hit]) -> None:
        ids, chunks = text.ids, text.chunks
        following = _next(ids, first + 1, len(ids))
        within = first  # up to where no sentence is known to end
        for place in range(first + 1, min(first + 2 + WITHIN, len(ids))):
            if (pairs := seconds.get(ids[place])) is None:
                continue
            if any(map(ends_sentence, chunks[within:place])):
                return
            within = place
            hits += [
                Hit(first, last, pair.entry)
                for pair in pairs
                if (place == following or place - first - 1 <= pair.gap)
                and (last := _rest(text, place, pair.rest) if pair.rest else place) >= 0
                and not (pair.acronyms and _plain(text, first, last, pair.acronyms))
            ]


@lru_cache(maxsize=20_000)
def _acronyms(label: str) -> frozenset[str]:
    return frozenset(map(str.casefold, ACRONYM.findall(label)))


def _next(ids: list[int], place: int, count: int) -> int:
    """The next place that holds no article."""
    while place < count and ids[place] == SKIP:
        place += 1
    return place


def _rest(text: Text, place: int, rest: tuple[tuple[frozenset[int], int], ...]) -> int:
    """The last token of a cue whose first words end at `place`; -1 where it does not go on."""
    ids, count = text.ids, len(text.ids)
    for words, gap in rest:
        limit = place + 1 + gap if gap else _next(ids, place + 1, count)
        if words.isdisjoint(ids[place + 1 : limit + 1]):  # nearly always so
            return -1
        found = next(at for at in range(place + 1, limit + 1) if ids[at] in words)
        if any(map(ends_sentence, text.chunks[place:found])):
            return -1
        place = found
    return place


def _broken(text: Text, place: int, following: int) -> bool:
    """Whether a sentence ends between two words of what would be one label."""
    if following == place + 1:
        return ends_sentence(text.chunks[place])
    return any(ends_sentence(text.chunks[at]) for at in range(place, following))


def _plain(text: Text, first: int, last: int, acronyms: frozenset[str]) -> bool:
    """Whether the words of a cue that are meant as acronyms are all written small (`ice`)."""
    found = [
        word for chunk in text.chunks[first : last + 1] if (word := chunk[: token_length(chunk)]).casefold() in acronyms
    ]
    return bool(found) and not any(map(str.isupper, found))


def _written(text: Text, first: int, last: int, entry: Entry) -> bool:
    """Whether the text has the form the entry asks for: an acronym in capitals, a word in just that number."""
    start, end = text.span(first, last)
    found = text.text[start:end]
    if not entry.exact.isupper():
        if entry.kind == AGAINST:
            return found == entry.exact
        return found.casefold() == entry.exact
    if last > first:
        return "." in found and found.replace(".", "") == entry.exact
    return found.removesuffix("'s").removesuffix("’s").removesuffix("s") == entry.exact.removesuffix("S")
