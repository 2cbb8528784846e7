"""States, whose bodies, statutes, bills and orders texts name (`states.toml`)."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from loccit.match.tables import table
from loccit.record import Record


class State(NamedTuple):
    """A state: its name, its abbreviations before a code's name, its general code, and the initials of that."""

    name: str
    short: tuple[str, ...]
    code: str
    initials: tuple[str, ...]


@cache
def states() -> tuple[State, ...]:
    """The states of `states.toml`."""
    return tuple(
        State(row["name"], tuple(row["short"]), row["code"], tuple(row["initials"])) for row in table("states")["state"]
    )


@cache
def named(text: str) -> str:
    """The one state that `text` names in full or by an abbreviation with a full stop; '' for none or several."""
    found = {by_name()[match[1]] for match in _naming().finditer(text)}
    return found.pop().name if len(found) == 1 else ""


def is_state(words: str) -> bool:
    """Whether the words, folded, are a state's name."""
    return words in {state.name.lower() for state in states()}


def state_of(record: Record) -> str:
    """The state whose bill, statute or order a record is, as far as it says so; '' for none or several."""
    variables = ("jurisdiction", "authority", "publisher", "number", "container-title")
    return next((state for name in variables if (state := named(record.text(name)))), "") or next(
        (state for name in record.names() if (state := named(name.text()))), ""
    )


def alternatives(names: dict[str, State]) -> str:
    """A regular expression for the names, longer ones first."""
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


@cache
def _naming() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.])({alternatives(by_name())})(?!\w)")


@cache
def by_name() -> dict[str, State]:
    """States by name and abbreviation."""
    return {name: state for state in states() for name in (state.name, *state.short)}


@cache
def by_initials() -> dict[str, State]:
    """States by the initials of their codes."""
    return {initials: state for state in states() for initials in state.initials}
