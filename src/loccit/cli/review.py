"""Walking through groups of records: both sides on one screen, one key a decision."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import click

from loccit.cli.cells import cut, fit, width
from loccit.cli.output import clean, note
from loccit.errors import UsageError

if TYPE_CHECKING:
    from loccit.library import Change, Library
    from loccit.match import Groups
    from loccit.record import Record

KEYS = {"m": "merge", "r": "relate", "d": "distinct", "s": "skip", "q": "quit"}
Part = tuple[str, bool]
"""A part of a value, and whether the other side lacks it."""


class Pair(NamedTuple):
    """Two records of a group, and what speaks for it."""

    first: str
    other: str
    kind: str
    reasons: str


class Compared(NamedTuple):
    """One variable of both records."""

    variable: str
    left: str
    right: str

    @property
    def same(self) -> bool:
        """Whether both say the same."""
        return self.left == self.right


def pairs(groups: Groups) -> Iterator[Pair]:
    """What is asked, in turn: each group's first record with each other one."""
    for group in groups.groups:
        first, *others = group.members
        for other in others:
            yield Pair(first, other, group.kind, clean("; ".join(group.reasons)))


def compared(first: Record, other: Record) -> Iterator[Compared]:
    """Both records, variable by variable."""
    for variable in dict.fromkeys(["type", *first.fields, *other.fields]):
        yield Compared(variable, _value(first, variable), _value(other, variable))


def differences(text: str, other: str) -> Iterator[Part]:
    """`text` in parts: those that `other` has too, and those it lacks."""
    for operation, start, end, _, _ in difflib.SequenceMatcher(None, text, other, autojunk=False).get_opcodes():
        if end > start:
            yield text[start:end], operation != "equal"


def decide(library: Library, answer: str, pair: Pair) -> Change | None:
    """Carries out an answer of `KEYS`; None where it changes nothing."""
    if answer == "m":
        return library.merge(pair.first, (pair.other,), force=True)
    if answer == "r":
        return library.relate(pair.other, "reprint-of" if pair.kind == "reprint" else "version-of", pair.first)
    if answer == "d":
        return library.distinct((pair.first, pair.other))
    return None


def review(library: Library, groups: Groups) -> None:
    """Ask about each pair of each group, and carry out what is answered. Needs a terminal."""
    if not sys.stdin.isatty():
        raise UsageError("--review asks, and there is no terminal to ask", hint="leave --review out, or use --json")
    for pair in pairs(groups):
        answer = _ask(library, pair)
        if answer == "q":
            return
        if decide(library, answer, pair):
            note(f"{KEYS[answer]}: {pair.first}, {pair.other}  (loccit undo takes it back)")


def _ask(library: Library, pair: Pair) -> str:
    click.clear()
    click.secho(f"{pair.kind}: {pair.reasons}", bold=True)
    show_pair(library.record(pair.first), library.record(pair.other))
    question = "  ".join(f"[{key}]{word[1:]}" for key, word in KEYS.items())
    while True:
        click.echo(question, nl=False)
        answer = click.getchar().lower()
        click.echo()
        if answer in KEYS:
            return answer


def show_pair(first: Record, other: Record) -> None:
    """Both records, variable by variable, the characters that differ marked."""
    import shutil

    cells = max(20, shutil.get_terminal_size().columns // 2 - 9)
    click.echo(f"{'':16}{fit(first.citekey, cells)}  {cut(other.citekey, cells)}")
    for one in compared(first, other):
        left, right = _marked(one.left, one.right, cells), _marked(one.right, one.left, cells)
        click.echo(f"{' ' if one.same else '≠'} {fit(one.variable, 13)} {left}  {right}".rstrip())


def _value(record: Record, variable: str) -> str:
    return record.type if variable == "type" else clean(record.text(variable))


def _marked(text: str, other: str, cells: int) -> str:
    """`text` cut to `cells`, with what `other` does not have in reverse video."""
    short = cut(text, cells)
    parts = differences(short, other)
    out = "".join(click.style(part, reverse=True) if lacks else part for part, lacks in parts)
    return out + " " * (cells - width(short))
