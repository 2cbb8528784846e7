"""`loccit init`: makes a library."""

from __future__ import annotations

import click

from loccit.cli.base import described, option
from loccit.cli.output import note


@described(
    "init",
    """
    loccit init my-thesis
    loccit init my-thesis --from library
    """,
)
@click.argument("directory", default=".", type=click.Path(file_okay=False))
@option("--name", help="The library's name; the folder's name where it is not given.")
@option(
    "--from",
    "source",
    type=click.Path(exists=True, file_okay=False),
    help="Start from a copy of another library: its references, vocabulary, snapshots and history.",
)
def command(directory: str, name: str | None, source: str | None) -> None:
    """Make a library in DIRECTORY (this folder where none is named)."""
    from pathlib import Path

    from loccit.library import Library

    library = Library.create(Path(directory), name, Path(source) if source else None)
    count = library.count()
    note(f"made the library '{library.settings.name}' in {directory}" + (f", with {count} records" if count else ""))
