"""`loccit relate`: how one record relates to another."""

from __future__ import annotations

import click

from loccit.cli import complete
from loccit.cli.base import State, described, dry_run_option, option, pass_state
from loccit.cli.changes import print_change
from loccit.record import RELATION_TYPES


@described(
    "relate",
    """
    loccit relate liberty2020 reports-on oig2020cap
    loccit relate liberty2020 reports-on oig2020cap --remove
    """,
)
@click.argument("citekey", shell_complete=complete.citekeys)
@click.argument("relation", type=click.Choice(RELATION_TYPES))
@click.argument("to", shell_complete=complete.citekeys)
@option("--remove", is_flag=True, help="Take the relation away.")
@dry_run_option
@pass_state
def command(state: State, citekey: str, relation: str, to: str, remove: bool, dry_run: bool) -> None:
    """Say that CITEKEY is a version of, reprint of, report on … the record TO."""
    print_change(state.library().relate(citekey, relation, to, remove=remove, dry_run=dry_run), dry_run)
