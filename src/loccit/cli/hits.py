"""How found records are printed: a line each, or JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from loccit.cli.output import clean, print_json, print_table, printable

if TYPE_CHECKING:
    from loccit.index import Label
    from loccit.library import Hit


def print_labels(labels: Iterable[Label]) -> None:
    """A line each."""
    print_table(labels, ("citekey", "year", "author", "title"))


def print_hits(hits: Iterable[Hit], as_json: bool) -> None:
    """The shape of CLI.md, or a line each with the words found below it, for other programs."""
    if as_json:
        print_json({"records": [hit.json() for hit in hits]})
        return
    for hit in hits:
        click.echo("\t".join(map(clean, hit.label())))
        for snippet in hit.snippets:
            click.echo(f"    {snippet.field}: {printable(snippet.text.replace(chr(10), ' '))}")
