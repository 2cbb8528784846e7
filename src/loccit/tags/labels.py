"""Labels as sequences of words to look for: spelling variants, alternatives, gaps.

`287(g)` is two tokens and `287g` one; `anti-commandeering` is also written as one word, `U.S.C.` as `USC`, `CAP` as
`C.A.P.`: each label stands for all its ways of being written. In all but names `...` is a gap, `a/b` either word,
`{hold}` any of the vocabulary's list `hold`; a word after `=` is meant in just that form (`=removals`, not `removal`),
and a whole phrase against a concept in just those letters (`=secure communities`, not the programme). In cues `&` joins
words of one sentence in whichever order: a frame.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from itertools import islice, product
from typing import NamedTuple

from loccit.tags.concepts import Concept, Vocabulary
from loccit.tags.tokens import words

NAME, CUE, FRAME, WEAK, AGAINST, DISTANCE, DISTANCE_AFTER, TOPIC = range(8)
"""What a label is to its concept: a name, a wording that speaks for it, words that do so together (a cue with `&`), a
weak one, one against it; or a negation, or a word of the topic as such."""

GAP, WITHIN = 6, 12
"""Words that `...` may stand for at most, and those between words joined by `&`: further apart they seldom belong
together, even in one sentence."""

LISTED = re.compile(r"\{([\w-]+)\}")
"""A list of the vocabulary's `words` in a cue: any of its words."""

_MAX_WAYS = 256  # of writing one label: real ones have a handful

ACRONYM = re.compile(r"(?<![A-Za-z])[A-Z][A-Z&]{1,5}(?![A-Za-z])")
_DOTTED = re.compile(r"(?:[A-Za-z]\.){2,}")
_DISTANCING = (
    "not to be confused with|not be confused with|no to be mistaken for|not the same as|unlike|rather than|other than"
    "|distinct from|different from|as distinct from|separate from|unrelated to|nothing to do with|is not|are not"
    "|was not|were not|isn't|aren't|wasn't|not about|does not concern|does not address|does not cover|does not discuss"
    "|do not address|do not cover|not examine|without discussing|excluding|except for|outside the scope of|instead of"
)
"""Wordings before a label that take the text away from it. A plain `not` does not: what is refused is a subject too."""
_DISTANCING_AFTER = (
    "is not covered|are not covered|is not discussed|are not discussed|is not addressed|are not addressed"
    "|is not considered|are not considered|is not examined|are not examined|is outside the scope|are outside the scope"
    "|is not the subject|is not our subject|is another matter|is a different matter"
)
"""Wordings behind a label that do the same."""


class Entry(NamedTuple):
    """One way of writing one label. `exact` is a form it must have in the text, letters alone, case kept.

    `asked` marks one that does not count everywhere: the bare name of a background concept, and a label that
    concepts of different years share (`dated`).
    """

    concept: int
    kind: int
    label: str
    exact: str = ""
    dated: bool = False
    asked: bool = False


class Step(NamedTuple):
    """One place in a sequence: any of `words`, right behind the one before or with up to `gap` words between."""

    words: tuple[str, ...]
    gap: int = 0


def compiled(vocabulary: Vocabulary) -> list[tuple[Entry, list[Step]]]:
    """Every sequence of the vocabulary's labels but for frames; of negation and the topic too (concept -1)."""
    out = []
    shared = _of_two_periods(vocabulary)
    for index, concept in enumerate(vocabulary.concepts.values()):
        for kind, label in _labels(concept, vocabulary.words):
            if kind == FRAME:
                continue
            dated = bool(concept.span) and label in shared
            asked = dated or (concept.background and kind in (NAME, WEAK))
            out += [(Entry(index, kind, label, exact, dated, asked), steps) for exact, steps in _ways(label, kind)]
    negation = ((DISTANCE, _DISTANCING.split("|")), (DISTANCE_AFTER, _DISTANCING_AFTER.split("|")))
    for kind, texts in (*negation, (TOPIC, vocabulary.topic)):
        for text in texts:
            out += [(Entry(-1, kind, text, exact), steps) for exact, steps in sequences(text, False)]
    return out


def framed(vocabulary: Vocabulary) -> list[tuple[Entry, list[list[list[Step]]]]]:
    """The frames of the vocabulary: each as its sides, a side as the ways to write it."""
    return [
        (Entry(index, kind, label), [[steps for _, steps in sequences(side, True)] for side in label.split(" & ")])
        for index, concept in enumerate(vocabulary.concepts.values())
        for kind, label in _labels(concept, vocabulary.words)
        if kind == FRAME
    ]


def _of_two_periods(vocabulary: Vocabulary) -> set[str]:
    dated = [concept for concept in vocabulary.concepts.values() if concept.span]
    counts = Counter(label for concept in dated for _, label in _labels(concept, vocabulary.words))
    return {label for label, count in counts.items() if count > 1}


def _labels(concept: Concept, words: Mapping[str, tuple[str, ...]]) -> list[tuple[int, str]]:
    """(kind, label) of all its labels; in all but names, `{lists}` of the vocabulary are written out."""

    def written_out(label: str) -> str:
        return LISTED.sub(lambda found: "/".join(word.replace(" ", "-") for word in words[found[1]]), label)

    kinds = ((CUE, concept.cues), (WEAK, concept.weak), (AGAINST, concept.against))
    signs = [(FRAME if kind == CUE and " & " in label else kind, label) for kind, labels in kinds for label in labels]
    return [(NAME, name) for name in concept.names] + [(kind, written_out(label)) for kind, label in signs]


def _ways(label: str, kind: int) -> list[tuple[str, list[Step]]]:
    """(exact form, steps) of each way to write a label of that kind, its signs read."""
    if kind == AGAINST and label.startswith("="):
        return [(label[1:], steps) for _, steps in sequences(label[1:], pattern=False)]
    return sequences(label, pattern=kind != NAME)


def sequences(label: str, pattern: bool) -> list[tuple[str, list[Step]]]:
    """(exact form, steps) of each way to write `label`; `pattern` reads the signs of cues."""
    exact = label if ACRONYM.fullmatch(label) else ""
    gap = 0
    choices: list[tuple[list[Step], ...]] = []
    for part in label.split():
        if pattern and part in ("...", "…"):
            gap = GAP if choices else 0
            continue
        if pattern and part.startswith("="):
            exact = part[1:]
            part = exact
        found = _choice(tuple(part.split("/")) if pattern else (part,), gap)
        if found:
            choices.append(found)
            gap = 0
    out = [
        (exact, [step for steps in combination for step in steps])
        for combination in islice(product(*choices), _MAX_WAYS)
    ]
    if exact and exact.isupper() and len(exact) > 2:
        out.append((exact, [Step((letter,)) for letter in exact.casefold() if letter.isalnum()]))
    return [(form, steps) for form, steps in out if steps]


@lru_cache(maxsize=20_000)
def _choice(alternatives: tuple[str, ...], gap: int) -> tuple[list[Step], ...]:
    """The ways to go on: single words together in one step, the others each in steps of their own.

    Kept, for the orders of a frame's words and the labels of a topic ask for the same ones again and again.
    """
    single: list[str] = []
    longer: list[list[Step]] = []
    for alternative in alternatives:
        for found in _spellings(alternative):
            if len(found) == 1:
                single.append(found[0])
            elif found:
                longer.append([Step((found[0],), gap), *(Step((word,)) for word in found[1:])])
    together = [[Step(tuple(dict.fromkeys(single)), gap)]] if single else []
    return (*together, *longer)


@lru_cache(maxsize=20_000)
def _spellings(word: str) -> list[list[str]]:
    """A word apart and, where hyphens, dots or brackets hold it together, as one (`L.A.`, with an article: only so)."""
    apart = words(word)
    glued = ""
    if "-" in word or "‑" in word or "‐" in word or re.fullmatch(r"\d+\([a-z]\)", word):
        glued = re.sub(r"[\W_]", "", word)
    elif _DOTTED.search(word):
        glued = word.replace(".", "")
        if len(apart) < len(glued):
            return [words(glued)]
    return [apart] + ([words(glued)] if glued and len(apart) > 1 else [])
