"""`loccit styles`: citation styles."""

from __future__ import annotations

import click

from loccit.cli.base import described, findings, json_option, option
from loccit.cli.output import note, print_json, print_table


@described(
    "styles",
    """
    loccit styles law
    loccit styles chicago --limit 5
    """,
)
@click.argument("words", nargs=-1)
@option("--limit", type=click.IntRange(min=0), default=40, show_default=True, help="At most so many; 0 for all.")
@json_option
def command(words: tuple[str, ...], limit: int, as_json: bool) -> None:
    """List the citation styles whose name or title has all WORDS."""
    from loccit.bibliography import search_styles

    found = search_styles(words)
    some = found[:limit] if limit else found
    if as_json:
        print_json({"styles": [{"name": name, "title": title, "kind": kind} for name, title, kind in some]})
    else:
        print_table(some, ("style", "title", "kind"), flexible=1)
        note(
            f"{len(found)} styles"
            + (f", the first {limit} shown (--limit 0 shows all)" if len(some) < len(found) else "")
        )
    findings(not found)
