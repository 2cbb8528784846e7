"""Changes of tags as pure functions: on keyword lists, on the text of a vocabulary, and counts by branch.

Keyword lists keep their order, and every keyword that is not meant stays as it is, doubled ones too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from loccit.tags.concepts import Vocabulary


def add(keywords: Sequence[str], tags: Iterable[str]) -> list[str]:
    """`keywords` with the tags it lacks at its end."""
    out = list(keywords)
    for tag in tags:
        if tag not in out:
            out.append(tag)
    return out


def remove(keywords: Sequence[str], tags: Iterable[str]) -> list[str]:
    """`keywords` without the tags."""
    unwanted = set(tags)
    return [keyword for keyword in keywords if keyword not in unwanted]


def rename(keywords: Sequence[str], old: str, new: str) -> list[str]:
    """`keywords` with `new` where `old` stood; where `new` stands already, `old` goes."""
    return merge(keywords, [old], new)


def merge(keywords: Sequence[str], olds: Iterable[str], new: str) -> list[str]:
    """`keywords` with `new` where the first of `olds` stood, and the others gone."""
    gone = set(olds) - {new}
    if gone.isdisjoint(keywords):
        return list(keywords)
    out: list[str] = []
    placed = new in keywords
    for keyword in keywords:
        if keyword not in gone:
            out.append(keyword)
        elif not placed:
            out.append(new)
            placed = True
    return out


def rename_concept(text: str, old: str, new: str) -> str:
    """The text of a `vocabulary.toml` with the slug `old` become `new`: in its header and where others point to it."""
    header = re.compile(rf"""^([ \t]*\[[ \t]*concept[ \t]*\.[ \t]*)(["']?){re.escape(old)}\2([ \t]*\])""", re.MULTILINE)
    bare = re.fullmatch(r"[A-Za-z0-9_-]+", new)
    text = header.sub(lambda found: f"{found[1]}{new if bare else _quoted(new)}{found[3]}", text)
    pointing = re.compile(
        r"""^[ \t]*(?:broader|related)[ \t]*=[ \t]*(?:\[[^\]]*\]|"[^"\n]*"|'[^'\n]*')""", re.MULTILINE
    )
    slug = re.compile(rf"""(["']){re.escape(old)}\1""")
    return pointing.sub(lambda found: slug.sub(lambda _: _quoted(new), found[0]), text)


def merge_concepts(vocabulary: Vocabulary, olds: Iterable[str], new: str) -> Vocabulary:
    """The vocabulary with `olds` gone into `new`: their labels become its own, what pointed to them points to it."""
    gone = [slug for slug in olds if slug in vocabulary and slug != new]
    if new not in vocabulary:
        return vocabulary
    target = vocabulary.concepts[new]
    for slug in gone:
        other = vocabulary.concepts[slug]
        target = replace(
            target,
            alternatives=_joined(target.alternatives, other.names, target.label),
            cues=_joined(target.cues, other.cues),
            weak=_joined(target.weak, other.weak),
            against=_joined(target.against, other.against),
            note=" ".join(filter(None, (target.note, other.note))),
            related=_joined(target.related, other.related),
        )
    above = vocabulary.ancestors(new)
    concepts = {}
    for slug, concept in vocabulary.concepts.items():
        if slug in gone:
            continue
        concept = target if slug == new else concept
        broader = _pointed(concept.broader, gone, new)
        kept = tuple(up for up in broader if up != slug and not (slug in above and up == new))
        related = tuple(other for other in _pointed(concept.related, gone, new) if other != slug)
        concepts[slug] = replace(concept, broader=kept, related=related)
    return replace(vocabulary, concepts=concepts)


class Branch(NamedTuple):
    """A line of `tag tree`: records with just this tag, and with it or anything narrower (each record once)."""

    depth: int
    slug: str
    own: int
    all: int


def tree(vocabulary: Vocabulary, tagged: Iterable[Sequence[str]]) -> list[Branch]:
    """Every concept with its counts over the records' tag lists, each branch before the next."""
    holders: dict[str, set[int]] = {}
    for number, tags in enumerate(tagged):
        for tag in tags:
            holders.setdefault(tag, set()).add(number)
    out = []
    for depth, slug in vocabulary.tree():
        every = set().union(*(holders.get(other, ()) for other in vocabulary.closure(slug)))
        out.append(Branch(depth, slug, len(holders.get(slug, ())), len(every)))
    return out


def strangers(vocabulary: Vocabulary, tagged: Iterable[Sequence[str]]) -> dict[str, int]:
    """Keywords that are no concept of the vocabulary, with how many records hold them, the most frequent first."""
    counts: dict[str, int] = {}
    for tags in tagged:
        for tag in dict.fromkeys(tags):
            if tag not in vocabulary:
                counts[tag] = counts.get(tag, 0) + 1
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _joined(own: tuple[str, ...], others: tuple[str, ...], besides: str = "") -> tuple[str, ...]:
    return tuple(label for label in dict.fromkeys((*own, *others)) if label != besides)


def _pointed(slugs: tuple[str, ...], gone: Sequence[str], new: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(new if slug in gone else slug for slug in slugs))


def _quoted(slug: str) -> str:
    return '"' + slug.replace("\\", "\\\\").replace('"', '\\"') + '"'
