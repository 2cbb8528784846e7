"""How changes are told: the diff of a dry run, one line for what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from loccit.cli.output import note, printable

if TYPE_CHECKING:
    from loccit.library import Change


def print_change(change: Change, dry_run: bool = False) -> None:
    """With `dry_run`, what would change, as a diff; else what was changed."""
    if dry_run:
        for line in change.diff.splitlines():
            click.secho(printable(line), fg={"+": "green", "-": "red"}.get(line[:1]))
    done = "would be done" if dry_run else "done"
    note(f"{done}: {change.summary}" if change.citekeys else "nothing to change")
