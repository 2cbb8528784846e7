"""`loccit tag …`: tags, and the vocabulary they come from."""

from __future__ import annotations

import click

from loccit.cli.commands.tag import change, look, suggest, vocabulary


@click.group("tag")
def command() -> None:
    """Add, remove, rename, suggest and look at tags."""


for part in (
    change.add, change.remove, change.rename, change.merge, suggest.command, look.list_, look.tree, vocabulary.command,
):  # fmt: skip
    command.add_command(part)
