"""`loccit undo`: takes the last command back."""

from __future__ import annotations

from loccit.cli.base import State, described, dry_run_option, pass_state, yes_option
from loccit.cli.changes import take_back


@described(
    "undo",
    """
    loccit undo --dry-run
    """,
)
@dry_run_option
@yes_option
@pass_state
def command(state: State, dry_run: bool, yes: bool) -> None:
    """Take the last command back, whole. Refused where it would overwrite an edit made since by other means."""
    take_back(state.library().undo, "Undo", dry_run, yes)
