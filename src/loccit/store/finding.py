"""How a library is found. In plain strings: every command passes here, and pathlib costs a tenth of its start-up."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping

from loccit.errors import LibraryError, typed

SETTINGS = "loccit.toml"


def find_library(
    start: str | os.PathLike[str], env: Mapping[str, str], explicit: str | os.PathLike[str] | None = None
) -> str:
    """The folder of the library to work in: `explicit`, else `$LOCCIT_LIBRARY`, else the nearest one upwards.

    A folder is a library if it holds `loccit.toml`; one whose `library/` does stands for that. Raises `LibraryError`
    with the command that makes one.
    """
    named = explicit or env.get("LOCCIT_LIBRARY")
    if named:
        folder = os.path.join(start, os.path.expanduser(named))
        if found := _library_at(folder):
            return found
        why = f"has no {SETTINGS}" if os.path.isdir(folder) else "is not there"
        raise LibraryError(f"{named}: no library: the folder {why}", hint=typed("init", os.fspath(named)))
    start = os.path.abspath(start)
    for folder in _upwards(start):
        if found := _library_at(folder):
            return found
    raise LibraryError(f"no library in {start} or above it", hint="make one with: loccit init")


def _library_at(folder: str) -> str:
    for candidate in (folder, os.path.join(folder, "library")):
        if os.path.isfile(os.path.join(candidate, SETTINGS)):
            return candidate
    return ""


def _upwards(folder: str) -> Iterator[str]:
    """The folder and those around it, to the root."""
    yield folder
    while (parent := os.path.dirname(folder)) != folder:
        folder = parent
        yield folder
