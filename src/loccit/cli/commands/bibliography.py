"""`loccit bibliography`: the formatted list of references."""

from __future__ import annotations

import click

from loccit.cli import complete
from loccit.cli.base import State, described, findings, option, pass_state
from loccit.cli.output import print_problems
from loccit.cli.write import write_result


@described(
    "bibliography",
    """
    loccit bibliography
    loccit bibliography tag:287g-program --style chicago-author-date --to markdown
    loccit bibliography type:report --style pybtex:plain --to html -o reports.html
    """,
)
@click.argument("query", nargs=-1, shell_complete=complete.query)
@option(
    "-s",
    "--style",
    metavar="STYLE",
    shell_complete=complete.styles,
    help="A CSL style's name or file, pybtex:NAME, bst:NAME or a .bst file.",
)
@option("-t", "--to", "target", default="text", show_default=True, metavar="FORMAT", help="text, html, latex, …")
@option("--language", metavar="LANG", help="The language of the terms (en-US, de-DE); the library's otherwise.")
@option("-o", "--output", type=click.Path(dir_okay=False), help="Write to this file.")
@pass_state
def command(
    state: State, query: tuple[str, ...], style: str | None, target: str, language: str | None, output: str | None
) -> None:
    """Print the references of the records that QUERY finds (all, where there is none) in a style.

    `loccit styles WORDS` finds styles; the library's loccit.toml names the default.
    """
    result = state.library().bibliography(" ".join(query), style, target, language)
    print_problems(result.problems)
    write_result(result.data, output)
    findings(any(problem.severity == "error" for problem in result.problems))
