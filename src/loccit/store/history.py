"""What the journal tells: the steps that touched an entry, and where one of its values came from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from loccit.record import Evidence
from loccit.store.entries import values
from loccit.store.journal import read_steps_backwards
from loccit.store.steps import Change, Step, to_bytes


class Origin(NamedTuple):
    """One stage in the life of a value: the step that made it, the field as written before and after, the evidence.

    `evidence` is None where the command gave none: then `command` itself, or the edit outside, is where it came from.
    """

    id: str
    time: str
    command: str
    kind: str
    field: str
    before: str | None
    after: str | None
    evidence: Evidence | None

    def json(self) -> dict[str, Any]:
        """With the keys of the journal; `evidence` as in CLI.md."""
        out = self._asdict()
        return out | {"evidence": self.evidence.json() if self.evidence else None}


def log(journal: Path, citekey: str = "", limit: int | None = None) -> list[Step]:
    """The steps, newest first; of one entry, also under the citekeys it had before."""
    return list(islice(_steps_of(journal, citekey) if citekey else read_steps_backwards(journal), limit))


def why(journal: Path, citekey: str, field: str) -> list[Origin]:
    """How the value of a field (BibLaTeX) or variable (CSL) came about, newest stage first."""
    return why_each(journal, citekey, [field])[field]


def why_each(journal: Path, citekey: str, fields: Sequence[str]) -> dict[str, list[Origin]]:
    """As `why` for several fields, in one reading of the journal."""
    from loccit.store.variables import same_place

    places = {field: same_place(field) for field in fields}
    out: dict[str, list[Origin]] = {field: [] for field in fields}
    name = citekey
    for step in _steps_of(journal, citekey):
        for change in reversed(step.changes):
            if change.citekey != name or change.action == "file":
                continue
            for field, names in places.items():
                out[field] += _origins(step, change, names)
            name = change.was or name
    return out


def _steps_of(journal: Path, citekey: str) -> Iterator[Step]:
    names = [citekey]  # the last is what it was called at the step being read
    for step in read_steps_backwards(journal, names):
        of_it = [change for change in step.changes if change.citekey == names[-1]]
        if of_it or any(note.citekey == names[-1] for note in step.notes):
            yield step
        names += [change.was for change in of_it if change.was]


def _origins(step: Step, change: Change, names: frozenset[str]) -> Iterator[Origin]:
    """The stages of one value in one change: one for each field that it stands in."""
    if change.action == "change":
        fields = change.fields
    elif change.action == "add":
        fields = {name: (None, value) for name, value in values(to_bytes(change.after or "")).items()}
    else:
        fields = {name: (value, None) for name, value in values(to_bytes(change.before or "")).items()}
    evidence = next((found for name, found in change.evidence.items() if name in names), None)
    touched = [name for name in fields if name in names]
    for name in touched:
        yield Origin(step.id, step.time, step.command, step.kind, name, *fields[name], evidence)
    if evidence is not None and not touched:  # a guess, which stands only in the evidence
        yield Origin(step.id, step.time, step.command, step.kind, sorted(names)[0], None, None, evidence)
