"""`loccit redo`: does again what was taken back."""

from __future__ import annotations

from loccit.cli.base import State, described, dry_run_option, pass_state
from loccit.cli.changes import print_change


@described(
    "redo",
    """
    loccit redo --dry-run
    """,
)
@dry_run_option
@pass_state
def command(state: State, dry_run: bool) -> None:
    """Do again what the last `undo` took back."""
    print_change(state.library().redo(dry_run=dry_run), dry_run)
