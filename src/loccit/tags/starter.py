"""A vocabulary to begin with, from the keywords a library already has.

Spellings of one keyword (`Machine learning`, `machine-learning`, `Machine Learnings`) become one concept: its label is
the form used most, the others are alternatives. Nothing is put under anything else: that is for the writer to say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from loccit.tags.concepts import Concept, Vocabulary
from loccit.tags.skos import slugged
from loccit.tags.tokens import words


def from_keywords(keywords: Iterable[Iterable[str]], title: str = "", at_least: int = 1) -> Vocabulary:
    """The vocabulary of the records' keyword lists: keywords used `at_least` so often, the most frequent first."""
    forms: dict[tuple[str, ...], Counter[str]] = {}
    for own in keywords:
        for keyword in dict.fromkeys(" ".join(word.split()) for word in own):
            if key := tuple(words(keyword)):
                forms.setdefault(key, Counter())[keyword] += 1
    groups = sorted(forms.values(), key=lambda group: (-group.total(), _first(group).casefold()))
    concepts: dict[str, Concept] = {}
    for group in groups:
        if group.total() < at_least:
            continue
        label = _first(group)
        slug = made = slugged(label)
        number = 2
        while slug in concepts:
            slug, number = f"{made}-{number}", number + 1
        if slug:
            others = sorted((form for form in group if form != label), key=str.casefold)
            concepts[slug] = Concept(slug, label, alternatives=tuple(others))
    return Vocabulary(concepts, title)


def _first(group: Counter[str]) -> str:
    """The form used most, on a tie the first by alphabet."""
    return min(group, key=lambda form: (-group[form], form))
