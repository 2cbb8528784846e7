"""An entry's own text in $EDITOR, and back: `edit` and `browse` do the same."""

from __future__ import annotations

import contextlib
import signal
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import click

from loccit.cli.output import note
from loccit.errors import LoccitError, UsageError

if TYPE_CHECKING:
    from types import FrameType

    from loccit.library import Change, Library


def edit_entry(library: Library, citekey: str) -> Change | None:
    """Opens the text of the entry in $EDITOR and takes back just that; None where it was left as it is.

    A mistake is explained, and the text can be corrected. Raises UsageError, with the file that keeps what was typed,
    where it is not.
    """
    before = library.entry_text(citekey)
    text = before
    while True:
        with _interrupted(_let_be):  # Ctrl+C is the editor's
            edited = click.edit(text, extension=".bib", require_save=True)
        if edited is None or edited == before:
            return None
        try:
            return library.replace_text(citekey, before, edited)
        except LoccitError as error:
            note(f"not saved: {error}")
            text = edited
            if not _again():
                raise UsageError("the entry was left as it was", hint=_keep(edited)) from error


def _again() -> bool:
    """Whether it is to be edited again; Ctrl+C is a no, so that what was typed is kept."""
    try:
        with _interrupted(signal.default_int_handler):
            return sys.stdin.isatty() and click.confirm("Edit it again?", default=True)
    except click.Abort:
        return False


@contextlib.contextmanager
def _interrupted(handler: Callable[[int, FrameType | None], object]) -> Iterator[None]:
    """What Ctrl+C does meanwhile, whatever it does otherwise (to asyncio it means the end of the program)."""
    before = signal.signal(signal.SIGINT, handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _let_be(number: int, frame: FrameType | None) -> None:
    """Nothing. (Not SIG_IGN, which the editor would inherit.)"""


def _keep(text: str) -> str:
    """Keep what was typed in a file, and say where."""
    import tempfile
    from pathlib import Path

    with tempfile.NamedTemporaryFile("w", suffix=".bib", delete=False, encoding="utf-8") as file:
        file.write(text)
    return f"your text is in {Path(file.name)}"
