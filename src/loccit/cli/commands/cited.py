"""`loccit cited`: what a manuscript cites, against the library."""

from __future__ import annotations

from pathlib import Path

import click

from loccit.cli import complete
from loccit.cli.base import State, described, findings, json_option, option, pass_state
from loccit.cli.findings import FORMATS, print_findings
from loccit.cli.output import note, print_json, print_problems
from loccit.cli.write import write_result


@described(
    "cited",
    """
    loccit cited thesis.tex
    loccit cited thesis.md --bibliography --style apa --to html -o references.html
    loccit cited thesis.tex --output-format github
    """,
)
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True), metavar="FILE...")
@option("--bibliography", is_flag=True, help="Print the references of what is cited, and nothing else.")
@option("-s", "--style", metavar="STYLE", shell_complete=complete.styles, help="The style of --bibliography.")
@option("-t", "--to", "target", default="text", show_default=True, metavar="FORMAT", help="Its format.")
@option("-o", "--output", type=click.Path(dir_okay=False), help="Write the bibliography to this file.")
@option("--uncited", "show_uncited", is_flag=True, help="List the uncited records too.")
@option("--strict", is_flag=True, help="Exit 1 on warnings too, not only on undefined keys.")
@option(
    "--output-format", type=click.Choice(FORMATS), default="text", show_default=True, help="How findings are shown."
)
@json_option
@pass_state
def command(
    state: State, files: tuple[str, ...], bibliography: bool, style: str | None, target: str, output: str | None,
    show_uncited: bool, strict: bool, output_format: str, as_json: bool,
) -> None:  # fmt: skip
    """Compare the citations of a manuscript with the library: undefined, uncited, cited.

    FILEs are LaTeX (files it includes are read too), .aux, .bcf, Markdown, Quarto, R Markdown, Typst, Org,
    reStructuredText, AsciiDoc, Word and OpenDocument; `_quarto.yml`, `_bookdown.yml` or its folder is a whole
    project. Exit code 1 where a key is undefined. The tag `uncited-on-purpose` keeps a record out of the uncited ones.
    """
    library = state.library()
    report = library.cited([Path(file) for file in files])
    if bibliography:
        print_problems([one.problem() for one in report.undefined])
        result = library.references(report.cited, style, target)
        write_result(result.data, output)
        findings(bool(report.undefined))
        return
    if as_json or output_format == "json":
        print_json(report.json())
    else:
        print_findings(report.findings, output_format)
        if show_uncited and output_format == "text":
            for key in report.uncited:
                click.echo(f"uncited: {key}")
        note(f"{len(report.cited)} cited, {len(report.undefined)} undefined, {len(report.uncited)} uncited")
    failing = [one for one in report.findings if strict or one.severity == "error"]
    findings(bool(failing))
