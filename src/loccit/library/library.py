"""`Library`: one library, opened when used; every command of the command line is one method."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from loccit.errors import Problem, UsageError

if TYPE_CHECKING:
    import os
    from pathlib import Path

    from loccit.bibliography import Formatted
    from loccit.checks import Fault
    from loccit.index import Index, Label, Row
    from loccit.index.found import Found
    from loccit.library.cards import Card
    from loccit.library.cited import CitedReport
    from loccit.library.hits import Hit
    from loccit.library.quotes import QuotesReport
    from loccit.library.reporting import Reported
    from loccit.library.results import Change, Imported, Reason
    from loccit.match import Groups
    from loccit.record import Record
    from loccit.store.settings import Settings
    from loccit.store.steps import Step
    from loccit.store.store import Store
    from loccit.tags import Suggestion, Vocabulary


class Library:
    """The library in `folder`. Methods raise `UsageError` for what is not there and `LibraryError` for the disk."""

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        self._folder = folder

    @cached_property
    def folder(self) -> Path:
        """Where it is."""
        from pathlib import Path

        return Path(self._folder)

    @classmethod
    def find(cls, explicit: str | None, start: str, env: Mapping[str, str]) -> Library:
        """The library to work in (CLI.md): `explicit`, `$LOCCIT_LIBRARY`, else the nearest one upwards."""
        from loccit.store.finding import find_library

        return cls(find_library(start, env, explicit))

    @classmethod
    def create(cls, folder: Path, name: str | None = None, source: Path | None = None) -> Library:
        """Makes a library, as a copy of the one in `source` where that is given. What is there already stays."""
        from loccit.library.creating import create

        return cls(create(folder, name, source))

    @cached_property
    def store(self) -> Store:
        """The folder, for changes."""
        from loccit.library.locating import store_of

        return store_of(self)

    @cached_property
    def index(self) -> Index:
        """The index, up to date."""
        from loccit.index import Index

        return Index(self._folder, folder_of=_snapshot_folder)

    @property
    def settings(self) -> Settings:
        """What loccit.toml says."""
        return self._settings[0]

    def settings_problems(self) -> list[Problem]:
        """What is wrong in loccit.toml."""
        return list(self._settings[1])

    @cached_property
    def _settings(self) -> tuple[Settings, list[Problem]]:
        from loccit.store.settings import load_settings

        return load_settings(self.folder / "loccit.toml")

    @cached_property
    def vocabulary(self) -> Vocabulary | None:
        """The topic's vocabulary; None where there is none."""
        from loccit.library.tagging import read_vocabulary

        return read_vocabulary(self.folder)[0]

    def vocabulary_problems(self) -> list[Problem]:
        """What is wrong in the vocabulary."""
        from loccit.library.tagging import read_vocabulary

        return read_vocabulary(self.folder)[1]

    # looking

    def count(self) -> int:
        """How many records there are."""
        return self.index.count()

    def row(self, citekey: str) -> Row:
        """The entry `citekey` (or the one that once had it). Raises UsageError with the nearest citekeys."""
        found = self.index.get(citekey)
        if found is None:
            from loccit.library.looking import nearest

            near = nearest(self.index.keys(), citekey)
            hint = f"did you mean {' or '.join(near)}?" if near else "loccit list"
            raise UsageError(f"there is no record '{citekey}'", hint=hint)
        return found

    def record(self, citekey: str) -> Record:
        """The record of an entry. Raises UsageError as `row`."""
        return self.row(citekey).record

    def records(self, query: str = "") -> list[Record]:
        """The records that `query` finds, by citekey; all where it is empty. Of two with one citekey, the first."""
        return list({row.citekey: row.record for row in reversed(self.rows(query))}.values())[::-1]

    def rows(self, query: str = "", limit: int = 0) -> list[Row]:
        """The entries that `query` finds, by citekey."""
        return self.index.list(query, "citekey", limit or None, widen=self.widen if "tag:" in query else None)

    def found(self, query: str = "", order: str = "citekey", backwards: bool = False) -> Found:
        """What `query` finds, to look at a part of it at a time; `order` is citekey, author, year, title or file."""
        return self.index.found(query, order, backwards, self.widen if "tag:" in query else None)

    def widen(self, tag: str) -> Iterable[str]:
        """The tags that a tag in a query stands for: itself and the narrower ones."""
        return self.vocabulary.closure(tag) if self.vocabulary else (tag,)

    def labels(self, query: str = "", limit: int = 0) -> list[Label]:
        """What a list shows of the entries that `query` finds, by citekey."""
        return self.index.labels(query, "citekey", limit or None, widen=self.widen if "tag:" in query else None)

    def listing(self, query: str = "", limit: int = 0) -> list[Hit]:
        """What `query` finds, by citekey."""
        from loccit.library.hits import Hit

        return [Hit(row, []) for row in self.rows(query, limit)]

    def search(self, query: str, limit: int = 0) -> list[Hit]:
        """What `query` finds, best first, with the words found."""
        from loccit.library.hits import Hit

        found = self.index.search(query, limit or None, widen=self.widen if "tag:" in query else None)
        return [Hit(row, row.snippets()) for row in found]

    def card(self, citekey: str, reference: bool = False, manuscript: Sequence[Path] = ()) -> Card:
        """One record in full; with `reference`, also as the bibliography prints it; with what `manuscript` quotes."""
        from loccit.library.cards import card

        return card(self, citekey, reference, manuscript)

    def stats(self, query: str = "") -> dict[str, dict[str, int]]:
        """Counts by type, year, outlet and tag, and of what is complete."""
        from loccit.library.looking import stats

        return stats(self.rows(query))

    # changing

    def import_sources(
        self, sources: Sequence[str], format_name: str | None = None, offline: bool = False, snapshots: bool = True,
        dry_run: bool = False,
    ) -> list[Imported]:  # fmt: skip
        """Reads `sources`, adds what is new, completes what is known; what became of each record, in order."""
        from loccit.library.importing import import_sources

        return import_sources(self, sources, format_name, offline, snapshots, dry_run)

    def set(self, citekey: str, assignments: Sequence[str], dry_run: bool = False) -> Change:
        """Sets fields (`FIELD=VALUE`); an empty value removes the field."""
        from loccit.library import changing

        return changing.set_fields(self, citekey, assignments, dry_run)

    def entry_text(self, citekey: str) -> str:
        """The entry's own text."""
        from loccit.library import changing

        return changing.entry_text(self, citekey)

    def replace_text(self, citekey: str, before: str, after: str) -> Change:
        """Takes back the edited text of an entry; refused where the entry is no longer `before`."""
        from loccit.library import changing

        return changing.replace_text(self, citekey, before, after)

    def rename(self, old: str, new: str, dry_run: bool = False) -> Change:
        """Another citekey, everywhere; the old one stays as an alias."""
        from loccit.library import changing

        return changing.rename(self, old, new, dry_run)

    def remove(self, citekeys: Sequence[str], dry_run: bool = False) -> Change:
        """Takes records out."""
        from loccit.library import changing

        return changing.remove(self, citekeys, dry_run)

    # tags

    def tag(
        self,
        citekey: str,
        add: Sequence[str] = (),
        remove: Sequence[str] = (),
        dry_run: bool = False,
        why: str = "",
    ) -> Change:
        """Adds and removes tags of one record; `why` is kept in the journal."""
        from loccit.library import tagging

        return tagging.change_tags(self, citekey, add, remove, dry_run, why)

    def rename_tag(self, old: str, new: str, dry_run: bool = False) -> Change:
        """Renames a tag in every record, and in the vocabulary."""
        from loccit.library import tag_vocabulary

        return tag_vocabulary.rename_tag(self, old, new, dry_run)

    def merge_tags(self, olds: Sequence[str], new: str, dry_run: bool = False) -> Change:
        """Makes tags one in every record, and in the vocabulary."""
        from loccit.library import tag_vocabulary

        return tag_vocabulary.merge_tags(self, olds, new, dry_run)

    def suggest_tags(self, citekeys: Sequence[str] = ()) -> Iterator[tuple[str, list[Suggestion]]]:
        """Citekeys with suggestions, one by one; of all records without a tag of the vocabulary where none is named."""
        from loccit.library import tagging

        return tagging.suggest_tags(self, citekeys)

    def decide_tags(
        self, citekey: str, accepted: Sequence[Suggestion], rejected: Sequence[Suggestion], dry_run: bool = False
    ) -> Change:
        """Adds the suggestions a person accepted, and remembers those they rejected."""
        from loccit.library import tagging

        return tagging.decide_tags(self, citekey, accepted, rejected, dry_run)

    def apply_suggestions(self, found: Mapping[str, Sequence[Suggestion]], dry_run: bool = False) -> Change:
        """Adds the suggestions that are certain."""
        from loccit.library import tagging

        return tagging.apply_suggestions(self, found, dry_run)

    def tag_counts(self) -> dict[str, int]:
        """The tags in use, the most frequent first."""
        return self.index.counts().tags

    def tag_tree(self) -> list[tuple[int, str, str, int]]:
        """(depth, slug, label, records of the branch) of the vocabulary, in its order."""
        from loccit.library import tagging

        return tagging.tag_tree(self)

    def strange_tags(self) -> dict[str, str]:
        """Keywords that are no concept of the vocabulary, with the concept that one is a label of (else `''`)."""
        from loccit.library import tagging

        return tagging.strangers(self)

    # deciding

    def duplicates(self, query: str = "", threshold: float | None = None) -> Groups:
        """Groups of records of the same work, versions and reprints."""
        from loccit.library import deciding

        return deciding.duplicates(self, query, threshold)

    def merge(self, keep: str, others: Sequence[str], dry_run: bool = False, force: bool = False) -> Change:
        """Merges `others` into `keep`; with `force`, also what does not look like the same work."""
        from loccit.library import deciding

        return deciding.merge(self, keep, others, dry_run, force)

    def relate(self, citekey: str, relation: str, to: str, remove: bool = False, dry_run: bool = False) -> Change:
        """Sets or takes away a relation."""
        from loccit.library import deciding

        return deciding.relate(self, citekey, relation, to, remove, dry_run)

    def distinct(self, citekeys: Sequence[str], dry_run: bool = False) -> Change:
        """Remembers that the records are different works."""
        from loccit.library import deciding

        return deciding.distinct(self, citekeys, dry_run)

    # checking and printing

    def check(self, query: str = "", only: Sequence[str] = (), errors: bool = False) -> list[Fault]:
        """The faults of the records that `query` finds."""
        from loccit.library import checking

        return checking.check(self, query, only, errors)

    def fix(self, faults: Sequence[Fault], dry_run: bool = False) -> Change:
        """Sets the values that are safe to set."""
        from loccit.library import checking

        return checking.fix(self, faults, dry_run)

    def fault_problems(self, faults: Sequence[Fault]) -> list[Problem]:
        """The faults as problems at their place, and what of the files could not be read."""
        from loccit.library import checking

        return checking.fault_problems(self, faults)

    def bibliography(self, query: str, style: str | None, target: str, language: str | None) -> Formatted:
        """The formatted list of references."""
        from loccit.library import printing

        return printing.bibliography(self, query, style, target, language)

    def report(
        self, query: str, style: str | None, title: str | None, language: str | None, date: str
    ) -> Reported:  # fmt: skip
        """What one page tells of the records that `query` finds; `date` is printed on it."""
        from loccit.library import reporting

        return reporting.report(self, query, style, title, language, date)

    def cite(self, citekeys: Sequence[str], style: str | None, locator: str, target: str) -> Formatted:
        """One citation. All records count, so that years get the letters they have in the bibliography."""
        from loccit.library import printing

        return printing.cite(self, citekeys, style, locator, target)

    def references(self, citekeys: Sequence[str], style: str | None, target: str) -> Formatted:
        """The formatted list of the references of `citekeys`, in that order where the style has no other."""
        from loccit.bibliography import format_references

        rows = {row.citekey: row for row in reversed(self.rows())}
        records = [rows[citekey].record for citekey in citekeys if citekey in rows]
        return format_references(records, style or self.settings.style, target, self.settings.language)

    def cited(self, files: Sequence[Path]) -> CitedReport:
        """What the manuscript in `files` cites."""
        from loccit.library.cited import cited

        return cited(self, files)

    def quotes(self, files: Sequence[Path], everything: bool = False) -> QuotesReport:
        """What becomes of the quotations of the manuscript in `files`; `everything`: those below four words too."""
        from loccit.library.quotes import quotes

        return quotes(self, files, everything)

    def export(self, query: str, target: str) -> Formatted:
        """The records in another format."""
        from loccit.library import printing

        return printing.export(self, query, target)

    # history

    def log(self, citekey: str | None, limit: int = 0) -> list[Step]:
        """The steps that changed the library (or one record), the latest first."""
        from loccit.store.history import log

        return log(self.folder / "journal.jsonl", citekey or "", limit or None)

    def undo(self, dry_run: bool = False) -> Change:
        """Takes the last command back."""
        from loccit.library import changing

        return changing.undo(self, dry_run)

    def redo(self, dry_run: bool = False) -> Change:
        """Does again what was taken back."""
        from loccit.library import changing

        return changing.redo(self, dry_run)

    def why(self, citekey: str, field: str | None = None) -> list[Reason]:
        """Where the values of a record came from."""
        from loccit.library.history import why

        return why(self, citekey, field)

    def snapshot(self, row: Row) -> str:
        """The text of a record's source; '' where there is no snapshot."""
        return self.index.snapshot(row) if row.folder else ""


def _snapshot_folder(citekey: str) -> str:
    """`store.snapshots.folder_name`, imported when an entry is read: most commands find the index up to date."""
    from loccit.store.snapshots import folder_name

    return folder_name(citekey)
