"""`loccit show`: records in full."""

from __future__ import annotations

import click

from loccit.cli import complete
from loccit.cli.base import State, described, json_option, pass_state
from loccit.cli.output import clean, print_json, terminal


@described(
    "show",
    """
    loccit show oig2020cap
    loccit show oig2020cap arizona2012 --json
    """,
)
@click.argument("citekeys", nargs=-1, required=True, metavar="CITEKEY...", shell_complete=complete.citekeys)
@json_option
@pass_state
def command(state: State, citekeys: tuple[str, ...], as_json: bool) -> None:
    """Show each record: its values, tags, relations, what it lacks, and where it stands.

    On a terminal the formatted reference stands above them.
    """
    library = state.library()
    cards = [library.card(citekey, terminal() and not as_json) for citekey in citekeys]
    if as_json:
        print_json({"records": [card.json() for card in cards]})
        return
    for number, card in enumerate(cards):
        if number:
            click.echo()
        click.secho(f"{card.citekey}  ({card.record.type})", bold=True)
        width = max((len(label) for label, _ in card.lines()), default=0)
        for label, text in card.lines():
            click.echo(f"  {label:<{width}}  {clean(text)}")
