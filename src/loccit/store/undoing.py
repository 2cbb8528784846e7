"""Taking steps back and doing them again, on the entries as they are now; what would lose an edit is refused."""

from __future__ import annotations

from collections.abc import Iterable

from loccit.errors import LibraryError
from loccit.store.diff import unified
from loccit.store.entries import parse, patched, values, with_value
from loccit.store.library_text import LibraryText
from loccit.store.steps import Change, Step, to_bytes


class EditedMeanwhile(LibraryError):  # noqa: N818 - it reads as what happened
    """Undoing would overwrite an edit made since; `diff` shows it."""

    def __init__(self, message: str, diff: str = "") -> None:
        super().__init__(message, hint="the edit would be lost, so nothing was changed")
        self.diff = diff


def next_undo(steps: Iterable[Step]) -> Step | None:
    """Of the steps, newest first, the one that `undo` takes back: the last one done and not taken back since."""
    latest: dict[str, str] = {}
    for step in steps:
        if step.kind in ("undo", "redo"):
            latest.setdefault(step.of, step.kind)
        elif step.kind == "step" and latest.get(step.id) != "undo":
            return step
    return None


def next_redo(steps: Iterable[Step]) -> Step | None:
    """Of the steps, newest first, the one that `redo` does again; None where a new command came after its undoing."""
    done: set[str] = set()
    wanted = ""
    for step in steps:
        if wanted:
            if step.id == wanted:
                return step
        elif step.kind == "redo":
            done.add(step.of)
        elif step.kind == "undo" and step.of not in done:
            wanted = step.of
        elif step.kind == "step":
            return None
    return None


def apply_change(change: Change, text: LibraryText, *, exact: bool = False) -> None:
    """Makes one change of an entry again. Raises `EditedMeanwhile` where the entry is not as it was before it.

    `exact`: the files are as they were to the byte, so entries that share a citekey shared it then.
    """
    if change.action == "remove":
        _remove(change, text)
        return
    comes = change.action == "add" or change.was.casefold() not in ("", change.citekey.casefold())
    if comes and not exact and text.taken(change.citekey):
        raise EditedMeanwhile(f"an entry '{change.citekey}' is there again")
    if change.action == "add":
        _add(change, text)
    else:
        _change(change, text)
    text.keys().add(change.citekey.casefold())


def _add(change: Change, text: LibraryText) -> None:
    entry = to_bytes(change.after or "")
    patch = change.patch
    piece = to_bytes(patch.put) if patch else entry + b"\n"
    working = text.file(change.file)
    working.insert(change.citekey, entry, piece, patch.previous if patch else None, patch.at if patch else 0)


def _remove(change: Change, text: LibraryText) -> None:
    found = text.find(change.citekey)
    if found is None:  # somebody took it out already
        return
    working, node = found
    now, then = working.entry_of(node), to_bytes(change.before or "")
    if now != then:
        raise _edited(change.citekey, then, now)
    lead, _, trail = to_bytes(change.patch.cut).partition(then) if change.patch else (b"", b"", b"")
    working.remove(node, lead, trail)
    text.keys().discard(change.citekey.casefold())


def _change(change: Change, text: LibraryText) -> None:
    old_key = change.was or change.citekey
    found = text.find(old_key)
    if found is None:
        raise EditedMeanwhile(f"the entry '{old_key}' is no longer there")
    working, node = found
    now = working.entry_of(node)
    new = patched(now, change.patch) if change.patch else None
    working.replace(node, _by_fields(change, now) if new is None else new, change.citekey)
    text.keys().discard(old_key.casefold())


def _by_fields(change: Change, raw: bytes) -> bytes:
    """The change made field by field, in an entry that was edited elsewhere since."""
    if not change.fields and not change.was:
        raise EditedMeanwhile(f"the entry '{change.citekey}' was edited since")
    for field, (before, after) in change.fields.items():
        new = with_value(raw, field, after, before)
        if new is None:
            raise _edited_field(change, field, raw)
        raw = new
    return raw if not change.was else renamed(raw, change.citekey)


def renamed(raw: bytes, citekey: str) -> bytes:
    """The entry under another citekey."""
    entry = parse(raw)
    assert entry is not None, "only entries are renamed"
    start, end = entry.key_span
    return raw[:start] + citekey.encode("utf-8", "surrogateescape") + raw[end:]


def _edited(citekey: str, then: bytes, now: bytes) -> EditedMeanwhile:
    diff = unified(citekey, then, [(0, len(then), now)])
    return EditedMeanwhile(f"the entry '{citekey}' was edited since", diff)


def _edited_field(change: Change, field: str, raw: bytes) -> EditedMeanwhile:
    then, now = change.fields[field][0] or "", values(raw).get(field) or ""
    diff = unified(
        f"{change.was or change.citekey}:{field}",
        to_bytes(then) + b"\n",
        [(0, len(to_bytes(then)) + 1, to_bytes(now) + b"\n")],
    )
    return EditedMeanwhile(f"'{field}' of '{change.was or change.citekey}' was edited since", diff)
