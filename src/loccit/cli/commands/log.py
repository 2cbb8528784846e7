"""`loccit log`: what was changed."""

from __future__ import annotations

import click

from loccit.cli import complete
from loccit.cli.base import State, described, json_option, option, pass_state
from loccit.cli.output import clean, print_json

_MOST_NOTES = 10


@described(
    "log",
    """
    loccit log
    loccit log oig2020cap --json
    """,
)
@click.argument("citekey", required=False, shell_complete=complete.citekeys)
@option("--limit", type=click.IntRange(min=0), default=20, show_default=True, help="At most so many steps; 0 for all.")
@json_option
@pass_state
def command(state: State, citekey: str | None, limit: int, as_json: bool) -> None:
    """Show the commands that changed the library (or the record CITEKEY), the latest first."""
    steps = state.library().log(citekey, limit)
    if as_json:
        print_json({"steps": [step.json() for step in steps]})
        return
    for step in steps:
        changed = step.touched
        more = f" and {len(changed) - 3} more" if len(changed) > 3 else ""
        by = " (without loccit)" if step.kind == "outside" else ""
        click.echo(f"{step.time}  {clean(step.command)}{by}: {', '.join(map(clean, changed[:3]))}{more}")
        for note in step.notes[:_MOST_NOTES]:
            click.echo(f"{'':22}{note.what}: {clean(' → '.join(note.values))} {clean(note.citekey)}".rstrip())
