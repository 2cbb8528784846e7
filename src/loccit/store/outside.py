"""Edits made without loccit: noticed by the files' digests, told entry by entry and field by field, and recorded."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from loccit.biblatex import Entry, split
from loccit.store.baseline import Baseline
from loccit.store.entries import differing, patched, values
from loccit.store.journal import read_steps, read_steps_backwards
from loccit.store.steps import Change, Step, new_step, to_bytes, to_text
from loccit.store.working import Working

_FEW = 50


def notice(workings: Iterable[Working], journal: Path, baseline: Baseline) -> tuple[Step | None, list[Working]]:
    """The step that records what was edited outside since loccit's last write (None: nothing), and the new files.

    New files are those that no step has named: they have no past here, and nothing in them counts as an edit.
    """
    follows = baseline.follows(journal)
    doubtful = {w.name: w for w in workings if not follows or baseline.digest(w.name) != w.digest}
    gone = [name for name in baseline.names() if not (journal.parent / name).exists()]
    if not doubtful and not gone:
        return None, []
    last = last_digests(journal, [*doubtful, *gone])
    step = new_step("edited outside loccit", "outside")
    for name, working in doubtful.items():
        if name in last and last[name] != working.digest:
            step.files[name] = (last[name], working.digest)
            step.changes += _changes(name, _before(name, last[name], baseline), working.raw or b"", journal)
    for name in gone:
        if last.get(name) is not None:
            step.files[name] = (last[name], None)
            step.changes += _changes(name, _before(name, last[name], baseline), b"", journal)
        baseline.forget(name)
    return step if step.files else None, [working for name, working in doubtful.items() if name not in last]


def last_digests(journal: Path, names: Iterable[str]) -> dict[str, str | None]:
    """The digests of these files as the journal last saw them; those it never saw are left out."""
    wanted = set(names)
    found: dict[str, str | None] = {}
    for step in read_steps_backwards(journal):
        for name in wanted & step.files.keys():
            found[name] = step.files[name][1]
            wanted.remove(name)
        if not wanted:
            break
    return found


class Known:
    """What the journal knows of one entry: its text where it knows all of it, else the fields that loccit set.

    `file` is where it was added, `''` where that was not loccit.
    """

    __slots__ = ("fields", "file", "text", "there")

    def __init__(self) -> None:
        self.text: bytes | None = None
        self.fields: dict[str, str | None] = {}
        self.there = True
        self.file = ""

    def follow(self, change: Change) -> None:
        """Takes in one more change."""
        self.there = change.action != "remove"
        if change.action == "add":
            self.text, self.file = to_bytes(change.after or ""), change.file
            self.fields = dict(values(self.text))
        elif change.action == "change":
            self.fields |= {name: after for name, (_, after) in change.fields.items()}
            self.text = patched(self.text, change.patch) if self.text is not None and change.patch else None


def known_entries(journal: Path, citekeys: Collection[str] | None = None) -> dict[str, Known]:
    """By citekey what the journal knows; only of `citekeys` where these are given, which is quick for a few."""
    known: dict[str, Known] = {}
    for step in read_steps(journal, citekeys if citekeys is not None and len(citekeys) <= _FEW else None):
        for change in step.changes:
            if change.action == "file":
                continue
            if change.was:
                known[change.citekey] = known.pop(change.was, Known())
            known.setdefault(change.citekey, Known()).follow(change)
    return known


def _before(name: str, digest: str | None, baseline: Baseline) -> bytes | None:
    return baseline.content(name) if baseline.digest(name) == digest else None


def _changes(name: str, before: bytes | None, after: bytes, journal: Path) -> list[Change]:
    """What differs between two states of a file, without what the journal has already, as after a merge in git."""
    new = _texts(after)
    if before is None:
        return _changes_from_journal(name, new, known_entries(journal))
    old = _texts(before)
    differ = [key for key in dict.fromkeys([*old, *new]) if old.get(key) != new.get(key)]
    known = known_entries(journal, differ)
    found = (_change(name, key, old.get(key), new.get(key), known.get(key)) for key in differ)
    return [change for change in found if change is not None]


def _change(name: str, key: str, old: bytes | None, new: bytes | None, known: Known | None) -> Change | None:
    """One entry's change; None where the journal already tells of it."""
    if new is None:
        if known is not None and not known.there:
            return None
        return Change(key, "remove", name, before=to_text(old or b""))
    if old is None:
        if known is not None and known.there and known.text == new:
            return None
        return Change(key, "add", name, after=to_text(new))
    told = known.fields if known is not None else {}
    fields = differing(old, new)
    untold = {field: (was, now) for field, (was, now) in fields.items() if told.get(field, was) != now}
    return Change(key, "change", name, fields=untold) if untold or not fields else None


def _changes_from_journal(name: str, new: dict[str, bytes], known: dict[str, Known]) -> list[Change]:
    """As `_changes` where no copy of the old state is left: only what loccit itself wrote can be told."""
    out: list[Change] = []
    for key, entry in known.items():
        if key in new:
            now = values(new[key])
            names = [*entry.fields, *now] if entry.text is not None else [*entry.fields]
            pairs = {field: (entry.fields.get(field), now.get(field)) for field in names}
            fields = {field: pair for field, pair in pairs.items() if pair[0] != pair[1]}
            if fields:
                out.append(Change(key, "change", name, fields=fields))
        elif entry.there and entry.file == name:
            out.append(Change(key, "remove", name, before=to_text(entry.text or b"")))
    return out


def _texts(data: bytes) -> dict[str, bytes]:
    """The bytes of each entry by citekey, of the first where there are two."""
    texts: dict[str, bytes] = {}
    for block in split(data).blocks:
        if isinstance(block, Entry):
            texts.setdefault(block.key, block.raw)
    return texts
