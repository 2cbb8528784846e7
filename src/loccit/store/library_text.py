"""All .bib files of a library in the course of one command: finding entries, what changed, and checking the result."""

from __future__ import annotations

from loccit.biblatex import BibFile, Entry
from loccit.biblatex.splitter import scan
from loccit.biblatex.values import MONTHS
from loccit.errors import LibraryError
from loccit.store.entries import TYPE, differing, patch_of, values
from loccit.store.folder import Folder
from loccit.store.steps import Change, Patch, to_text
from loccit.store.store import read, unknown
from loccit.store.taken import Taken
from loccit.store.working import Locator, Node, Removed, Working


class LibraryText:
    """The entries of a library, over the bytes of its files."""

    def __init__(self, folder: Folder, locator: Locator | None = None) -> None:
        self.folder = folder
        self.locator = locator
        self.files = {path.name: Working(path, path.name, read(path), locator) for path in folder.bib_files()}
        self._taken = Taken(
            lambda: (working.data for working in self.files.values()),
            lambda: set().union(*(working.keys() for working in self.files.values())),
            self._known,
        )

    def file(self, name: str) -> Working:
        """A file by name; one that is not there is begun."""
        if name not in self.files:
            self.files[name] = Working(self.folder.path / name, name, None)
        return self.files[name]

    def find(self, citekey: str) -> tuple[Working, Node] | None:
        """The first entry with exactly this citekey, and its file."""
        for working in self.files.values():
            if node := working.find(citekey):
                return working, node
        return None

    def need(self, citekey: str) -> tuple[Working, Node]:
        """As `find`. Raises `UsageError` where there is none, with the citekeys most like it."""
        found = self.find(citekey)
        if found is None:
            for working in self.files.values():
                working.split()
            found = self.find(citekey)  # the locator's word is not the last one
        if found is None:
            keys = [node.key for working in self.files.values() for node in working.nodes() if node.key is not None]
            raise unknown(citekey, keys, self.folder.path)
        return found

    def taken(self, citekey: str) -> bool:
        """True where an entry has this citekey, in any case."""
        return citekey.casefold() in self.keys()

    def keys(self) -> Taken:
        """All citekeys and former citekeys (`ids`), case-folded; kept up as entries are added."""
        return self._taken

    def _known(self, key: str) -> bool | None:
        """Whether the locator knows a citekey as taken in any of the files as they were read; None where it cannot."""
        told = [self.locator.holds(w.name, w.digest or "", key) if self.locator else None for w in self.files.values()]
        return True if True in told else None if None in told or not told else False

    def strings(self, entry: bytes) -> dict[str, str]:
        """The `@string`s of all files, for an entry that may use one; `{}` for others, which spares splitting."""
        from loccit.biblatex import Context

        if not any(_may_be_macro(value) for name, value in values(entry).items() if name != TYPE):
            return {}
        for working in self.files.values():
            working.split()
        return Context(working.bib for working in self.files.values()).strings

    def changed(self) -> list[Working]:
        """The files in which something differs."""
        return [working for working in self.files.values() if working.changed()]


def _may_be_macro(value: str) -> bool:
    plain = value[:1] in ("{", '"', "") or value.isdigit() or value.lower() in MONTHS
    return not plain or "#" in value


def changes_of(working: Working) -> list[Change]:
    """What differs in one file: entries changed, then those added in order, then those removed."""
    changed: list[Change] = []
    added: list[Change] = []
    for node in working.nodes():
        if node.key is None or node.entry is None:
            continue
        if node.start < 0:
            added.append(_added(working, node))
        elif change := _changed(working, node):
            changed.append(change)
    return changed + added + [_removed(working, removed) for removed in working.removed]


def _changed(working: Working, node: Node) -> Change | None:
    before, after = working.data[node.start : node.end], working.entry_of(node)
    if before == after:
        return None
    was = node.was or "" if node.was != node.key else ""
    fields, patch = differing(before, after), patch_of(before, after)
    return Change(node.key or "", "change", working.name, was=was, fields=fields, patch=patch)


def _added(working: Working, node: Node) -> Change:
    assert node.previous is not None, "the head is never new"
    previous = working.place(node.previous) if working.whole else None
    at = len(working.gap_of(node.previous)) if working.whole else 0
    entry = working.entry_of(node)
    patch = Patch(at, "", to_text(node.lead + entry + node.trail), previous)
    return Change(node.key or "", "add", working.name, after=to_text(entry), patch=patch)


def _removed(working: Working, removed: Removed) -> Change:
    node = removed.node
    assert node.was is not None, "only entries are removed"
    text = to_text(working.data[node.start : node.end])
    patch = Patch(removed.at, to_text(removed.piece), "", removed.previous)
    return Change(node.was, "remove", working.name, before=text, patch=patch)


def verify(working: Working, result: bytes) -> None:
    """Splits what is to be written once more around each change: every entry there must be as meant.

    What stands before a block never changes how it is read, so what no change touches reads as it did; but where a
    broken block ends can depend on all that follows, so a file that has one is compared from beginning to end. Raises
    `LibraryError`, before anything is written.
    """
    new = BibFile(b"")
    new.data = BibFile(result).data
    if working.whole and any(block.kind == "failed" for block in working.bib.blocks):
        entries = [working.entry_of(node) for node in working.nodes() if node.key is not None]
        if entries != [block.raw for block in scan(new) if isinstance(block, Entry)]:
            raise _damage(working)
        return
    offset = 0
    for node in working.nodes():
        offset += len(node.lead)
        length = node.end - node.start if node.entry is None else len(node.entry)
        if (node.entry is not None or node.gap is not None) and not _reads(working, node, new, offset):
            raise _damage(working)
        offset += length + (node.stop - node.end if node.gap is None else len(node.gap))


def _damage(working: Working) -> LibraryError:
    message = f"{working.path}: the change would damage other entries, so it was not made"
    return LibraryError(message, hint="is a brace or quotation mark in the new text not closed?")


def _reads(working: Working, node: Node, new: BibFile, offset: int) -> bool:
    """True where this entry and the next one are read as meant in the new text, this one at `offset`."""
    expected = [working.entry_of(node)] if node.key is not None else []
    if node.gap is not None or working.whole:
        expected += [working.entry_of(node.next)] if node.next is not None else [b""]
    found = (block.raw for block in scan(new, offset) if isinstance(block, Entry))
    return all(next(found, b"") == raw for raw in expected)
