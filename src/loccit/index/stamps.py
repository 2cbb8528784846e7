"""Has a file changed? By size, times and inode; a file written a moment ago is not believed (git's "racy" problem).

Paths are plain strings in what every command passes through: pathlib would cost it a tenth of its start-up.
"""

from __future__ import annotations

import os
import time

FIRST = "references.bib"
"""The file that goes before the others: of two entries with one citekey its own is meant."""
UNSETTLED = ""
"""The stamp kept for a file that may yet change within the same tick of its clock: it equals no real one."""

_TICK = 100_000_000  # ns; kernels stamp files with the time of their last timer tick, at most some 10 ms ago
_COARSE_TICK = 2_500_000_000  # FAT counts two seconds, HFS+ one
_SECOND = 1_000_000_000


class Seen:
    """A file there is: `stamp` names its state, `path` is where it is read."""

    __slots__ = ("path", "stamp")

    def __init__(self, path: str, stamp: str) -> None:
        self.path = path
        self.stamp = stamp


def look(path: str) -> Seen | None:
    """The file at `path`; None where there is none that can be asked."""
    try:
        stat = os.stat(path)
    except (OSError, ValueError):
        return None
    return Seen(path, f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_ino}")


def settled(stamp: str, now: int | None = None) -> str:
    """`stamp` where a later write must change it, else `UNSETTLED`. `now` is the time before it was read, in ns."""
    now = time.time_ns() if now is None else now
    _, modified, changed, _ = (int(part) for part in stamp.split())
    latest = max(modified, changed)
    tick = _COARSE_TICK if modified % _SECOND == 0 else _TICK
    return stamp if now - latest > tick else UNSETTLED


def bib_files(folder: str) -> dict[str, Seen]:
    """The .bib files directly in `folder`, `references.bib` first. Raises `OSError` where it cannot be read."""
    with os.scandir(folder) as entries:
        names = [e.name for e in entries if e.name.lower().endswith(".bib") and e.name[0] != "." and e.is_file()]
    names.sort(key=lambda name: (name != FIRST, name))
    found = ((name, look(os.path.join(folder, name))) for name in names)
    return {name: seen for name, seen in found if seen is not None}


def snapshot_files(folder: str) -> dict[str, Seen]:
    """`<folder>/<name>/text.txt` by name."""
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in entries if entry.is_dir()]
    except OSError:
        return {}
    found = ((name, look(os.path.join(folder, name, "text.txt"))) for name in sorted(names))
    return {name: seen for name, seen in found if seen is not None}
