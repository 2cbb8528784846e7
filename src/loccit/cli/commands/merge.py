"""`loccit merge`: several records of the same work become one."""

from __future__ import annotations

import click

from loccit.cli import complete
from loccit.cli.base import State, confirm, described, dry_run_option, option, pass_state, yes_option
from loccit.cli.changes import print_change


@described(
    "merge",
    """
    loccit merge oig2020cap gao2021-287g --force --dry-run
    loccit merge cox2013 miles2014 --force
    """,
)
@click.argument("keep", shell_complete=complete.citekeys)
@click.argument("others", nargs=-1, required=True, metavar="OTHER...", shell_complete=complete.citekeys)
@option("--force", is_flag=True, help="Merge also what does not look like the same work.")
@dry_run_option
@yes_option
@pass_state
def command(state: State, keep: str, others: tuple[str, ...], force: bool, dry_run: bool, yes: bool) -> None:
    """Merge the records OTHER into KEEP, field by field; both sides' values are kept in the history.

    KEEP's values stay, but where OTHER has the same fact in a better form; what KEEP lacks is taken. Versions and
    reprints are not merged: `relate` keeps both.

    The citekeys of the others become aliases of KEEP, so that manuscripts still find it.
    """
    if not dry_run:
        confirm(f"Merge {len(others)} records into {keep}?", len(others), yes)
    change = state.library().merge(keep, others, dry_run=dry_run, force=force)
    print_change(change, dry_run)
