"""`loccit remove`: takes records out of the library."""

from __future__ import annotations

import click

from loccit.cli import complete
from loccit.cli.base import State, confirm, described, dry_run_option, pass_state, yes_option
from loccit.cli.changes import print_change


@described(
    "remove",
    """
    loccit remove oig2020cap --dry-run
    loccit remove oig2020cap
    """,
)
@click.argument("citekeys", nargs=-1, required=True, metavar="CITEKEY...", shell_complete=complete.citekeys)
@dry_run_option
@yes_option
@pass_state
def command(state: State, citekeys: tuple[str, ...], dry_run: bool, yes: bool) -> None:
    """Remove records, their snapshots, and the relations of others to them; `loccit undo` brings them back."""
    if not dry_run:
        confirm(f"Remove {len(citekeys)} records?", len(citekeys), yes)
    print_change(state.library().remove(citekeys, dry_run=dry_run), dry_run)
