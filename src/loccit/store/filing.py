"""The snapshot and other files that one command writes and takes away, with what undoing that will need."""

from __future__ import annotations

from pathlib import Path

from loccit.store.files import Delete, Put
from loccit.store.folder import Folder
from loccit.store.intent import digest
from loccit.store.snapshots import REMOVED, Snapshots
from loccit.store.steps import Change
from loccit.store.store import read


class Filing:
    """Files of snapshots as they will be when the command is done. Nothing is written here."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self.snapshots = Snapshots(folder.snapshots)
        self.before: dict[Path, bytes | None] = {}
        self.after: dict[Path, bytes | None] = {}
        self.owner: dict[Path, str] = {}

    def set(self, citekey: str, path: Path, data: bytes | None) -> None:
        """A file's new contents; None takes it away."""
        self.now(path)
        self.after[path] = data
        self.owner[path] = citekey

    def now(self, path: Path) -> bytes | None:
        """A file's contents at this point of the command."""
        if path not in self.before:
            self.before[path] = self.after[path] = read(path)
        return self.after[path]

    def both(self, path: Path) -> tuple[bytes, bytes]:
        """A file's contents before the command and at this point of it; empty where it is not there."""
        return self.before[path] or b"", self.after[path] or b""

    def files(self, citekey: str) -> dict[str, bytes]:
        """All files of one snapshot at this point of the command, by name."""
        folder = self.snapshots.path(citekey)
        paths = {*self.snapshots.files(citekey), *(path for path in self.after if path.parent == folder)}
        found = ((path.name, self.now(path)) for path in sorted(paths))
        return {name: data for name, data in found if data is not None}

    def remove(self, citekey: str) -> None:
        """Takes away all files of one snapshot."""
        for name in self.files(citekey):
            self.set(citekey, self.snapshots.path(citekey) / name, None)

    def rename(self, old: str, new: str) -> None:
        """The snapshot goes with its entry's citekey. Where both name one folder, as case may not count, it stays."""
        here, there = self.snapshots.path(old), self.snapshots.path(new)
        if here.exists() and there.exists() and here.samefile(there):
            return
        files = self.files(old)
        self.remove(old)
        for name, data in files.items():
            self.set(new, self.snapshots.path(new) / name, data)

    def contents(self, wanted: str) -> bytes | None:
        """Contents by digest: of a file this command takes away, or that an earlier one took away."""
        for data in self.before.values():
            if data is not None and digest(data) == wanted:
                return data
        return self.snapshots.removed(wanted)

    def changes(self) -> list[Change]:
        """For the journal: each file with the digests of its contents before and after."""
        return [
            Change(self.owner[path], "file", self.folder.relative(path), _digest(before), _digest(self.after[path]))
            for path, before in self.before.items()
            if before != self.after[path]
        ]

    def writing(self) -> tuple[list[Put], list[Delete]]:
        """What is to be written; contents that would be lost are laid by."""
        puts: list[Put] = []
        deletes: list[Delete] = []
        for path, before in self.before.items():
            after = self.after[path]
            if after is None and before is not None:
                deletes.append(Delete(path, before, digest(before)))
            elif after is not None and after != before:
                puts.append(Put.of(path, after, before))
        return puts + self._laid_by(), deletes

    def _laid_by(self) -> list[Put]:
        kept = {_digest(data) for data in self.after.values()}
        lost = {digest(data): data for data in self.before.values() if data is not None and digest(data) not in kept}
        paths = {self.folder.snapshots / REMOVED / name: data for name, data in lost.items()}
        return [Put.of(path, data, None) for path, data in paths.items() if not path.exists()]


def _digest(data: bytes | None) -> str | None:
    return None if data is None else digest(data)
