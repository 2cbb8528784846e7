"""Changes to single records, and taking them back."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from loccit.errors import ChangedMeanwhile, UsageError, typed
from loccit.library.results import Change
from loccit.record import Record, parse_edtf
from loccit.record.variables import NAME_VARIABLES

if TYPE_CHECKING:
    from loccit.library.library import Library
    from loccit.store.step import StepWriter

_VERBATIM = frozenset("url doi file eprint verba verbb verbc pdf urlraw crossref xdata related ids keywords".split())


def in_step(library: Library, command: str, dry_run: bool, work: Callable[[StepWriter], str]) -> Change:
    """Runs `work` as one step; what it returns is the summary."""
    with library.store.step(command, dry_run=dry_run) as step:
        summary = work(step)
        changed = _touched(step)
        diff = step.diff() if dry_run else ""
    return Change(changed, summary, diff, tuple(problem.text() for problem in step.problems))


def _touched(step: StepWriter) -> list[str]:
    """What the step changes so far, or decides: citekeys, and names of files that are no entry's."""
    return replace(step.step, changes=step.changes()).touched


def set_fields(library: Library, citekey: str, assignments: Sequence[str], dry_run: bool) -> Change:
    """Sets `FIELD=VALUE` of one record. Raises UsageError where an assignment has no `=`."""
    citekey = library.row(citekey).citekey
    pairs = [_checked(citekey, *_assignment(assignment)) for assignment in assignments]

    def work(step: StepWriter) -> str:
        for field, text in pairs:
            if text:
                step.set(citekey, field, _as_written(field, text))
            else:
                step.remove_field(citekey, field)
        return f"{citekey}: {', '.join(field for field, _ in pairs)}"

    return in_step(library, f"set {citekey} {' '.join(assignments)}", dry_run, work)


def _assignment(text: str) -> tuple[str, str]:
    field, equals, value = text.partition("=")
    if not equals or not field.strip():
        raise UsageError(f"'{text}' sets nothing", hint="write FIELD=VALUE, or FIELD= to remove the field")
    return field.strip(), value.strip()


_DATES = frozenset("date urldate origdate eventdate".split())
_NAMES = frozenset("author editor translator editora editorb editorc bookauthor annotator commentator holder".split())


def _checked(citekey: str, field: str, text: str) -> tuple[str, str]:
    """The assignment, names parted as BibLaTeX parts them. Raises UsageError for what cannot be meant."""
    name = field.lower()
    if name in ("citekey", "key", "id"):
        raise UsageError(f"'{field}' is the entry's citekey", hint=typed("rename", citekey, text or "NEW"))
    if name in _DATES and text and parse_edtf(text) is None:
        raise UsageError(f"'{text}' is not a date", hint="write it as 2020-02-18, 2020-02 or 2020")
    if (name in _NAMES or name in NAME_VARIABLES) and ";" in text and "{" not in text:
        text = " and ".join(part.strip() for part in text.split(";") if part.strip())
    return field, text


def _as_written(field: str, text: str) -> str:
    """Plain text as BibLaTeX writes it; what holds LaTeX (braces, commands) already is left as it is."""
    from loccit.store.variables import is_variable

    if is_variable(field) or field.lower() in _VERBATIM or "\\" in text or "{" in text:
        return text
    from loccit.biblatex.latex import to_latex

    return to_latex(text)


def put(step: StepWriter, citekey: str, after: Record) -> None:
    """Changes the entry so that it reads as `after`: only the fields that differ are written."""
    step.revise(citekey, after)


def entry_text(library: Library, citekey: str) -> str:
    """The entry's own text."""
    row = library.row(citekey)
    with library.store.step("edit", dry_run=True) as step:
        return step.entry(row.citekey)


def replace_text(library: Library, citekey: str, before: str, after: str) -> Change:
    """Puts the edited text in the entry's place. Raises UsageError where it is no entry, ChangedMeanwhile."""
    citekey = library.row(citekey).citekey

    def work(step: StepWriter) -> str:
        if step.entry(citekey) != before:
            raise ChangedMeanwhile(f"'{citekey}' was changed while you edited it", hint="edit it again")
        return f"{step.replace_text(citekey, after)} edited"

    return in_step(library, f"edit {citekey}", False, work)


def rename(library: Library, old: str, new: str, dry_run: bool) -> Change:
    """Another citekey; the old one is kept as an alias."""
    old = library.row(old).citekey

    def work(step: StepWriter) -> str:
        step.rename(old, new)
        record = step.record(new)
        record.aliases = list(dict.fromkeys([*record.aliases, old]))
        step.revise(new, record)
        return f"{old} is now {new}"

    return in_step(library, f"rename {old} {new}", dry_run, work)


def remove(library: Library, citekeys: Sequence[str], dry_run: bool) -> Change:
    """Takes records and their snapshots out, and the relations that others state to them.

    Raises UsageError where an entry that stays inherits fields from one of them: it would lose these.
    """
    keys = list(dict.fromkeys(library.row(citekey).citekey for citekey in citekeys))
    for citekey in keys:
        if heirs := [heir for heir in _heirs(library, citekey) if heir not in keys]:
            hint = typed("remove", citekey, *heirs)
            raise UsageError(f"{', '.join(heirs)} inherits fields from '{citekey}'", hint=hint)

    def work(step: StepWriter) -> str:
        for citekey in keys:
            step.remove(citekey)
        freed = _without_relations(library, step, frozenset(keys))
        return f"{', '.join(keys)} removed" + (f", and relations to it in {', '.join(freed)}" if freed else "")

    return in_step(library, f"remove {' '.join(keys)}", dry_run, work)


def _heirs(library: Library, citekey: str) -> list[str]:
    """The entries that name `citekey` in their `crossref` or `xdata`."""
    rows = library.index.list(f'crossref:"{citekey}" OR xdata:"{citekey}"')
    named = [(row.citekey, row.item.get("custom") or {}) for row in rows]
    return [
        key
        for key, custom in named
        if any(citekey in re.split(r"\s*,\s*", custom.get(f"biblatex:{name}", "")) for name in ("crossref", "xdata"))
    ]


def _without_relations(library: Library, step: StepWriter, gone: frozenset[str]) -> list[str]:
    """Takes relations to what is gone out of the records that stay; their citekeys."""
    others = {row.citekey for key in gone for row in library.index.list(f'relation:"{key}"')} - gone
    freed = []
    for citekey in sorted(others):
        record = step.record(citekey)
        kept = [relation for relation in record.relations if relation.to not in gone]
        if len(kept) < len(record.relations):
            record.relations = kept
            step.revise(citekey, record)
            freed.append(citekey)
    return freed


def undo(library: Library, dry_run: bool) -> Change:
    """Takes the last command back."""
    return _taken_back(library.store.undo(dry_run=dry_run), dry_run)


def redo(library: Library, dry_run: bool) -> Change:
    """Does again what was taken back."""
    return _taken_back(library.store.redo(dry_run=dry_run), dry_run)


def _taken_back(step: StepWriter, dry_run: bool) -> Change:
    changed = _touched(step)
    notes = tuple(problem.text() for problem in step.problems)
    removed = len({change.citekey for change in step.changes() if change.action == "remove"})
    return Change(changed, step.step.command, step.diff() if dry_run else "", notes, removed)
