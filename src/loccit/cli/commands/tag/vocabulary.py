"""`loccit tag vocabulary`: checked, made from keywords, exported and imported as SKOS."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from loccit.cli.base import State, described, dry_run_option, findings, json_option, option, pass_state, yes_option
from loccit.cli.changes import print_change
from loccit.cli.output import note, print_json, print_problems
from loccit.cli.write import write_result
from loccit.errors import UsageError

if TYPE_CHECKING:
    from loccit.library import Library


@described(
    "vocabulary",
    """
    loccit tag vocabulary --check
    loccit tag vocabulary --from-keywords
    loccit tag vocabulary --export turtle -o vocabulary.ttl
    """,
)
@option("--check", is_flag=True, help="Name its faults with their lines (also done where nothing else is asked).")
@option("--from-keywords", is_flag=True, help="Print one made from the keywords the records have.")
@option("--export", "target", type=click.Choice(["turtle", "json-ld"]), help="Print it as SKOS.")
@option("--import", "source", type=click.Path(dir_okay=False), help="Take the concepts of a SKOS file (- for stdin).")
@option("--language", default="en", show_default=True, help="The language of the labels to import.")
@option("-o", "--output", type=click.Path(dir_okay=False), help="Write to this file.")
@yes_option
@dry_run_option
@json_option
@pass_state
def command(
    state: State, check: bool, from_keywords: bool, target: Literal["turtle", "json-ld"] | None, source: str | None,
    language: str, output: str | None, yes: bool, dry_run: bool, as_json: bool,
) -> None:  # fmt: skip
    """Check the library's vocabulary, make one from keywords, export or import it as SKOS (Turtle or JSON-LD).

    A vocabulary that is there is replaced only with --yes; undo brings it back."""
    if sum((check, from_keywords, target is not None, source is not None)) > 1:
        raise click.UsageError("One of --check, --from-keywords, --export and --import at a time.")
    if output and not (from_keywords or target):
        raise click.UsageError("-o goes with --from-keywords and --export.")
    library = state.library()
    if from_keywords:
        _make(library, output, yes, dry_run)
    elif target:
        from loccit.library.tag_vocabulary import export_vocabulary

        write_result(export_vocabulary(library, target), output)
    elif source:
        _import(library, source, language, yes, dry_run)
    else:
        _check(library, as_json)


def _check(library: Library, as_json: bool) -> None:
    from loccit.library.tag_vocabulary import check_vocabulary

    count, problems = check_vocabulary(library)
    if as_json:
        print_json({"concepts": count, "problems": [problem.json() for problem in problems]})
    else:
        print_problems(problems)
        note(f"{count} concepts, {len(problems) or 'no'} {'fault' if len(problems) == 1 else 'faults'}")
    findings(bool(problems))


def _make(library: Library, output: str | None, yes: bool, dry_run: bool) -> None:
    from loccit.library.tag_vocabulary import from_keywords, is_own, put_vocabulary

    text = from_keywords(library)
    if output and is_own(library, Path(output)):
        change = put_vocabulary(library, text, "tag vocabulary --from-keywords", yes, dry_run)
        print_change(change, dry_run)
    elif output and output != "-" and Path(output).exists() and not yes:
        raise UsageError(f"{output} is there already", hint="add --yes to replace it")
    else:
        write_result(text, output)


def _import(library: Library, source: str, language: str, yes: bool, dry_run: bool) -> None:
    from loccit.library.tag_vocabulary import import_vocabulary

    change, problems = import_vocabulary(library, _read(source), source, language, yes, dry_run)
    print_problems(problems)
    print_change(change, dry_run)
    findings(bool(problems))


def _read(source: str) -> str:
    try:
        data = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        raise UsageError(f"{source}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{source}: is not UTF-8", hint="save it as UTF-8") from error
