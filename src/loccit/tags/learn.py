"""What accepted and rejected suggestions teach: which labels speak truly for their tags in this library.

Each decision is put down to the labels that had spoken for the tag. A label that is rejected more often than accepted
comes to count less, down to nearly nothing; a weak one that is accepted again and again comes to count as much as a
name. Nothing else changes, so that every suggestion still shows the words it rests on.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from loccit.tags.concepts import Vocabulary
from loccit.tags.features import Features, fields, year
from loccit.tags.labels import WEAK
from loccit.tags.mentions import Reader

_PRIOR = 2.0  # decisions that what the vocabulary says is worth
_MOST = {WEAK: 3.0}  # a weak label at its best is as good as a name (3 × 0.3)
_MOST_ELSE = 1.25


class Decision(NamedTuple):
    """A suggestion a person took or refused: the record as the suggester saw it, the tag, and which."""

    record: Features
    tag: str
    accepted: bool


def learned(vocabulary: Vocabulary, decisions: Iterable[Decision]) -> dict[tuple[str, str], float]:
    """Factors for `Suggester(vocabulary, weights)`: (slug, label) → what the label now counts, 1 for as before."""
    reader = Reader(vocabulary)
    places = {slug: index for index, slug in enumerate(vocabulary.concepts)}
    counts: dict[tuple[str, str], list[float]] = {}
    kinds: dict[tuple[str, str], int] = {}
    for decision in decisions:
        if decision.tag not in places:
            continue
        spoke = _labels(reader, places[decision.tag], decision)
        for label, kind in spoke.items():
            key = decision.tag, label
            kinds[key] = kind
            # several labels share the credit, and the blame
            counts.setdefault(key, [0.0, 0.0])[not decision.accepted] += 1 / len(spoke)
    return {key: _factor(accepted, rejected, kinds[key]) for key, (accepted, rejected) in counts.items()}


def _labels(reader: Reader, index: int, decision: Decision) -> dict[str, int]:
    """The labels of the concept in the record, with their kinds."""
    found = reader.read(fields(decision.record), year(decision.record))
    return {mention.label: mention.kind for mention in found.get(index, [])}


def _factor(accepted: float, rejected: float, kind: int) -> float:
    """From the share of acceptances, the vocabulary's own word counting as earlier ones; 1 where nothing is known."""
    share = (accepted + _PRIOR) / (accepted + rejected + _PRIOR)
    if rejected >= accepted:
        return share * share
    most = _MOST.get(kind, _MOST_ELSE)
    sure = (accepted - rejected) / (accepted + rejected + _PRIOR)
    return share * (1 + (most - 1) * sure)
