"""`loccit list`: records in a stable order."""

from __future__ import annotations

import click

from loccit.cli import complete
from loccit.cli.base import State, described, json_option, option, pass_state
from loccit.cli.hits import print_hits, print_labels


@described(
    "list",
    """
    loccit list
    loccit list type:report year:2017..2020
    loccit list tag:287g-program --json
    """,
)
@click.argument("query", nargs=-1, shell_complete=complete.query)
@option("--limit", type=click.IntRange(min=0), default=0, help="At most so many records.")
@json_option
@pass_state
def command(state: State, query: tuple[str, ...], limit: int, as_json: bool) -> None:
    """List the records that QUERY finds (all, where there is none), by citekey.

    QUERY is words and field:value (author:, title:, tag:, type:, year:2017..2020, has:snapshot, missing:author,
    -word, "a phrase").
    """
    library, asked = state.library(), " ".join(query)
    if as_json:
        print_hits(library.listing(asked, limit), as_json)
    else:
        print_labels(library.labels(asked, limit))
