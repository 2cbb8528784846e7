"""Walking through suggested tags: the words that speak for one on the screen, one key a decision."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from loccit.cli.changes import print_change
from loccit.cli.commands.tag.suggest import line, words
from loccit.cli.output import clean, note
from loccit.errors import UsageError

if TYPE_CHECKING:
    from loccit.library import Library
    from loccit.tags import Suggestion

_KEYS = {"a": "accept", "r": "reject", "s": "skip", "q": "quit"}


def need_terminal() -> None:
    """Raises UsageError where nobody can be asked."""
    if not sys.stdin.isatty():
        raise UsageError("--review asks, and there is no terminal to ask", hint="leave --review out, or use --json")


def walk(library: Library, found: Iterable[tuple[str, list[Suggestion]]], dry_run: bool = False) -> None:
    """Ask about each suggestion. What was decided of one record is one step of undo, written before the next."""
    asked = 0
    for citekey, suggestions in found:
        asked += len(suggestions)
        decided: dict[str, list[Suggestion]] = {"a": [], "r": [], "s": [], "q": []}
        try:
            _decide(library, citekey, suggestions, decided)
        finally:  # what was decided before an interruption is kept
            if decided["a"] or decided["r"]:
                print_change(library.decide_tags(citekey, decided["a"], decided["r"], dry_run), dry_run)
        if decided["q"]:
            return
    if not asked:
        note("nothing to suggest")


def _decide(
    library: Library, citekey: str, suggestions: list[Suggestion], decided: dict[str, list[Suggestion]]
) -> None:  # fmt: skip
    record = library.record(citekey)
    for number, suggestion in enumerate(suggestions, 1):
        click.clear()
        click.secho(f"{citekey}: {clean(record.text('title'))}", bold=True)
        click.echo(f"tags: {clean(', '.join(record.keywords)) or '-'}   suggestion {number} of {len(suggestions)}")
        click.echo(f"{line(suggestion)}{'  (main subject)' if suggestion.main else ''}")
        click.echo(f"  {words(suggestion)}")
        answer = _ask()
        decided[answer].append(suggestion)
        if answer == "q":
            return


def _ask() -> str:
    question = "  ".join(f"[{key}]{word[1:]}" for key, word in _KEYS.items())
    while True:
        click.echo(question, nl=False)
        answer = click.getchar().lower()
        click.echo()
        if answer in _KEYS:
            return answer
