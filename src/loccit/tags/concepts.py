"""The vocabulary as a value: concepts, and the hierarchy they form (SKOS Reference, W3C 2009)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Concept:
    """One tag and the words that speak for it.

    `label` and `alternatives` name the concept (SKOS prefLabel, altLabel). `cues` are wordings that speak for it
    without naming it (SKOS hiddenLabel): `...` stands for up to six words of the same sentence, `a/b` for either word,
    `{name}` for any word of that list, and `&` joins words of one sentence in whichever order.
    `weak` labels count only where something else speaks for the concept too; `against` (`not` in the file) are
    wordings that look like the concept and are not. `background` marks what nearly every text of the topic
    mentions: its names say little, so only its cues speak for it. An `aspect` (with all narrower
    than it) is a side from which a subject is looked at, its effects or the people in it: naming it once does not make
    it a main subject. `years` is the time it belongs to (EDTF `2017/2021`,
    `2025/..`): where two concepts share a label, the date of the record decides. `line` is its place in the file.
    """

    slug: str
    label: str
    alternatives: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    note: str = ""
    broader: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    background: bool = False
    aspect: bool = False
    years: str = ""
    line: int = field(default=0, compare=False)

    @property
    def names(self) -> tuple[str, ...]:
        """The labels that name it: preferred, then alternative."""
        return (self.label, *self.alternatives)

    @property
    def span(self) -> tuple[int, int] | None:
        """First and last of its `years`, an open end far away; None where it has none."""
        first, _, last = self.years.partition("/")
        if not first.isdigit() or not (last.isdigit() or last == ".."):
            return None
        return int(first), int(last) if last.isdigit() else 9999


@dataclass(frozen=True)
class Vocabulary:
    """The tags of one topic, by slug, in the order of the file. `base` is the address SKOS slugs are appended to.

    `topic` are words of which a text on the topic has at least one: in a text without any, labels mean something else.
    `words` are lists of words by name, which cues call as `{name}`: one place to say which words mean to hold somebody.
    """

    concepts: dict[str, Concept] = field(default_factory=dict)
    title: str = ""
    base: str = ""
    language: str = "en"
    topic: tuple[str, ...] = ()
    words: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def __contains__(self, slug: object) -> bool:
        return slug in self.concepts

    def __len__(self) -> int:
        return len(self.concepts)

    @cached_property
    def children(self) -> dict[str, tuple[str, ...]]:
        """Directly narrower slugs by slug, in the order of the file."""
        found: dict[str, list[str]] = {slug: [] for slug in self.concepts}
        for concept in self.concepts.values():
            for broader in concept.broader:
                if broader in found:
                    found[broader].append(concept.slug)
        return {slug: tuple(narrower) for slug, narrower in found.items()}

    @property
    def tops(self) -> tuple[str, ...]:
        """Slugs without a broader concept (SKOS topConceptOf), in the order of the file."""
        return tuple(c.slug for c in self.concepts.values() if not any(b in self.concepts for b in c.broader))

    def closure(self, slug: str) -> frozenset[str]:
        """`slug` and everything narrower, for the query `tag:slug`; just `slug` where it is not a concept."""
        return self._reach(slug, self.children)

    def ancestors(self, slug: str) -> frozenset[str]:
        """Everything broader than `slug`, without itself."""
        up = {concept.slug: concept.broader for concept in self.concepts.values()}
        return self._reach(slug, up) - {slug}

    def tree(self) -> Iterator[tuple[int, str]]:
        """(depth, slug) of every concept, each branch before the next; one with two broader stands under both."""
        stack = [(0, slug) for slug in reversed(self.tops)]
        path: list[str] = []
        while stack:
            depth, slug = stack.pop()
            del path[depth:]
            if slug in path:  # a circle in a faulty file must not run for ever
                continue
            path.append(slug)
            yield depth, slug
            stack += [(depth + 1, child) for child in reversed(self.children[slug])]

    def find(self, word: str) -> str:
        """The slug a person means by `word`: a slug, or a label whatever its case; `''` where there is none."""
        return word if word in self.concepts else self._by_name.get(word.casefold().strip(), "")

    @cached_property
    def _by_name(self) -> dict[str, str]:
        names: dict[str, str] = {}
        for concept in self.concepts.values():
            for name in (concept.slug, *concept.names):
                names.setdefault(name.casefold(), concept.slug)
        return names

    def _reach(self, slug: str, edges: dict[str, tuple[str, ...]]) -> frozenset[str]:
        seen, queue = {slug}, [slug]
        while queue:
            for other in edges.get(queue.pop(), ()):
                if other not in seen:
                    seen.add(other)
                    queue.append(other)
        return frozenset(seen)
