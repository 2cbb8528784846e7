"""`loccit stats`: counts in the terminal."""

from __future__ import annotations

import click

from loccit.cli import complete
from loccit.cli.base import State, described, json_option, pass_state
from loccit.cli.output import clean, print_json, terminal


@described(
    "stats",
    """
    loccit stats
    loccit stats type:report --json
    """,
)
@click.argument("query", nargs=-1, shell_complete=complete.query)
@json_option
@pass_state
def command(state: State, query: tuple[str, ...], as_json: bool) -> None:
    """Count the records that QUERY finds by type, year, outlet and tag, and how complete they are."""
    counts = state.library().stats(" ".join(query))
    if as_json:
        print_json(counts)
        return
    for heading, rows in counts.items():
        click.secho(heading, bold=True)
        most = max(rows.values(), default=1)
        for name, count in rows.items():
            bar = "█" * max(1, round(30 * count / most)) if terminal() and count else ""
            click.echo(f"  {count:>6}  {clean(name)}  {bar}".rstrip())
