"""Walking through groups of records: both sides on one screen, one key a decision."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import click

from loccit.cli.cells import cut, wrap
from loccit.cli.output import clean, note
from loccit.cli.side_by_side import side_by_side
from loccit.errors import UsageError

if TYPE_CHECKING:
    from loccit.library import Change, Library
    from loccit.match import Groups
    from loccit.record import Record

KEYS = {"m": "merge", "r": "relate", "d": "distinct", "s": "skip", "q": "quit"}
UNDO = "u"


class Pair(NamedTuple):
    """Two records of a group, and what speaks for it."""

    first: str
    other: str
    kind: str
    reasons: str


def pairs(groups: Groups) -> Iterator[Pair]:
    """What is asked, in turn: each group's first record with each other one."""
    for group in groups.groups:
        first, *others = group.members
        for other in others:
            yield Pair(first, other, group.kind, clean("; ".join(group.reasons)))


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
    """Ask about each pair of each group, and carry out what is answered. Needs a terminal.

    `u` takes the last decision of this walk back, and asks about that pair again.
    """
    if not sys.stdin.isatty():
        raise UsageError("--review asks, and there is no terminal to ask", hint="leave --review out, or use --json")
    asked = list(pairs(groups))
    decided: list[int] = []
    at, told = 0, ""
    while at < len(asked):
        records = library.record(asked[at].first), library.record(asked[at].other)
        if records[0].citekey == records[1].citekey:  # merged meanwhile
            at += 1
            continue
        answer = _ask(asked[at], records, f"{at + 1} of {len(asked)}", told, bool(decided))
        if answer == "q":
            break
        if answer == UNDO:
            library.undo()
            at, told = decided.pop(), "taken back: what now?"
            continue
        if decide(library, answer, asked[at]):
            decided.append(at)
            told = f"{KEYS[answer]}: {asked[at].first}, {asked[at].other}"
        at += 1
    note(f"{len(decided)} of {len(asked)} decided" + (" (loccit undo takes back the last)" if decided else ""))


def _ask(pair: Pair, records: tuple[Record, Record], place: str, told: str, undoable: bool) -> str:
    """The key of an answer. What was decided before stands in the last line but one."""
    import shutil

    columns, rows = shutil.get_terminal_size()
    heading = wrap(f"{place}  {pair.kind}: {pair.reasons}", columns - 1)[:2]
    keys = {**KEYS, **({UNDO: "undo"} if undoable else {})}
    keys["q"] = keys.pop("q")
    click.clear()
    click.secho("\n".join(heading), bold=True)
    click.echo("\n".join(side_by_side(*records, columns - 1, rows - len(heading) - 2 - bool(told))))
    if told:
        click.echo(cut(told, columns - 1))
    question = "  ".join(f"[{key}]{word[1:]}" for key, word in keys.items())
    while True:
        click.echo(question, nl=False)
        answer = click.getchar().lower()
        click.echo()
        if answer in keys:
            return answer
