"""What is unsound in a vocabulary (circles, ambiguous labels, unknown slugs), each with its line in the file."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from loccit.errors import Problem
from loccit.tags.concepts import Concept

_MAX_SHOWN = 8  # concepts of a circle
_HEADER = re.compile(r"""^[ \t]*\[[ \t]*concept[ \t]*\.[ \t]*(?:"([^"\n]*)"|'([^'\n]*)'|([^\s\]"'.]+))[ \t]*\]""")


class Finder:
    """Lines of a `vocabulary.toml`: where a concept begins, and where in it a value stands (1-based)."""

    def __init__(self, text: str, source: str) -> None:
        self.source = source
        self.lines = text.removeprefix("\ufeff").splitlines()
        self.headers: dict[str, int] = {}
        for number, line in enumerate(self.lines, start=1):
            if match := _HEADER.match(line):
                self.headers.setdefault(match[1] or match[2] or match[3] or "", number)

    def header(self, slug: str) -> int:
        """The line of `[concept.slug]`; 0 where it is written in another way TOML allows."""
        return self.headers.get(slug, 0)

    def line(self, slug: str, value: str) -> int:
        """The first line of the concept that holds `value`, best in quotes, else its header's; of the file for `''`."""
        start = self.header(slug)
        if value and (start or not slug):
            end = start
            while end < len(self.lines) and not (slug and self.lines[end].lstrip().startswith("[")):
                end += 1
            for form in (f'"{value}"', f"'{value}'", value):
                for number in range(start, end):
                    if form in self.lines[number]:
                        return number + 1
        return start

    def parts(self) -> list[tuple[int, str]]:
        """(line, text) from each line that opens a table to the next."""
        starts = [number for number, line in enumerate(self.lines) if line.startswith("[")]
        bounds = [0, *starts, len(self.lines)]
        return [(a + 1, "\n".join(self.lines[a:b])) for a, b in itertools.pairwise(bounds) if b > a]

    def problem(
        self, code: str, message: str, *, slug: str = "", value: str = "", line: int = 0, warning: bool = False
    ) -> Problem:
        """A `Problem` at the line of `value` in the concept `slug`, or at `line`."""
        return Problem(code, message, "warning" if warning else "error", self.source, line or self.line(slug, value))


def sound(concepts: dict[str, Concept], find: Finder, problems: list[Problem]) -> dict[str, Concept]:
    """`concepts` without unknown slugs and circles; an ambiguous label stays, but as a weak one. Adds to `problems`."""
    concepts = {slug: _known(concept, concepts, find, problems) for slug, concept in concepts.items()}
    for slug in concepts:
        _break_circle(slug, concepts, find, problems)
    _check_related(concepts, find, problems)
    return _weaken_ambiguous(concepts, find, problems)


def _known(concept: Concept, concepts: dict[str, Concept], find: Finder, problems: list[Problem]) -> Concept:
    for key in ("broader", "related"):
        slugs = getattr(concept, key)
        for slug in slugs:
            if slug not in concepts:
                message = f"{concept.slug}: {key} '{slug}' is not a concept{_near(slug, concepts)}"
                problems.append(find.problem("vocabulary-unknown-slug", message, slug=concept.slug, value=slug))
            elif slug == concept.slug and key == "related":
                message = f"{slug}: is related to itself"
                problems.append(find.problem("vocabulary-circle", message, slug=slug, value=slug, warning=True))
    return replace(
        concept,
        broader=tuple(slug for slug in concept.broader if slug in concepts),
        related=tuple(slug for slug in concept.related if slug in concepts and slug != concept.slug),
    )


def _near(slug: str, concepts: dict[str, Concept]) -> str:
    from difflib import get_close_matches

    found = get_close_matches(slug, concepts, n=1)
    return f"; did you mean '{found[0]}'?" if found else ""


def _break_circle(slug: str, concepts: dict[str, Concept], find: Finder, problems: list[Problem]) -> None:
    """Drops the link by which `slug` comes to stand above itself; repeated until there is none."""
    while path := _path_to_itself(slug, concepts):
        chain = " → ".join((*path, slug))
        concept = concepts[slug]
        problems.append(
            find.problem(
                "vocabulary-circle", f"broader runs in a circle: {chain}", slug=slug, value=f'"{(*path, slug)[1]}"'
            )
        )
        up = (*path, slug)[1]
        concepts[slug] = replace(concept, broader=tuple(b for b in concept.broader if b != up))


def _path_to_itself(slug: str, concepts: dict[str, Concept]) -> tuple[str, ...]:
    below: dict[str, str] = {}  # by concept reached, the one it was reached from
    queue = [slug]
    while queue:
        at = queue.pop()
        for up in concepts[at].broader:
            if up == slug:
                path = [at]
                while path[-1] != slug:
                    path.append(below[path[-1]])
                return tuple(reversed(path))
            if up not in below:
                below[up] = at
                queue.append(up)
    return ()


def _check_related(concepts: dict[str, Concept], find: Finder, problems: list[Problem]) -> None:
    """SKOS S27: related and (transitively) broader exclude each other."""
    for concept in filter(lambda concept: concept.related, concepts.values()):
        above: set[str] = set()
        queue = list(concept.broader)
        while queue:
            up = queue.pop()
            if up not in above:
                above.add(up)
                queue += concepts[up].broader
        for slug in concept.related:
            if slug in above:
                message = f"{concept.slug}: '{slug}' is both broader and related"
                found = find.problem("vocabulary-related", message, slug=concept.slug, value=slug, warning=True)
                problems.append(found)


def _weaken_ambiguous(concepts: dict[str, Concept], find: Finder, problems: list[Problem]) -> dict[str, Concept]:
    """A label of two concepts names neither; but for two with `years` that differ, the date of the record decides."""
    owners: dict[str, list[str]] = {}
    for concept in concepts.values():
        for key in dict.fromkeys(map(_folded, concept.names)):
            owners.setdefault(key, []).append(concept.slug)
    unclear = {
        key: slugs
        for key, slugs in owners.items()
        if len(slugs) > 1 and not (all(concepts[s].span for s in slugs) and len({concepts[s].years for s in slugs}) > 1)
    }
    return {slug: _weaken(concept, unclear, find, problems) for slug, concept in concepts.items()}


def _weaken(concept: Concept, unclear: dict[str, list[str]], find: Finder, problems: list[Problem]) -> Concept:
    shared = [name for name in concept.names if _folded(name) in unclear]
    for name in shared:
        others = ", ".join(slug for slug in unclear[_folded(name)] if slug != concept.slug)
        message = f"{concept.slug}: the label '{name}' is also one of {others or 'its own'}"
        found = find.problem("vocabulary-ambiguous-label", message, slug=concept.slug, value=name, warning=True)
        problems.append(found)
    return replace(
        concept,
        alternatives=tuple(name for name in concept.alternatives if name not in shared),
        weak=tuple(dict.fromkeys((*concept.weak, *(name for name in shared if name != concept.label)))),
    )


def _folded(label: str) -> str:
    return " ".join(re.findall(r"\w+", label.casefold()))
