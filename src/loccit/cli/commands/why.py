"""`loccit why`: where a value came from."""

from __future__ import annotations

import click

from loccit.cli import complete
from loccit.cli.base import State, described, json_option, pass_state
from loccit.cli.output import clean, note, print_json


@described(
    "why",
    """
    loccit why oig2020cap date
    loccit why oig2020cap --json
    """,
)
@click.argument("citekey", shell_complete=complete.citekeys)
@click.argument("field", required=False)
@json_option
@pass_state
def command(state: State, citekey: str, field: str | None, as_json: bool) -> None:
    """Say where each value of CITEKEY (or its FIELD) came from: method, words, place, how sure."""
    found = state.library().why(citekey, field)
    if as_json:
        print_json({"citekey": citekey, "evidence": [reason.json() for reason in found]})
        return
    for reason in found:
        click.echo(clean(reason.line()))
    if not found:
        note(f"nobody noted where {citekey}'s {field or 'values'} came from: written by hand, or by another program")
