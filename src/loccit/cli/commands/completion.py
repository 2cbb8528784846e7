"""`loccit completion`: the line that makes a shell complete commands, citekeys, tags, styles and formats."""

from __future__ import annotations

import click

from loccit.cli.base import described

_LINES = {
    "bash": 'eval "$(_LOCCIT_COMPLETE=bash_source loccit)"',
    "zsh": 'eval "$(_LOCCIT_COMPLETE=zsh_source loccit)"',
    "fish": "_LOCCIT_COMPLETE=fish_source loccit | source",
}
_FILES = {"bash": "~/.bashrc", "zsh": "~/.zshrc", "fish": "~/.config/fish/completions/loccit.fish"}


@described(
    "completion",
    """
    loccit completion bash
    loccit completion fish
    """,
)
@click.argument("shell", type=click.Choice(sorted(_LINES)))
def command(shell: str) -> None:
    """Print the line to put into your shell's start-up file, so that the Tab key completes what loccit knows."""
    click.echo(f"# add to {_FILES[shell]}\n{_LINES[shell]}")
