"""`loccit undo`: takes the last command back."""

from __future__ import annotations

from loccit.cli.base import State, confirm, described, dry_run_option, pass_state, yes_option
from loccit.cli.changes import print_change


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
    library = state.library()
    if not dry_run and not yes:
        planned = library.undo(dry_run=True)
        confirm(f"Undo '{planned.summary}', which removes {planned.removed} records?", planned.removed, yes)
    print_change(library.undo(dry_run=dry_run), dry_run)
