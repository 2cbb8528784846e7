"""What the journal tells of tags a person took or refused, and the suggester that has learned from it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from loccit.record import Record

if TYPE_CHECKING:
    from loccit.library.library import Library
    from loccit.store.steps import Step
    from loccit.tags import Suggester, Vocabulary

ACCEPTED, ADDED, REJECTED, RENAMED = "tag accepted", "tag added", "tag rejected", "tag renamed"
"""Methods of evidence, and kinds of notes, in the journal. A tag taken out by hand is rejected too."""

_LEARNED_FROM = 500  # the latest decisions: reading their records must not make a command slow


class Decided(NamedTuple):
    """A tag of a record that a person took or refused."""

    citekey: str
    tag: str
    accepted: bool


def decisions(journal: Path) -> list[Decided]:
    """The last word on each tag of each record, oldest first, under the names they have now; undone ones left out."""
    from loccit.store.journal import read_steps

    steps = list(read_steps(journal, mentioning=(ACCEPTED, ADDED, REJECTED, RENAMED, "undo: ", "redo: ")))
    undone: dict[str, bool] = {step.of: step.kind == "undo" for step in steps if step.of}
    found: dict[tuple[str, str], bool] = {}
    for step in steps:
        if step.kind == "step" and not undone.get(step.id):
            found = _with(found, step)
    return [Decided(citekey, tag, accepted) for (citekey, tag), accepted in found.items()]


def _with(found: dict[tuple[str, str], bool], step: Step) -> dict[tuple[str, str], bool]:
    """The decisions `found` before a step, and its own."""
    taken = [
        ((change.citekey, tag), True)
        for change in step.changes
        if (evidence := change.evidence.get("keywords")) and evidence.method in (ACCEPTED, ADDED)
        for tag in evidence.value.split(", ")
    ]
    refused = [((note.citekey, note.values[0]), False) for note in step.notes if note.what == REJECTED and note.values]
    for key, accepted in taken + refused:
        found.pop(key, None)  # so that the order is that of the last word
        found[key] = accepted
    renamed = dict(note.values for note in step.notes if note.what == RENAMED and len(note.values) == 2)
    if not renamed:
        return found
    return {(citekey, renamed.get(tag, tag)): accepted for (citekey, tag), accepted in found.items()}


class Learning:
    """The decisions of one library, and the suggester of its vocabulary that has learned from the latest of them."""

    def __init__(self, library: Library, vocabulary: Vocabulary) -> None:
        self._library = library
        self._vocabulary = vocabulary

    @cached_property
    def decided(self) -> list[Decided]:
        """The decisions on records that are there, under the citekeys they have now."""
        index = self._library.index
        return [
            one._replace(citekey=row.citekey)
            for one in decisions(self._library.folder / "journal.jsonl")
            if (row := index.get(one.citekey))
        ]

    @cached_property
    def rejected(self) -> frozenset[tuple[str, str]]:
        """(citekey, tag) of what is not to be suggested again."""
        return frozenset((one.citekey, one.tag) for one in self.decided if not one.accepted)

    @cached_property
    def suggester(self) -> Suggester:
        """The suggester of the vocabulary, one for the whole command."""
        from loccit.tags import Suggester

        return Suggester(self._vocabulary, self._weights())

    def _weights(self) -> Mapping[tuple[str, str], float]:
        latest = self.decided[-_LEARNED_FROM:]
        if not latest:
            return {}
        from loccit.tags import features_of, learn

        rows = {citekey: self._library.row(citekey) for citekey in {one.citekey for one in latest}}
        features = {
            citekey: features_of(self._untagged(row.record), self._library.snapshot(row))
            for citekey, row in rows.items()
        }
        return learn.learned(
            self._vocabulary, [learn.Decision(features[one.citekey], one.tag, one.accepted) for one in latest]
        )

    def _untagged(self, record: Record) -> Record:
        """The record without the tags it has by now: they did not speak for themselves."""
        from dataclasses import replace

        return replace(record, keywords=[word for word in record.keywords if word not in self._vocabulary])
