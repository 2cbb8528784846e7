"""`loccit merge-driver`: what git calls to merge two versions of a .bib file."""

from __future__ import annotations

from pathlib import Path

import click

from loccit.cli.base import described, findings
from loccit.cli.output import note


@described(
    "merge-driver",
    """
    loccit merge-driver library/references.bib library/references.bib library/references.bib 7 references.bib
    """,
)
@click.argument("base", type=click.Path(exists=True, dir_okay=False))
@click.argument("ours", type=click.Path(exists=True, dir_okay=False))
@click.argument("theirs", type=click.Path(exists=True, dir_okay=False))
@click.argument("marker", type=int, default=7)
@click.argument("name", default="")
def command(base: str, ours: str, theirs: str, marker: int, name: str) -> None:
    """Merge THEIRS into OURS by entry and field, against their common BASE. MARKER is the length of the
    conflict marks, NAME the file's name in messages.

    Exit code 1 where both sides changed the same field: the entry then stands between git's conflict marks. `loccit
    init` tells git of it: merge.loccit.driver = loccit merge-driver %O %A %B %L %P.
    """
    from loccit.store.merge_driver import merge_files

    conflicts = merge_files(Path(base), Path(ours), Path(theirs), marker)
    for conflict in conflicts:
        note(f"{name or ours}: {conflict}")
    findings(bool(conflicts))
