"""What commands print: JSON, tables, problems. Nothing from a source reaches the terminal raw."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import Any

import click

from loccit.errors import Problem

_CONTROL = dict.fromkeys((*range(32), 127, *range(128, 160), *range(8234, 8239), *range(8294, 8298)))
_CONTROL[0x0A] = _CONTROL[0x09] = 0x20


def printable(text: str) -> str:
    """`text` without control characters, escapes or direction overrides a source may have brought; spacing kept."""
    return text if text.isprintable() else text.translate(_CONTROL)


def clean(text: str) -> str:
    """`printable`, on one line."""
    return " ".join(printable(text).split())


def terminal() -> bool:
    """Whether results go to a person's terminal."""
    return sys.stdout.isatty()


def print_json(document: Any) -> None:
    """One JSON document on stdout."""
    import json

    click.echo(json.dumps(document, ensure_ascii=False, indent=2))


def print_problems(problems: Iterable[Problem]) -> None:
    """Problems on stderr, one line each."""
    for problem in problems:
        click.echo(f"{problem.severity}: {clean(problem.text())}", err=True)


def note(message: str) -> None:
    """Progress, notes and hints go to stderr."""
    click.echo(clean(message), err=True)


def print_hanging(text: str, head: str, indent: int, **style: Any) -> None:
    """`head` in `style`, and `text` behind it; on a terminal, what does not fit goes on below, `indent` cells in."""
    if not terminal():
        click.echo(f"{head}{text}")
        return
    import shutil

    from loccit.cli.cells import width, wrap

    cells = shutil.get_terminal_size().columns
    first, *rest = wrap(text, cells - indent, cells - width(head))
    click.echo(click.style(head, **style) + first)
    for part in rest:
        click.echo(" " * indent + part)


def print_table(rows: Iterable[Sequence[str]], headings: Sequence[str], flexible: int = -1) -> None:
    """Aligned columns that fit the terminal's width; tab-separated lines where stdout is no terminal.

    The column `flexible` carries the text: it gives way where the line would be too long.
    """
    cells = [[clean(cell) for cell in row] for row in rows]
    if not terminal():
        click.echo("".join("\t".join(row) + "\n" for row in cells), nl=False)  # one write, not one a line
        return
    import shutil

    from loccit.cli.columns import table

    lines = table(cells, headings, flexible, shutil.get_terminal_size().columns)
    click.secho(next(lines), bold=True)
    click.echo("".join(f"{line}\n" for line in lines), nl=False)
