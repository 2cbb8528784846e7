"""An entry's own text in $EDITOR, and back: `edit` and `browse` do the same."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from loccit.cli.output import note
from loccit.errors import LoccitError, UsageError

if TYPE_CHECKING:
    from loccit.library import Change, Library


def edit_entry(library: Library, citekey: str) -> Change | None:
    """Opens the text of the entry in $EDITOR and takes back just that; None where it was left as it is.

    A mistake is explained, and the text can be corrected. Raises UsageError, with the file that keeps what was typed,
    where it is not.
    """
    before = library.entry_text(citekey)
    text = before
    while True:
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
        return sys.stdin.isatty() and click.confirm("Edit it again?", default=True)
    except click.Abort:
        return False


def _keep(text: str) -> str:
    """Keep what was typed in a file, and say where."""
    import tempfile
    from pathlib import Path

    with tempfile.NamedTemporaryFile("w", suffix=".bib", delete=False, encoding="utf-8") as file:
        file.write(text)
    return f"your text is in {Path(file.name)}"
