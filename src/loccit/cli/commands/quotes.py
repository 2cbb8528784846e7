"""`loccit quotes`: quotations of a manuscript, against the snapshots."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from loccit.cli.base import State, described, findings, json_option, option, pass_state
from loccit.cli.findings import FORMATS, print_findings
from loccit.cli.output import note, print_json, print_problems


@described(
    "quotes",
    """
    loccit quotes thesis.tex
    loccit quotes thesis.md --json
    loccit quotes thesis.tex --all --output-format sarif
    """,
)
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True), metavar="FILE...")
@option("--all", "everything", is_flag=True, help="Also quotations of less than four words.")
@option(
    "--output-format", type=click.Choice(FORMATS), default="text", show_default=True, help="How findings are shown."
)
@json_option
@pass_state
def command(state: State, files: tuple[str, ...], everything: bool, output_format: str, as_json: bool) -> None:
    """Look for every quotation that a citation stands with in the snapshot of the cited source.

    Typography, hyphenation, white space and capitals make no difference; `[…]`, `[brackets]`, `…` and `[sic]` are
    taken as the honest marks they are. In a difference `[-…-]` is the source's, `{+…+}` the quotation's. Page numbers
    are compared where a snapshot has pages. Exit code 1 where a quotation is altered, elsewhere, not found or cited
    from another page.
    """
    report = state.library().quotes([Path(file) for file in files], everything)
    if as_json or output_format == "json":
        print_json([verdict.json() for verdict in report.verdicts])
        print_problems(report.problems)
    else:
        print_findings(report.findings, output_format)
        counts = Counter(verdict.status for verdict in report.verdicts)
        note(
            ", ".join(f"{number} {status}" for status, number in counts.most_common()) or "no quotation with a citation"
        )
    findings(bool(report.findings))
