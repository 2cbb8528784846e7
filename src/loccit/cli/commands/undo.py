"""`loccit undo`: takes the last command back."""

from __future__ import annotations

from loccit.cli.base import State, described, dry_run_option, pass_state
from loccit.cli.changes import print_change


@described(
    "undo",
    """
    loccit undo --dry-run
    """,
)
@dry_run_option
@pass_state
def command(state: State, dry_run: bool) -> None:
    """Take the last command back, whole. Refused where it would overwrite an edit made since by other means."""
    print_change(state.library().undo(dry_run=dry_run), dry_run)
