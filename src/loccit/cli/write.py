"""Results that are documents: to stdout, or to a file in one piece."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from loccit.cli.output import note, terminal
from loccit.errors import UsageError


def write_result(data: str | bytes, output: str | None) -> None:
    """`data` to the file `output`, else to stdout. Binary data is not written to a terminal.

    Raises UsageError where `output` is what a library is kept in: a slip of the keys must not replace it.
    """
    raw = data.encode() if isinstance(data, str) else data
    if output and output != "-":
        path = Path(output)
        if _is_of_a_library(path):
            raise UsageError(f"'{output}' belongs to the library in '{path.parent}'", hint="name another file")
        _replace(path, raw)
        note(f"wrote {output}")
    elif isinstance(data, str):
        click.echo(data, nl=not data.endswith("\n"))
    elif terminal():
        raise UsageError("this format is not text, and stdout is a terminal", hint="add -o FILE")
    else:
        sys.stdout.buffer.write(raw)


def _is_of_a_library(path: Path) -> bool:
    from loccit.store.finding import SETTINGS
    from loccit.store.folder import JOURNAL, VOCABULARY

    if not (path.parent / SETTINGS).is_file():
        return False
    return path.name in (SETTINGS, JOURNAL, VOCABULARY) or path.suffix.lower() == ".bib"


def _replace(path: Path, raw: bytes) -> None:
    """Beside it first, so that what was there is gone only when the new contents are whole."""
    if (path.exists() and not path.is_file()) or path.is_symlink():  # /dev/stdout, a pipe, a link to elsewhere
        path.write_bytes(raw)
        return
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        draft.write_bytes(raw)
        if path.exists():
            draft.chmod(path.stat().st_mode)
        draft.replace(path)
    except OSError as error:
        error.filename = str(path)  # what the user named, not the file beside it
        raise
    finally:
        draft.unlink(missing_ok=True)
