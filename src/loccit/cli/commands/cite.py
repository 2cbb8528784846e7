"""`loccit cite`: a formatted citation."""

from __future__ import annotations

import click

from loccit.cli import complete
from loccit.cli.base import State, described, findings, option, pass_state
from loccit.cli.output import print_problems
from loccit.cli.write import write_result


@described(
    "cite",
    """
    loccit cite oig2020cap
    loccit cite arizona2012 oig2020cap --style chicago-author-date --locator 12
    """,
)
@click.argument("citekeys", nargs=-1, required=True, metavar="CITEKEY...", shell_complete=complete.citekeys)
@option("-s", "--style", metavar="STYLE", shell_complete=complete.styles, help="A CSL style's name or file.")
@option("-l", "--locator", metavar="L", help="The place cited, for the last CITEKEY: '12', 'ch. 3'.")
@option("-t", "--to", "target", default="text", show_default=True, metavar="FORMAT", help="text, html, latex, …")
@pass_state
def command(state: State, citekeys: tuple[str, ...], style: str | None, locator: str | None, target: str) -> None:
    """Print one citation of all CITEKEYs, as it stands in the text or in a note."""
    result = state.library().cite(citekeys, style, locator or "", target)
    print_problems(result.problems)
    write_result(result.data, None)
    findings(any(problem.severity == "error" for problem in result.problems))
