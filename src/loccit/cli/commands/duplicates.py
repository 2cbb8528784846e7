"""`loccit duplicates`: records of the same work, with the reasons."""

from __future__ import annotations

import click

from loccit.cli import complete
from loccit.cli.base import State, described, findings, json_option, option, pass_state
from loccit.cli.output import clean, note, print_json
from loccit.cli.review import review


@described(
    "duplicates",
    """
    loccit duplicates
    loccit duplicates type:report --json
    loccit duplicates --review
    """,
)
@click.argument("query", nargs=-1, shell_complete=complete.query)
@option("--threshold", type=click.FloatRange(0, 1), help="How alike records must be; else the library's setting.")
@option("--review", "walk", is_flag=True, help="Walk through the groups: merge, relate, distinct, skip, undo, quit.")
@json_option
@pass_state
def command(state: State, query: tuple[str, ...], threshold: float | None, walk: bool, as_json: bool) -> None:
    """Group the records that are the same work, versions of it, or reprints of it, and say why."""
    library = state.library()
    groups = library.duplicates(" ".join(query), threshold)
    if as_json:
        print_json(groups.json())
    elif walk:
        review(library, groups)
        return
    else:
        for group in groups.groups:
            click.secho(f"{group.kind}  {group.score:.2f}  {clean('; '.join(group.reasons))}", bold=True)
            for citekey in group.members:
                record = library.record(citekey)
                click.echo(f"  {citekey}  {clean(record.text('title'))} ({record.text('issued') or 'no date'})")
        note(f"{len(groups.groups)} groups among {groups.records} records")
    findings(any(group.kind == "duplicate" for group in groups.groups))
