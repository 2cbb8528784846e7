"""Finds the labels of a vocabulary in a text: a trie over words, and a table of word pairs for cues with gaps.

In the manner of Aho and Corasick (CACM 18, 1975), but over words and started anew at each: labels are short, and most
words of a text begin none.
"""

from __future__ import annotations

from itertools import compress
from typing import Any, NamedTuple

from loccit.tags.concepts import Vocabulary
from loccit.tags.frames import Frames, framed_at
from loccit.tags.hits import Hit, Rest, acronyms_of, next_word, plain_word, rest_of
from loccit.tags.labels import AGAINST, GAP, WITHIN, Entry, Step, compiled, framed
from loccit.tags.tokens import SKIP, Lexicon, Text, ends_sentence

_END = -2  # trie key of the entries that end at a node; no word has this id


class Pair(NamedTuple):
    """A cue with gaps or alternatives, found by its first two words; up to `gap` words may stand between.

    `acronyms` are those of its words that are meant in capitals (`ICE`, not ice).
    """

    entry: Entry
    gap: int
    rest: Rest
    acronyms: frozenset[str]


class Matcher:
    """The labels of a vocabulary, ready to be found in any number of texts."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.lexicon = Lexicon()
        self.trie: dict[int, Any] = {}
        self.pairs: dict[int, dict[int, list[Pair]]] = {}
        for entry, steps in compiled(vocabulary):
            self._add(entry, steps)
        self.frames = Frames(self.lexicon)
        for entry, sides in framed(vocabulary):
            self.frames.add(entry, sides)
        words = self.trie.keys() | self.pairs.keys() | self.frames.index.keys()
        self.starts = {
            word: (self.trie.get(word, {}), self.pairs.get(word, {}), self.frames.index.get(word, {})) for word in words
        }

    def read(self, field: str, text: str) -> Text:
        """`text` as tokens of this vocabulary's words."""
        return Text(field, text, self.lexicon)

    def find(self, text: Text) -> list[Hit]:
        """Every label in the text, overlapping ones too."""
        ids, starts = text.ids, self.starts
        after = [*ids[1:], 0]  # what stands behind each word
        hits: list[Hit] = []
        for first in compress(range(len(ids)), map(starts.__contains__, ids)):
            node, pairs, frames = starts[ids[first]]
            following = after[first]
            # these tests save most of the calls: what begins a label seldom goes on as one
            if node:
                if following in node or following == SKIP:
                    self._walk(text, first, node, hits)
                elif _END in node:
                    _ended(text, first, first, node[_END], hits)
            if pairs and not pairs.keys().isdisjoint(ids[first + 1 : first + 2 + GAP]):
                self._pair(text, first, pairs, hits)
            if frames and not frames.keys().isdisjoint(ids[max(0, first - WITHIN - 1) : first + WITHIN + 2]):
                hits += framed_at(text, first, frames)
        return hits

    def _add(self, entry: Entry, steps: list[Step]) -> None:
        ids = [(tuple(self.lexicon.add(word) for word in step.words), step.gap) for step in steps]
        if len(ids) > 1 and any(gap or len(words) > 1 for words, gap in ids):
            rest = tuple((frozenset(words), gap) for words, gap in ids[2:])
            pair = Pair(entry, ids[1][1], rest, acronyms_of(entry.label))
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
                _ended(text, first, place, node[_END], hits)
            following = place + 1
            while following < count and ids[following] == SKIP:
                following += 1
            if following >= count or (child := node.get(ids[following])) is None or _broken(text, place, following):
                return
            node, place = child, following

    def _pair(self, text: Text, first: int, seconds: dict[int, list[Pair]], hits: list[Hit]) -> None:
        ids, chunks = text.ids, text.chunks
        following = next_word(ids, first + 1, len(ids))
        within = first  # up to where no sentence is known to end
        for place in range(first + 1, min(first + 2 + GAP, len(ids))):
            if (pairs := seconds.get(ids[place])) is None:
                continue
            if any(map(ends_sentence, chunks[within:place])):
                return
            within = place
            hits += [
                Hit(first, last, pair.entry)
                for pair in pairs
                if (place == following or place - first - 1 <= pair.gap)
                and (last := rest_of(text, place, pair.rest) if pair.rest else place) >= 0
                and not (pair.acronyms and plain_word(text, first, last, pair.acronyms))
            ]


def _ended(text: Text, first: int, last: int, entries: list[Entry], hits: list[Hit]) -> None:
    """Adds the labels that end at `last`, where they are written as they must be."""
    hits += [Hit(first, last, entry) for entry in entries if not entry.exact or _written(text, first, last, entry)]


def _broken(text: Text, place: int, following: int) -> bool:
    """Whether a sentence ends between two words of what would be one label."""
    if following == place + 1:
        return ends_sentence(text.chunks[place])
    return any(ends_sentence(text.chunks[at]) for at in range(place, following))


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
