"""What all commands share: the state of one run, and how their options are declared."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from loccit.library import Library

F = TypeVar("F", bound=Callable[..., Any])


class State:
    """One run of the program: which library was asked for, colour, debugging. The library is opened when used."""

    def __init__(self, library: str | None, color: str, debug: bool) -> None:
        self.folder = library
        self.color = color
        self.debug = debug

    def library(self) -> Library:
        """The library of this run. Raises LibraryError with the command that makes one where there is none."""
        from loccit.library import Library

        return Library.find(self.folder, os.getcwd(), os.environ)


pass_state = click.make_pass_decorator(State)


class LoccitOption(click.Option):
    """An option whose environment variable is named after what is typed (`--to`), not after our parameter."""

    def _as_typed(self) -> str:
        return max(self.opts, key=len).lstrip("-").replace("-", "_")

    def resolve_envvar_value(self, ctx: click.Context) -> str | None:
        """The value of `LOCCIT_<COMMAND>_<OPTION>`."""
        name, self.name = self.name, self._as_typed()
        try:
            return super().resolve_envvar_value(ctx)
        finally:
            self.name = name

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The line of `--help`, with that variable."""
        name, self.name = self.name, self._as_typed()
        try:
            return super().get_help_record(ctx)
        finally:
            self.name = name


def option(*names: str, **settings: Any) -> Callable[[F], F]:
    """A click option whose environment variable `LOCCIT_<COMMAND>_<OPTION>` is shown in `--help`."""
    return click.option(*names, cls=LoccitOption, show_envvar=True, **settings)


def described(name: str, examples: str) -> Callable[[Callable[..., Any]], click.Command]:
    """A command, with its examples (one a line; a test runs them) below the help text."""
    epilog = "\b\nExamples:\n" + "\n".join(f"  {line.strip()}" for line in examples.strip().splitlines())
    return click.command(name, epilog=epilog)


json_option = option("--json", "as_json", is_flag=True, help="Print one JSON document with stable keys.")
dry_run_option = option("--dry-run", is_flag=True, help="Say what would change, as a diff; change nothing.")
yes_option = option("-y", "--yes", is_flag=True, help="Do not ask.")


def findings(found: bool, nothing_done: bool = False) -> None:
    """End with exit code 1 where something was found, 2 where that left nothing to do."""
    if found:
        raise click.exceptions.Exit(2 if nothing_done else 1)


ASK_ABOVE = 3
"""More deletions or merges than these are asked about first (CLI.md)."""


def confirm(question: str, count: int, yes: bool) -> None:
    """Ask before more than `ASK_ABOVE` deletions or merges; without a terminal and `--yes`, refuse."""
    if yes or count <= ASK_ABOVE:
        return
    from loccit.errors import UsageError

    if not os.isatty(0):
        raise UsageError(f"{question} needs a yes, and there is no terminal to ask", hint="add --yes")
    click.confirm(question, abort=True)
