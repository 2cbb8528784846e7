"""`loccit distinct`: remembers that records are different works."""

from __future__ import annotations

import click

from loccit.cli import complete
from loccit.cli.base import State, described, dry_run_option, pass_state
from loccit.cli.changes import print_change


@described(
    "distinct",
    """
    loccit distinct oig2010-287g oig2010-287g-update
    """,
)
@click.argument("citekeys", nargs=-1, required=True, metavar="A B...", shell_complete=complete.citekeys)
@dry_run_option
@pass_state
def command(state: State, citekeys: tuple[str, ...], dry_run: bool) -> None:
    """Remember that the records are different works, so that `duplicates` does not name them again."""
    print_change(state.library().distinct(citekeys, dry_run=dry_run), dry_run)
