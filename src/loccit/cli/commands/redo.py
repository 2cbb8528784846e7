"""`loccit redo`: does again what was taken back."""

from __future__ import annotations

from loccit.cli.base import State, confirm, described, dry_run_option, pass_state, yes_option
from loccit.cli.changes import print_change


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
    library = state.library()
    if not dry_run and not yes:
        planned = library.redo(dry_run=True)
        confirm(f"Redo '{planned.summary}', which removes {planned.removed} records?", planned.removed, yes)
    print_change(library.redo(dry_run=dry_run), dry_run)
