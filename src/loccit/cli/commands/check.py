"""`loccit check`: faults in the records."""

from __future__ import annotations

import click

from loccit.cli import complete
from loccit.cli.base import State, described, dry_run_option, findings, json_option, option, pass_state
from loccit.cli.changes import print_change
from loccit.cli.findings import print_finding
from loccit.cli.output import note, print_json, print_table


@described(
    "check",
    """
    loccit check
    loccit check type:report --json
    loccit check --explain title-capitals
    loccit check --fix --dry-run
    """,
)
@click.argument("query", nargs=-1, shell_complete=complete.query)
@option("--only", multiple=True, metavar="CODE", help="Only this check; can be given more than once.")
@option("--errors", is_flag=True, help="Only errors, no warnings.")
@option("--fix", is_flag=True, help="Set the values that are safe to set.")
@option("--list-checks", is_flag=True, help="List the checks.")
@option("--explain", metavar="CODE", help="Say why a check matters.")
@dry_run_option
@json_option
@pass_state
def command(
    state: State, query: tuple[str, ...], only: tuple[str, ...], errors: bool, fix: bool, list_checks: bool,
    explain: str | None, dry_run: bool, as_json: bool,
) -> None:  # fmt: skip
    """Find faults: missing fields, malformed dates, identifiers and names, dead references between entries.

    Exit code 1 where something is found.
    """
    if list_checks or explain:
        _describe(explain, as_json)
        return
    library = state.library()
    faults = library.check(" ".join(query), only, errors)
    if fix:
        print_change(library.fix(faults, dry_run=dry_run), dry_run)
        return
    problems = library.fault_problems(faults)
    if as_json:
        print_json({"problems": [problem.json() for problem in problems]})
    else:
        for problem in problems:
            print_finding(problem, problem.citekey)
        note(f"{len(problems)} {'fault' if len(problems) == 1 else 'faults'}")
    findings(bool(problems))


def _describe(code: str | None, as_json: bool) -> None:
    """The list of checks, or one of them explained."""
    from loccit.checks.registry import CHECKS
    from loccit.errors import UsageError

    if code is None:
        rows = [(check.code, check.severity, check.summary) for check in CHECKS]
        if as_json:
            print_json({"checks": [dict(zip(("code", "severity", "summary"), row, strict=True)) for row in rows]})
        else:
            print_table(rows, ("code", "severity", "finds"))
        return
    found = next((check for check in CHECKS if check.code == code), None)
    if found is None:
        raise UsageError(f"there is no check '{code}'", hint="loccit check --list-checks")
    click.echo(f"{found.code} ({found.severity}): {found.summary}.\n{found.explain}")
