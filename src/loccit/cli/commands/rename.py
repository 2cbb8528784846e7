"""`loccit rename`: another citekey, everywhere."""

from __future__ import annotations

import click

from loccit.cli import complete
from loccit.cli.base import State, described, dry_run_option, pass_state
from loccit.cli.changes import print_change


@described(
    "rename",
    """
    loccit rename oig2020cap oig2020
    loccit rename oig2020cap oig2020 --dry-run
    """,
)
@click.argument("old", shell_complete=complete.citekeys)
@click.argument("new")
@dry_run_option
@pass_state
def command(state: State, old: str, new: str, dry_run: bool) -> None:
    """Give the record OLD the citekey NEW, in every reference inside the library.

    OLD stays as an alias (BibLaTeX ids), so that a manuscript that cites it still finds the record.
    """
    print_change(state.library().rename(old, new, dry_run=dry_run), dry_run)
