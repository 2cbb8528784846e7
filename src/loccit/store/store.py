"""`Store`: a library's folder, read and changed safely. What is decided about records is decided elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from loccit.errors import LibraryError, UsageError
from loccit.store.folder import Folder
from loccit.store.lock import PATIENCE

if TYPE_CHECKING:
    from loccit.biblatex import BibFile, Entry
    from loccit.record import Record
    from loccit.store.disk import Disk
    from loccit.store.history import Origin
    from loccit.store.settings import Settings
    from loccit.store.snapshots import Snapshots
    from loccit.store.step import StepWriter
    from loccit.store.steps import Step
    from loccit.store.working import Locator


class Store:
    """One library on disk. Opening it finishes or takes back what a killed command left.

    `locator` tells where entries stand (an index that knows this very state of a file), and spares splitting large
    files. `disk` is what tests replace; `patience` is how many seconds to wait for another loccit. All methods raise
    `LibraryError` where the disk refuses.
    """

    def __init__(
        self, path: Path, locator: Locator | None = None, disk: Disk | None = None, patience: float = PATIENCE
    ) -> None:
        self.folder = Folder(path.resolve())
        self.locator = locator
        self._disk = disk
        self.patience = patience
        if (self.folder.derived / "intent").exists():
            from loccit.store.recovery import recover_if_needed

            recover_if_needed(self.folder.derived, self.disk)

    @cached_property
    def disk(self) -> Disk:
        """The file system."""
        from loccit.store.disk import Disk

        return self._disk or Disk()

    @cached_property
    def settings(self) -> Settings:
        """What `loccit.toml` says; faults in it are told by `load_settings`."""
        from loccit.store.settings import load_settings

        return load_settings(self.folder.settings)[0]

    @cached_property
    def snapshots(self) -> Snapshots:
        """The texts of the sources."""
        from loccit.store.snapshots import Snapshots

        return Snapshots(self.folder.snapshots)

    # reading

    def bib_files(self) -> list[Path]:
        """The library's .bib files, `references.bib` first."""
        return self.folder.bib_files()

    def bibs(self) -> list[BibFile]:
        """The .bib files split into blocks, as they are on disk now."""
        from loccit.biblatex import split

        return [split(read(path) or b"", str(path)) for path in self.bib_files()]

    def entry(self, citekey: str) -> Entry:
        """The first entry with exactly this citekey. Raises `UsageError` where there is none."""
        return _find(self.bibs(), citekey, self.folder.path)

    def record(self, citekey: str) -> Record:
        """The entry as a record, with what it inherits. Raises `UsageError` where there is none."""
        from loccit.biblatex import Context, to_record

        bibs = self.bibs()
        return to_record(_find(bibs, citekey, self.folder.path), Context(bibs))[0]

    def records(self) -> Iterator[Record]:
        """All sources as records, in the order of the files; of two with one citekey the first."""
        from loccit.biblatex import NOT_SOURCES, Context, to_record

        bibs = self.bibs()
        context = Context(bibs)
        seen: set[str] = set()
        for entry in (entry for bib in bibs for entry in bib.entries):
            if entry.key not in seen and entry.type not in NOT_SOURCES:
                seen.add(entry.key)
                yield to_record(entry, context)[0]

    def log(self, citekey: str = "", limit: int | None = None) -> list[Step]:
        """The last steps, newest first; of one entry, also under the citekeys it had before."""
        from loccit.store.history import log

        return log(self.folder.journal, citekey, limit)

    def why(self, citekey: str, field: str) -> list[Origin]:
        """How a value came about, newest stage first; `field` is a BibLaTeX field or a CSL variable."""
        from loccit.store.history import why

        return why(self.folder.journal, citekey, field)

    # changing

    @contextmanager
    def step(self, command: str, *, dry_run: bool = False) -> Iterator[StepWriter]:
        """A block of changes that are one step of the journal and of `undo`; it is written when the block ends.

        An exception in the block writes nothing, nor does `dry_run`. Other loccits wait until the block has ended.
        Raises `ChangedMeanwhile` where another program changed a file meanwhile, `LockedError` where another loccit
        does not come to an end.
        """
        from loccit.store.session import session

        with session(self, command, dry_run=dry_run) as writer:
            yield writer

    def undo(self, *, dry_run: bool = False) -> StepWriter:
        """Takes the last command back. Returns the step of doing so: what it changed, `step.command`, its `problems`.

        Raises `UsageError` where there is nothing to undo, `EditedMeanwhile` where that would lose an edit.
        """
        from loccit.store.session import undo

        return undo(self, dry_run=dry_run)

    def redo(self, *, dry_run: bool = False) -> StepWriter:
        """Does the command again that `undo` took back last. Returns and raises as `undo` does."""
        from loccit.store.session import redo

        return redo(self, dry_run=dry_run)


def read(path: Path) -> bytes | None:
    """The bytes of a file, None where it is not there. Raises `LibraryError` where it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise LibraryError(f"{path}: cannot be read: {error.strerror}") from error


def _find(bibs: list[BibFile], citekey: str, folder: Path) -> Entry:
    for bib in bibs:
        if entry := bib.find(citekey):
            return entry
    raise unknown(citekey, [entry.key for bib in bibs for entry in bib.entries], folder)


def unknown(citekey: str, keys: list[str], folder: Path) -> UsageError:
    """The error for a citekey that is not there, with those most like it (of a library that is not huge)."""
    from difflib import get_close_matches

    same = [key for key in keys if key.casefold() == citekey.casefold()]
    like = same or (get_close_matches(citekey, keys, 3, 0.7) if len(keys) < 20_000 else [])
    hint = f"did you mean {' or '.join(like)}?" if like else "see: loccit list"
    return UsageError(f"no entry '{citekey}' in {folder}", hint=hint)
