"""`loccit tag suggest`: tags for records, with the words that speak for each; `--review` asks about each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from loccit.cli import complete
from loccit.cli.base import State, described, dry_run_option, json_option, option, pass_state
from loccit.cli.changes import print_change
from loccit.cli.output import clean, note, print_json

if TYPE_CHECKING:
    from loccit.tags import Suggestion


@described(
    "suggest",
    """
    loccit tag suggest oig2020cap
    loccit tag suggest oig2020cap --json
    loccit tag suggest --review
    """,
)
@click.argument("citekeys", nargs=-1, metavar="[CITEKEY...]", shell_complete=complete.citekeys)
@option("--apply", is_flag=True, help="Add the suggestions that are certain.")
@option("--review", is_flag=True, help="Ask about each: accept, reject, skip. Later suggestions learn from it.")
@dry_run_option
@json_option
@pass_state
def command(
    state: State, citekeys: tuple[str, ...], apply: bool, review: bool, dry_run: bool, as_json: bool
) -> None:  # fmt: skip
    """Suggest tags, each with the words in the source that speak for it. Without CITEKEY: for all untagged records.

    The tags of similar records follow where a record's own words say little: marked ~, weaker, and never applied."""
    if review and (apply or as_json):
        raise click.UsageError("--review asks; it goes neither with --apply nor with --json.")
    library = state.library()
    if review:
        from loccit.cli.commands.tag.review import need_terminal, walk

        need_terminal()
        walk(library, library.suggest_tags(citekeys), dry_run)
        return
    found = dict(library.suggest_tags(citekeys))
    if as_json:
        print_json({citekey: [suggestion.json() for suggestion in some] for citekey, some in found.items()})
    else:
        _print(found)
    if apply:
        print_change(library.apply_suggestions(found, dry_run=dry_run), dry_run)


def _print(found: dict[str, list[Suggestion]]) -> None:
    for citekey, suggestions in found.items():
        if suggestions:
            click.secho(citekey, bold=True)
        for suggestion in suggestions:
            click.echo(f"{line(suggestion)}  ({words(suggestion)})")
    if bare := sum(not suggestions for suggestions in found.values()):
        note(f"nothing to suggest for {bare} {'record' if bare == 1 else 'records'}")


def line(suggestion: Suggestion) -> str:
    """A suggestion's sign (`+` certain, `~` from neighbours), how sure it is, and the tag."""
    sign = "+" if suggestion.certain else "~" if suggestion.source == "neighbours" else " "
    return f"{sign} {suggestion.confidence:.2f}  {suggestion.tag}"


def words(suggestion: Suggestion) -> str:
    """What speaks for it."""
    from loccit.library.tagging import words_of

    return clean(words_of(suggestion))
