"""`.loccit/base/`: each .bib file as loccit last left it, so that edits made outside can be told field by field.

A copy of the file and a log of what loccit has changed since, so that a small change to a large file costs little. It
is derived: where it is missing or torn, edits are told from the journal instead (see `outside`).
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from loccit.store.disk import Disk, write_all
from loccit.store.intent import digest, read_tail

_LOG_LIMIT = 1 << 18  # bytes of log after which a new copy is made
_JOURNAL = "journal.size"
_SMALL = 1 << 16  # a file below this is copied anew each time

Splices = list[tuple[int, int, bytes]]


class Baseline:
    """The last known states of the .bib files of one library, by name."""

    def __init__(self, derived: Path, disk: Disk) -> None:
        self.folder = derived / "base"
        self.disk = disk

    def names(self) -> list[str]:
        """The files that are known."""
        return sorted(path.name.removesuffix(".log") for path in self.folder.glob("*.log"))

    def digest(self, name: str) -> str | None:
        """The digest of the file as loccit last left it; None where that is not known."""
        _, tail = read_tail(self._log(name), _LOG_LIMIT)
        line = tail[tail.rfind(b"\n", 0, -1) + 1 :]
        try:
            return str(json.loads(line)["digest"]) if line.endswith(b"\n") else None
        except (ValueError, KeyError, TypeError):
            return None

    def content(self, name: str) -> bytes | None:
        """The file as loccit last left it; None where that is not known."""
        try:
            data = (self.folder / name).read_bytes()
            states = [json.loads(line) for line in self._log(name).read_bytes().splitlines()]
            for state in states[1:]:
                data = _spliced(data, state["splices"])
            return data if states and digest(data) == states[-1]["digest"] else None
        except (OSError, ValueError, KeyError, TypeError, IndexError):
            return None

    def save(self, name: str, data: bytes, now: str, splices: Splices | None = None, was: str | None = None) -> None:
        """The file is now `data`, with the digest `now`; `splices` made it of the state with the digest `was`.

        A disk that refuses is no fault: the state is then not known.
        """
        with suppress(OSError):
            self.disk.mkdir(self.folder)
            if splices is not None and len(data) > _SMALL and self.digest(name) == was:
                line = _line({"digest": now, "splices": [[s, e, new.decode("latin-1")] for s, e, new in splices]})
                if self._log(name).stat().st_size + len(line) < _LOG_LIMIT:
                    self._write(self.disk.open(self._log(name)), line)
                    return
            self.disk.unlink(self._log(name))
            self._write(self.disk.create(self.folder / name, 0o666), data)
            self._write(self.disk.create(self._log(name), 0o666), _line({"digest": now}))

    def follows(self, journal: Path) -> bool:
        """True where the journal is as long as loccit last left it: not torn, not merged, not another one."""
        try:
            return int((self.folder / _JOURNAL).read_bytes()) == read_tail(journal, 0)[0]
        except (OSError, ValueError):
            return False

    def follow(self, journal: Path) -> None:
        """Notes how long the journal is now."""
        with suppress(OSError):
            self.disk.mkdir(self.folder)
            self._write(self.disk.create(self.folder / _JOURNAL, 0o666), b"%d" % read_tail(journal, 0)[0])

    def forget(self, name: str) -> None:
        """The file is no longer there."""
        with suppress(OSError):
            self.disk.unlink(self._log(name))
            self.disk.unlink(self.folder / name)

    def _log(self, name: str) -> Path:
        return self.folder / f"{name}.log"

    def _write(self, fd: int, data: bytes) -> None:
        try:
            os.lseek(fd, 0, os.SEEK_END)
            write_all(self.disk, fd, data)
        finally:
            os.close(fd)


def _line(state: dict[str, Any]) -> bytes:
    return json.dumps(state, separators=(",", ":")).encode() + b"\n"


def _spliced(data: bytes, splices: list[tuple[int, int, str]]) -> bytes:
    pieces: list[bytes] = []
    position = 0
    for start, end, new in splices:
        pieces += (data[position:start], new.encode("latin-1"))
        position = end
    return b"".join([*pieces, data[position:]])
