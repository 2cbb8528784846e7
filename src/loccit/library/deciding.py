"""Which records are the same work: groups, merging, relations, and what is remembered as distinct."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from loccit import match
from loccit.errors import UsageError, typed
from loccit.library.changing import in_step
from loccit.library.results import Change
from loccit.record import Record, Relation

if TYPE_CHECKING:
    from loccit.library.library import Library
    from loccit.match import Groups
    from loccit.store.step import StepWriter

DISTINCT = "biblatex:distinct"
"""The field `distinct` of an entry names the entries that are another work, however much alike they look."""


def duplicates(library: Library, query: str, threshold: float | None) -> Groups:
    """Groups among the records that `query` finds. Relations stated already are no finding."""
    rows = library.rows(query)
    records = [row.record for row in rows]
    texts = {row.citekey: text for row in rows if (text := library.snapshot(row))}
    score = threshold if threshold is not None else threshold_of(library)
    groups = match.find_groups(records, texts, score, distinct_pairs(records))
    known = {frozenset((record.citekey, relation.to)) for record in records for relation in record.relations}
    return groups._replace(groups=[group for group in groups.groups if not _settled(group.members, known)])


def threshold_of(library: Library) -> float:
    """How alike records must be: the library's setting, else the built-in one."""
    return library.settings.thresholds.get("duplicate", match.DEFAULT_THRESHOLD)


def distinct_pairs(records: Sequence[Record]) -> list[tuple[str, str]]:
    """The pairs of citekeys that the writer has called distinct; of a record merged since, the one that it became."""
    now = {alias: record.citekey for record in records for alias in record.aliases}
    now |= {record.citekey: record.citekey for record in records}
    return [(record.citekey, now.get(other, other)) for record in records for other in _called_distinct(record)]


def _called_distinct(record: Record) -> list[str]:
    return [name.strip() for name in record.custom.get(DISTINCT, "").split(",") if name.strip()]


def _settled(members: Sequence[str], known: set[frozenset[str]]) -> bool:
    return all(frozenset(pair) in known for pair in combinations(members, 2))


def merge(library: Library, keep: str, others: Sequence[str], dry_run: bool, force: bool = False) -> Change:
    """Merges `others` into `keep`: the better value of each field, both kept in the journal.

    Raises UsageError for records that are not the same work, unless `force`.
    """
    keep = library.row(keep).citekey
    gone = [library.row(other).citekey for other in others]
    if keep in gone:
        raise UsageError(f"'{keep}' cannot be merged into itself")
    for other in () if force else gone:
        _one_work(library, keep, other)
    notes: list[str] = []

    def work(step: StepWriter) -> str:
        for other in dict.fromkeys(gone):
            kept, gone_record = step.record(keep), step.record(other)
            merged, decisions = match.merge_fields(kept, gone_record)
            _unite_distinct(merged, kept, gone_record)
            notes.extend(_decision(decision, other) for decision in decisions)
            _move_snapshot(library, step, other, keep)
            step.remove(other)
            step.revise(keep, merged)
        return f"{', '.join(gone)} merged into {keep}"

    change = in_step(library, f"merge {keep} {' '.join(gone)}", dry_run, work)
    return change._replace(notes=(*notes, *change.notes))


def _unite_distinct(merged: Record, *records: Record) -> None:
    """What either record was called distinct from, but for what is now one with it."""
    own = {merged.citekey, *merged.aliases}
    names = [name for record in records for name in _called_distinct(record) if name not in own]
    if names:
        merged.custom[DISTINCT] = ", ".join(dict.fromkeys(names))
    else:
        merged.custom.pop(DISTINCT, None)


def _one_work(library: Library, keep: str, other: str) -> None:
    """Raises UsageError where the two are another version, a reprint, or different works."""
    records = library.record(keep), library.record(other)
    if any({keep, other} == set(pair) for pair in distinct_pairs(records)):
        hint = "--force merges them all the same"
        raise UsageError(f"'{keep}' and '{other}' were called different works", hint=hint)
    verdict = match.compare(*records, threshold=threshold_of(library))
    if verdict.kind in ("version", "reprint"):
        reason = verdict.reasons[0] if verdict.reasons else "their texts"
        raise UsageError(
            f"'{other}' is a {verdict.kind} of '{keep}' ({reason}): both can be cited",
            hint=f"{typed('relate', other, f'{verdict.kind}-of', keep)}; --force merges them all the same",
        )
    if verdict.kind == "distinct":
        reason = verdict.vetoes[0] if verdict.vetoes else "too little is the same"
        hint = "--force merges them all the same"
        raise UsageError(f"'{other}' and '{keep}' do not look like one work ({reason})", hint=hint)


def _decision(decision: object, other: str) -> str:
    field, kept, dropped, reason = decision  # type: ignore[misc]  # a Decision, which is a tuple
    shown = f" (not {_shown(dropped)})" if dropped is not None else ""  # type: ignore[has-type]
    return f"{field}: {_shown(kept)}{shown}: {reason}"  # type: ignore[has-type]


def _shown(value: object) -> str:
    return Record(fields={"x": value}).text("x") if value is not None else "nothing"  # type: ignore[dict-item]


def _move_snapshot(library: Library, step: StepWriter, other: str, keep: str) -> None:
    """The text of the record that goes is kept where the one that stays has none."""
    rows = {citekey: library.index.get(citekey) for citekey in (other, keep)}
    texts = {citekey: library.snapshot(row) if row else "" for citekey, row in rows.items()}
    if texts[other] and not texts[keep]:
        step.snapshot(keep, texts[other])


def relate(library: Library, citekey: str, relation: str, to: str, remove: bool, dry_run: bool) -> Change:
    """Sets or takes away a relation. Raises UsageError where a record would relate to itself."""
    one, other = library.row(citekey).citekey, library.row(to).citekey
    if one == other:
        raise UsageError(f"'{one}' cannot relate to itself")
    stated = Relation(relation, other)

    def work(step: StepWriter) -> str:
        record = step.record(one)
        without = [found for found in record.relations if found != stated]
        record.relations = without if remove else [*without, stated]
        step.revise(one, record)
        return f"{one} is {'no longer ' if remove else ''}{relation} {other}"

    return in_step(library, f"relate {one} {relation} {other}", dry_run, work)


def distinct(library: Library, citekeys: Sequence[str], dry_run: bool) -> Change:
    """Remembers, in the first record of each pair, that the others are different works."""
    keys = sorted({library.row(citekey).citekey for citekey in citekeys})
    if len(keys) < 2:
        raise UsageError("distinct needs two records", hint="loccit distinct A B")

    def work(step: StepWriter) -> str:
        for number, citekey in enumerate(keys[:-1]):
            record = step.record(citekey)
            record.custom[DISTINCT] = ", ".join(dict.fromkeys([*_called_distinct(record), *keys[number + 1 :]]))
            step.revise(citekey, record)
        return f"{', '.join(keys)} are different works"

    return in_step(library, f"distinct {' '.join(keys)}", dry_run, work)
