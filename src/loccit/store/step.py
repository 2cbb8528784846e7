"""One command's changes: gathered in memory, checked, and written all at once when the command's block ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from loccit.errors import LibraryError, Problem, UsageError, typed
from loccit.record import Evidence, Record, Value
from loccit.store.diff import unified
from loccit.store.entries import parse, values
from loccit.store.filing import Filing
from loccit.store.intent import digest
from loccit.store.library_text import LibraryText, changes_of
from loccit.store.new_entry import Writer
from loccit.store.references import key_bytes, renamed_references, without_alias
from loccit.store.snapshots import TEXT
from loccit.store.steps import Change, Note, Step, to_bytes, to_text
from loccit.store.undoing import EditedMeanwhile, apply_change, renamed
from loccit.store.variables import changed_record, is_variable, own_record, parse_value, revised
from loccit.store.working import Node, Working

if TYPE_CHECKING:
    from loccit.store.store import Store

_KEY = re.compile(r"[^\s,{}()\"#%~=\\']+")
_FIELD = re.compile(r"[A-Za-z][A-Za-z0-9_:+.-]*")
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,8}")


class StepWriter:
    """The changes of one command. Entries are named by citekey as they are called at that moment of the command.

    All methods raise `UsageError` for a citekey that is not there, or a value that cannot be written.
    """

    def __init__(self, store: Store, text: LibraryText, step: Step) -> None:
        self.store = store
        self.text = text
        self.step = step
        self.filing = Filing(store.folder)
        self.problems: list[Problem] = []
        self.outside: Step | None = None  # edits made without loccit that were noticed and recorded with this command
        self._writers: dict[str, Writer] = {}
        self._evidence: dict[Node, dict[str, Evidence]] = {}

    # reading, at this moment of the command

    def entry(self, citekey: str) -> str:
        """The entry's text."""
        working, node = self.text.need(citekey)
        return to_text(working.entry_of(node))

    def record(self, citekey: str) -> Record:
        """The entry as a record, without what it inherits from others."""
        working, node = self.text.need(citekey)
        return own_record(working.entry_of(node), self.text.strings(working.entry_of(node)))

    # entries

    def add(self, record: Record, evidence: Mapping[str, Evidence] | None = None) -> str:
        """A new entry in `references.bib`; returns its citekey.

        That is the record's own if it has one that is free and can be written, else one by the library's pattern.
        """
        from loccit.store.citekeys import new_citekey, unique

        taken = self.text.keys()
        if record.citekey and _KEY.fullmatch(record.citekey):
            citekey = unique(record.citekey, taken)
        else:
            citekey = new_citekey(record, self.store.settings.citekey, taken)
        working = self.text.file(self.store.folder.references.name)
        node = working.append(citekey, self._writer(working).entry(citekey, record))
        for key in (citekey, *record.aliases):
            taken.add(key.casefold())
        self._note(node, evidence)
        return citekey

    def add_text(self, text: str, evidence: Mapping[str, Evidence] | None = None) -> str:
        """A new entry with exactly this text; returns its citekey. Raises `UsageError` where that is taken."""
        working = self.text.file(self.store.folder.references.name)
        raw = _with_line_ends(to_bytes(text.strip()), working.newline)
        entry = parse(raw)
        if entry is None:
            raise UsageError("the text is not one BibLaTeX entry", hint="are its braces balanced?")
        if self.text.taken(entry.key):
            raise UsageError(f"there is an entry '{entry.key}' already", hint=typed("show", entry.key))
        self._note(working.append(entry.key, raw), evidence)
        self.text.keys().add(entry.key.casefold())
        return entry.key

    def set(self, citekey: str, field: str, text: str, evidence: Evidence | None = None) -> None:
        """One field's new value, as BibLaTeX text; a CSL variable's (`container-title`) as plain text."""
        if is_variable(field):
            self.update(citekey, {field: parse_value(field, text)}, {field: evidence} if evidence else None)
            return
        if not _FIELD.fullmatch(field):
            raise UsageError(f"'{field}' is no name of a field")
        working, node = self.text.need(citekey)
        self._replace(working, node, self._writer(working).with_field(working.entry_of(node), field, text))
        self._note(node, {field: evidence} if evidence else None)

    def remove_field(self, citekey: str, field: str, evidence: Evidence | None = None) -> None:
        """Takes a field (or all fields of a CSL variable) out; one that is not there is no error."""
        from loccit.biblatex.fieldedit import drop_field

        if is_variable(field):
            self.update(citekey, {field: None}, {field: evidence} if evidence else None)
            return
        working, node = self.text.need(citekey)
        raw = working.entry_of(node)
        if field.lower() in values(raw):
            self._replace(working, node, drop_field(raw, field))
            self._note(node, {field: evidence} if evidence else None)

    def update(
        self, citekey: str, changes: Mapping[str, Value | None], evidence: Mapping[str, Evidence] | None = None
    ) -> None:
        """New values of CSL variables (None: taken out), `type` too; only the fields they stand in change."""
        self.revise(citekey, changed_record(self.record(citekey), changes), evidence)

    def revise(self, citekey: str, record: Record, evidence: Mapping[str, Evidence] | None = None) -> None:
        """Makes the entry read as `record`, which was made from `self.record`; only fields that differ change."""
        working, node = self.text.need(citekey)
        raw = working.entry_of(node)
        self._replace(working, node, revised(raw, self.record(citekey), record, self._writer(working)))
        self._note(node, evidence)

    def taken(self, citekey: str) -> bool:
        """Whether an entry or an alias is called so, in any case."""
        return self.text.taken(citekey)

    def alias(self, citekey: str, alias: str) -> None:
        """Lets the entry be cited as `alias` too (BibLaTeX `ids`)."""
        record = self.record(citekey)
        if alias not in record.aliases:
            record.aliases.append(alias)
            self.revise(citekey, record)
            self.text.keys().add(alias.casefold())

    def replace_text(self, citekey: str, text: str) -> str:
        """The whole entry as edited by hand; returns its citekey, which may be another: references follow it."""
        working, node = self.text.need(citekey)
        raw = _with_line_ends(to_bytes(text.strip()), working.newline)
        entry = parse(raw)
        if entry is None:
            raise UsageError(f"what '{citekey}' was changed to is not one BibLaTeX entry", hint="loccit edit again")
        if entry.key != citekey:
            self.rename(citekey, entry.key)
        self._replace(working, node, raw)
        return entry.key

    def remove(self, citekey: str) -> None:
        """Takes an entry and its snapshot out."""
        working, node = self.text.need(citekey)
        working.remove(node)
        self.text.keys().discard(citekey.casefold())
        self.filing.remove(citekey)

    def rename(self, old: str, new: str) -> None:
        """Another citekey: of the entry, of its snapshot, and wherever entries refer to it."""
        if not _KEY.fullmatch(new):
            raise UsageError(f"'{new}' cannot be a citekey", hint="no commas, braces, quotes, #, %, ~, = or \\")
        working, node = self.text.need(old)
        raw = without_alias(working.entry_of(node), new)
        own = old.casefold() == new.casefold() or raw != working.entry_of(node)
        if self.text.taken(new) and not own:
            raise UsageError(f"there is an entry '{new}' already", hint=typed("show", new))
        working.replace(node, renamed(raw, new), new)
        self._refer(old, new)
        self.text.keys().discard(old.casefold())
        self.text.keys().add(new.casefold())
        self.filing.rename(old, new)

    # snapshots

    def snapshot(self, citekey: str, text: str = "", original: bytes = b"", suffix: str = "") -> None:
        """The text of a source (a form feed between pages), and its original file with the ending `suffix`."""
        self.text.need(citekey)
        folder = self.filing.snapshots.path(citekey)
        if text:
            self.filing.set(citekey, folder / TEXT, text.encode("utf-8", "replace"))
        if original:
            ending = suffix if _SUFFIX.fullmatch(suffix) else ""
            self.filing.set(citekey, folder / f"original{ending}", original)

    # the library's other files, and what is only decided

    def text_of(self, name: str) -> str | None:
        """A text file of the library's folder; None where it is not there. Raises `LibraryError` where not UTF-8."""
        data = self.filing.now(self.store.folder.path / name)
        try:
            return None if data is None else data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise LibraryError(f"{self.store.folder.path / name}: is not UTF-8", hint="save it as UTF-8") from error

    def set_text(self, name: str, text: str) -> None:
        """A text file of the library's folder (`vocabulary.toml`), as UTF-8; undo brings back what it was."""
        self.filing.set("", self.store.folder.path / name, text.encode("utf-8"))

    def note(self, citekey: str, what: str, *values: str) -> None:
        """Keeps in the journal what was decided of an entry (`''`: of none) without changing it."""
        self.step.notes.append(Note(citekey, what, values))

    # the outcome

    def changes(self) -> list[Change]:
        """What the command changes, as the journal will tell it."""
        out = [change for working in self.text.changed() for change in changes_of(working)]
        for node, evidence in self._evidence.items():
            for change in out:
                if change.citekey == node.key and change.action in ("add", "change"):
                    change.evidence = evidence
        return out + self.filing.changes()

    def diff(self) -> str:
        """What the command changes, as a unified diff of the .bib and other text files; a line for each snapshot."""
        parts = [unified(working.name, working.data, working.splices()) for working in self.text.changed()]
        for change in self.filing.changes():
            if not change.citekey:
                before, after = self.filing.both(self.store.folder.path / change.file)
                parts.append(unified(change.file, before, [(0, len(before), after)]))
                continue
            what = "new" if change.before is None else "removed" if change.after is None else "changed"
            parts.append(f"{what} file: {change.file}\n")
        return "".join(parts)

    def apply(self, changes: Iterable[Change], states: Mapping[str, str | None]) -> None:
        """Makes changes again that the journal tells of, for undo and redo. Raises `EditedMeanwhile`.

        `states` are the digests of the files as they were before these changes.
        """
        exact = all(working.digest == states.get(working.name, working.digest) for working in self.text.files.values())
        for change in changes:
            if change.action == "file":
                self._apply_file(change)
            else:
                apply_change(change, self.text, exact=exact)

    def _apply_file(self, change: Change) -> None:
        path = self.store.folder.path / change.file
        data = self.filing.now(path)
        now = None if data is None else digest(data)
        if now == change.after:
            return
        if now is not None and now != change.before:
            raise EditedMeanwhile(f"{change.file} was edited since")
        data = None if change.after is None else self.filing.contents(change.after)
        if data is None and change.after is not None:
            message = f"the file's contents are gone, so undo cannot bring it back: {change.file}"
            self.problems.append(Problem("snapshot-gone", message, "warning", str(path), citekey=change.citekey))
            return
        self.filing.set(change.citekey, path, data)

    # inside

    def _writer(self, working: Working) -> Writer:
        return self._writers.setdefault(working.name, Writer(working))

    def _replace(self, working: Working, node: Node, new: bytes) -> None:
        if new != working.entry_of(node):
            working.replace(node, new)

    def _note(self, node: Node, evidence: Mapping[str, Evidence] | None) -> None:
        if evidence:
            self._evidence.setdefault(node, {}).update(evidence)

    def _refer(self, old: str, new: str) -> None:
        """Lets all entries that refer to `old` refer to `new`."""
        for working in self.text.files.values():
            if not any(key in working.data for key in key_bytes(old)):
                continue
            working.split()
            for node in working.nodes():
                raw = working.entry_of(node)
                if node.key is not None and any(key in raw for key in key_bytes(old)):
                    self._replace(working, node, renamed_references(raw, old, new))


def _with_line_ends(text: bytes, newline: bytes) -> bytes:
    return text.replace(b"\r\n", b"\n").replace(b"\n", newline)
