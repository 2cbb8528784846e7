"""`loccit help`: the guides, in the terminal."""

from __future__ import annotations

import click

from loccit.cli.base import described
from loccit.cli.output import terminal
from loccit.errors import UsageError

_TOPICS = {
    "guide": "from a folder of files and links to a bibliography",
    "moving": "moving from Zotero, JabRef, papis, Mendeley, EndNote",
    "writing": "LaTeX, pandoc, Quarto, Typst, Word: your text and the library",
    "query": "the query language",
    "settings": "loccit.toml and environment variables",
    "vocabulary": "vocabulary.toml: the words tags are made from",
    "commands": "every command with its options",
    "json": "what --json prints",
    "contributing": "adding a format, a check, a style",
}


@described(
    "help",
    """
    loccit help
    loccit help guide
    """,
)
@click.argument("topic", required=False)
def command(topic: str | None) -> None:
    """Show a guide; without TOPIC, which guides there are."""
    from importlib.resources import files

    if topic is None:
        for name, purpose in _TOPICS.items():
            click.echo(f"{name:<13} {purpose}")
        return
    if topic not in _TOPICS:
        raise UsageError(f"there is no guide '{topic}'", hint=f"there are {', '.join(_TOPICS)}")
    text = (files("loccit.help") / f"{topic}.md").read_text(encoding="utf-8")
    if not terminal():
        click.echo(text, nl=False)
        return
    from rich.console import Console
    from rich.markdown import Markdown

    console = Console()
    with console.pager(styles=True):
        console.print(Markdown(text))
