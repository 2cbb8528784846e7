"""`loccit tag add`, `remove`, `rename` and `merge`."""

from __future__ import annotations

import click

from loccit.cli import complete
from loccit.cli.base import State, confirm, described, dry_run_option, option, pass_state, yes_option
from loccit.cli.changes import print_change

_why_option = option("--why", metavar="TEXT", default="", help="The reason, kept in the journal.")


@described(
    "add",
    """
    loccit tag add oig2020cap detainer-noncompliance
    loccit tag add oig2020cap "287(g) program" --why "the audit compares the two programs" --dry-run
    """,
)
@click.argument("citekey", shell_complete=complete.citekeys)
@click.argument("tags", nargs=-1, required=True, metavar="TAG...", shell_complete=complete.tags)
@_why_option
@dry_run_option
@pass_state
def add(state: State, citekey: str, tags: tuple[str, ...], why: str, dry_run: bool) -> None:
    """Tag the record CITEKEY; tags are slugs or labels of the vocabulary, or words of your own."""
    print_change(state.library().tag(citekey, add=tags, dry_run=dry_run, why=why), dry_run)


@described(
    "remove",
    """
    loccit tag remove oig2020cap at-large-arrests
    loccit tag remove oig2020cap at-large-arrests --dry-run
    """,
)
@click.argument("citekey", shell_complete=complete.citekeys)
@click.argument("tags", nargs=-1, required=True, metavar="TAG...", shell_complete=complete.tags)
@_why_option
@dry_run_option
@pass_state
def remove(state: State, citekey: str, tags: tuple[str, ...], why: str, dry_run: bool) -> None:
    """Take tags from the record CITEKEY; its other keywords stay as they are. They are not suggested for it again."""
    print_change(state.library().tag(citekey, remove=tags, dry_run=dry_run, why=why), dry_run)


@described(
    "rename",
    """
    loccit tag rename at-large-arrests arrests-at-large --dry-run
    loccit tag rename at-large-arrests arrests-at-large
    """,
)
@click.argument("old", shell_complete=complete.tags)
@click.argument("new")
@dry_run_option
@pass_state
def rename(state: State, old: str, new: str, dry_run: bool) -> None:
    """Rename the tag OLD to NEW in every record and in the vocabulary (one step of undo). Where NEW is there already,
    they become one."""
    print_change(state.library().rename_tag(old, new, dry_run=dry_run), dry_run)


@described(
    "merge",
    """
    loccit tag merge at-large-arrests administrative-warrants --dry-run
    loccit tag merge judicial-warrants administrative-warrants detainers-and-warrants
    """,
)
@click.argument("tags", nargs=-1, required=True, metavar="OLD... NEW", shell_complete=complete.tags)
@yes_option
@dry_run_option
@pass_state
def merge(state: State, tags: tuple[str, ...], yes: bool, dry_run: bool) -> None:
    """Make the tags OLD one with NEW in every record and in the vocabulary (one step of undo), where NEW takes over
    their labels."""
    *olds, new = tags
    if not olds:
        raise click.UsageError("Name at least two tags: OLD... NEW.")
    confirm(f"merging {len(olds)} tags into {new}", 0 if dry_run else len(olds), yes)
    print_change(state.library().merge_tags(olds, new, dry_run=dry_run), dry_run)
