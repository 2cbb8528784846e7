"""How found records are printed: a line each, or JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from loccit.cli.output import clean, print_json, print_table, printable, terminal

if TYPE_CHECKING:
    from loccit.index import Label
    from loccit.index.snippets import Snippet
    from loccit.library import Hit


def print_labels(labels: Iterable[Label]) -> None:
    """A line each."""
    print_table(labels, ("citekey", "year", "author", "title"))


def print_hits(hits: Iterable[Hit], as_json: bool) -> None:
    """The shape of CLI.md, or a line each with the words found below it."""
    if as_json:
        print_json({"records": [hit.json() for hit in hits]})
        return
    for hit in hits:
        click.echo(("  " if terminal() else "\t").join(map(clean, hit.label())))
        for snippet in hit.snippets:
            click.echo(f"    {snippet.field}: {_marked(snippet)}")


def _marked(snippet: Snippet) -> str:
    """The snippet with the words found in bold."""
    out, position = "", 0
    for start, end in snippet.marks:
        out += clean_part(snippet.text[position:start]) + click.style(clean_part(snippet.text[start:end]), bold=True)
        position = end
    return out + clean_part(snippet.text[position:])


def clean_part(text: str) -> str:
    """Part of a line: printable, on one line, its spaces kept."""
    return printable(text.replace("\n", " "))
