"""The quotations of a manuscript against the snapshots of the library."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from loccit.errors import Problem
from loccit.library.cited import Keys
from loccit.manuscript import Quotation, read_manuscript
from loccit.manuscript.check import Cited, check
from loccit.manuscript.verdict import Verdict
from loccit.manuscript.words import squeeze

if TYPE_CHECKING:
    from loccit.index import Row
    from loccit.library.library import Library

_WORDS = {
    "altered": "the quotation differs from {key}",
    "elsewhere": "the quotation does not stand in {key}, but in {found}",
    "not-found": "the quotation does not stand in {key}",
    "no-snapshot": "{key} has no snapshot to look in",
    "verbatim": "the quotation stands in {key}",
}


class QuotesReport(NamedTuple):
    """The verdicts, in reading order, and what could not be read."""

    verdicts: list[Verdict]
    problems: list[Problem]

    @property
    def findings(self) -> list[Problem]:
        """What a writer has to look at, as problems at their places."""
        return [problem_of(verdict) for verdict in self.verdicts if verdict.wrong] + self.problems


def problem_of(verdict: Verdict) -> Problem:
    """A verdict as a problem at its place."""
    found = verdict.found.citekey if verdict.found else ""
    message = _WORDS[verdict.status].format(key=verdict.citekey, found=found)
    if verdict.page:
        message = f"{message}: {verdict.page}"
    words = verdict.diff if verdict.diff and verdict.status == "altered" else f"“{_short(verdict.quotation.text)}”"
    code = "quote-page" if verdict.page and verdict.status == "verbatim" else f"quote-{verdict.status}"
    quotation = verdict.quotation
    severity = "warning" if code in ("quote-page", "quote-no-snapshot") else "error"
    return Problem(code, f"{message}: {words}", severity, quotation.file, quotation.line, verdict.citekey)  # type: ignore[arg-type]


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:77].rstrip()}…"


def quotes(library: Library, files: Sequence[Path], everything: bool) -> QuotesReport:
    """What becomes of each quotation that stands with a citation; `everything`: those below four words too."""
    manuscript = read_manuscript(files)
    rows = library.rows()
    keys = Keys(rows)
    known: dict[str, Cited | None] = {}

    def resolve(key: str) -> Cited | None:
        if key not in known:
            row = keys.rows.get(keys.find(key))
            known[key] = _cited(library, row) if row else None
        return known[key]

    def texts() -> Iterable[tuple[str, str]]:
        for row in rows:
            if text := library.snapshot(row):
                yield row.citekey, text

    quotations = [_resolved(one, keys) for one in manuscript.quotations]
    verdicts = check(quotations, resolve, texts, _titles(rows), everything=everything)
    return QuotesReport(verdicts, manuscript.problems)


def _cited(library: Library, row: Row) -> Cited:
    return Cited(row.citekey, library.snapshot(row), str(row.item.get("page", "")))


def _resolved(quotation: Quotation, keys: Keys) -> Quotation:
    """The citations of word processors under the library's citekeys."""
    if not any(citation.items for citation in quotation.citations):
        return quotation
    citations = []
    for citation in quotation.citations:
        items = (*citation.items, *({} for _ in citation.keys))
        found = tuple(keys.find(key, item) or key for key, item in zip(citation.keys, items, strict=False))
        citations.append(citation._replace(keys=found))
    return quotation._replace(citations=tuple(citations))


def _titles(rows: Sequence[Row]) -> frozenset[str]:
    """Titles stand between quotation marks too, with and without their subtitle."""
    found = set()
    for row in rows:
        found |= {squeeze(row.title), squeeze(row.title.partition(": ")[0])}
    return frozenset(found)
