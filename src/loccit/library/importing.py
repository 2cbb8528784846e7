"""Import: each draft is matched against the library and this run, added or used to complete, tagged and related."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from loccit import match
from loccit.checks import missing
from loccit.errors import Problem
from loccit.library.deciding import threshold_of
from loccit.library.likeness import rows_like
from loccit.library.results import Imported, Named
from loccit.library.tagging import SUGGESTED, Tagger, evidence_of, evidence_of_relations, reports_on_relations
from loccit.record import Draft, Evidence, Record, Relation, Value

if TYPE_CHECKING:
    from loccit.index import Blocking, Row
    from loccit.library.library import Library
    from loccit.match import Verdict
    from loccit.store.step import StepWriter


class Known(NamedTuple):
    """A record that a draft is compared with, and where its snapshot's text comes from."""

    record: Record
    text: Callable[[], str]


class Match(NamedTuple):
    """The known record that is most like a draft, and how the two relate."""

    known: Known
    verdict: Verdict


_RELATION = {"version": "version-of", "reprint": "reprint-of"}
_RANK = {"duplicate": 3, "version": 2, "reprint": 1, "distinct": 0}
"""Of several matches the same work counts before another version of it, and that before a reprint."""


class Importer:
    """One import. `candidates` gives the library's records that share a blocking key with a draft."""

    def __init__(
        self, step: StepWriter, candidates: Callable[[Record, str], list[Known]], tagger: Tagger, threshold: float,
        snapshots: bool,
    ) -> None:  # fmt: skip
        self._step = step
        self._candidates = candidates
        self._tagger = tagger
        self._threshold = threshold
        self._snapshots = snapshots
        self._here: dict[int, list[Known]] = defaultdict(list)
        self._texts: dict[int, list[Known]] = defaultdict(list)
        self._changed: dict[str, Record] = {}

    def run(self, drafts: Iterable[Draft]) -> list[Imported]:
        """What became of each draft, in order."""
        return [
            self._failed(draft) if draft.failed or not draft.record.fields else self._take(draft) for draft in drafts
        ]

    def _failed(self, draft: Draft) -> Imported:
        if not draft.problems:
            message = "nothing could be concluded from it"
            draft.problems.append(Problem("nothing-concluded", message, "error", draft.source, draft.line))
        draft.problems[0] = draft.problems[0]._replace(severity="error")
        return Imported(draft.source, draft.format, "failed", draft.record, problems=draft.problems)

    def _take(self, draft: Draft) -> Imported:
        found = self._best(draft)
        if found and found.verdict.kind == "duplicate":
            return self._complete(draft, found)
        return self._add(draft, found)

    def _best(self, draft: Draft) -> Match | None:
        """The most like of the library's records and those of this run; None where nothing is like it."""
        best: Match | None = None
        for known in self._near(draft):
            text = known.text() if draft.text else ""
            verdict = match.compare(draft.record, known.record, draft.text, text, self._threshold)
            if verdict.kind != "distinct" and (best is None or _better(verdict, best.verdict)):
                best = Match(known, verdict)
        return best

    def _near(self, draft: Draft) -> list[Known]:
        near = {known.record.citekey: known for known in self._candidates(draft.record, draft.text)}
        for key in match.blocking_keys(draft.record):
            near |= {known.record.citekey: known for known in self._here[key]}
        for key in _text_keys(draft.text):
            near |= {known.record.citekey: known for known in self._texts[key]}
        for citekey in near.keys() & self._changed.keys():
            near[citekey] = near[citekey]._replace(record=self._changed[citekey])
        return list(near.values())

    def _complete(self, draft: Draft, found: Match) -> Imported:
        """The library has it: what the draft knows and the library does not is added."""
        known = found.known.record
        added = {name: value for name, value in draft.record.fields.items() if name not in known.fields}
        added = {name: value for name, value in added.items() if name in COMPLETED}
        if added:
            evidence = {name: self._evidence(draft, name) for name in added}
            self._step.update(known.citekey, added, evidence)
            known = self._learn(_with(known, added), found)
        alias = own_key(draft)
        aliased = alias not in ("", known.citekey, *known.aliases) and not self._step.taken(alias)
        if aliased:
            known = self._learn(replace(known, aliases=[*known.aliases, alias]), found)
            self._step.alias(known.citekey, alias)
        if draft.text and self._snapshots and not found.known.text():
            self._snapshot(known.citekey, draft)
        changed = [*added, *(["ids"] if aliased else [])]
        return Imported(
            draft.source, draft.format, "updated" if changed else "duplicate", draft.record, known.citekey,
            known.citekey, list(found.verdict.reasons), changed, draft.evidence, missing(known),
            problems=draft.problems,
        )  # fmt: skip

    def _learn(self, record: Record, found: Match) -> Record:
        """From now on the record counts as it is after this change."""
        self._changed[record.citekey] = record
        self._remember(record, found.known.text)
        return record

    def _add(self, draft: Draft, found: Match | None) -> Imported:
        record = draft.record
        record.citekey = own_key(draft)
        if found:
            record.relations.append(Relation(_RELATION[found.verdict.kind], found.known.record.citekey))
        named = self._tagger.named(draft)
        record.relations += reports_on_relations(named, record.relations)
        tags, suggested = self._tagger.tags(draft)
        record.keywords = list(dict.fromkeys([*record.keywords, *(one.tag for one in tags)]))
        evidence = {name: self._evidence(draft, name) for name in record.fields} | evidence_of(SUGGESTED, tags)
        evidence |= evidence_of_relations(named)
        if "type" in draft.evidence:
            evidence["type"] = draft.evidence["type"]
        record.citekey = self._step.add(record, evidence)
        if draft.text and self._snapshots:
            self._snapshot(record.citekey, draft)
        self._remember(record, lambda: draft.text)
        result = Imported(draft.source, draft.format, "new", record, record.citekey, problems=draft.problems)
        result.evidence, result.missing = draft.evidence, missing(record)
        result.tags, result.suggested = [one.tag for one in tags], [one.tag for one in suggested]
        result.relations, result.named = record.relations, [Named.of(one) for one in named]
        if found:
            result.matches, result.reasons = found.known.record.citekey, list(found.verdict.reasons)
        return result

    def _evidence(self, draft: Draft, name: str) -> Evidence:
        """The draft's evidence of a value, with the source it came from."""
        evidence = draft.evidence.get(name) or Evidence(draft.format, where=f"line {draft.line}" if draft.line else "")
        return evidence if evidence.source else evidence._replace(source=draft.source)

    def _snapshot(self, citekey: str, draft: Draft) -> None:
        self._step.snapshot(citekey, draft.text, draft.original, draft.suffix)

    def _remember(self, record: Record, text: Callable[[], str]) -> None:
        for key in match.blocking_keys(record):
            self._here[key].append(Known(record, text))
        for key in _text_keys(text()):
            self._texts[key].append(Known(record, text))


def own_key(draft: Draft) -> str:
    """The citekey that the source gives and manuscripts may cite already: a .bib file's, or CSL's `citation-key`.

    The ids of other formats are numbers of a database or addresses; such a record gets a key of the library's pattern.
    """
    if draft.format in ("biblatex", "bibtex"):
        return draft.record.citekey
    return draft.record.text("citation-key")


COMPLETED = frozenset(
    """abstract accessed archive author collection-number collection-title container-title DOI edition editor
    event-title genre ISBN ISSN issue issued number number-of-pages page PMCID PMID publisher publisher-place section
    translator URL volume authority""".split()
)
"""What a duplicate may complete: facts about the work, not one program's notes on it."""


def _text_keys(text: str) -> list[int]:
    """Keys under which texts meet that share passages."""
    if not text:
        return []
    from loccit.match.shingles import shingles, sketch

    return sketch(shingles(text).whole)


def _better(one: Verdict, other: Verdict) -> bool:
    return (_RANK[one.kind], one.score) > (_RANK[other.kind], other.score)


def _with(record: Record, added: dict[str, Value]) -> Record:
    return replace(record, fields={**record.fields, **added})


def import_sources(
    library: Library, sources: Sequence[str], format_name: str | None, offline: bool, snapshots: bool, dry_run: bool
) -> list[Imported]:  # fmt: skip
    """Reads, matches, adds or completes, tags, relates, keeps snapshots: one step of the journal.

    Raises UsageError for an unknown format, or a setting for look-ups that is not known.
    """
    from loccit.library.remote import Remote
    from loccit.library.sources import read_sources

    threshold = threshold_of(library)
    remote = Remote(library, offline)
    tagger = Tagger.of(library, lambda named: _named(library, named))
    with library.store.step(f"import {' '.join(sources)}", dry_run=dry_run) as step:
        importer = Importer(step, lambda record, text: _candidates(library, record, text), tagger, threshold, snapshots)
        try:
            return importer.run(remote.completed(read_sources(sources, format_name, remote.read)))
        finally:
            remote.close()


def _candidates(library: Library, record: Record, text: str) -> list[Known]:
    """The library's records that share a blocking key with a draft."""
    rows = library.index.candidates(match.blocking_keys(record), _blocking())
    if text:
        known = {row.citekey for row in rows}
        rows += [row for row in rows_like(library, text) if row.citekey not in known]
    return [Known(row.record, lambda row=row: library.snapshot(row)) for row in rows]  # type: ignore[misc]


def _blocking() -> Blocking:
    from loccit.index import Blocking

    return Blocking(match.blocking_keys, match.BLOCKING_VERSION)


_NAMED_TYPES = ("report", "legal_case", "legislation", "regulation", "bill", "document", "article", "webpage")
_MOST_NAMED = 4000


def _named(library: Library, suggestions: Sequence[Record]) -> list[Record]:
    """The records that a text may name: reports, cases, statutes, memoranda, releases.

    A described work ('a Feb. 18 audit') shares no key with its record, so all of these types are candidates; in a very
    large library only those that share one.
    """
    rows: list[Row] = []
    for kind in _NAMED_TYPES:
        rows += library.rows(f"type:{kind}", _MOST_NAMED)
    if len(rows) >= _MOST_NAMED:
        keys = {key for suggestion in suggestions for key in match.blocking_keys(suggestion)}
        rows = library.index.candidates(keys, _blocking())
    return [row.record for row in rows]
