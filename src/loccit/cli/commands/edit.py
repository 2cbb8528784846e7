"""`loccit edit`: an entry's own text in $EDITOR."""

from __future__ import annotations

import click

from loccit.cli import complete
from loccit.cli.base import State, described, pass_state
from loccit.cli.changes import print_change
from loccit.cli.editing import edit_entry
from loccit.cli.output import note


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
    change = edit_entry(state.library(), citekey)
    if change is None:
        note("nothing was changed")
    else:
        print_change(change)
