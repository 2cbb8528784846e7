"""The library's folder: where its parts lie, how it is made."""

from __future__ import annotations

import os
from pathlib import Path

from loccit.errors import LibraryError
from loccit.store.finding import SETTINGS

REFERENCES = "references.bib"
VOCABULARY = "vocabulary.toml"
JOURNAL = "journal.jsonl"

_IGNORED = ".loccit/"
_ATTRIBUTES = (
    "journal.jsonl merge=union",  # every line is a step of its own: both sides' lines are kept
    "*.bib merge=loccit",  # by entry and field, see `loccit merge-driver`
    "*.bib -text",  # git must not change line ends: the bytes are the writer's
    "snapshots/** -text",
)
_VOCABULARY_TEXT = "# The tags of this topic: labels, alternative labels, scope notes, broader and related tags.\n"


class Folder:
    """The paths of one library. Nothing here reads or writes but `bib_files`, which lists."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.settings = path / SETTINGS
        self.references = path / REFERENCES
        self.vocabulary = path / VOCABULARY
        self.journal = path / JOURNAL
        self.snapshots = path / "snapshots"
        self.inbox = path / "inbox"
        self.derived = path / ".loccit"

    def bib_files(self) -> list[Path]:
        """The `.bib` files that lie in the folder itself, `references.bib` first, the others by name."""
        try:
            names = [entry.name for entry in os.scandir(self.path) if _is_bib(entry)]
        except OSError as error:
            raise LibraryError(f"{self.path}: cannot be read: {error.strerror}") from error
        return [self.path / name for name in sorted(names, key=lambda name: (name != REFERENCES, name))]

    def relative(self, path: Path) -> str:
        """`path` as it is called inside the library, with `/`."""
        return path.relative_to(self.path).as_posix()


def create_library(path: Path, name: str = "") -> list[Path]:
    """Makes `path` a library; what is already there stays as it is. Returns the files made or added to.

    In a git work tree the merge driver for `.bib` files is told to that repository too (git keeps this outside the
    files it shares, so everyone who clones the library runs `loccit init` once).
    """
    from loccit.store.settings import settings_text

    folder = Folder(path)
    touched: list[Path] = []
    try:
        for part in (path, folder.snapshots, folder.inbox):
            part.mkdir(parents=True, exist_ok=True)
        _make(folder.settings, settings_text(name or path.resolve().name), touched)
        _make(folder.vocabulary, _VOCABULARY_TEXT, touched)
        if not folder.bib_files():
            _make(folder.references, "", touched)
        _add_lines(path / ".gitignore", (_IGNORED,), touched)
        _add_lines(path / ".gitattributes", _ATTRIBUTES, touched)
    except OSError as error:
        raise LibraryError(f"{error.filename or path}: cannot be made: {error.strerror}") from error
    _configure_git(path)
    return touched


def _is_bib(entry: os.DirEntry[str]) -> bool:
    return entry.name.lower().endswith(".bib") and not entry.name.startswith(".") and entry.is_file()


def _make(path: Path, text: str, touched: list[Path]) -> None:
    if not path.exists():
        path.write_bytes(text.encode())
        touched.append(path)


def _add_lines(path: Path, lines: tuple[str, ...], touched: list[Path]) -> None:
    """Adds those of `lines` that the file does not hold yet."""
    old = path.read_bytes() if path.exists() else b""
    there = {line.strip() for line in old.splitlines()}
    new = [line for line in lines if line.encode() not in there]
    if new:
        gap = b"\n" if old and not old.endswith(b"\n") else b""
        path.write_bytes(old + gap + "".join(f"{line}\n" for line in new).encode())
        touched.append(path)


def _configure_git(path: Path) -> None:
    """Names the merge driver in the repository's own configuration; no git, or no repository, is no fault."""
    import shutil
    import subprocess

    git = shutil.which("git")
    if git is None:
        return
    for key, value in (("name", "BibLaTeX by entry and field"), ("driver", "loccit merge-driver %O %A %B %L %P")):
        done = subprocess.run(
            [git, "-C", str(path), "config", "--local", f"merge.loccit.{key}", value], capture_output=True, check=False
        )
        if done.returncode:
            return
