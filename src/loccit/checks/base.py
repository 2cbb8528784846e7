"""What a check is, and running all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from loccit.errors import Problem, Severity
from loccit.record import Record


@dataclass(slots=True)
class Context:
    """What a check may look at besides the record.

    `citekeys` are all citekeys and aliases of the library; `today` is an ISO date; `tags` are the vocabulary's slugs
    (empty: no vocabulary); `outlets` and `publishers` count spellings over the library.
    """

    citekeys: frozenset[str] = frozenset()
    today: str = ""
    tags: frozenset[str] = frozenset()
    spellings: dict[str, dict[str, int]] = field(default_factory=dict)


class Finding(NamedTuple):
    """One fault: which variable, what is wrong, what to do; `fix` is the value that would be safe to set."""

    field: str
    message: str
    hint: str = ""
    fix: str | None = None


class Check(NamedTuple):
    """One check. `explain` says why it matters to a thesis, for `check --explain CODE`."""

    code: str
    severity: Severity
    summary: str
    explain: str
    find: Callable[[Record, Context], Iterable[Finding]]


class Fault(NamedTuple):
    """A finding of `check` in the record `citekey`."""

    check: Check
    citekey: str
    finding: Finding

    def problem(self, file: str = "", line: int = 0) -> Problem:
        """The fault as a problem at its place."""
        finding = self.finding
        return Problem(
            self.check.code, finding.message, self.check.severity, file, line, self.citekey, finding.field, finding.hint
        )


def run(records: Iterable[Record], checks: Iterable[Check], context: Context) -> Iterator[Fault]:
    """Every fault that `checks` find, by record."""
    checks = tuple(checks)
    for record in records:
        for check in checks:
            for finding in check.find(record, context):
                yield Fault(check, record.citekey, finding)
