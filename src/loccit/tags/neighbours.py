"""Tags that the most similar records of the library have: weaker suggestions, for records whose own words say little.

Similarity is the cosine of tf-idf vectors (Salton and Buckley 1988) over the words of title, abstract and keywords, and
the tags a record has. About three in ten tags lent are right (`python -m tests.evaluation.tags`): a list to look at.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from loccit.tags.features import Features, joined
from loccit.tags.suggest import Span, Suggestion
from loccit.tags.tokens import WORD, normal

_FIELDS = ("title", "subtitle", "abstract", "keywords")
_NEIGHBOURS = 8
_LEAST_SIMILAR = 0.12  # below, two records share little more than a word or two that many have
_AGREEING = 2  # one neighbour alone is an accident
_LEAST_SHARE = 0.4  # of the neighbours, weighed by likeness: below, hardly one lent tag in eight is right
_MOST_SURE = 0.4  # always below what a record's own words give: `suggest.LISTED`
_COMMON = 0.3  # words in more than this share of the records tell none from another
_MAX_SPANS = 6
_TOO_SHORT = 3


class Neighbours:
    """The tagged records of a library, by citekey, ready to be asked for tags."""

    def __init__(self, records: Iterable[tuple[str, Features, Sequence[str]]]) -> None:
        self.tags: dict[str, tuple[str, ...]] = {}
        counted: dict[str, Counter[str]] = {}
        for citekey, features, tags in records:
            if tags:
                self.tags[citekey] = tuple(tags)
                counted[citekey] = Counter([word for word, _ in _words(features)] + _marked(tags))
        spread = Counter(word for words in counted.values() for word in words)
        limit = max(3, _COMMON * len(counted))
        self.idf = {word: math.log((1 + len(counted)) / n) for word, n in spread.items() if n <= limit}
        self.postings: dict[str, list[tuple[str, float]]] = {}
        for citekey, words in counted.items():
            for word, weight in self._vector(words).items():
                self.postings.setdefault(word, []).append((citekey, weight))

    def suggest(self, record: Features, besides: Iterable[str] = (), own: str = "") -> list[Suggestion]:
        """Tags that at least two similar records have; `besides` are those it has or is suggested, `own` its citekey.

        Their confidence stays below that of any suggestion from words; the evidence is the words shared with them.
        """
        found = _words(record)
        besides = list(besides)
        vector = self._vector(Counter([word for word, _ in found] + _marked(besides)))
        near = self._nearest(vector, own)
        votes: dict[str, list[str]] = {}
        for citekey, _ in near:
            for tag in self.tags[citekey]:
                votes.setdefault(tag, []).append(citekey)
        total = sum(similarity for _, similarity in near)
        alike = dict(near)
        skipped = set(besides)
        out = []
        for tag, citekeys in votes.items():
            if len(citekeys) < _AGREEING or tag in skipped:
                continue
            share = sum(alike[citekey] for citekey in citekeys) / total
            if share < _LEAST_SHARE:
                continue
            shared = {word for word in vector if self._in_any(word, set(citekeys))}
            spans = tuple([span for word, span in found if word in shared][:_MAX_SPANS])
            out.append(Suggestion(tag, _MOST_SURE * share, False, spans, "neighbours", tuple(citekeys)))
        return sorted(out, key=lambda suggestion: (-suggestion.confidence, suggestion.tag))

    def _vector(self, words: Counter[str]) -> dict[str, float]:
        weights = {word: (1 + math.log(n)) * self.idf[word] for word, n in words.items() if word in self.idf}
        norm = math.sqrt(sum(weight * weight for weight in weights.values()))
        return {word: weight / norm for word, weight in weights.items()} if norm else {}

    def _nearest(self, vector: Mapping[str, float], own: str) -> list[tuple[str, float]]:
        similar: dict[str, float] = {}
        for word, weight in vector.items():
            for citekey, other in self.postings.get(word, ()):
                similar[citekey] = similar.get(citekey, 0.0) + weight * other
        similar.pop(own, None)
        near = [(citekey, similarity) for citekey, similarity in similar.items() if similarity >= _LEAST_SIMILAR]
        return sorted(near, key=lambda pair: (-pair[1], pair[0]))[:_NEIGHBOURS]

    def _in_any(self, word: str, citekeys: set[str]) -> bool:
        return any(citekey in citekeys for citekey, _ in self.postings.get(word, ()))


def _marked(tags: Iterable[str]) -> list[str]:
    """Tags as words of their own: records of the same tags are alike, however they are worded."""
    return [f"#{tag}" for tag in tags]


def _words(record: Features) -> list[tuple[str, Span]]:
    """The normal forms of a record's longer words, with their places."""
    out: list[tuple[str, Span]] = []
    for field in _FIELDS:
        out += [
            (normal(match[0]), Span(field, match.start(), match.end(), match[0]))
            for match in WORD.finditer(joined(record.get(field) or ""))
            if len(match[0]) > _TOO_SHORT and not match[0].isdigit()
        ]
    return out
