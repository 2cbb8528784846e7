"""Three versions of a .bib file joined by entry and field, as a merge driver of git (gitattributes, `merge`).

What neither side touched keeps every byte. Both sides' new entries are kept, ours first. A true contradiction (the
same field, or an entry that one side changed and the other took out) is marked around the entry, as git marks lines.
Where the text between entries cannot be joined safely this way, the whole file is merged line by line, as git does.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from loccit.biblatex import Entry, split
from loccit.errors import LibraryError
from loccit.store.merge_entries import MergedEntry, merge_entry
from loccit.store.merge_renames import follow_renames
from loccit.store.pieces import HEAD, Key, Piece, Pieces, lines_between, pieces_of
from loccit.store.store import read


class Merged(NamedTuple):
    """The joined file, and the citekeys of the entries that are marked as contradicting."""

    data: bytes
    conflicts: list[str]


class Unsafe(Exception):  # noqa: N818 - it is a fact about the text, not an error
    """The versions cannot be joined by entry without a risk for the text between entries."""


def merge(base: bytes, ours: bytes, theirs: bytes, marker: int = 7) -> Merged:
    """The three versions joined. Raises `Unsafe` where only a merge line by line loses nothing."""
    if b"\0" in base[:64] + ours[:64] + theirs[:64]:
        raise Unsafe
    merger = _Merger(*follow_renames(pieces_of(base), pieces_of(ours), pieces_of(theirs)), marker)
    merger.run()
    data = b"".join(piece.entry + piece.gap for piece in merger.result.values())
    if not merger.conflicts:
        merger.check(data)
    return Merged(data, merger.conflicts)


def merge_files(base: Path, ours: Path, theirs: Path, marker: int = 7) -> list[str]:
    """Joins three files into `ours`, as git asks of a merge driver. Returns what contradicts (exit 1 if anything).

    Raises `LibraryError` where a file cannot be read or written.
    """
    data = [read(path) or b"" for path in (base, ours, theirs)]
    try:
        merged = merge(data[0], data[1], data[2], marker)
    except Unsafe:
        merged = _merge_lines((base, ours, theirs), marker)
    try:
        ours.write_bytes(merged.data)
    except OSError as error:
        raise LibraryError(f"{ours}: cannot be written: {error.strerror}") from error
    return merged.conflicts


class _Merger:
    """`result` begins as our pieces; their changes are made in it one by one."""

    def __init__(self, base: Pieces, ours: Pieces, theirs: Pieces, marker: int) -> None:
        self.base, self.ours, self.theirs = base, ours, theirs
        self.result = dict(ours)
        self.marker = marker
        self.predecessors = dict(zip([*theirs][1:], theirs.values(), strict=False))
        self.conflicts: list[str] = []

    def run(self) -> None:
        """Makes their changes."""
        new: dict[Key, list[Key]] = {}  # their entries that we have not, by the entry of ours they come behind
        anchor = HEAD
        for key, piece in self.theirs.items():
            if key in self.ours:
                self._both(key, piece)
                anchor = key
            elif key not in self.base or piece.entry != self.base[key].entry:
                new.setdefault(anchor, []).append(key)
        for key in [key for key in self.base if key in self.ours and key not in self.theirs]:
            self._gone(key)
        self._insert(new)

    def check(self, data: bytes) -> None:
        """The outcome must read as it was meant, and no line between entries may be lost or doubled."""
        entries = [block.raw for block in split(data).blocks if isinstance(block, Entry)]
        lines = [lines_between(pieces) for pieces in (self.base, self.ours, self.theirs, pieces_of(data))]
        expected = lines[1] + lines[2]
        expected.subtract(lines[0])
        wrong = any(max(expected[line], 0) != lines[3][line] for line in expected | lines[3])
        if wrong or entries != [piece.entry for piece in self.result.values() if piece.entry]:
            raise Unsafe

    def _both(self, key: Key, theirs: Piece) -> None:
        ours, base = self.ours[key], self.base.get(key)
        gap = _merge_gap(base.gap if base else None, ours.gap, theirs.gap)
        merged = merge_entry(base.entry if base else None, ours.entry, theirs.entry)
        self.result[key] = Piece(self._marked(key, merged), gap)

    def _gone(self, key: Key) -> None:
        """They took the entry out."""
        ours, base = self.ours[key], self.base[key]
        if ours.entry != base.entry:
            self.result[key] = Piece(self._marked(key, MergedEntry(ours.entry, b"")), ours.gap)
        elif ours.gap == base.gap or not ours.gap.strip():
            del self.result[key]
        else:
            raise Unsafe

    def _insert(self, new: dict[Key, list[Key]]) -> None:
        """Puts their new entries where they have them, behind our new ones in the same place."""
        ordered: Pieces = {}
        waiting: list[Key] = []
        for key, piece in self.result.items():
            if key in self.base or key in self.theirs or key == HEAD:
                self._put(waiting, ordered)
                waiting = []
            ordered[key] = piece
            waiting += new.get(key, [])
        self._put(waiting, ordered)
        lost = {key for keys in new.values() for key in keys} - ordered.keys()
        self._put([key for key in self.theirs if key in lost], ordered)
        self.result = ordered

    def _put(self, keys: list[Key], ordered: Pieces) -> None:
        for key in keys:
            last, before = next(reversed(ordered)), self.predecessors[key]
            gap = ordered[last].gap
            if not gap.strip() and not before.gap.strip() and len(gap) < len(before.gap):
                ordered[last] = ordered[last]._replace(gap=before.gap)
            piece = self.theirs[key]
            if key in self.base:  # we took it out, they changed it
                piece = piece._replace(entry=self._marked(key, MergedEntry(b"", piece.entry)))
            ordered[key] = piece

    def _marked(self, key: Key, merged: MergedEntry) -> bytes:
        if merged.theirs is None:
            return merged.ours
        self.conflicts.append(key[0])
        end = b"\r\n" if b"\r\n" in merged.ours + merged.theirs else b"\n"
        sides = [side + end if side else b"" for side in (merged.ours, merged.theirs)]
        marks = [sign * self.marker for sign in (b"<", b"=", b">")]
        return b"".join(
            [marks[0], b" ours", end, sides[0], marks[1], end, sides[1], marks[2], b" theirs", end]
        ).removesuffix(end)


def _merge_gap(base: bytes | None, ours: bytes, theirs: bytes) -> bytes:
    if theirs in (base, ours):
        return ours
    if ours == base:
        return theirs
    if ours.strip() or theirs.strip():
        raise Unsafe
    return max(ours, theirs, key=len)


def _merge_lines(paths: tuple[Path, Path, Path], marker: int) -> Merged:
    """What git does without a driver."""
    import subprocess

    base, ours, theirs = (str(path) for path in paths)
    command = ["git", "merge-file", "-p", f"--marker-size={marker}", "-L", "ours", "-L", "base", "-L", "theirs"]
    try:
        done = subprocess.run([*command, ours, base, theirs], capture_output=True, check=False)
    except OSError as error:
        raise LibraryError(f"git cannot be run: {error.strerror}", hint="it merges the other lines") from error
    if not 0 <= done.returncode < 128:
        raise LibraryError(f"{ours}: git cannot merge it: {done.stderr.decode('utf-8', 'replace').strip()}")
    return Merged(done.stdout, ["(lines)"] * done.returncode)
