"""Results that are documents: to stdout, or to a file in one piece."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from loccit.cli.output import note, terminal
from loccit.errors import UsageError


def write_result(data: str | bytes, output: str | None) -> None:
    """`data` to the file `output`, else to stdout. Binary data is not written to a terminal."""
    raw = data.encode() if isinstance(data, str) else data
    if output and output != "-":
        Path(output).write_bytes(raw)
        note(f"wrote {output}")
    elif isinstance(data, str):
        click.echo(data, nl=not data.endswith("\n"))
    elif terminal():
        raise UsageError("this format is not text, and stdout is a terminal", hint="add -o FILE")
    else:
        sys.stdout.buffer.write(raw)
