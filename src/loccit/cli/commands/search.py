"""`loccit search`: records and snapshots, best first."""

from __future__ import annotations

import click

from loccit.cli import complete
from loccit.cli.base import State, described, json_option, option, pass_state
from loccit.cli.hits import print_hits


@described(
    "search",
    """
    loccit search detainer
    loccit search '"criminal alien program" type:report'
    """,
)
@click.argument("query", nargs=-1, required=True, shell_complete=complete.query)
@option("--limit", type=click.IntRange(min=0), default=20, show_default=True, help="At most so many; 0 for all.")
@json_option
@pass_state
def command(state: State, query: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Search records and snapshots for QUERY, best first, with the words found."""
    print_hits(state.library().search(" ".join(query), limit), as_json)
