"""Tags for a record from its own words: which, how sure, whether a main subject, and the words that speak for each.

What counts is where a label stands (title, keywords, abstract, the head of the text, its body), how often, and whether
it names the concept, hints at it, or is weak. The measure is a mass of evidence, 1 for one plain mention in a short
text's body; `confidence` is 1 - exp(-mass). What the thresholds below give is measured by
`python -m tests.evaluation.tags`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

from loccit.tags.concepts import Vocabulary
from loccit.tags.features import Features, fields, headline, keywords, year
from loccit.tags.labels import NAME, WEAK
from loccit.tags.mentions import Mention, Reader

LISTED = 0.5
"""Confidence from which a tag is suggested at all: one cue in the body of a short article."""

CERTAIN = 0.85
"""Confidence from which `import` applies a main subject unasked: a name in the title or keywords, or many mentions.

In all gold sets at hand over nine in ten such tags are right, in the articles all of them; what stands below is right
nearly as often, but a wrong tag in a library costs more than a suggestion not yet taken.
"""

_MAIN, _MAIN_ASPECT = 0.95, 2.2
"""Mass from which a tag is a main subject: one cue in the title or first third, or several; for an aspect, more."""

_LATE = 1.5
"""What first comes up in the second half of a text needs so much more to be one of its subjects."""

_PLACES = {"title": 3.0, "subtitle": 2.5, "keywords": 3.0, "abstract": 1.5}
_PLACES |= dict.fromkeys(("author", "publisher", "authority", "genre"), 1.5)
_ELSEWHERE = 1.0
_HEADLINE, _HEAD, _BODY, _TAIL = 2.5, 1.5, 1.0, 0.85
_HEAD_AT_MOST = 400  # tokens: a third of an article, the summary of a report
_STRENGTH = (1.0, 0.8, 0.55, 0.3)  # by kind; words of one sentence alone suggest a tag, but in a text no main subject
_ONLY_WEAK = 0.5
_TRUSTED = 2.0  # what was learned of a weak label, from which it may speak alone
_BACKGROUND = 0.4
_LONG = 4000  # tokens after which a mention counts half: in a long report much is mentioned in passing
_NEARBY, _REPEATED = 30, 0.4  # a subject comes back; what is said twice in one breath is one passing mention
_MAX_SPANS = 8


class Span(NamedTuple):
    """Words of the record: `text` is what stands from `start` to `end` (code points) in the field `field`."""

    field: str
    start: int
    end: int
    text: str

    def json(self) -> dict[str, str | int]:
        """The shape of CLI.md."""
        return {"in": self.field, "start": self.start, "end": self.end, "text": self.text}


class Suggestion(NamedTuple):
    """A tag, how sure (0 to 1), whether a main subject, and the words for it.

    `source` is `words`, or `neighbours` where only records like this one (their citekeys in `neighbours`) have it.
    """

    tag: str
    confidence: float
    main: bool
    evidence: tuple[Span, ...]
    source: str = "words"
    neighbours: tuple[str, ...] = ()

    @property
    def certain(self) -> bool:
        """Whether `import` may apply it unasked."""
        return self.source == "words" and self.main and self.confidence >= CERTAIN

    def json(self) -> dict[str, object]:
        """The shape of CLI.md, with `main` and, for neighbours, where it comes from."""
        out: dict[str, object] = {"tag": self.tag, "confidence": round(self.confidence, 2), "main": self.main}
        out["evidence"] = [span.json() for span in self.evidence]
        if self.source != "words":
            out |= {"source": self.source, "neighbours": list(self.neighbours)}
        return out


class Suggester:
    """Suggests tags of one vocabulary. `weights` is what was learned (`tags.learn`): (slug, label) → factor."""

    def __init__(self, vocabulary: Vocabulary, weights: Mapping[tuple[str, str], float] | None = None) -> None:
        self.vocabulary = vocabulary
        self.reader = Reader(vocabulary)
        self.weights = dict(weights or {})
        self._slugs = list(vocabulary.concepts)
        self._concepts = list(vocabulary.concepts.values())
        self._narrower = {slug: vocabulary.closure(slug) - {slug} for slug in self._slugs}
        aspects = [{concept.slug, *self._narrower[concept.slug]} for concept in self._concepts if concept.aspect]
        self._aspects = frozenset[str]().union(*aspects)
        self._kin = _kin(vocabulary)

    def suggest(self, record: Features) -> list[Suggestion]:
        """Tags for a record, the surest first.

        Offsets in a list of keywords count in the text joined by `; `. Keywords that are slugs of the vocabulary are
        the tags it has already, and no evidence for themselves.
        """
        mentions = self.reader.read(fields(record), year(record))
        tags = set(keywords(record)) & set(self._slugs)
        head = 0 if record.get("title") else headline(str(record.get("snapshot") or ""))
        strong = {index for index, found in mentions.items() if self._speaks(index, found)}
        titled = {index for index in strong for mention in mentions[index] if mention.text.field == "title"}
        scored: dict[int, tuple[float, list[Mention]]] = {}
        for index, found in mentions.items():
            if self._slugs[index] in tags:
                found = [mention for mention in found if mention.text.field != "keywords"]
            if kept := self._counted(index, found, strong, titled):
                mass = self._mass(index, kept, head)
                scored[index] = (mass if index in strong else _only_weak(mass, kept), kept)
        return self._ranked(scored)

    def _speaks(self, index: int, found: list[Mention]) -> bool:
        """Whether more than weak labels speak for the concept, or a weak one that has proved itself."""
        for mention in found:
            if mention.kind != WEAK:
                return True
        slug = self._slugs[index]
        return any(self.weights.get((slug, mention.label), 1.0) >= _TRUSTED for mention in found)

    def _counted(self, index: int, found: list[Mention], strong: set[int], titled: set[int]) -> list[Mention]:
        """The mentions that count. Weak ones need something of their kin beside them, in a title proper names any."""
        if index in strong or not self._kin[index].isdisjoint(strong):
            return found
        if titled - {index}:
            return [mention for mention in found if mention.text.field == "title" and mention.label[0].isupper()]
        return []

    def _mass(self, index: int, found: list[Mention], head: int) -> float:
        """The evidence of the mentions together, less and less for each more; weak ones at most double the others."""
        strong: dict[str, float] = {}
        weak: dict[str, float] = {}
        last: dict[str, int] = {}
        for mention in found:
            field = mention.text.field
            weight = self._weight(index, mention, head)
            if field in last and mention.first - last[field] < _NEARBY:
                weight *= _REPEATED
            last[field] = mention.last
            sums = weak if mention.kind == WEAK else strong
            sums[field] = sums.get(field, 0.0) + weight
        most = sum(strong.values()) or math.inf
        mass = 0.0
        for field in last:
            total = strong.get(field, 0.0) + min(weak.get(field, 0.0), most)
            mass += math.log2(1 + total) if field == "snapshot" else _PLACES.get(field, _ELSEWHERE) * min(total, 1.3)
        return mass

    def _weight(self, index: int, mention: Mention, head: int) -> float:
        text, first, _, kind, label, factor = mention
        weight = _STRENGTH[kind] * factor
        if self.weights:
            weight *= self.weights.get((self._slugs[index], label), 1.0)
        if text.field != "snapshot":
            return weight
        if self._concepts[index].background:
            weight *= _BACKGROUND
        if first < head:
            return weight * _HEADLINE
        count = len(text.ids)
        place = _TAIL if first >= count / 2 else _HEAD if first < count / 3 and first < _HEAD_AT_MOST else _BODY
        return weight * place / (1 + count / _LONG)

    def _ranked(self, scored: dict[int, tuple[float, list[Mention]]]) -> list[Suggestion]:
        masses = {self._slugs[index]: mass for index, (mass, _) in scored.items()}
        out = []
        for index, (mass, found) in scored.items():
            slug = self._slugs[index]
            confidence = 1 - math.exp(-mass)
            if confidence >= LISTED and self._narrowest(slug, masses, found):
                out.append(Suggestion(slug, confidence, mass >= self._bar(slug, found), _spans(found)))
        return sorted(out, key=lambda suggestion: (-suggestion.confidence, suggestion.tag))

    def _bar(self, slug: str, found: list[Mention]) -> float:
        """The mass from which a tag is a main subject: more for an aspect, and for what first comes up late."""
        bar = _MAIN_ASPECT if slug in self._aspects else _MAIN
        first = found[0]
        late = first.text.field == "snapshot" and first.first > len(first.text.ids) / 2
        return bar * _LATE if late else bar

    def _narrowest(self, slug: str, masses: Mapping[str, float], found: list[Mention]) -> bool:
        """False where something narrower has as much evidence, unless more than the title names the broader."""
        if any(mention.kind == NAME and mention.text.field != "title" for mention in found):
            return True
        return all(masses.get(other, 0.0) < masses[slug] for other in self._narrower[slug])


def _kin(vocabulary: Vocabulary) -> list[set[int]]:
    """By concept, those whose mention makes a weak label of it believable: broader, narrower, related either way."""
    places = {slug: index for index, slug in enumerate(vocabulary.concepts)}
    kin: list[set[int]] = [set() for _ in places]
    for index, concept in enumerate(vocabulary.concepts.values()):
        for slug in (*concept.broader, *concept.related):
            if (other := places.get(slug, index)) != index:
                kin[index].add(other)
                kin[other].add(index)
    return kin


def _only_weak(mass: float, found: list[Mention]) -> float:
    """Weak labels alone never add up to a tag, but in a title one may be suggested."""
    return mass if any(mention.text.field == "title" for mention in found) else min(mass, _ONLY_WEAK)


def _spans(found: list[Mention]) -> tuple[Span, ...]:
    """The places of the strongest mentions, in the order of the record."""
    if len(found) > _MAX_SPANS:
        order = sorted(range(len(found)), key=lambda at: (found[at].kind, -found[at].factor, at))[:_MAX_SPANS]
        found = [found[at] for at in sorted(order)]
    out = []
    for mention in found:
        text = mention.text
        start, end = text.span(mention.first, mention.last)
        out.append(Span(text.field, start, end, text.text[start:end]))
    return tuple(out)
