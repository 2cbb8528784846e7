"""Finding and making a library, and its settings."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from loccit.errors import LibraryError
from loccit.store import Folder, create_library, find_library
from loccit.store.settings import Settings, load_settings, read_settings


def test_the_nearest_library_upwards(tmp_path: Path) -> None:
    create_library(tmp_path)
    create_library(tmp_path / "thesis" / "library")
    inside = tmp_path / "thesis" / "chapters" / "one"
    inside.mkdir(parents=True)
    assert find_library(inside, {}) == str(tmp_path / "thesis" / "library")
    assert find_library(tmp_path / "thesis" / "library" / "snapshots", {}) == str(tmp_path / "thesis" / "library")
    assert find_library(tmp_path, {}) == str(tmp_path)


def test_the_named_one_goes_before(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        create_library(tmp_path / name)
    assert find_library(tmp_path / "a", {"LOCCIT_LIBRARY": str(tmp_path / "b")}) == str(tmp_path / "b")
    assert find_library(tmp_path / "a", {"LOCCIT_LIBRARY": str(tmp_path / "b")}, "../c") == str(tmp_path / "a" / "../c")
    assert find_library(tmp_path / "a", {"LOCCIT_LIBRARY": ""}) == str(tmp_path / "a")


def test_no_library_says_what_makes_one(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="loccit init"):
        find_library(tmp_path, {})
    with pytest.raises(LibraryError, match=r"not there \(loccit init nowhere\)"):
        find_library(tmp_path, {}, "nowhere")
    (tmp_path / "empty").mkdir()
    with pytest.raises(LibraryError, match=r"has no loccit\.toml"):
        find_library(tmp_path, {"LOCCIT_LIBRARY": "empty"})


def test_a_new_library_has_all_its_parts(tmp_path: Path) -> None:
    made = create_library(tmp_path / "topic")
    assert {path.name for path in made} == {
        "loccit.toml", "references.bib", "vocabulary.toml", ".gitignore", ".gitattributes",
    }  # fmt: skip
    folder = Folder(tmp_path / "topic")
    assert folder.snapshots.is_dir()
    assert folder.inbox.is_dir()
    assert load_settings(folder.settings) == (Settings(name="topic"), [])
    assert (tmp_path / "topic" / ".gitignore").read_text() == ".loccit/\n"
    assert "journal.jsonl merge=union\n" in (tmp_path / "topic" / ".gitattributes").read_text()


def test_making_it_again_changes_nothing(tmp_path: Path) -> None:
    create_library(tmp_path)
    assert create_library(tmp_path) == []


def test_what_is_there_stays(tmp_path: Path) -> None:
    (tmp_path / "thesis.bib").write_bytes(b"@book{a}")
    (tmp_path / ".gitignore").write_bytes(b"*.pdf\r\n.loccit/")
    (tmp_path / ".gitattributes").write_bytes(b"*.bib -text")
    create_library(tmp_path, 'My "Topic"')
    assert Folder(tmp_path).bib_files() == [tmp_path / "thesis.bib"]
    assert (tmp_path / ".gitignore").read_bytes() == b"*.pdf\r\n.loccit/"
    assert (tmp_path / ".gitattributes").read_bytes() == (
        b"*.bib -text\njournal.jsonl merge=union\n*.bib merge=loccit\nsnapshots/** -text\n"
    )
    assert load_settings(tmp_path / "loccit.toml")[0].name == 'My "Topic"'


def test_the_bib_files_of_a_folder(tmp_path: Path) -> None:
    for name in ("b.bib", "a.BIB", "references.bib", ".hidden.bib", "notes.txt"):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "folder.bib").mkdir()
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "new.bib").write_bytes(b"")
    assert [path.name for path in Folder(tmp_path).bib_files()] == ["references.bib", "a.BIB", "b.bib"]
    with pytest.raises(LibraryError, match="cannot be read"):
        Folder(tmp_path / "gone").bib_files()


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_git_learns_the_merge_driver(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    create_library(tmp_path / "library")
    done = subprocess.run(
        ["git", "-C", str(tmp_path), "config", "merge.loccit.driver"], capture_output=True, text=True, check=True
    )
    assert done.stdout == "loccit merge-driver %O %A %B %L %P\n"


FAULTS = b"""\
name = "x"
stlye = "apa"
language = 7
citekey = "{author}{nonsense}"

[thresholds]
duplicate = 0.9
version = 2
reprint = "high"

[more]
a = 1
"""


def test_every_fault_in_the_settings_has_its_line() -> None:
    settings, problems = read_settings(FAULTS, "loccit.toml")
    assert settings == Settings(name="x", thresholds={"duplicate": 0.9})
    assert sorted((problem.line, problem.code) for problem in problems) == [
        (2, "settings-unknown"),
        (3, "settings-value"),
        (4, "settings-value"),
        (8, "settings-unknown"),
        (9, "settings-unknown"),
        (11, "settings-unknown"),
    ]
    assert all(problem.hint and problem.file == "loccit.toml" for problem in problems)
    assert "known are name, style, language, citekey, thresholds" in problems[0].message


@pytest.mark.parametrize("value", ["2", "-0.1", '"high"', "true", "nan"])
def test_a_threshold_is_a_number_from_0_to_1(value: str) -> None:
    settings, problems = read_settings(f"[thresholds]\nduplicate = {value}\n".encode(), "f")
    assert settings == Settings()
    assert [(problem.line, problem.code) for problem in problems] == [(2, "settings-value")]


@pytest.mark.parametrize(
    ("data", "line"), [(b'name = "x"\nstyle = \n', 2), (b'name = "x\n', 1), (b"a = 1\na = 2", 2), (b"# \xff", 1)]
)
def test_settings_that_cannot_be_read_fall_back(data: bytes, line: int) -> None:
    settings, problems = read_settings(data, "f")
    assert settings == Settings()
    assert [problem.line for problem in problems] == [line]


def test_settings_with_a_bom_or_without_a_file(tmp_path: Path) -> None:
    assert read_settings(b"\xef\xbb\xbfname = 'x'\r\n", "f")[0].name == "x"
    assert load_settings(tmp_path / "none") == (Settings(), [])
    with pytest.raises(LibraryError, match="cannot be read"):
        load_settings(tmp_path)
