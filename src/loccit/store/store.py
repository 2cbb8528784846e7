"""`Store`: a library's folder, read and changed safely. What is decided about records is decided elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from functools import cached_property
from pathlib import Path

from loccit.biblatex import BibFile, Entry, split
from loccit.errors import UsageError
from loccit.record import Record
from loccit.store import history
from loccit.store.baseline import Baseline
from loccit.store.disk import Disk
from loccit.store.files import Put, Writing, commit
from loccit.store.folder import Folder
from loccit.store.journal import append_of, read_steps_backwards
from loccit.store.library_text import LibraryText, read, verify
from loccit.store.lock import PATIENCE, locked
from loccit.store.outside import notice
from loccit.store.recovery import recover, recover_if_needed
from loccit.store.settings import Settings, load_settings
from loccit.store.snapshots import Snapshots
from loccit.store.step import StepWriter
from loccit.store.steps import Step, new_step
from loccit.store.undoing import next_redo, next_undo
from loccit.store.working import Locator, Working


class Store:
    """One library on disk. Opening it finishes or takes back what a killed command left.

    `locator` tells where entries stand (an index that knows this very state of a file), and spares splitting large
    files. `disk` is what tests replace. All methods raise `LibraryError` where the disk refuses.
    """

    def __init__(
        self, path: Path, locator: Locator | None = None, disk: Disk | None = None, patience: float = PATIENCE
    ) -> None:
        self.folder = Folder(path.resolve())
        self.locator = locator
        self.disk = disk or Disk()
        self.patience = patience
        self.snapshots = Snapshots(self.folder.snapshots)
        recover_if_needed(self.folder.derived, self.disk)

    @cached_property
    def settings(self) -> Settings:
        """What `loccit.toml` says; faults in it are told by `load_settings`."""
        return load_settings(self.folder.settings)[0]

    def bib_files(self) -> list[Path]:
        """The library's .bib files, `references.bib` first."""
        return self.folder.bib_files()

    def bibs(self) -> list[BibFile]:
        """The .bib files split into blocks, as they are on disk now."""
        return [split(read(path) or b"", str(path)) for path in self.bib_files()]

    def entry(self, citekey: str) -> Entry:
        """The first entry with exactly this citekey. Raises `UsageError` where there is none."""
        for bib in self.bibs():
            if entry := bib.find(citekey):
                return entry
        LibraryText(self.folder).need(citekey)
        raise UsageError(f"no entry '{citekey}' in {self.folder.path}", hint="see: loccit list")

    def record(self, citekey: str) -> Record:
        """The entry as a record, with what it inherits. Raises `UsageError` where there is none."""
        from loccit.biblatex import Context, to_record

        bibs = self.bibs()
        for bib in bibs:
            if entry := bib.find(citekey):
                return to_record(entry, Context(bibs))[0]
        return to_record(self.entry(citekey), Context(bibs))[0]

    def records(self) -> Iterator[Record]:
        """All entries as records, in the order of the files, of two with one citekey the first."""
        from loccit.biblatex import Context, to_record

        bibs = self.bibs()
        context = Context(bibs)
        seen: set[str] = set()
        for bib in bibs:
            for entry in bib.entries:
                if entry.key not in seen:
                    seen.add(entry.key)
                    yield to_record(entry, context)[0]

    @contextmanager
    def step(self, command: str, *, dry_run: bool = False) -> Iterator[StepWriter]:
        """A block of changes that are one step of the journal and of `undo`; it is written when the block ends.

        An exception in the block writes nothing, nor does `dry_run`. Other loccits wait until the block has ended.
        Raises `ChangedMeanwhile` where another program changed a file meanwhile, `LockedError` where another loccit
        does not come to an end.
        """
        with self._open(new_step(command), dry_run) as writer:
            yield writer

    def undo(self, *, dry_run: bool = False) -> StepWriter:
        """Takes the last command back. Returns the step of doing so: what it changed, `step.command`, its `problems`.

        Raises `UsageError` where there is nothing to undo, `EditedMeanwhile` where that would lose an edit.
        """
        with self._open(new_step("undo", "undo"), dry_run) as writer:
            target = next_undo(read_steps_backwards(self.folder.journal))
            if target is None:
                raise UsageError("nothing to undo", hint="see: loccit log")
            writer.step.of, writer.step.command = target.id, f"undo: {target.command}"
            states = {name: after for name, (_, after) in target.files.items()}
            writer.apply((change.reversed() for change in reversed(target.changes)), states)
        return writer

    def redo(self, *, dry_run: bool = False) -> StepWriter:
        """Does the command again that `undo` took back last. Returns and raises as `undo` does."""
        with self._open(new_step("redo", "redo"), dry_run) as writer:
            target = next_redo(read_steps_backwards(self.folder.journal))
            if target is None:
                raise UsageError("nothing to redo", hint="see: loccit log")
            writer.step.of, writer.step.command = target.id, f"redo: {target.command}"
            writer.apply(target.changes, {name: before for name, (before, _) in target.files.items()})
        return writer

    def log(self, citekey: str = "", limit: int | None = None) -> list[Step]:
        """The last steps, newest first; of one entry, also under the citekeys it had before."""
        return history.log(self.folder.journal, citekey, limit)

    def why(self, citekey: str, field: str) -> list[history.Origin]:
        """How a value came about, newest stage first; `field` is a BibLaTeX field or a CSL variable."""
        return history.why(self.folder.journal, citekey, field)

    @contextmanager
    def _open(self, step: Step, dry_run: bool) -> Iterator[StepWriter]:
        derived = self.folder.derived
        with nullcontext() if dry_run else locked(derived, self.patience):
            if not dry_run:
                recover(derived, self.disk)
            writer = StepWriter(self, LibraryText(self.folder, self.locator), step)
            yield writer
            if not dry_run:
                self._write(writer)

    def _write(self, writer: StepWriter) -> None:
        """Writes a step: the files it changes and its line in the journal."""
        step, text = writer.step, writer.text
        step.changes = writer.changes()
        if not step.changes and step.kind == "step":
            return
        baseline = Baseline(self.folder.derived, self.disk)
        outside, new = notice(text.files.values(), self.folder.journal, baseline)
        puts = [_put(working) for working in text.changed()]
        step.files = {working.name: (working.digest, working.digest) for working in new}
        step.files |= {put.path.name: (put.was, put.now) for put in puts}
        filed, deletes = writer.filing.writing()
        append = append_of(self.folder.journal, [outside, step] if outside else [step])
        commit(self.folder.derived, Writing([*puts, *filed], deletes, append), self.disk)
        writer.outside = outside
        self._remember(baseline, text, {put.path.name: put for put in puts})

    def _remember(self, baseline: Baseline, text: LibraryText, puts: dict[str, Put]) -> None:
        """Notes the files as they are now, so that later edits can be told."""
        for working in text.files.values():
            put = puts.get(working.name)
            if put is not None:
                splices = None if working.bib.codec else working.splices()
                baseline.save(working.name, put.data, put.now, splices, working.digest)
            elif working.raw is not None and baseline.digest(working.name) != working.digest:
                baseline.save(working.name, working.raw, working.digest or "")
        baseline.follow(self.folder.journal)


def _put(working: Working) -> Put:
    """A file's new contents, checked."""
    data = working.result()
    verify(working, data)
    return Put.of(working.path, data, working.raw, working.digest)
