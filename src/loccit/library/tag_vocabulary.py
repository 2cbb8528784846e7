"""The library's vocabulary: its tags renamed and merged together with the records', made, exported and imported."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from loccit.errors import Problem, UsageError
from loccit.library.changing import in_step
from loccit.library.results import Change
from loccit.library.tagging import need_vocabulary, one_keyword

if TYPE_CHECKING:
    from loccit.library.library import Library
    from loccit.store.step import StepWriter
    from loccit.tags import Vocabulary
    from loccit.tags.skos import Format

NAME = "vocabulary.toml"


def rename_tag(library: Library, old: str, new: str, dry_run: bool) -> Change:
    """Renames a tag in every record and its concept in the vocabulary; where `new` is there, they become one."""
    return _become(library, [old], new, f"tag rename {old} {new}", dry_run)


def merge_tags(library: Library, olds: Sequence[str], new: str, dry_run: bool) -> Change:
    """Makes tags one, in every record and in the vocabulary, where `new` takes over their labels."""
    return _become(library, olds, new, f"tag merge {' '.join(olds)} {new}", dry_run)


def _become(library: Library, olds: Sequence[str], new: str, command: str, dry_run: bool) -> Change:
    """One step of undo. Raises UsageError for a tag that neither a record nor the vocabulary has."""
    from loccit.library.tag_learning import RENAMED
    from loccit.tags import edit

    rows = library.rows()
    used = {tag for row in rows for tag in row.tags}
    new = new if new in used else _concept(library, new) or one_keyword(new)
    olds = [tag for tag in dict.fromkeys(_known(library, old, used) for old in olds) if tag != new]
    tagged = [row.citekey for row in rows if not set(olds).isdisjoint(row.tags)]

    def work(step: StepWriter) -> str:
        for citekey in tagged:
            record = step.record(citekey)
            record.keywords = edit.merge(record.keywords, olds, new)
            step.revise(citekey, record)
        if (text := step.text_of(NAME)) is not None:
            step.set_text(NAME, rewritten(text, olds, new))
        for old in olds:
            step.note("", RENAMED, old, new)
        records = "1 record" if len(tagged) == 1 else f"{len(tagged)} records"
        return f"{', '.join(olds)} {'is' if len(olds) == 1 else 'are'} now {new} in {records}"

    return in_step(library, command, dry_run, work)


def _concept(library: Library, word: str) -> str:
    return library.vocabulary.find(word) if library.vocabulary else ""


def _known(library: Library, word: str, used: set[str]) -> str:
    tag = word if word in used else _concept(library, word)
    if not tag:
        raise UsageError(f"no record has the tag '{word}', nor has the vocabulary", hint="loccit tag list")
    return tag


def rewritten(text: str, olds: Sequence[str], new: str) -> str:
    """The text of the vocabulary with the concepts among `olds` become `new`. Raises UsageError where it cannot be."""
    from loccit.tags import edit, load_vocabulary

    vocabulary, _ = load_vocabulary(text, NAME)
    concepts = [old for old in olds if old in vocabulary]
    if not concepts:
        return text
    if new not in vocabulary:
        first, *concepts = concepts
        text = edit.rename_concept(text, first, new)
        vocabulary, _ = load_vocabulary(text, NAME)
        if new not in vocabulary or first in vocabulary:
            hint = "a concept's name is one word without spaces, commas, braces or quotes"
            raise UsageError(f"the concept '{first}' cannot be named '{new}'", hint=hint)
    return _merged(text, vocabulary, concepts, new) if concepts else text


def _merged(text: str, vocabulary: Vocabulary, olds: Sequence[str], new: str) -> str:
    from loccit.tags import dump_vocabulary, edit, load_vocabulary

    if any(problem.severity == "error" for problem in load_vocabulary(text, NAME)[1]):
        raise UsageError("the vocabulary has faults, so its concepts are not merged", hint="loccit tag vocabulary")
    merged = edit.merge_concepts(vocabulary, olds, new)
    kept, anew = _with_tables(text, vocabulary, merged), dump_vocabulary(merged)
    if load_vocabulary(kept, NAME)[0] == load_vocabulary(anew, NAME)[0]:
        return kept
    return anew  # tables written in some other way that TOML allows: none may be lost


def _with_tables(text: str, before: Vocabulary, after: Vocabulary) -> str:
    """The text with the tables written anew of the concepts that differ; comments and all other lines stay."""
    from loccit.tags import Vocabulary, dump_vocabulary

    lines = text.split("\n")
    end = "\r" if lines[0].endswith("\r") else ""
    starts = {concept.line - 1: slug for slug, concept in before.concepts.items() if concept.line}
    bounds = [*sorted(starts), len(lines)]
    out = lines[: bounds[0]]
    for start, stop in itertools.pairwise(bounds):
        slug = starts[start]
        body = stop
        while body > start and _between(lines[body - 1]):
            body -= 1
        if slug not in after:
            out += lines[body:stop] if any(line.strip() for line in lines[body:stop]) else []
            continue
        table = lines[start:body]
        if after.concepts[slug] != before.concepts[slug]:
            alone = replace(Vocabulary(), concepts={slug: after.concepts[slug]}, language="")
            table = [line + end for line in dump_vocabulary(alone).rstrip("\n").split("\n")]
        out += [*table, *lines[body:stop]]
    return "\n".join(out)


def _between(line: str) -> bool:
    """Whether a line belongs to no table: it is empty, or a comment, as before the next one."""
    return not line.strip() or line.lstrip().startswith("#")


def check_vocabulary(library: Library) -> tuple[int, list[Problem]]:
    """How many concepts the vocabulary has, and its faults with their lines. Raises UsageError where there is none."""
    from loccit.library.tagging import read_vocabulary

    vocabulary, problems = read_vocabulary(library.folder)
    if vocabulary is None and not problems:
        need_vocabulary(library)
    return len(vocabulary or ()), problems


def from_keywords(library: Library) -> str:
    """The text of a vocabulary made from the keywords the records have."""
    from loccit.tags import dump_vocabulary
    from loccit.tags.starter import from_keywords as made

    vocabulary = made(row.tags for row in library.rows())
    if not vocabulary:
        raise UsageError("no record has a keyword", hint="loccit tag add CITEKEY TAG")
    return dump_vocabulary(vocabulary)


def export_vocabulary(library: Library, to: Format) -> str:
    """The vocabulary as SKOS."""
    from loccit.tags import skos

    return skos.export(need_vocabulary(library), to)


def import_vocabulary(
    library: Library, text: str, source: str, language: str, overwrite: bool, dry_run: bool
) -> tuple[Change, list[Problem]]:
    """Takes the concepts of a SKOS text as the library's vocabulary. Raises UsageError where nothing can be read."""
    from loccit.tags import dump_vocabulary, skos

    vocabulary, problems = skos.read(text, source, language)
    if not vocabulary:
        raise UsageError(f"{source}: {problems[0].message}", hint="SKOS in Turtle or JSON-LD is read")
    change = put_vocabulary(
        library, dump_vocabulary(vocabulary), f"tag vocabulary --import {source}", overwrite, dry_run
    )
    return change._replace(summary=f"{len(vocabulary)} concepts in {NAME}"), problems


def put_vocabulary(library: Library, text: str, command: str, overwrite: bool, dry_run: bool) -> Change:
    """Makes `text` the library's vocabulary. Raises UsageError where it has one and is not to `overwrite` it."""

    def work(step: StepWriter) -> str:
        if not overwrite and any(line.startswith("[") for line in (step.text_of(NAME) or "").splitlines()):
            raise UsageError(f"the library has a vocabulary already ({NAME})", hint="add --yes to replace it")
        step.set_text(NAME, text)
        return f"{NAME} is written"

    return in_step(library, command, dry_run, work)


def is_own(library: Library, path: Path) -> bool:
    """Whether a path is that of the library's vocabulary."""
    return path.resolve() == (library.folder / NAME).resolve()
