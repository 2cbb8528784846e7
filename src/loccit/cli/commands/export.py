"""`loccit export`: records in another format."""

from __future__ import annotations

import click

from loccit.cli import complete
from loccit.cli.base import State, described, findings, option, pass_state
from loccit.cli.output import print_problems
from loccit.cli.write import write_result


@described(
    "export",
    """
    loccit export --to csl-json
    loccit export type:legal_case --to ris -o cases.ris
    """,
)
@click.argument("query", nargs=-1, shell_complete=complete.query)
@option(
    "-t",
    "--to",
    "target",
    required=True,
    metavar="FORMAT",
    shell_complete=complete.formats,
    help="`loccit formats` lists them.",
)
@option("-o", "--output", type=click.Path(dir_okay=False), help="Write to this file.")
@pass_state
def command(state: State, query: tuple[str, ...], target: str, output: str | None) -> None:
    """Write the records that QUERY finds (all, where there is none) in FORMAT, in a stable order."""
    result = state.library().export(" ".join(query), target)
    print_problems(result.problems)
    write_result(result.data, output)
    findings(any(problem.severity == "error" for problem in result.problems))
