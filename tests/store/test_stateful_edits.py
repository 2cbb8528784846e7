"""Commands, undos and redos with an editor at work in between, against a model of each field's value."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from loccit.biblatex import split
from loccit.errors import UsageError
from loccit.store import Store
from loccit.store.entries import values
from loccit.store.undoing import EditedMeanwhile
from tests.store.library import QuickDisk, assert_agrees, bib, library

SLOW = bool(os.environ.get("LOCCIT_SLOW"))
KEYS = ("a", "b")
FIELDS = ("title", "note")
VALUES = ("one", "two", "three")
START = b"@misc{a,\n  title = {one},\n  note = {one},\n}\n\n@misc{b,\n  title = {one},\n}\n"

Place = tuple[str, str]
places = st.tuples(st.sampled_from(KEYS), st.sampled_from(FIELDS))


class Command(NamedTuple):
    place: Place
    before: str | None
    after: str | None


class Edited(RuleBasedStateMachine):
    """An undo restores exactly its field where that is as the command left it, and is refused where it is not."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.store = library(self.folder / "library", START)
        self.now: dict[Place, str | None] = {
            ("a", "title"): "one", ("a", "note"): "one", ("b", "title"): "one", ("b", "note"): None,
        }  # fmt: skip
        self.done: list[Command] = []
        self.undone: list[Command] = []

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    @rule(place=places, value=st.sampled_from(VALUES) | st.none())
    def command(self, place: Place, value: str | None) -> None:
        with self.store.step("set") as step:
            if value is None:
                step.remove_field(*place)
            else:
                step.set(*place, value)
        if self.now[place] != value:
            self.done.append(Command(place, self.now[place], value))
            self.undone.clear()
            self.now[place] = value
            assert_agrees(self.store)

    @rule(place=places, value=st.sampled_from(VALUES))
    def edit(self, place: Place, value: str) -> None:
        """Somebody types another value in an editor, or a line where there is none."""
        key, field = place
        entry = next(entry for entry in split(bib(self.store)).entries if entry.key == key)
        raw = entry.raw.decode()
        lines = [line for line in raw.splitlines(keepends=True) if not line.strip().startswith(field)]
        lines.insert(1, f"  {field} = {{{value}}},\n")
        self.store.folder.references.write_bytes(bib(self.store).replace(entry.raw, "".join(lines).encode()))
        self.now[place] = value

    @rule()
    def edit_between(self) -> None:
        self.store.folder.references.write_bytes(b"% a comment\n" + bib(self.store))

    @rule()
    def undo(self) -> None:
        if not self.done:
            with pytest.raises(UsageError):
                self.store.undo()
            return
        command = self.done[-1]
        if self.take(self.store.undo, command.place, command.after, command.before):
            self.undone.append(self.done.pop())

    @rule()
    def redo(self) -> None:
        if not self.undone:
            with pytest.raises(UsageError):
                self.store.redo()
            return
        command = self.undone[-1]
        if self.take(self.store.redo, command.place, command.before, command.after):
            self.done.append(self.undone.pop())

    def take(self, action: object, place: Place, expected: str | None, wanted: str | None) -> bool:
        """Undoes or redoes; True where that was allowed."""
        before = bib(self.store), self.store.folder.journal.read_bytes()
        assert callable(action)
        if self.now[place] != expected:
            with pytest.raises(EditedMeanwhile):
                action()
            assert (bib(self.store), self.store.folder.journal.read_bytes()) == before
            return False
        action()
        self.now[place] = wanted
        assert_agrees(self.store)
        return True

    @rule()
    def restart(self) -> None:
        self.store = Store(self.store.folder.path, disk=QuickDisk())

    @rule()
    def lose_what_is_derived(self) -> None:
        shutil.rmtree(self.store.folder.derived, ignore_errors=True)

    @invariant()
    def the_file_says_what_the_model_says(self) -> None:
        found = {entry.key: values(entry.raw) for entry in split(bib(self.store)).entries}
        assert set(found) == set(KEYS)
        for (key, field), value in self.now.items():
            assert found[key].get(field) == (None if value is None else f"{{{value}}}")


Edited.TestCase.settings = settings(
    max_examples=400 if SLOW else 40,
    stateful_step_count=40 if SLOW else 20,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestEdited = Edited.TestCase
