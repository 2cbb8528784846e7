"""How changes are told: the diff of a dry run, one line for what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from loccit.cli.base import confirm
from loccit.cli.output import clean, note, printable

if TYPE_CHECKING:
    from collections.abc import Callable

    from loccit.library import Change


def print_change(change: Change, dry_run: bool = False) -> None:
    """What was noticed on the way, then with `dry_run` what would change, as a diff, else what was changed."""
    for noticed in change.notes:
        click.echo(clean(noticed))
    if dry_run:
        for line in change.diff.splitlines():
            click.secho(printable(line), fg={"+": "green", "-": "red"}.get(line[:1]))
    done = "would be done" if dry_run else "done"
    note(f"{done}: {change.summary}" if change.citekeys else "nothing to change")


def take_back(turn: Callable[..., Change], verb: str, dry_run: bool, yes: bool) -> None:
    """`undo` or `redo`, asked about first where it removes many records; `turn` is the library's."""
    if not dry_run and not yes:
        planned = turn(dry_run=True)
        confirm(f"{verb} '{planned.summary}', which removes {planned.removed} records?", planned.removed, yes)
    print_change(turn(dry_run=dry_run), dry_run)
