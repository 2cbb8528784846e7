"""`loccit browse`: the library, full screen."""

from __future__ import annotations

import os
import sys

import click

from loccit.cli import complete
from loccit.cli.base import State, described, option, pass_state
from loccit.errors import UsageError


@described(
    "browse",
    """
    loccit browse
    loccit browse tag:287g-program --theme light
    """,
)
@click.argument("query", nargs=-1, shell_complete=complete.query)
@option("--theme", type=click.Choice(["dark", "light", "terminal"]), default="dark", show_default=True,
        help="Its colours; 'terminal': those of your terminal.")  # fmt: skip
@pass_state
def command(state: State, query: tuple[str, ...], theme: str) -> None:
    """Browse the library full screen: type to filter, read the card beside the list, tag, edit, decide about
    duplicates, copy a citation, undo. Press ? there for the keys.

    Needs Textual (pip install textual).
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM") == "dumb":
        raise UsageError("browse fills a terminal, and there is none", hint="loccit list, loccit search, loccit show")
    library = state.library()
    try:
        from loccit.cli.browse.app import Browse
        from loccit.cli.browse.look import THEMES
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("textual", "rich"):
            raise
        raise UsageError("browse needs Textual, which is not installed", hint="pip install textual") from error
    plain = state.color == "never" or (state.color == "auto" and bool(os.environ.get("NO_COLOR")))
    library.index.close()  # made or brought up to date by now, with the processes that it may start only before threads
    screen = Browse(library.folder, " ".join(query), THEMES[theme], plain)
    screen.run()
    if screen.fault is not None:
        raise screen.fault
