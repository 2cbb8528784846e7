"""Faults of the records, of the files and of the settings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from loccit.checks import Context, Fault, run
from loccit.checks.library import SPELLED
from loccit.checks.registry import CHECKS
from loccit.errors import Problem, UsageError
from loccit.library.changing import in_step
from loccit.library.results import Change

if TYPE_CHECKING:
    from loccit.index import Row
    from loccit.library.library import Library
    from loccit.store.step import StepWriter


def check(library: Library, query: str, only: Sequence[str], errors: bool) -> list[Fault]:
    """The faults of the records that `query` finds. Raises UsageError for an unknown check."""
    known = {check.code for check in CHECKS}
    for code in only:
        if code not in known:
            raise UsageError(f"there is no check '{code}'", hint="loccit check --list-checks")
    chosen = [
        check for check in CHECKS if (not only or check.code in only) and (not errors or check.severity == "error")
    ]
    return list(run(library.records(query), chosen, _context(library, library.rows())))


def errors_of(library: Library, rows: Sequence[Row], everything: Sequence[Row]) -> list[Fault]:
    """The errors (no warnings) of some records of the library, whose entries are `everything`."""
    chosen = [check for check in CHECKS if check.severity == "error"]
    return list(run([row.record for row in rows], chosen, _context(library, everything)))


def _context(library: Library, rows: Sequence[Row]) -> Context:
    records = [row.record for row in rows]
    keys = {row.citekey for row in rows} | {alias for record in records for alias in record.aliases}
    spellings = {name: Counter(text for record in records if (text := record.text(name))) for name in SPELLED}
    tags = frozenset(library.vocabulary.concepts) if library.vocabulary else frozenset()
    return Context(frozenset(keys), date.today().isoformat(), tags, dict(spellings))


def fix(library: Library, faults: Sequence[Fault], dry_run: bool) -> Change:
    """Sets the values that are safe to set, the first for each field."""
    fixes: dict[tuple[str, str], str] = {}
    for fault in faults:
        if fault.finding.fix is not None:
            fixes.setdefault((fault.citekey, fault.finding.field), fault.finding.fix)

    def work(step: StepWriter) -> str:
        for (citekey, field), text in fixes.items():
            step.update(citekey, {field: text})
        return f"{len(fixes)} values set"

    return in_step(library, "check --fix", dry_run, work)


def file_problems(library: Library, entries: bool = False) -> list[Problem]:
    """What of the .bib files cannot be read, citekeys that stand twice; with `entries`, faults inside entries too."""
    from loccit.biblatex import Context, to_record

    bibs = library.store.bibs()
    context = Context(bibs)
    found: list[Problem] = []
    seen: dict[str, str] = {}
    for bib in bibs:
        name = Path(bib.name).name
        found += [problem._replace(file=name) for problem in bib.problems()]
        for entry in bib.entries:
            place = f"{name}:{entry.line}"
            if (first := seen.setdefault(entry.key.casefold(), place)) != place:
                found.append(_twice(entry.key, name, entry.line, first))
            if entries:
                found += [problem._replace(file=name, line=problem.line or entry.line, citekey=entry.key)
                          for problem in to_record(entry, context)[1]]  # fmt: skip
    return found


def _twice(citekey: str, file: str, line: int, first: str) -> Problem:
    message = f"the citekey '{citekey}' stands at {first} too: only that entry is cited"
    return Problem(
        "citekey-twice", message, "error", file, line, citekey, hint="give one of them another key in the file"
    )


def fault_problems(library: Library, faults: Sequence[Fault]) -> list[Problem]:
    """The faults as problems at their place; first what is wrong in the files, the settings and the vocabulary."""
    places = {row.citekey: (row.file, row.line) for row in library.rows()}
    found = file_problems(library, entries=True)
    found += library.settings_problems() + library.vocabulary_problems()
    return found + [fault.problem(*places.get(fault.citekey, ("", 0))) for fault in faults]
