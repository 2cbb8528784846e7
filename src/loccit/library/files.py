"""Formats without a library: the list of formats, and duplicates in files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from loccit import documents, formats
from loccit.errors import Problem, UsageError
from loccit.record import Draft, Record

if TYPE_CHECKING:
    from loccit.match import Groups


def format_rows() -> list[tuple[str, str, bool, bool]]:
    """(name, label, can be read, can be written) of every format and kind of document."""
    rows = [(known.name, known.label, known.readable, known.writable) for known in formats.FORMATS]
    return rows + [(reader.name, reader.label, True, False) for reader in documents.READERS]


@dataclass(slots=True)
class Deduped:
    """The records of some files and the groups among them. `names` are their ids, unique."""

    records: list[Record]
    names: list[str]
    groups: Groups
    formats: list[str]
    problems: list[Problem] = field(default_factory=list)

    def json(self) -> dict[str, Any]:
        """The shape of CLI.md."""
        out: dict[str, Any] = self.groups.json()
        return out

    def kept(self) -> list[Record]:
        """The records without repetition: of each duplicate group the first, completed by the others."""
        from loccit.match import merge_fields

        place = {name: number for number, name in enumerate(self.names)}
        kept: dict[int, Record] = dict(enumerate(self.records))
        for group in self.groups.groups:
            if group.kind != "duplicate":
                continue
            first, *others = sorted(place[member] for member in group.members)
            for other in others:
                kept[first] = merge_fields(kept[first], kept.pop(other))[0]
        return [kept[number] for number in sorted(kept)]

    def write(self, path: str, target: str | None) -> int:
        """Writes what is kept; how many records. Raises UsageError where the format cannot be written."""
        chosen = formats.by_name(target or self.formats[0]) if target or self.formats else None
        if chosen is None:
            raise UsageError("there is nothing to write")
        records = self.kept()
        with Path(path).open("wb") as out:
            chosen.write(records, out)
        return len(records)


def dedupe_files(files: Sequence[str], format_name: str | None = None, threshold: float | None = None) -> Deduped:
    """The duplicates, versions and reprints among the records of `files`. Raises UsageError for an unknown format."""
    from loccit.library.sources import read_sources
    from loccit.match import DEFAULT_THRESHOLD, find_groups

    drafts: list[Draft] = []
    problems: list[Problem] = []
    for draft in read_sources(files, format_name):
        problems += draft.problems
        if not draft.failed:
            drafts.append(draft)
    records = [draft.record for draft in drafts]
    names = _unique([record.citekey or str(number) for number, record in enumerate(records, 1)])
    for record, name in zip(records, names, strict=True):
        record.citekey = name
    texts = {name: draft.text for name, draft in zip(names, drafts, strict=True) if draft.text}
    groups = find_groups(records, texts, DEFAULT_THRESHOLD if threshold is None else threshold)
    return Deduped(records, names, groups, list(dict.fromkeys(draft.format for draft in drafts)), problems)


def _unique(names: list[str]) -> list[str]:
    """The ids, with a number behind those that stand twice."""
    seen: dict[str, int] = {}
    out = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        out.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return out
