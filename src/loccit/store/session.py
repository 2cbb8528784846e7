"""One command from the lock to the journal: its changes gathered by a `StepWriter`, checked, and written at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

from loccit.errors import UsageError
from loccit.store.baseline import Baseline
from loccit.store.files import Put, Writing, commit
from loccit.store.journal import append_of, read_steps_backwards
from loccit.store.library_text import LibraryText, verify
from loccit.store.lock import locked
from loccit.store.outside import notice
from loccit.store.recovery import recover
from loccit.store.step import StepWriter
from loccit.store.steps import Step, new_step
from loccit.store.undoing import next_redo, next_undo
from loccit.store.working import Working

if TYPE_CHECKING:
    from loccit.store.store import Store


@contextmanager
def session(store: Store, command: str, *, dry_run: bool = False) -> Iterator[StepWriter]:
    """See `Store.step`."""
    with _open(store, new_step(command), dry_run) as writer:
        yield writer


def undo(store: Store, *, dry_run: bool = False) -> StepWriter:
    """See `Store.undo`."""
    with _open(store, new_step("undo", "undo"), dry_run) as writer:
        target = next_undo(read_steps_backwards(store.folder.journal))
        if target is None:
            raise UsageError("nothing to undo", hint="see: loccit log")
        writer.step.of, writer.step.command = target.id, f"undo: {target.command}"
        writer.step.notes = list(target.notes)
        states = {name: after for name, (_, after) in target.files.items()}
        writer.apply((change.reversed() for change in reversed(target.changes)), states)
    return writer


def redo(store: Store, *, dry_run: bool = False) -> StepWriter:
    """See `Store.redo`."""
    with _open(store, new_step("redo", "redo"), dry_run) as writer:
        target = next_redo(read_steps_backwards(store.folder.journal))
        if target is None:
            raise UsageError("nothing to redo", hint="see: loccit log")
        writer.step.of, writer.step.command = target.id, f"redo: {target.command}"
        writer.step.notes = list(target.notes)
        writer.apply(target.changes, {name: before for name, (before, _) in target.files.items()})
    return writer


@contextmanager
def _open(store: Store, step: Step, dry_run: bool) -> Iterator[StepWriter]:
    derived = store.folder.derived
    with nullcontext() if dry_run else locked(derived, store.patience):
        if not dry_run:
            recover(derived, store.disk)
        writer = StepWriter(store, LibraryText(store.folder, store.locator), step)
        yield writer
        if not dry_run:
            _write(store, writer)


def _write(store: Store, writer: StepWriter) -> None:
    """Writes a step: the files it changes and its line in the journal."""
    step, text, journal = writer.step, writer.text, store.folder.journal
    step.changes = writer.changes()
    if not step.changes and not step.notes and step.kind == "step":
        return
    baseline = Baseline(store.folder.derived, store.disk)
    outside, new = notice(text.files.values(), journal, baseline)
    puts = [_put(working) for working in text.changed()]
    step.files = {working.name: (working.digest, working.digest) for working in new}
    step.files |= {put.path.name: (put.was, put.now) for put in puts}
    filed, deletes = writer.filing.writing()
    append = append_of(journal, [outside, step] if outside else [step])
    commit(store.folder.derived, Writing([*puts, *filed], deletes, append), store.disk)
    writer.outside = outside
    for working in text.files.values():
        _remember(baseline, working, next((put for put in puts if put.path == working.path), None))
    baseline.follow(journal)


def _put(working: Working) -> Put:
    """A file's new contents, checked."""
    data = working.result()
    verify(working, data)
    return Put(working.path, data, working.raw, working.digest, working.digest_of(data))


def _remember(baseline: Baseline, working: Working, put: Put | None) -> None:
    """Notes a file as it is now, so that later edits can be told."""
    if put is not None:
        splices = None if working.bib.codec else working.splices()
        baseline.save(working.name, put.data, put.now, splices, working.digest)
    elif working.raw is not None and baseline.digest(working.name) != working.digest:
        baseline.save(working.name, working.raw, working.digest or "")
