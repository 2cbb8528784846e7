"""Candidates for a duplicate are found by keys that belong to the records as they are now."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from zlib import crc32

import pytest

from loccit.index import Blocking, Index
from loccit.record import Record
from tests.index.library import write


def words(record: Record) -> Iterable[int]:
    """Each word of the title is a key, above 32 bits too."""
    return [crc32(word.encode()) << 8 for word in record.text("title").lower().split()]


BLOCKING = Blocking(words, 1)


def key(word: str) -> int:
    return crc32(word.encode()) << 8


def test_candidates_share_a_key(index: Index) -> None:
    found = index.candidates([key("taking"), key("concerns"), key("nothing")], BLOCKING)
    assert [row.citekey for row in found] == ["OIG-20-13", "varsanyi2010taking"]
    assert found[1].record.text("title") == "Taking Local Control"
    assert index.candidates([], BLOCKING) == []


def test_keys_follow_the_files(folder: Path, index: Index) -> None:
    assert len(index.candidates([key("taking")], BLOCKING)) == 1
    path = folder / "references.bib"
    path.write_bytes(path.read_bytes().replace(b"Taking", b"Baking"))
    index.refresh()
    assert index.candidates([key("taking")], BLOCKING) == []
    assert [row.citekey for row in index.candidates([key("baking")], BLOCKING)] == ["varsanyi2010taking"]


def test_only_new_entries_get_keys(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def counting(record: Record) -> Iterable[int]:
        asked.append(record.citekey)
        return words(record)

    with Index(folder) as index:
        index.candidates([1], Blocking(counting, 1))
        assert len(asked) == 5
    with Index(folder) as index:
        index.candidates([1], Blocking(counting, 1))
        assert len(asked) == 5
        write(folder, "@book{new, title = {New}}\n", "more.bib")
        index.refresh()
        index.candidates([1], Blocking(counting, 1))
        assert asked[5:] == ["new"]
        index.candidates([1], Blocking(counting, 2))
        assert len(asked) == 12


def test_many_keys_and_many_entries(tmp_path: Path) -> None:
    write(tmp_path, "".join(f"@book{{k{n}, title = {{common word{n}}}}}\n" for n in range(5_000)))
    with Index(tmp_path) as index:
        assert len(index.candidates([key("common")], BLOCKING)) == 5_000
        found = index.candidates([key(f"word{n}") for n in range(0, 5_000, 5)], BLOCKING)
        assert len(found) == 1_000
