"""The index answers the same when its file is gone, damaged, foreign, locked or cannot be written."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from loccit.errors import LibraryError
from loccit.index import Index, QueryError, database, workers
from loccit.index.keeper import NAME, Keeper
from tests.index.library import rebuilt, says, write
from tests.index.test_query import QUERY_TEXT

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def expected(folder: Path) -> dict[str, Any]:
    return rebuilt(folder)


def index_file(folder: Path) -> Path:
    return folder / ".loccit" / NAME


def answers(folder: Path) -> dict[str, Any]:
    with Index(folder) as index:
        return says(index)


def damage_nothing(path: Path) -> None:
    pass


def delete(path: Path) -> None:
    path.unlink()


def empty(path: Path) -> None:
    path.write_bytes(b"")


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def cut_a_page_in_two(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def text(path: Path) -> None:
    path.write_text("this is no database")


def foreign(path: Path) -> None:
    path.unlink()
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE meta (name TEXT, value TEXT)")
    other.commit()
    other.close()


def outdated(path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("UPDATE meta SET value = 'older' WHERE name = 'version'")
    other.commit()
    other.close()


def without_a_table(path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("DROP TABLE record")
    other.commit()
    other.close()


def another_text(path: Path) -> None:
    """Damage that SQLite cannot see."""
    data = path.read_bytes()
    assert b"Taking Local Control" in data
    path.write_bytes(data.replace(b'"title":"Taking Local', b'"title":"Baking Local'))


def folder_instead(path: Path) -> None:
    path.unlink()
    path.mkdir()


DAMAGES = (
    damage_nothing, delete, empty, truncate, cut_a_page_in_two, text, foreign, outdated, without_a_table, another_text,
    folder_instead,
)  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_made_anew_without_a_word(
    folder: Path, expected: dict[str, Any], damage: Any, capfd: pytest.CaptureFixture[str]
) -> None:
    damage(index_file(folder))
    assert answers(folder) == expected
    assert answers(folder) == expected
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("seed", range(12))
def test_pages_of_noise(folder: Path, expected: dict[str, Any], seed: int) -> None:
    """A page of the file is overwritten; if SQLite does not see it, the answer must still be the right one."""
    chance = random.Random(seed)
    data = bytearray(index_file(folder).read_bytes())
    page = 8192 * chance.randrange(len(data) // 8192)
    data[page : page + 8192] = chance.randbytes(8192)
    index_file(folder).write_bytes(bytes(data))
    assert answers(folder) == expected


@pytest.mark.skipif(os.name != "posix", reason="file modes")
def test_a_folder_that_cannot_be_written(
    folder: Path, expected: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Root may write anywhere, so the refusal is the system's answer, not the mode's."""
    index_file(folder).unlink()
    mkdir, touch = Path.mkdir, Path.touch

    def refuse(path: Path, *args: Any, **options: Any) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "touch", refuse)
    assert answers(folder) == expected
    assert not index_file(folder).exists()
    monkeypatch.setattr(Path, "touch", touch)
    monkeypatch.setattr(Path, "mkdir", refuse)
    assert answers(folder) == expected
    monkeypatch.setattr(Path, "mkdir", mkdir)


def test_an_index_that_cannot_be_written_is_updated_in_memory(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Index(folder).close()
    before = index_file(folder).read_bytes()
    path = folder / "references.bib"
    path.write_bytes(path.read_bytes().replace(b"Taking", b"Baking"))
    connect = database.connect

    def read_only(path: Path | None) -> sqlite3.Connection:
        connection = connect(path)
        if path is not None:
            connection.execute("PRAGMA query_only = ON")
        return connection

    monkeypatch.setattr(database, "connect", read_only)
    with Index(folder) as index:
        kept = says(index)
        assert [row.citekey for row in index.list("baking")] == ["varsanyi2010taking"]
    assert index_file(folder).read_bytes() == before
    monkeypatch.setattr(database, "connect", connect)
    assert kept == rebuilt(folder)


def test_locked_by_another_process(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Index(folder).close()
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.1)
    path = folder / "references.bib"
    path.write_bytes(path.read_bytes().replace(b"Taking", b"Baking"))
    for lock in ("BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"):
        other = sqlite3.connect(index_file(folder), isolation_level=None)
        other.execute(lock)
        with Index(folder) as index:
            assert [row.citekey for row in index.list("baking")] == ["varsanyi2010taking"]
            kept = says(index)
        other.execute("ROLLBACK")
        other.close()
    assert kept == rebuilt(folder)


def test_damage_found_by_a_question_is_mended(folder: Path, expected: dict[str, Any]) -> None:
    with Index(folder) as index:
        index._keeper._open().execute("DROP TABLE record")
        assert says(index) == expected


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="nowhere"):
        Index(tmp_path / "nowhere")


def test_an_empty_library(tmp_path: Path) -> None:
    with Index(tmp_path) as index:
        assert index.list() == []
        assert index.search("anything year:2000 tag:x") == []
        assert index.counts().entries == 0


WRITER = """
import sys
from pathlib import Path
from loccit.index import Index
from loccit.index.keeper import Keeper
folder, me = Path(sys.argv[1]), sys.argv[2]
path = folder / f"{me}.bib"
for number in range(15):
    with open(path, "a") as file:
        file.write(f"@book{{{me}{number},\\n title = {{Process {me} {number}}},\\n}}\\n\\n")
    with Index(folder) as index:
        found = len(index.list(f"process citekey:{me}*"))
        assert found == number + 1, (found, number)
"""


def test_processes_at_once(folder: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    running = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(folder), name], env=environment, stderr=subprocess.PIPE)
        for name in ("x", "y", "z")
    ]
    errors = [process.communicate()[1].decode() for process in running]
    assert errors == ["", "", ""]
    kept = answers(folder)
    assert kept["counts"].entries == 50
    assert kept == rebuilt(folder)


def test_killed_while_it_writes(folder: Path) -> None:
    """SIGKILL in the middle of a transaction: the next one finds the index as it was, or mends it."""
    killed = """
import os, signal, sys
from pathlib import Path
from loccit.index import Index, entries
from loccit.index.keeper import Keeper
insert = entries.insert
def die(connection, groups):
    insert(connection, groups)
    connection.execute("PRAGMA cache_spill = 1")
    os.kill(os.getpid(), signal.SIGKILL)
entries.insert = die
Index(Path(sys.argv[1]))
"""
    Index(folder).close()
    path = folder / "references.bib"
    path.write_bytes(path.read_bytes().replace(b"Taking", b"Baking"))
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    for prepare in (lambda: None, index_file(folder).unlink):
        prepare()
        done = subprocess.run([sys.executable, "-c", killed, str(folder)], env=environment, check=False)
        assert done.returncode == -9
        kept = answers(folder)
        assert kept["rows"] == rebuilt(folder)["rows"]


def test_a_worker_that_dies_is_replaced(tmp_path: Path) -> None:
    here = os.getpid()

    def work(part: int) -> int:
        if part == 7 and os.getpid() != here:
            os._exit(1)
        return part * part

    assert list(workers.in_order(work, 20, 2)) == [part * part for part in range(20)]
    assert list(workers.in_order(work, 20, 0)) == [part * part for part in range(20)]


def test_many_entries_are_read_by_several_processes_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from loccit.index import refresh

    text = "".join(f"@book{{k{n},\n author = {{Ann {n}}},\n title = {{Müller {n}}},\n}}\n" for n in range(1_000))
    write(tmp_path, "@string{x = {y}}\n" + text)
    alone = rebuilt(tmp_path)
    monkeypatch.setattr(refresh, "_IN_BULK", 100)
    monkeypatch.setattr(refresh, "spare_processes", lambda: 2)
    assert rebuilt(tmp_path) == alone


@given(QUERY_TEXT)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_query_breaks_anything(folder: Path, parts: list[str]) -> None:
    """Every text is answered or refused in one line; a search finds what a list finds."""
    query = " ".join(parts)
    with Index(folder) as index:
        try:
            listed = {row.citekey for row in index.list(query)}
        except QueryError:
            return
        assert {hit.citekey for hit in index.search(query) if hit.snippets() is not None} == listed
        assert index.count(query) == len(listed)
        assert index.count() == 5


def test_an_index_that_another_process_made_first_stays(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, others = Keeper._fill, []

    def fill(self: Keeper, *arguments: Any) -> None:
        real(self, *arguments)
        if not others:
            others.append(None)
            others.append(Index(folder))
            others.append((folder / ".loccit" / "index.sqlite").stat().st_ino)

    monkeypatch.setattr(Keeper, "_fill", fill)
    with Index(folder) as index:
        assert index.count() == 5
        assert (folder / ".loccit" / "index.sqlite").stat().st_ino == others[2]
    others[1].close()
    assert [path.name for path in (folder / ".loccit").iterdir()] == ["index.sqlite"]
