"""One writer at a time: the lock on `.loccit/lock`, and who holds it."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from loccit.errors import LibraryError

PATIENCE = 20.0
"""Seconds to wait for another loccit before giving up."""


class LockedError(LibraryError):
    """Another loccit is writing to the library."""


@contextmanager
def locked(derived: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Holds the library's lock, which the system releases when the process ends, however it ends.

    Raises `LockedError` when another loccit holds it longer than `patience` seconds, `LibraryError` where the
    folder cannot be written.
    """
    import filelock  # here: it takes 70 ms, and commands that only read do not need it

    try:
        derived.mkdir(exist_ok=True)
        lock = filelock.FileLock(derived / "lock")
        lock.acquire(timeout=patience, poll_interval=0.005)
    except filelock.Timeout as error:
        message = f"{derived.parent}: another loccit is writing{_holder(derived)}"
        raise LockedError(message, hint="wait until it is done, then run the command again") from error
    except OSError as error:
        raise LibraryError(
            f"{derived.parent}: cannot be written: {error.strerror}", hint="is the folder or disk read-only?"
        ) from error
    try:
        _sign(derived)
        yield
    finally:
        lock.release()


def _sign(derived: Path) -> None:
    """Notes who holds the lock. Only for the message to others: no fault if it fails."""
    with suppress(OSError):
        command = " ".join(["loccit", *sys.argv[1:]])[:200]
        (derived / "lock.holder").write_text(f"{os.getpid()}\n{time.time():.0f}\n{command}\n", encoding="utf-8")


def _holder(derived: Path) -> str:
    try:
        pid, since, command = (derived / "lock.holder").read_text(encoding="utf-8").splitlines()[:3]
        return f" (process {pid}, `{command}`, for {max(0.0, time.time() - float(since)):.0f} s)"
    except (OSError, ValueError):
        return ""
