"""What a manuscript cites, against the library: undefined, uncited, and what a writer should look at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from loccit.errors import Problem, typed
from loccit.manuscript import Citation, Manuscript, read_manuscript
from loccit.record.identifiers import normal_doi

if TYPE_CHECKING:
    from loccit.index import Row
    from loccit.library.library import Library

ON_PURPOSE = "uncited-on-purpose"
"""The tag of a record that is meant to stay uncited."""
_WITHDRAWN = re.compile(r"^\W*(?:retracted|withdrawn|retraction)\b|\b(?:retracted|withdrawn)\b\W*$", re.I)


@dataclass(slots=True)
class Undefined:
    """A citation of what the library does not hold."""

    citekey: str
    file: str
    line: int
    did_you_mean: list[str]

    def json(self) -> dict[str, Any]:
        """The shape of CLI.md."""
        return {"citekey": self.citekey, "file": self.file, "line": self.line, "did_you_mean": self.did_you_mean}

    def problem(self) -> Problem:
        """As a problem at its place."""
        hint = f"did you mean {' or '.join(self.did_you_mean)}?" if self.did_you_mean else ""
        message = f"'{self.citekey}' is not in the library"
        return Problem("citation-undefined", message, "error", self.file, self.line, self.citekey, hint=hint)


@dataclass(slots=True)
class CitedReport:
    """`cited`: citekeys in the order of their first citation; `problems` are of the text and of the works cited."""

    cited: list[str] = field(default_factory=list)
    undefined: list[Undefined] = field(default_factory=list)
    uncited: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def findings(self) -> list[Problem]:
        """Everything found, as problems at their places."""
        return [one.problem() for one in self.undefined] + self.problems

    def json(self) -> dict[str, Any]:
        """The shape of CLI.md."""
        return {
            "cited": self.cited,
            "undefined": [one.json() for one in self.undefined],
            "uncited": self.uncited,
            "problems": [problem.json() for problem in self.problems],
        }


class Keys:
    """The citekeys of a library: also those an entry once had, and what a word processor knows instead of them."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = {row.citekey: row for row in reversed(rows)}
        self.aliases: dict[str, str] = {}
        for row in rows:
            if '"ids"' in row.json:
                for alias in (row.item.get("custom") or {}).get("ids", ()):
                    self.aliases.setdefault(alias, row.citekey)

    def find(self, key: str, item: dict[str, Any] | None = None) -> str:
        """The citekey that `key` means, or that of the work `item`; '' where there is none."""
        if key in self.rows:
            return key
        return self.aliases.get(key, "") or (self._same(item) if item else "")

    def _same(self, item: dict[str, Any]) -> str:
        """By DOI; else by the whole title, where only one record has it."""
        doi = normal_doi(str(item.get("DOI", "")))
        if doi and doi in self._works:
            return self._works[doi]
        return self._works.get(_words(str(item.get("title", ""))), "")

    @cached_property
    def _works(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for row in self.rows.values():
            for name in (normal_doi(str(row.item.get("DOI", ""))), _words(row.title)):
                if name:
                    found[name] = "" if name in found else row.citekey
        return found


def _words(title: str) -> str:
    return "".join(char for char in title.casefold() if char.isalnum())


def cited(library: Library, files: Sequence[Path]) -> CitedReport:
    """What the manuscript in `files` cites."""
    manuscript = read_manuscript(files)
    rows = library.rows()
    keys = Keys(rows)
    report = CitedReport(problems=list(manuscript.problems))
    first: dict[str, Citation] = {}
    used: dict[str, dict[str, Citation]] = {}
    for citation, key, item in _each(manuscript):
        found = keys.find(key, item)
        if found:
            first.setdefault(found, citation)
            used.setdefault(found, {}).setdefault(key, citation)
        elif key not in manuscript.defined:
            name = key or _described(item)
            report.undefined.append(Undefined(name, citation.file, citation.line, []))
    _suggest(report.undefined, list(keys.rows) + list(keys.aliases))
    report.cited = list(first)
    if manuscript.cites_all:
        report.cited += sorted(set(keys.rows) - set(first))
    report.uncited = sorted(key for key in set(keys.rows) - set(report.cited) if ON_PURPOSE not in keys.rows[key].tags)
    report.problems += _worth_a_look(library, keys, first, used)
    return report


def _each(manuscript: Manuscript) -> Iterable[tuple[Citation, str, dict[str, Any]]]:
    for citation in manuscript.citations:
        for number, key in enumerate(citation.keys):
            yield citation, key, citation.items[number] if number < len(citation.items) else {}


def _described(item: dict[str, Any]) -> str:
    """A work without a key, in words: first author, year, title."""
    names = item.get("author") or [{}]
    who = names[0].get("family") or names[0].get("literal") or ""
    year = ((item.get("issued") or {}).get("date-parts") or [[""]])[0][0]
    return " ".join(str(part) for part in (who, year, item.get("title", "")) if part) or "a citation without a key"


def _suggest(undefined: list[Undefined], citekeys: list[str]) -> None:
    if not undefined:
        return
    from loccit.manuscript.nearest import nearest

    known: dict[str, list[str]] = {}
    for one in undefined:
        if one.citekey not in known:
            known[one.citekey] = nearest(one.citekey, citekeys)
        one.did_you_mean = known[one.citekey]


def _worth_a_look(
    library: Library, keys: Keys, first: dict[str, Citation], used: dict[str, dict[str, Citation]]
) -> list[Problem]:
    """Works cited twice, superseded, withdrawn, at second hand, or with errors in their record."""
    problems = [
        _at(
            citation, key, "cited-under-two-keys", f"cited as {' and '.join(names)}, which are one record", f"use {key}"
        )
        for key, names in used.items()
        if len(names) > 1
        for citation in list(names.values())[1:2]
    ]
    problems += _duplicates(keys, first)
    for row in keys.rows.values():
        if '"relations"' not in row.json:
            continue
        for relation in (row.item.get("custom") or {}).get("relations", ()):
            other = keys.find(str(relation.get("to")))
            if relation.get("type") == "supersedes" and other in first:
                message = f"{other} is superseded by {row.citekey}"
                problems.append(_at(first[other], other, "cited-superseded", message, typed("show", row.citekey)))
            if relation.get("type") == "reports-on" and row.citekey in first and other and other not in first:
                message = f"{row.citekey} reports on {other}, which the library holds and the text does not cite"
                problems.append(_at(first[row.citekey], row.citekey, "cited-secondary", message, f"cite {other}"))
    for key, citation in first.items():
        row = keys.rows[key]
        if _WITHDRAWN.search(row.title) or ("status" in row.item and _WITHDRAWN.search(str(row.item["status"]))):
            problems.append(_at(citation, key, "cited-withdrawn", f"{key} was retracted or withdrawn", ""))
    return sorted(problems + _faults(library, keys, first), key=lambda one: (one.file, one.line))


def _at(citation: Citation, key: str, code: str, message: str, hint: str) -> Problem:
    return Problem(code, message, "warning", citation.file, citation.line, key, hint=hint)


def _duplicates(keys: Keys, first: dict[str, Citation]) -> list[Problem]:
    """Two records of one work, both cited."""
    from loccit import match
    from loccit.library.deciding import distinct_pairs

    records = [keys.rows[key].record for key in first]
    if len(records) < 2:
        return []
    found = match.find_groups(records, {}, match.DEFAULT_THRESHOLD, distinct_pairs(records))
    problems = []
    for group in found.groups:
        members = [key for key in first if key in group.members]
        if group.kind == "duplicate" and len(members) > 1:
            message = f"{' and '.join(members)} are records of the same work, and both are cited"
            hint = f"{typed('merge', *members)}, or {typed('distinct', *members)}"
            problems.append(_at(first[members[1]], members[1], "cited-duplicate", message, hint))
    return problems


def _faults(library: Library, keys: Keys, first: dict[str, Citation]) -> list[Problem]:
    """Errors that `check` finds in the works cited, once a work."""
    from loccit.library.checking import errors_of

    found: dict[str, list[str]] = {}
    for fault in errors_of(library, [keys.rows[key] for key in first], list(keys.rows.values())):
        found.setdefault(fault.citekey, []).append(fault.finding.message)
    return [
        _at(first[key], key, "cited-faulty", f"the record {key} has errors: {'; '.join(said)}", typed("check", key))
        for key, said in found.items()
    ]
