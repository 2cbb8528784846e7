"""Files that people and other tools made: edited anywhere, the index says what a new one says."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from loccit.index import Index, segments
from tests.index.library import rebuilt, says, write
from tests.shared import shared

EVERY = 7  # of the files, for time; all of them take twenty seconds
SLIPS = (b"", b"x", b"{", b"}", b'"', b"@", b"\n%", b"@book{zz,title={x}}\n")


def test_edited_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segments, "SIZE", 1)
    files = sorted(shared("bib").rglob("*.bib"))
    for number, path in enumerate(files[::EVERY]):
        folder = tmp_path / str(number)
        folder.mkdir()
        edited_at_random(folder, path.read_bytes(), random.Random(path.name))


def edited_at_random(folder: Path, raw: bytes, chance: random.Random) -> None:
    """Three slips of the keyboard or of the clipboard."""
    write(folder, raw)
    with Index(folder) as index:
        for _ in range(3):
            start = chance.randrange(len(raw) + 1)
            end = min(len(raw), start + chance.choice((0, 1, 5, 300)))
            raw = raw[:start] + chance.choice((*SLIPS, raw[end : end + 400])) + raw[end:]
            write(folder, raw)
            index.refresh()
        kept = says(index)
    assert kept == rebuilt(folder)
