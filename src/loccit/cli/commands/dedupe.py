"""`loccit dedupe`: duplicates in files, without a library."""

from __future__ import annotations

import click

from loccit.cli.base import described, findings, json_option, option
from loccit.cli.output import clean, note, print_json, print_problems


@described(
    "dedupe",
    """
    loccit dedupe library/inbox/working-papers.bib
    loccit dedupe library/inbox/ssrn.ris library/inbox/cases.json --json
    """,
)
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False), metavar="FILE...")
@option("--from", "format_name", metavar="FORMAT", help="The files' format, where their content does not tell it.")
@option("--to", "target", metavar="FORMAT", help="The format of what is written with -o; the first file's otherwise.")
@option("--threshold", type=click.FloatRange(0, 1), help="How alike two records must be.")
@option("-o", "--output", type=click.Path(dir_okay=False), help="Write the records, one of each group, to this file.")
@json_option
def command(
    files: tuple[str, ...], format_name: str | None, target: str | None, threshold: float | None, output: str | None,
    as_json: bool,
) -> None:  # fmt: skip
    """Find the records of the same work in FILEs of any format, and write them without repetition.

    The files' own ids are kept. Where two records have one id the later goes by another (`smith2020-2`), and is told.
    """
    from loccit.library.files import Deduped, dedupe_files
    from loccit.library.tables import Table, dedupe_tables, is_table

    result: Table | Deduped
    if is_table(files, format_name):
        result = dedupe_tables(files, threshold)
    else:
        result = dedupe_files(files, format_name=format_name, threshold=threshold)
    print_problems(result.problems)
    if output:
        written = result.write(output, target)
        note(f"wrote {written} records to {output}")
    if as_json:
        print_json(result.json())
    else:
        titles = result.titles()
        for group in result.groups.groups:
            click.secho(f"{group.kind}  {group.score:.2f}  {clean('; '.join(group.reasons))}", bold=True)
            for member in group.members:
                click.echo(f"  {clean(member)}  {clean(titles[member])}")
        note(f"{len(result.groups.groups)} groups among {result.groups.records} records")
    failed = any(problem.severity == "error" for problem in result.problems)
    findings(failed, nothing_done=not result.groups.records)
