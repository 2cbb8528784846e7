"""`loccit set`: sets fields of a record."""

from __future__ import annotations

import click

from loccit.cli import complete
from loccit.cli.base import State, described, dry_run_option, pass_state
from loccit.cli.changes import print_change


@described(
    "set",
    """
    loccit set oig2020cap date=2020-02-18
    loccit set oig2020cap author='{U.S. Department of Homeland Security}' --dry-run
    """,
)
@click.argument("citekey", shell_complete=complete.citekeys)
@click.argument("assignments", nargs=-1, required=True, metavar="FIELD=VALUE...")
@dry_run_option
@pass_state
def command(state: State, citekey: str, assignments: tuple[str, ...], dry_run: bool) -> None:
    """Set fields of the record CITEKEY; FIELD= with no value removes the field.

    FIELD is a BibLaTeX field (date, institution, journaltitle) or a CSL variable (issued, publisher, container-title).
    VALUE is plain text. Names are 'Family, Given and Family, Given'; a body stands in braces.
    """
    print_change(state.library().set(citekey, assignments, dry_run=dry_run), dry_run)
