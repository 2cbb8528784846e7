"""`loccit redo`: does again what was taken back."""

from __future__ import annotations

from loccit.cli.base import State, described, dry_run_option, pass_state, yes_option
from loccit.cli.changes import take_back


@described(
    "redo",
    """
    loccit redo --dry-run
    """,
)
@dry_run_option
@yes_option
@pass_state
def command(state: State, dry_run: bool, yes: bool) -> None:
    """Do again what the last `undo` took back."""
    take_back(state.library().redo, "Redo", dry_run, yes)
