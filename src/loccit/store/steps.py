"""`Step`, `Change` and `Note`: what one command did, as it stands on one line of the journal."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from loccit.record import Evidence

Kind = Literal["step", "undo", "redo", "outside"]
Action = Literal["add", "remove", "change", "file"]
Fields = dict[str, tuple[str | None, str | None]]
"""By field: its value before and after, as written with delimiters (None: not there). `@type` is the entry's type."""


Place = tuple[str, int]
"""An entry of a file: its citekey, and which of those that have it (from 1). `HEAD` is the file's beginning."""

HEAD: Place = ("", 0)


class Patch(NamedTuple):
    """The bytes of a change, as text (see `to_text`): at `at`, `cut` is taken out and `put` comes in.

    `at` counts from the beginning of the entry. Where a whole entry comes or goes, it counts from the end of the entry
    `previous` (None: it stands behind the file's last entry). `before` and `after` are the
    first digits of the entry's digests: the patch fits a text only if they say so.
    """

    at: int
    cut: str
    put: str
    previous: Place | None = None
    before: str = ""
    after: str = ""

    def reversed(self) -> Patch:
        """The patch that takes this one back."""
        return self._replace(cut=self.put, put=self.cut, before=self.after, after=self.before)


@dataclass(slots=True)
class Change:
    """What one command changed of one entry, or of one file of its snapshot.

    - `add`, `remove`: a whole entry; `after` or `before` is its exact text, `file` the .bib file
    - `change`: `fields` of an entry; `was` is its old citekey where it was renamed
    - `file`: the file `file` of the library; `before` and `after` are digests of its contents (None: not there)

    `evidence` is by CSL variable or BibLaTeX field, as the command gave it.
    """

    citekey: str
    action: Action
    file: str = ""
    before: str | None = None
    after: str | None = None
    was: str = ""
    fields: Fields = field(default_factory=dict)
    patch: Patch | None = None
    evidence: dict[str, Evidence] = field(default_factory=dict)

    def reversed(self) -> Change:
        """The change that takes this one back; it needs no evidence but the step it takes back."""
        opposite: dict[Action, Action] = {"add": "remove", "remove": "add"}
        return Change(
            self.was or self.citekey,
            opposite.get(self.action, self.action),
            self.file,
            self.after,
            self.before,
            self.citekey if self.was else "",
            {name: (after, before) for name, (before, after) in self.fields.items()},
            self.patch and self.patch.reversed(),
        )

    def json(self) -> dict[str, Any]:
        """As in the journal: what is empty is left out."""
        out: dict[str, Any] = {"citekey": self.citekey, "action": self.action}
        for name in ("file", "was", "before", "after"):
            if value := getattr(self, name):
                out[name] = value
        if self.fields:
            out["fields"] = {name: list(values) for name, values in self.fields.items()}
        if self.patch:
            out["patch"] = list(self.patch)
        if self.evidence:
            out["evidence"] = {name: evidence.json() for name, evidence in self.evidence.items()}
        return out

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Change:
        """The inverse of `json`."""
        return cls(
            data["citekey"],
            data["action"],
            data.get("file", ""),
            data.get("before"),
            data.get("after"),
            data.get("was", ""),
            {name: (before, after) for name, (before, after) in data.get("fields", {}).items()},
            _patch(*data["patch"]) if "patch" in data else None,
            {name: _evidence(value) for name, value in data.get("evidence", {}).items()},
        )


class Note(NamedTuple):
    """What one command decided where no entry changes: `what` (`tag rejected`), of which entry, and the values.

    `values` is for `what` to say: the tag that was rejected; the tag that was renamed and its new name.
    """

    citekey: str
    what: str
    values: tuple[str, ...]

    def json(self) -> list[str]:
        """As in the journal."""
        return [self.citekey, self.what, *self.values]

    @classmethod
    def from_json(cls, data: list[str]) -> Note:
        """The inverse of `json`. Raises `TypeError` or `ValueError` where `data` is no note."""
        citekey, what, *values = (str(word) for word in data)
        return cls(citekey, what, tuple(values))


@dataclass(slots=True)
class Step:
    """One command. `files` are the digests (before, after) of the .bib files it knew, by name in the library.

    `kind` is `undo` or `redo` of the step `of`, or `outside` for edits that were made without loccit. The notes of an
    `undo` are those it takes back.
    """

    id: str
    time: str
    command: str
    kind: Kind = "step"
    of: str = ""
    changes: list[Change] = field(default_factory=list)
    files: dict[str, tuple[str | None, str | None]] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)

    @property
    def touched(self) -> list[str]:
        """Each citekey it changed or noted something of once; a file that is no entry's by its name."""
        named = [change.citekey or change.file for change in self.changes]
        return list(dict.fromkeys([*named, *(note.citekey for note in self.notes if note.citekey)]))

    def json(self) -> dict[str, Any]:
        """As in the journal."""
        out: dict[str, Any] = {"id": self.id, "time": self.time, "kind": self.kind, "command": self.command}
        if self.of:
            out["of"] = self.of
        out["files"] = {name: list(digests) for name, digests in self.files.items()}
        out["changes"] = [change.json() for change in self.changes]
        if self.notes:
            out["notes"] = [note.json() for note in self.notes]
        return out

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Step:
        """The inverse of `json`. Raises `KeyError`, `TypeError`, … where `data` is no step."""
        if data["kind"] not in ("step", "undo", "redo", "outside"):
            raise KeyError("kind")
        files = {name: (before, after) for name, (before, after) in data.get("files", {}).items()}
        changes = [Change.from_json(change) for change in data["changes"]]
        notes = [Note.from_json(note) for note in data.get("notes", [])]
        return cls(data["id"], data["time"], data["command"], data["kind"], data.get("of", ""), changes, files, notes)


def _patch(at: int, cut: str, put: str, previous: list[Any] | None, before: str, after: str) -> Patch:
    return Patch(at, cut, put, None if previous is None else (str(previous[0]), int(previous[1])), before, after)


def _evidence(value: dict[str, Any]) -> Evidence:
    """Keys that a later version may add are passed over."""
    return Evidence(**{name: value[name] for name in Evidence._fields if name in value})


def new_step(command: str, kind: Kind = "step", of: str = "") -> Step:
    """A step of now, with an id that no other computer gives (so that two journals can be joined line by line)."""
    seconds, rest = divmod(time.time_ns(), 1_000_000_000)
    stamp = time.strftime("%Y%m%dT%H%M%S", time.gmtime(seconds))
    written = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))
    return Step(f"{stamp}.{rest // 1000:06d}-{os.urandom(4).hex()}", written, command, kind, of)


def to_text(data: bytes) -> str:
    """Bytes as text that can be turned back: what is not UTF-8 becomes lone surrogates."""
    return data.decode("utf-8", "surrogateescape")


def to_bytes(text: str) -> bytes:
    """The inverse of `to_text`."""
    return text.encode("utf-8", "surrogateescape")
