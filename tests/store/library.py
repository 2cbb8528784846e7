"""Small libraries for the tests."""

from __future__ import annotations

from pathlib import Path

from loccit.store import Store, create_library
from loccit.store.disk import Disk
from loccit.store.intent import digest
from loccit.store.journal import journal_problems, read_steps
from loccit.store.outside import last_digests

BIB = b"""% my sources
@string{jas = {Journal of Things}}

@article{pinedo2025,
  author  = {Pinedo, Peter},
  title   = {Bucking the trend},
  journaltitle = jas,
  date    = {2025-03-21},
}

@book{smith2020, title = "A Book", year = 2020}

@comment{jabref-meta: databaseType:biblatex;}
"""


class QuickDisk(Disk):
    """Does not wait for the disk: what a power cut would lose is not what these tests are about."""

    def fsync(self, fd: int) -> None:
        pass

    def sync_folder(self, path: Path) -> None:
        pass


def library(path: Path, bib: bytes = BIB, disk: Disk | None = None) -> Store:
    """A new library with this `references.bib`."""
    create_library(path)
    (path / "references.bib").write_bytes(bib)
    return Store(path, disk=disk or QuickDisk())


def bib(store: Store) -> bytes:
    return store.folder.references.read_bytes()


def commands(store: Store) -> list[str]:
    """The commands in the journal, oldest first; every line of it must be a step."""
    assert journal_problems(store.folder.journal) == []
    return [step.command for step in read_steps(store.folder.journal)]


def assert_agrees(store: Store) -> None:
    """The journal's last word on each file is what lies there, and each step begins where the one before ended."""
    assert journal_problems(store.folder.journal) == []
    states: dict[str, str | None] = {}
    for step in read_steps(store.folder.journal):
        for name, (before, after) in step.files.items():
            assert states.get(name, before) == before, f"{step.command} does not begin where the last step ended"
            states[name] = after
    for path in store.bib_files():
        assert states.get(path.name, digest(path.read_bytes())) == digest(path.read_bytes())
    assert last_digests(store.folder.journal, states) == states
