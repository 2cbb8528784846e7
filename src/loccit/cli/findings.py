"""Findings as a person, GitHub's log or a SARIF 2.1.0 viewer reads them."""

from __future__ import annotations

from collections.abc import Sequence

import click

from loccit.cli.output import clean, print_hanging, print_json
from loccit.errors import Problem

_INDENT = 4
FORMATS = ("text", "json", "github", "sarif")


def print_findings(problems: Sequence[Problem], target: str) -> None:
    """Problems in one of `FORMATS` but JSON, which each command shapes itself."""
    if target == "sarif":
        print_json(_sarif(problems))
        return
    for problem in problems:
        if target == "github":
            hint = f" ({problem.hint})" if problem.hint else ""
            place = f"file={_property(problem.file)},line={max(1, problem.line)},title={_property(problem.code)}"
            click.echo(f"::{problem.severity} {place}::{_data(clean(problem.message + hint))}")
        else:
            print_finding(problem)


def print_finding(problem: Problem, who: str = "") -> None:
    """Place, severity, what is wrong, its code, what to do; `who` is the record's citekey where that should be told."""
    parts = [part for part in (problem.where(), who, problem.severity) if part]
    hint = f" ({problem.hint})" if problem.hint else ""
    colour = "red" if problem.severity == "error" else "yellow"
    print_hanging(
        clean(f"{problem.message} [{problem.code}]{hint}"), f"{clean(': '.join(parts))}: ", _INDENT, fg=colour
    )


def _data(text: str) -> str:
    """Text as a workflow command of GitHub takes it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(clean(text)).replace(":", "%3A").replace(",", "%2C")


def _sarif(problems: Sequence[Problem]) -> dict[str, object]:
    from loccit import __version__

    rules = [{"id": code} for code in dict.fromkeys(problem.code for problem in problems)]
    driver = {"name": "loccit", "version": __version__, "rules": rules}
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": [_result(problem) for problem in problems]}],
    }


def _result(problem: Problem) -> dict[str, object]:
    from pathlib import PurePath

    hint = f" ({problem.hint})" if problem.hint else ""
    result: dict[str, object] = {
        "ruleId": problem.code,
        "level": problem.severity,
        "message": {"text": clean(problem.message + hint)},
    }
    if problem.file:
        place = {
            "artifactLocation": {"uri": PurePath(problem.file).as_posix()},
            "region": {"startLine": max(1, problem.line)},
        }
        result["locations"] = [{"physicalLocation": place}]
    return result
