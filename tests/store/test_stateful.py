"""Any steps, undos and redos, in any order and over restarts, against a model that keeps every state in full."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from loccit.biblatex import split
from loccit.errors import LoccitError, UsageError
from loccit.store import Store
from loccit.store.step import StepWriter
from tests.store.library import QuickDisk, assert_agrees, bib, library

SLOW = bool(os.environ.get("LOCCIT_SLOW"))

STARTS = (
    b"",
    b"% nothing but a comment",
    b"@book{a, title={A}, year=2020}\n@book{b, crossref = {a}}\n",
    b"\xef\xbb\xbf@Article{a,\r\n  Title = {A},\r\n  Year = 2020\r\n}\r\n\r\n@Book{b,\r\n  related = {a, c}\r\n}",
    b'@string{x = "y"}\n@book(a, title = x # { z})% behind\n\n\n@misc{b,}@misc{c,note={%}}\n@comment{@book{d}}\n',
    b"@book{a,\n title = {caf\xe9},\n}\n\nfree text\n\n@book{b,\n keywords = {p, q},\n}\n"
    b"@book{c, xref = {b}}\n@book{open,",
    "\ufeff@book{a, title = {Ä}}\n@book{b, ids = {a1}}\n".encode("utf-16"),
)
KEYS = ("a", "b", "c", "new1", "New2", "ü3")
FIELDS = ("title", "note", "keywords", "year", "crossref")
TEXTS = ("", "x", "Ein Süßer", "{Braced} text", "2021", "a, b", "100\\% of $x_1$", "two\nlines", "日本")


class State(NamedTuple):
    """All that a user can see of a library."""

    text: bytes
    snapshots: dict[str, bytes]


class Command(NamedTuple):
    before: State
    after: State


operations = st.lists(
    st.one_of(
        st.tuples(st.just("set"), st.sampled_from(KEYS), st.sampled_from(FIELDS), st.sampled_from(TEXTS)),
        st.tuples(st.just("remove_field"), st.sampled_from(KEYS), st.sampled_from(FIELDS)),
        st.tuples(st.just("remove"), st.sampled_from(KEYS)),
        st.tuples(st.just("rename"), st.sampled_from(KEYS), st.sampled_from(KEYS)),
        st.tuples(
            st.just("replace_text"),
            st.sampled_from(KEYS),
            st.builds("@book{{{},\n  title = {{{}}}}}".format, st.sampled_from(KEYS), st.sampled_from(TEXTS[:4])),
        ),
        st.tuples(st.just("add_text"), st.sampled_from(KEYS), st.sampled_from(TEXTS[:4])),
        st.tuples(st.just("snapshot"), st.sampled_from(KEYS), st.sampled_from(TEXTS), st.sampled_from([b"", b"\0pdf"])),
    ),
    min_size=1,
    max_size=4,
)


class Library(RuleBasedStateMachine):
    """The stack of commands done and the stack of those undone, as every editor has them."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.done: list[Command] = []
        self.undone: list[Command] = []

    @initialize(start=st.sampled_from(STARTS))
    def begin(self, start: bytes) -> None:
        self.store = library(self.folder / "library", start)

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    def state(self) -> State:
        snapshots = self.store.folder.snapshots
        files = (path for path in snapshots.rglob("*") if path.is_file() and ".removed" not in path.parts)
        return State(bib(self.store), {path.relative_to(snapshots).as_posix(): path.read_bytes() for path in files})

    @rule(wanted=operations, dry=st.booleans())
    def command(self, wanted: list[tuple[str, ...]], dry: bool) -> None:
        before = self.state()
        with self.store.step("command", dry_run=dry) as step:
            for name, *arguments in wanted:
                attempt(step, name, *arguments)
            differs = bool(step.changes())
            assert bool(step.diff()) or not differs
        if dry or not differs:
            assert self.state() == before
            return
        self.done.append(Command(before, self.state()))
        self.undone.clear()

    @rule()
    def undo(self) -> None:
        if not self.done:
            with pytest.raises(UsageError, match="nothing to undo"):
                self.store.undo()
            return
        self.store.undo()
        command = self.done.pop()
        assert self.state() == command.before
        self.undone.append(command)

    @rule()
    def redo(self) -> None:
        if not self.undone:
            with pytest.raises(UsageError, match="nothing to redo"):
                self.store.redo()
            return
        self.store.redo()
        command = self.undone.pop()
        assert self.state() == command.after
        self.done.append(command)

    @rule()
    def restart(self) -> None:
        self.store = Store(self.store.folder.path, disk=QuickDisk())

    @rule()
    def lose_what_is_derived(self) -> None:
        shutil.rmtree(self.store.folder.derived, ignore_errors=True)

    @precondition(lambda self: self.done)
    @invariant()
    def agrees(self) -> None:
        assert_agrees(self.store)


def attempt(step: StepWriter, name: str, *arguments: str) -> None:
    """One operation; what cannot be done is refused with a line and changes nothing."""
    said = ""
    try:
        if name == "add_text":
            add_text(step, *arguments)
        else:
            getattr(step, name)(*arguments)
    except LoccitError as error:
        said = str(error)
    assert "\n" not in said


def add_text(step: StepWriter, citekey: str, title: str) -> None:
    if not step.text.taken(citekey):
        step.add_text(f"@misc{{{citekey},\n  title = {{{title}}},\n}}")


Library.TestCase.settings = settings(
    max_examples=400 if SLOW else 40,
    stateful_step_count=30 if SLOW else 14,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestLibrary = Library.TestCase


def test_every_start_is_worth_its_place() -> None:
    """The files the model starts from hold what is hard: no entries, odd delimiters, old encodings, broken ends."""
    files = [split(start) for start in STARTS]
    assert {len(file.entries) for file in files} >= {0, 2, 3}
    assert any(block.kind == "failed" for file in files for block in file.blocks)
    assert any(file.codec for file in files)
