"""`loccit stats`: counts in the terminal."""

from __future__ import annotations

import click

from loccit.cli import complete
from loccit.cli.base import State, described, json_option, pass_state
from loccit.cli.output import clean, print_json, terminal

_MOST = 20
_SORTED = ("outlet", "tag", "missing")
"""Lists with the most frequent first, of which a terminal shows so many."""


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
    if terminal():
        _draw(counts)
        return
    for heading, rows in counts.items():
        click.echo(heading)
        for name, count in rows.items():
            click.echo(f"  {count:>6}  {clean(name)}")


def _draw(counts: dict[str, dict[str, int]]) -> None:
    """With bars; of long lists, what is most frequent."""
    import shutil

    from loccit.cli.bars import bars

    room, everything = shutil.get_terminal_size().columns, counts["records"]["all"]
    for number, (heading, rows) in enumerate(counts.items()):
        if not rows:
            continue
        if number:
            click.echo()
        click.secho(f"{heading}{_share(rows) if heading == 'records' else ''}", bold=True)
        shown = dict(list(rows.items())[:_MOST]) if heading in _SORTED else rows
        for text, bar in bars(shown, room, everything if heading in ("records", "missing") else 0):
            click.echo(f"{text}  {click.style(bar, fg='cyan')}" if bar else text)
        if len(shown) < len(rows):
            click.secho(f"  and {len(rows) - len(shown):,} more", dim=True)


def _share(rows: dict[str, int]) -> str:
    return f", {100 * rows['complete'] // rows['all']} % complete" if rows["all"] else ""
