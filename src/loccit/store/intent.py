"""The intent: which files one command replaces and what it appends, written down before anything is changed."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any, NamedTuple

from loccit.store.disk import Disk, write_file

_TAIL = 1 << 12
_STRIDE = 1 << 20


def digest(data: bytes) -> str:
    """The name of a file's contents: BLAKE2b of 16 bytes, in hexadecimal; an index that keeps the same can be asked."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


class Digest:
    """The digest of a text, and the states on the way to it: of a text that begins alike only the rest is read."""

    def __init__(self, data: bytes) -> None:
        self._states = [hashlib.blake2b(digest_size=16)]
        view = memoryview(data)
        for start in range(0, len(data), _STRIDE):
            state = self._states[-1].copy()
            state.update(view[start : start + _STRIDE])
            self._states.append(state)
        self._length = len(data)
        self.value = self._states[-1].hexdigest()

    def of(self, data: bytes, same: int) -> str:
        """The digest of `data`, whose first `same` bytes are those of this one's text."""
        whole = min(same, self._length, len(data)) // _STRIDE
        state = self._states[whole].copy()
        state.update(memoryview(data)[whole * _STRIDE :])
        return state.hexdigest()


class Staged(NamedTuple):
    """A file whose new contents lie at `temp`; `before` and `after` are digests (None: there was no file)."""

    path: Path
    temp: Path
    before: str | None
    after: str

    def state(self) -> str:
        """`done`, `ready` (to be replaced), or `foreign`: changed by someone else, or the new contents are gone."""
        try:
            now = digest(self.path.read_bytes())
        except FileNotFoundError:
            now = None
        if now == self.after and not self.temp.exists():
            return "done"
        return "ready" if now == self.before and self.temp.exists() else "foreign"


class Append(NamedTuple):
    """Lines for the end of the journal: it now has `size` bytes, of which `keep` stay and `torn` are replaced.

    `tail` are its last bytes as read.
    """

    path: Path
    size: int
    keep: int
    tail: bytes
    data: bytes

    @property
    def torn(self) -> bytes:
        """The bytes that are no whole line, which `data` holds in a whole one."""
        return self.tail[len(self.tail) - (self.size - self.keep) :]

    def fits(self) -> bool:
        """True where the journal still is as it was read."""
        size, tail = read_tail(self.path, len(self.tail))
        return size == self.size and tail == self.tail

    def written(self) -> bool:
        """True where the lines are there already."""
        try:
            with self.path.open("rb") as file:
                file.seek(self.keep)
                return file.read(len(self.data)) == self.data
        except FileNotFoundError:
            return False


def read_tail(path: Path, length: int = _TAIL) -> tuple[int, bytes]:
    """The size of a file and its last bytes; 0 and nothing where it is not there."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - length))
            return size, file.read()
    except FileNotFoundError:
        return 0, b""


class Intent(NamedTuple):
    """What one command is about to do. It lies in `.loccit/intent` from the moment it counts until all is done.

    `deletes` are the files to be taken away, each with its digest.
    """

    puts: list[Staged]
    deletes: list[tuple[Path, str]]
    append: Append | None

    def begun(self) -> bool:
        """True once a file has been replaced or taken away."""
        return any(staged.state() == "done" for staged in self.puts) or any(
            not path.exists() for path, _ in self.deletes
        )

    def save(self, derived: Path, disk: Disk) -> None:
        """Puts the intent in place in one instant, and waits until it is on the disk."""
        root = derived.parent
        head: dict[str, Any] = {
            "version": 1,
            "puts": [[_name(p.path, root), _name(p.temp, root), p.before, p.after] for p in self.puts],
            "deletes": [[_name(path, root), was] for path, was in self.deletes],
        }
        data = b""
        if self.append:
            head["append"] = [_name(self.append.path, root), self.append.size, self.append.keep]
            head["tail"] = self.append.tail.decode("latin-1")
            data = self.append.data
        new = derived / "pending" / "intent"
        write_file(disk, new, json.dumps(head).encode() + b"\n" + data)
        if len(self.puts) > 1:  # all or none of them: half of their names must not get lost once the first is in place
            disk.sync_folder(derived / "pending")
        disk.replace(new, derived / "intent")
        disk.sync_folder(derived)

    @classmethod
    def load(cls, derived: Path) -> Intent | None:
        """The intent that a killed command left; None where there is none."""
        try:
            line, _, data = (derived / "intent").read_bytes().partition(b"\n")
        except FileNotFoundError:
            return None
        root, head = derived.parent, json.loads(line)
        puts = [Staged(root / path, root / temp, before, after) for path, temp, before, after in head["puts"]]
        append = None
        if "append" in head:
            name, size, keep = head["append"]
            append = Append(root / name, size, keep, head["tail"].encode("latin-1"), data)
        return cls(puts, [(root / path, was) for path, was in head["deletes"]], append)

    def clear(self, derived: Path, disk: Disk) -> None:
        """Takes the intent away: all is done, or all is undone."""
        disk.unlink(derived / "intent")


def _name(path: Path, root: Path) -> str:
    """Relative inside the library, so that a library moved meanwhile is still recovered."""
    try:
        return str(path.relative_to(root))
    except ValueError:
        return str(path)
