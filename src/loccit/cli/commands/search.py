"""`loccit search`: records and snapshots, best first."""

from __future__ import annotations

import click

from loccit.cli import complete
from loccit.cli.base import State, described, json_option, option, pass_state
from loccit.cli.hits import print_hits
from loccit.cli.output import terminal


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
    hits = state.library().search(" ".join(query), limit)
    if as_json or not terminal():
        print_hits(hits, as_json)
        return
    from loccit.cli.highlights import print_highlights

    print_highlights(hits)
