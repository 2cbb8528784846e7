"""Tags for a record from its own words: which, how sure, whether a main subject, and the words that speak for each.

What counts is where a label stands (title, keywords, abstract, the head of the text, its body), how often, and whether
it names the concept, hints at it, or is weak. The measure is a mass of evidence, 1 for one plain mention in a short
text's body; `confidence` is 1 - exp(-mass). What the thresholds below give is measured by
`python -m tests.evaluation.tags`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from loccit.tags.concepts import Vocabulary
from loccit.tags.labels import CUE, NAME, WEAK
from loccit.tags.mentions import Mention, Reader
from loccit.tags.tokens import WORD

LISTED = 0.42
"""Confidence from which a tag is suggested at all: one cue in the body of a short article."""

MAIN = 0.72
"""Confidence from which a tag is a main subject: named in the title or head, or several times in the body."""

CERTAIN = 0.85
"""Confidence from which `import` applies a tag unasked: a name in the title or keywords, or many mentions."""

_PLACES = {"title": 3.0, "subtitle": 2.5, "keywords": 3.0, "abstract": 1.5}
_ELSEWHERE = 1.0
_HEADLINE, _HEAD, _BODY, _TAIL = 2.5, 1.5, 1.0, 0.85
_STRENGTH = (1.0, 0.8, 0.3)
_LONG = 4000  # tokens after which a mention counts half: in a long report much is mentioned in passing
_MAX_SPANS = 8
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_DATE = re.compile(rf"\b(?:(\d{{4}})-\d\d-\d\d|(?:{_MONTHS})[a-z]*\.? \d{{1,2}}, (\d{{4}}))\b", re.IGNORECASE)


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
        return self.source == "words" and self.confidence >= CERTAIN

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
        self._kin = [self._related(index) for index in range(len(self._slugs))]

    def suggest(self, record: Mapping[str, str | Sequence[str]]) -> list[Suggestion]:
        """Tags for a record, the surest first.

        `record` maps fields to text: `title`, `abstract`, `keywords` (also a list: offsets then count in the text
        joined by `; `), `snapshot`, any other text; `issued` is its date or year. Keywords that are slugs of the
        vocabulary are the tags it has, and no evidence for themselves.
        """
        fields = [(name, _joined(value)) for name, value in record.items() if name != "issued" and value]
        mentions = self.reader.read(fields, _year(record))
        tags = set(_keywords(record)) & set(self._slugs)
        headline = 0 if record.get("title") else _headline(str(record.get("snapshot") or ""))
        strong = {index for index, found in mentions.items() if self._speaks(index, found)}
        titled = {index for index in strong for mention in mentions[index] if mention.text.field == "title"}
        scored: dict[int, tuple[float, list[Mention]]] = {}
        for index, found in mentions.items():
            if self._slugs[index] in tags:
                found = [mention for mention in found if mention.text.field != "keywords"]
            kept = self._counted(index, found, strong, titled)
            if kept:
                scored[index] = (self._mass(index, kept, headline), kept)
        return self._ranked(scored)

    def _related(self, index: int) -> frozenset[int]:
        """Concepts whose mention makes a weak label of this one believable: broader, narrower, related."""
        concept = self._concepts[index]
        slugs = {*concept.broader, *concept.related, *self.vocabulary.children[concept.slug]}
        slugs |= {other.slug for other in self._concepts if concept.slug in other.related}
        return frozenset(self._slugs.index(slug) for slug in slugs if slug in self.vocabulary)

    def _speaks(self, index: int, found: list[Mention]) -> bool:
        """Whether more than weak labels speak for the concept; names of a background concept are weak."""
        background = self._concepts[index].background
        return any(mention.kind == CUE or (mention.kind == NAME and not background) for mention in found)

    def _counted(self, index: int, found: list[Mention], strong: set[int], titled: set[int]) -> list[Mention]:
        """The mentions that count: weak ones only with support."""
        if index in strong:
            return found
        if self._concepts[index].background:
            return []
        supported = not self._kin[index].isdisjoint(strong)
        others = titled - {index}
        return [mention for mention in found if supported or (mention.text.field == "title" and others)]

    def _mass(self, index: int, found: list[Mention], headline: int) -> float:
        """The evidence of the mentions together: each field's counts once more the more of them there are."""
        sums: dict[str, float] = {}
        for mention in found:
            field = mention.text.field
            sums[field] = sums.get(field, 0.0) + self._weight(index, mention, headline)
        mass = 0.0
        for field, total in sums.items():
            mass += math.log2(1 + total) if field == "snapshot" else _PLACES.get(field, _ELSEWHERE) * min(total, 1.3)
        return mass

    def _weight(self, index: int, mention: Mention, headline: int) -> float:
        kind = WEAK if mention.kind == NAME and self._concepts[index].background else mention.kind
        weight = _STRENGTH[kind] * mention.factor
        if self.weights:
            weight *= self.weights.get((self._slugs[index], mention.label), 1.0)
        if mention.text.field != "snapshot":
            return weight
        count = len(mention.text.ids)
        if mention.first < headline:
            return weight * _HEADLINE
        place = _HEAD if mention.first < 60 + 0.08 * count else _BODY if mention.first < count / 2 else _TAIL
        return weight * place / (1 + count / _LONG)

    def _ranked(self, scored: dict[int, tuple[float, list[Mention]]]) -> list[Suggestion]:
        sure = {self._slugs[index]: 1 - math.exp(-mass) for index, (mass, _) in scored.items()}
        out = []
        for index, (_, found) in scored.items():
            slug = self._slugs[index]
            confidence = sure[slug]
            if confidence < LISTED or (confidence < MAIN and self._has_narrower(slug, sure)):
                continue
            out.append(Suggestion(slug, confidence, confidence >= MAIN, _spans(found)))
        return sorted(out, key=lambda suggestion: (-suggestion.confidence, suggestion.tag))

    def _has_narrower(self, slug: str, sure: Mapping[str, float]) -> bool:
        """Whether something narrower is suggested: the broader then needs to be a main subject in its own right."""
        return any(sure.get(other, 0.0) >= LISTED for other in self.vocabulary.closure(slug) - {slug})


def _spans(found: list[Mention]) -> tuple[Span, ...]:
    """The places of the strongest mentions, in the order of the record."""
    order = sorted(range(len(found)), key=lambda at: (found[at].kind, -found[at].factor, at))[:_MAX_SPANS]
    out = []
    for at in sorted(order):
        text, first, last = found[at][:3]
        start, end = text.span(first, last)
        out.append(Span(text.field, start, end, text.text[start:end]))
    return tuple(out)


def _joined(value: str | Sequence[str]) -> str:
    return value if isinstance(value, str) else "; ".join(value)


def _keywords(record: Mapping[str, str | Sequence[str]]) -> list[str]:
    value = record.get("keywords") or ()
    return [word.strip() for word in re.split("[,;]", value)] if isinstance(value, str) else list(value)


def _year(record: Mapping[str, str | Sequence[str]]) -> int | None:
    """The year of issue: of the record, else of the first date in the head of its text."""
    if found := re.search(r"\d{4}", _joined(record.get("issued") or "")):
        return int(found[0])
    dated = _DATE.search(_joined(record.get("snapshot") or "")[:1000])
    return int(dated[1] or dated[2]) if dated else None


def _headline(text: str) -> int:
    """How many tokens of a text without a title are its headline: a short first line that is no sentence."""
    line = text.lstrip().partition("\n")[0].strip()
    words = len(WORD.findall(line))
    return words if 2 < words <= 20 and not line.endswith((".", ",", ";")) and line != text.strip() else 0
