"""The terminal lent to $EDITOR: what `loccit edit` does, its questions and faults on the terminal itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from loccit.cli.editing import edit_entry
from loccit.cli.output import note
from loccit.errors import LoccitError
from loccit.library import Library

if TYPE_CHECKING:
    from loccit.library import Change


def edited(folder: Path, citekey: str) -> tuple[Change | None, str]:
    """What was changed (None: nothing), and what went wrong ('': nothing), which the terminal keeps too."""
    library = Library(folder)
    try:
        return edit_entry(library, citekey), ""
    except click.ClickException as error:  # no such editor, or it failed
        fault = error.format_message()
    except (LoccitError, OSError) as error:
        fault = str(error)
    finally:
        library.index.close()
    note(fault)
    return None, fault
