"""`loccit edit`: an entry's own text in $EDITOR."""

from __future__ import annotations

import sys

import click

from loccit.cli import complete
from loccit.cli.base import State, described, pass_state
from loccit.cli.changes import print_change
from loccit.cli.output import note
from loccit.errors import LoccitError, UsageError


@described(
    "edit",
    """
    loccit edit oig2020cap
    EDITOR=nano loccit edit oig2020cap
    """,
)
@click.argument("citekey", shell_complete=complete.citekeys)
@pass_state
def command(state: State, citekey: str) -> None:
    """Open the text of the entry CITEKEY in $EDITOR, and take back just that.

    A mistake is explained, and the text can be corrected; nothing is lost.
    """
    library = state.library()
    before = library.entry_text(citekey)
    text = before
    while True:
        edited = click.edit(text, extension=".bib", require_save=True)
        if edited is None or edited == before:
            note("nothing was changed")
            return
        try:
            print_change(library.replace_text(citekey, before, edited))
            return
        except LoccitError as error:
            note(f"not saved: {error}")
            text = edited
            if not sys.stdin.isatty() or not click.confirm("Edit it again?", default=True):
                raise UsageError("the entry was left as it was", hint=_keep(edited)) from error


def _keep(text: str) -> str:
    """Keep what was typed in a file, and say where."""
    import tempfile
    from pathlib import Path

    with tempfile.NamedTemporaryFile("w", suffix=".bib", delete=False, encoding="utf-8") as file:
        file.write(text)
    return f"your text is in {Path(file.name)}"
