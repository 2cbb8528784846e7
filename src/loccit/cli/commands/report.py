"""`loccit report`: the library as one page of HTML."""

from __future__ import annotations

from pathlib import Path

import click

from loccit.cli import complete
from loccit.cli.base import State, described, findings, json_option, option, pass_state
from loccit.cli.output import note, print_json, print_problems, terminal
from loccit.cli.write import write_result
from loccit.errors import UsageError


@described(
    "report",
    """
    loccit report -o report.html
    loccit report tag:287g-program --style chicago-author-date --title 'Sources on 287(g)' -o 287g.html
    """,
)
@click.argument("query", nargs=-1, shell_complete=complete.query)
@option("-o", "--output", type=click.Path(dir_okay=False), help="Write to this file; to stdout otherwise.")
@option(
    "-s",
    "--style",
    metavar="STYLE",
    shell_complete=complete.styles,
    help="A CSL style's name or file, pybtex:NAME, bst:NAME or a .bst file.",
)
@option("--title", metavar="TEXT", help="The page's title; the library's name otherwise.")
@option("--language", metavar="LANG", help="The language of the references (en-US, de-DE); the library's otherwise.")
@option("--date", metavar="DATE", help="The day the page names as its own; today otherwise.")
@option("--open", "show", is_flag=True, help="Show it in the browser; without -o, from the library's cache.")
@json_option
@pass_state
def command(
    state: State,
    query: tuple[str, ...],
    output: str | None,
    style: str | None,
    title: str | None,
    language: str | None,
    date: str | None,
    show: bool,
    as_json: bool,
) -> None:
    """Write one page of HTML about the records that QUERY finds (all, where there is none).

    It holds the annotated bibliography with search and filters, a timeline, the tags by branch, a drawing of what
    reports on what and which texts are versions or reprints, and what is missing. It loads nothing from the network,
    can be read without a script, printed, and sent as one file.
    """
    library = state.library()
    if not (output or show or as_json) and terminal():
        raise UsageError("a page is for a browser, and stdout is a terminal", hint="add -o report.html, or --open")
    if show and output == "-":
        raise UsageError("--open shows a file, and -o - writes none", hint="leave one of them out")
    reported = library.report(" ".join(query), style, title, language, _today() if date is None else date)
    print_problems(reported.problems)
    if as_json:
        print_json(reported.json())
    else:
        if show and not output:
            output = str(_cached(library.folder))
        write_result(reported.html(), output)
        if show:
            _show(Path(str(output)))
    findings(any(problem.severity == "error" for problem in reported.problems))


def _cached(folder: Path) -> Path:
    """Where a page stands that is only looked at: among what can be deleted at any time."""
    path = folder / ".loccit" / "report.html"
    path.parent.mkdir(exist_ok=True)
    return path


def _today() -> str:
    """The day in words: `22 November 2026`."""
    import datetime

    today = datetime.date.today()
    return f"{today.day} {today:%B} {today.year}"


def _show(path: Path) -> None:
    """The file in the reader's browser; where there is none, how to see it."""
    import webbrowser

    if not webbrowser.open(path.resolve().as_uri()):
        note(f"no browser was found: open {path}")
