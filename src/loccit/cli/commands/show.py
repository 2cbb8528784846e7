"""`loccit show`: records in full."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from loccit.cli import complete
from loccit.cli.base import State, described, json_option, option, pass_state
from loccit.cli.output import clean, print_json, terminal

if TYPE_CHECKING:
    from pathlib import Path

    from loccit.cli.card import Span
    from loccit.library import Card

_STYLES: dict[str, dict[str, Any]] = {
    "citekey": {"bold": True}, "type": {"dim": True}, "label": {"dim": True}, "tag": {"fg": "cyan"},
    "gap": {"fg": "yellow"}, "relation": {"fg": "green"},
}  # fmt: skip
_WIDEST = 100  # cells; longer lines are hard to read


@described(
    "show",
    """
    loccit show oig2020cap
    loccit show oig2020cap arizona2012 --json
    loccit show oig2020cap --manuscript thesis.md
    """,
)
@click.argument("citekeys", nargs=-1, required=True, metavar="CITEKEY...", shell_complete=complete.citekeys)
@option("--manuscript", multiple=True, type=click.Path(exists=True),
        help="Show what this file quotes from the record, and whether it is right. May be repeated.")  # fmt: skip
@json_option
@pass_state
def command(state: State, citekeys: tuple[str, ...], manuscript: tuple[str, ...], as_json: bool) -> None:
    """Show each record: its values, tags, relations, what it lacks, and where it stands.

    On a terminal the formatted reference stands above them, and below them where the values came from.
    """
    library = state.library()
    files = _paths(manuscript)
    cards = [library.card(citekey, terminal() and not as_json, files) for citekey in citekeys]
    if as_json:
        print_json({"records": [card.json() for card in cards]})
        return
    for number, card in enumerate(cards):
        if number:
            click.echo()
        if terminal():
            _on_terminal(card)
        else:
            _plain(card)


def _paths(names: tuple[str, ...]) -> list[Path]:
    if not names:
        return []
    from pathlib import Path  # a third of what this command takes to start

    return [Path(name) for name in names]


def _plain(card: Card) -> None:
    """One line a value, however long: for grep and awk."""
    click.echo(f"{card.citekey}  ({card.record.type})")
    width = max((len(label) for label, _ in card.lines()), default=0)
    for label, text in card.lines():
        click.echo(f"  {label:<{width}}  {clean(text)}")


def _on_terminal(card: Card) -> None:
    import shutil

    from loccit.cli.card import card_lines

    for line in card_lines(card, min(_WIDEST, shutil.get_terminal_size().columns)):
        click.echo("".join(_styled(span) for span in line).rstrip())


def _styled(span: Span) -> str:
    style = _STYLES.get(span.role)
    return click.style(span.text, **style) if style else span.text
