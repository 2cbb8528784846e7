"""`loccit tag list` and `tree`."""

from __future__ import annotations

import click

from loccit.cli.base import State, described, findings, json_option, pass_state
from loccit.cli.output import clean, print_json, print_problems, print_table


@described(
    "list",
    """
    loccit tag list
    loccit tag list --json
    """,
)
@json_option
@pass_state
def list_(state: State, as_json: bool) -> None:
    """List the tags in use, with how many records have each; keywords that are no concept of the vocabulary are
    marked."""
    library = state.library()
    counts, strange = library.tag_counts(), library.strange_tags()
    if as_json:
        print_json({"tags": counts, "no_concept": {tag: slug or None for tag, slug in strange.items()}})
        return
    rows = ((tag, str(count), _mark(strange[tag]) if tag in strange else "") for tag, count in counts.items())
    print_table(rows, ("tag", "records", "vocabulary"), flexible=0)


def _mark(slug: str) -> str:
    return f"label of {slug}" if slug else "no concept"


@described(
    "tree",
    """
    loccit tag tree
    loccit tag tree --json
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
