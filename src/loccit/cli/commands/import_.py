"""`loccit import`: reads sources, matches them against the library, adds what is new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from loccit.cli.base import State, described, dry_run_option, findings, json_option, option, pass_state
from loccit.cli.output import clean, note, print_hanging, print_json, print_problems
from loccit.errors import typed

if TYPE_CHECKING:
    from loccit.library import Imported

_INDENT = 10


@described(
    "import",
    """
    loccit import inbox --dry-run
    loccit import inbox
    loccit import inbox/news.json --from csl-json --json
    """,
)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@option("--from", "format_name", metavar="FORMAT", help="The sources' format, where their content does not tell it.")
@option("--offline", is_flag=True, help="Ask no service on the network.")
@option("--no-snapshot", is_flag=True, help="Keep no copy of the sources' text.")
@dry_run_option
@json_option
@pass_state
def command(
    state: State, sources: tuple[str, ...], format_name: str | None, offline: bool, no_snapshot: bool, dry_run: bool,
    as_json: bool,
) -> None:  # fmt: skip
    """Read each SOURCE (a file, a folder, - for standard input, a URL, a DOI, an ISBN, a PMID, an arXiv id), match it
    against the library, add it or complete what is there, tag it, and keep a snapshot of its text."""
    library = state.library()
    print_problems(library.settings_problems())
    results = library.import_sources(
        sources, format_name=format_name, offline=offline, snapshots=not no_snapshot, dry_run=dry_run
    )
    if as_json:
        print_json([result.json() for result in results])
    else:
        for result in results:
            _print(result)
            print_problems(result.problems)
        counts = Counter(result.status for result in results)
        total = ", ".join(f"{counts[status]} {status}" for status in ("new", "updated", "duplicate", "failed"))
        note(f"{'would be: ' if dry_run else ''}{total}")
    failed = [result for result in results if result.status == "failed"]
    findings(bool(failed), nothing_done=len(failed) == len(results))


def _print(result: Imported) -> None:
    """One record: what became of it, and below it what belongs to it and what it lacks."""
    title = result.record.text("title") or "(no title)"
    head = f"{result.status:<{_INDENT}}"
    print_hanging(f"{result.citekey or '-'}  {clean(title)}  [{result.source}]", head, _INDENT + 2, bold=True)
    for text in _details(result):
        print_hanging(clean(text), " " * _INDENT, _INDENT + 2)


def _details(result: Imported) -> Iterator[str]:
    if result.matches:
        yield f"= {result.matches}: {'; '.join(result.reasons)}"
    told = {named.citekey: f": “{named.sentence}” ({named.reason})" for named in result.named if named.citekey}
    for relation in result.relations:
        yield f"{relation.type} {relation.to}{told.get(relation.to, '')}"
    for named in result.named:
        if not named.citekey:
            yield f"names {named.form}, {named.reason}: “{named.sentence}”"
    if result.changed:
        yield f"completed: {', '.join(result.changed)}"
    if result.tags:
        yield f"tags: {', '.join(result.tags)}"
    if result.suggested:
        yield f"perhaps tags: {', '.join(result.suggested)}  ({typed('tag', 'suggest', result.citekey or '')})"
    if result.missing and result.status in ("new", "updated"):
        words = typed("set", result.citekey or "", *(f"{name}=…" for name in result.missing))
        yield f"missing: {', '.join(result.missing)}  ({words})"
    for variable, evidence in result.evidence.items():
        if evidence.confidence == "guess" and evidence.value and variable not in result.record.fields:
            yield f"perhaps {variable}: {evidence.value} ({evidence.method}, {evidence.where})"
