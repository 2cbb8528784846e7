"""What a killed command left: carried to its end, or taken back where nothing of it was done and it no longer fits."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from loccit.errors import LibraryError
from loccit.store.disk import Disk
from loccit.store.files import apply, cut_back
from loccit.store.intent import Append, Intent, digest, read_tail
from loccit.store.lock import LockedError, locked


def recover(derived: Path, disk: Disk) -> bool:
    """Finishes or takes back what was begun; the caller holds the lock. Returns True where there was something.

    A file that someone changed after the kill is left as they made it: their edit is later noticed and recorded.
    Raises `LibraryError` where the disk refuses.
    """
    try:
        return _recover(derived, disk)
    except OSError as error:
        where = error.filename or derived.parent
        message = f"{where}: what an interrupted command left cannot be finished: {error.strerror}"
        raise LibraryError(message, hint="free the disk or the file, then run any loccit command") from error


def _recover(derived: Path, disk: Disk) -> bool:
    intent = Intent.load(derived)
    if intent is not None:
        states = [staged.state() for staged in intent.puts]
        if intent.begun() or "foreign" not in states:
            _finish(intent, states, disk)
        elif intent.append and intent.append.written() and _nothing_behind(intent.append):
            cut_back(intent.append, disk)
        for staged in intent.puts:
            disk.unlink(staged.temp)
        intent.clear(derived, disk)
    _sweep(derived, disk)
    return intent is not None


def recover_if_needed(derived: Path, disk: Disk) -> None:
    """As `recover`, for a command that only reads: it takes the lock only where something was left behind.

    Another loccit that is at work right now finishes by itself; a folder that cannot be written is read as it is.
    """
    if (derived / "intent").exists():
        with suppress(LockedError, LibraryError), locked(derived, patience=0):
            recover(derived, disk)


def _finish(intent: Intent, states: list[str], disk: Disk) -> None:
    puts = [staged for staged, state in zip(intent.puts, states, strict=True) if state == "ready"]
    deletes = [(path, was) for path, was in intent.deletes if path.exists() and digest(path.read_bytes()) == was]
    append = intent.append
    if append is not None:
        append = None if append.written() else _still_fitting(append)
    apply(Intent(puts, deletes, append), disk)


def _still_fitting(append: Append) -> Append:
    """The same lines for the journal as it is now: half of them may be there, or git may have changed it since."""
    size, tail = read_tail(append.path, len(append.data) + len(append.tail))
    begun = tail[len(tail) - (size - append.keep) :] if 0 <= size - append.keep <= len(tail) else b"\n"
    if append.data.startswith(begun) or size == append.size:
        return append._replace(size=size, tail=tail)
    gap = b"" if tail.endswith(b"\n") or not size else b"\n"
    return Append(append.path, size, size, tail, gap + append.data)


def _nothing_behind(append: Append) -> bool:
    return read_tail(append.path, 0)[0] == append.keep + len(append.data)


def _sweep(derived: Path, disk: Disk) -> None:
    """New contents that no intent names were written by a command that was killed before it counted."""
    pending = derived / "pending"
    if pending.is_dir():
        for path in pending.iterdir():
            disk.unlink(path)
