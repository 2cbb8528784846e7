"""Walking through groups of records: both sides on one screen, one key a decision."""

from __future__ import annotations

import difflib
import sys
from typing import TYPE_CHECKING

import click

from loccit.cli.output import clean, note
from loccit.errors import UsageError

if TYPE_CHECKING:
    from loccit.library import Library
    from loccit.match import Groups
    from loccit.record import Record

_KEYS = {"m": "merge", "r": "relate", "d": "distinct", "s": "skip", "q": "quit"}


def review(library: Library, groups: Groups) -> None:
    """Ask about each pair of each group, and carry out what is answered. Needs a terminal."""
    if not sys.stdin.isatty():
        raise UsageError("--review asks, and there is no terminal to ask", hint="leave --review out, or use --json")
    for group in groups.groups:
        first, *others = group.members
        for other in others:
            answer = _ask(library.record(first), library.record(other), group.kind, group.reasons)
            if answer == "q":
                return
            _decide(library, answer, first, other, group.kind)


def _ask(first: Record, other: Record, kind: str, reasons: list[str]) -> str:
    click.clear()
    click.secho(f"{kind}: {clean('; '.join(reasons))}", bold=True)
    show_pair(first, other)
    question = "  ".join(f"[{key}]{word[1:]}" for key, word in _KEYS.items())
    while True:
        click.echo(question, nl=False)
        answer = click.getchar().lower()
        click.echo()
        if answer in _KEYS:
            return answer


def _decide(library: Library, answer: str, first: str, other: str, kind: str) -> None:
    if answer == "m":
        library.merge(first, (other,), force=True)
    elif answer == "r":
        library.relate(other, "reprint-of" if kind == "reprint" else "version-of", first)
    elif answer == "d":
        library.distinct((first, other))
    if answer in "mrd":
        note(f"{_KEYS[answer]}: {first}, {other}  (loccit undo takes it back)")


def show_pair(first: Record, other: Record) -> None:
    """Both records, field by field, the characters that differ marked."""
    width = max(20, _columns() // 2 - 8)
    click.echo(f"{'':16}{first.citekey:<{width}}  {other.citekey}")
    for variable in dict.fromkeys(["type", *first.fields, *other.fields]):
        left, right = (_value(record, variable) for record in (first, other))
        mark = " " if left == right else "≠"
        click.echo(f"{mark} {variable[:13]:<14}{_marked(left, right, width)}  {_marked(right, left, width)}")


def _columns() -> int:
    import shutil

    return shutil.get_terminal_size().columns


def _value(record: Record, variable: str) -> str:
    return record.type if variable == "type" else clean(record.text(variable))


def _marked(text: str, other: str, width: int) -> str:
    """`text` cut to `width`, with what `other` does not have in reverse video."""
    cut = text if len(text) <= width else text[: width - 1] + "…"
    out = ""
    for operation, start, end, _, _ in difflib.SequenceMatcher(None, cut, other, autojunk=False).get_opcodes():
        part = cut[start:end]
        out += part if operation == "equal" else click.style(part, reverse=True)
    return out + " " * (width - len(cut))
