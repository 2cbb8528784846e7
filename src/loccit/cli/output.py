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
    return text if text.isascii() and text.isprintable() else text.translate(_CONTROL)


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


def print_table(rows: Iterable[Sequence[str]], headings: Sequence[str], flexible: int = -1) -> None:
    """Aligned columns that fit the terminal's width; tab-separated lines where stdout is no terminal.

    The column `flexible` gives way where the line would be too long.
    """
    cells = [[clean(cell) for cell in row] for row in rows]
    if not terminal():
        click.echo("".join("\t".join(row) + "\n" for row in cells), nl=False)  # one write, not one a line
        return
    import shutil

    widths = [max(map(_width, column)) for column in zip(headings, *cells, strict=True)]
    free = shutil.get_terminal_size().columns - sum(widths) - 2 * (len(widths) - 1)
    widths[flexible] = max(12, widths[flexible] + min(0, free))
    click.secho("  ".join(_fit(cell, width) for cell, width in zip(headings, widths, strict=True)).rstrip(), bold=True)
    for row in cells:
        click.echo("  ".join(_fit(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _width(text: str) -> int:
    """Cells on a terminal: two for a wide (East Asian) character, none for a combining one."""
    if text.isascii():
        return len(text)
    import unicodedata

    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _fit(text: str, width: int) -> str:
    """`text` padded or cut to `width` cells."""
    if _width(text) <= width:
        return text + " " * (width - _width(text))
    while text and _width(text) > width - 1:
        text = text[:-1]
    return f"{text}…" + " " * (width - 1 - _width(text))
