"""Formats without a library: the list of formats, and duplicates in files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from loccit import documents, formats
from loccit.errors import Problem, UsageError
from loccit.record import Draft, Record

if TYPE_CHECKING:
    from loccit.match import Groups

_TOLD = 5
_CITED = ("biblatex", "bibtex", "csl-json")
"""Formats whose ids are what manuscripts cite; those of others are numbers of a database."""


def format_rows() -> list[tuple[str, str, bool, bool]]:
    """(name, label, can be read, can be written) of every format and kind of document."""
    rows = [(known.name, known.label, known.readable, known.writable) for known in formats.FORMATS]
    return rows + [(reader.name, reader.label, True, False) for reader in documents.READERS]


@dataclass(slots=True)
class Deduped:
    """The records of some files and the groups among them. `names` are theirs in the groups, `own` the files' ids,
    `citekeys` those by which manuscripts may cite them.
    """

    records: list[Record]
    names: list[str]
    own: list[str]
    citekeys: set[str]
    groups: Groups
    formats: list[str]
    problems: list[Problem] = field(default_factory=list)

    def json(self) -> dict[str, Any]:
        """The shape of CLI.md."""
        out: dict[str, Any] = self.groups.json()
        return out

    def titles(self) -> dict[str, str]:
        """What each record is called, for people: its title and year."""
        told = (f"{r.text('title') or '(no title)'} ({r.year or 'no date'})" for r in self.records)
        return dict(zip(self.names, told, strict=True))

    def kept(self) -> list[Record]:
        """The records without repetition: of each duplicate group the first, completed by the others.

        They go by the ids of the files; of two that stay with one id the second has the name it has in the groups, as
        a citekey names only one. Citekeys of records that go become aliases; numbers of a database do not.
        """
        from loccit.match import merge_fields

        place = {name: number for number, name in enumerate(self.names)}
        kept: dict[int, Record] = dict(enumerate(self.records))
        for group in self.groups.groups:
            if group.kind != "duplicate":
                continue
            first, *others = sorted(place[member] for member in group.members)
            for other in others:
                kept[first] = merge_fields(kept[first], kept.pop(other))[0]
        idle = set(self.names) - self.citekeys
        for number, record in kept.items():
            record.citekey = self.names[number] if self.own[number] else ""
            record.aliases = [alias for alias in record.aliases if alias not in idle]
            if self.own[number] not in self.citekeys and record.aliases:
                record.citekey = record.aliases.pop(0)
        return [kept[number] for number in sorted(kept)]

    def write(self, path: str, target: str | None) -> int:
        """Writes what is kept; how many records. Raises UsageError where the format cannot be written."""
        chosen = formats.by_name(target or self.formats[0]) if target or self.formats else None
        if chosen is None:
            raise UsageError("there is nothing to write")
        records = self.kept()
        if chosen.name in ("biblatex", "bibtex"):
            _with_citekeys(records)
        with Path(path).open("wb") as out:
            chosen.write(records, out)
        return len(records)


def dedupe_files(files: Sequence[str], format_name: str | None = None, threshold: float | None = None) -> Deduped:
    """The duplicates, versions and reprints among the records of `files`. Raises UsageError for an unknown format."""
    from loccit.library.sources import read_sources
    from loccit.match import DEFAULT_THRESHOLD, find_groups, unique_names

    drafts: list[Draft] = []
    problems: list[Problem] = []
    for draft in read_sources(files, format_name):
        problems += draft.problems
        if not draft.failed:
            drafts.append(draft)
    records = [draft.record for draft in drafts]
    own = [record.citekey for record in records]
    names = unique_names(own)
    problems += repeated(own, names, lambda at: (drafts[at].source, drafts[at].line))
    for record, name in zip(records, names, strict=True):
        record.citekey = name
    texts = {name: draft.text for name, draft in zip(names, drafts, strict=True) if draft.text}
    groups = find_groups(records, texts, DEFAULT_THRESHOLD if threshold is None else threshold)
    cited = {draft.record.citekey for draft, name in zip(drafts, own, strict=True) if name and draft.format in _CITED}
    formats_read = list(dict.fromkeys(draft.format for draft in drafts))
    return Deduped(records, names, own, cited & set(own), groups, formats_read, problems)


def repeated(own: Sequence[str], names: Sequence[str], place: Callable[[int], tuple[str, int]]) -> list[Problem]:
    """The ids that stand more than once, and what the later records are called here; of many the first few.

    `place` gives the file and the line of a record by its position.
    """
    found: list[Problem] = []
    again = [number for number, name in enumerate(names) if own[number] and name != own[number]]
    for number in again[:_TOLD]:
        message = f"the id '{own[number]}' stands here again: this record is called '{names[number]}'"
        found.append(Problem("repeated-id", message, "warning", *place(number)))
    if len(again) > _TOLD:
        message = f"{len(again) - _TOLD} more ids stand again; the later records are called id-2, id-3, …"
        found.append(Problem("repeated-id", message, "warning"))
    return found


def _with_citekeys(records: Sequence[Record]) -> None:
    """Gives those without a citekey one, as a new library would."""
    from loccit.store.citekeys import new_citekey
    from loccit.store.settings import Settings

    taken = {name.casefold() for record in records for name in (record.citekey, *record.aliases)}
    for record in records:
        if not record.citekey:
            record.citekey = new_citekey(record, Settings().citekey, taken)
            taken.add(record.citekey.casefold())
