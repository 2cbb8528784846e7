"""`loccit tag …`: tags, and the vocabulary they come from."""

from __future__ import annotations

import click

from loccit.cli import complete
from loccit.cli.base import State, described, dry_run_option, findings, json_option, option, pass_state
from loccit.cli.changes import print_change
from loccit.cli.output import clean, print_json, print_problems, print_table


@click.group("tag")
def command() -> None:
    """Add, remove, rename, suggest and look at tags."""


@command.add_command
@described(
    "add",
    """
    loccit tag add oig2020cap detainer-noncompliance
    """,
)
@click.argument("citekey", shell_complete=complete.citekeys)
@click.argument("tags", nargs=-1, required=True, metavar="TAG...", shell_complete=complete.tags)
@dry_run_option
@pass_state
def add(state: State, citekey: str, tags: tuple[str, ...], dry_run: bool) -> None:
    """Tag the record CITEKEY; tags are slugs or labels of the vocabulary, or words of your own."""
    print_change(state.library().tag(citekey, add=tags, dry_run=dry_run), dry_run)


@command.add_command
@described(
    "remove",
    """
    loccit tag remove oig2020cap at-large-arrests
    """,
)
@click.argument("citekey", shell_complete=complete.citekeys)
@click.argument("tags", nargs=-1, required=True, metavar="TAG...", shell_complete=complete.tags)
@dry_run_option
@pass_state
def remove(state: State, citekey: str, tags: tuple[str, ...], dry_run: bool) -> None:
    """Take tags from the record CITEKEY; its other keywords stay as they are."""
    print_change(state.library().tag(citekey, remove=tags, dry_run=dry_run), dry_run)


@command.add_command
@described(
    "rename",
    """
    loccit tag rename at-large-arrests arrests-at-large --dry-run
    """,
)
@click.argument("old", shell_complete=complete.tags)
@click.argument("new")
@dry_run_option
@pass_state
def rename(state: State, old: str, new: str, dry_run: bool) -> None:
    """Rename the tag OLD to NEW in every record (one step of undo). Where NEW is there already, they become one."""
    print_change(state.library().rename_tag(old, new, dry_run=dry_run), dry_run)


@command.add_command
@described(
    "suggest",
    """
    loccit tag suggest oig2020cap
    loccit tag suggest oig2020cap --json
    """,
)
@click.argument("citekeys", nargs=-1, metavar="[CITEKEY...]", shell_complete=complete.citekeys)
@option("--apply", is_flag=True, help="Add the suggestions that are certain.")
@dry_run_option
@json_option
@pass_state
def suggest(state: State, citekeys: tuple[str, ...], apply: bool, dry_run: bool, as_json: bool) -> None:
    """Suggest tags, each with the words in the source that speak for it. Without CITEKEY: for all untagged records."""
    library = state.library()
    found = library.suggest_tags(citekeys)
    if as_json:
        print_json({citekey: [suggestion.json() for suggestion in some] for citekey, some in found.items()})
    else:
        for citekey, suggestions in found.items():
            click.secho(citekey, bold=True)
            for suggestion in suggestions:
                words = "; ".join(f"{span.field}: {span.text}" for span in suggestion.evidence[:3])
                click.echo(f"  {suggestion.confidence:.2f}  {suggestion.tag}  ({clean(words)})")
    if apply:
        print_change(library.apply_suggestions(found, dry_run=dry_run), dry_run)


@command.add_command
@described(
    "list",
    """
    loccit tag list
    """,
)
@json_option
@pass_state
def list_(state: State, as_json: bool) -> None:
    """List the tags in use, with how many records have each."""
    counts = state.library().tag_counts()
    if as_json:
        print_json({"tags": counts})
    else:
        print_table(((tag, str(count)) for tag, count in counts.items()), ("tag", "records"), flexible=0)


@command.add_command
@described(
    "tree",
    """
    loccit tag tree
    """,
)
@json_option
@pass_state
def tree(state: State, as_json: bool) -> None:
    """Show the vocabulary as a tree, with how many records each branch has."""
    library = state.library()
    lines = library.tag_tree()
    if as_json:
        print_json({"tree": [{"slug": s, "label": label, "depth": d, "records": n} for d, s, label, n in lines]})
    else:
        for depth, slug, label, count in lines:
            click.echo(f"{'  ' * depth}{slug}  {clean(label)}  {count}")
    problems = library.vocabulary_problems()
    print_problems(problems)
    findings(bool(problems))
