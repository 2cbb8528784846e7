"""A .bib file in the course of one command: a chain of its entries over its bytes, some of them replaced.

Nothing is copied but what changes. In a file whose places the index knows, only the entries asked for are found and the
rest stays opaque; everything else splits the file, once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, takewhile
from pathlib import Path
from typing import NamedTuple, Protocol

from loccit.biblatex import Entry, split
from loccit.biblatex.encoding import decode
from loccit.biblatex.layout import newline_of
from loccit.store.intent import Digest, digest
from loccit.store.references import key_bytes
from loccit.store.steps import HEAD, Place

_LINE_END = re.compile(rb"[ \t]*(?:\r\n?|\n)")
_BLANK_LINES = re.compile(rb"(?:[ \t]*(?:\r\n?|\n))*")
_BLANK_BEFORE_END = re.compile(rb"(?<=\n)(?:[ \t]*\r?\n)+\Z")
_REST_OF_LINE = re.compile(rb"[^\r\n@]*")
_ANY_KEY = re.compile(rb"@[^\s{}(),=\"]+\s*[{(]\s*([^,\r\n{}()]*)")


_IDS = (b"ids", b"Ids", b"IDS")


class Locator(Protocol):
    """Where entries stand in files whose digest is known: what an index can tell. Bytes from the file's beginning.

    Files in UTF-16 are not for it: it answers None.
    """

    def span(self, file: str, digest: str, citekey: str) -> tuple[int, int] | None:
        """Begin and end of the first entry with this citekey; None where there is none, or the file is not known by
        this digest.
        """

    def holds(self, file: str, digest: str, citekey: str) -> bool | None:
        """Whether an entry of the file is called so, or was once, in any case; None where the file is not known by
        this digest.
        """

    def last(self, file: str, digest: str) -> int | None:
        """The end of the file's last entry; None where it has none, or is not known by this digest."""


class Node:
    """One entry and what follows it up to the next entry (`gap`).

    `start` and `end` are the entry's place in the file as read, `stop` the end of its gap; -1 for what is new. `entry`
    and `gap` are the bytes where they differ from those; `lead` and `trail` came before and behind a new entry (`trail`
    is part of the gap). The first node of a chain is no entry: its `key` is None.
    """

    __slots__ = ("end", "entry", "gap", "key", "lead", "next", "previous", "start", "stop", "trail", "was")

    def __init__(self, key: str | None, start: int = -1, end: int = -1, stop: int = -1) -> None:
        self.key = key
        self.was = key
        self.start = start
        self.end = end
        self.stop = stop
        self.entry: bytes | None = None
        self.gap: bytes | None = None
        self.lead = self.trail = b""
        self.previous: Node | None = None
        self.next: Node | None = None


class Removed(NamedTuple):
    """An entry taken out: `at` bytes behind the entry `previous`, `piece` holding it and the line end it took along."""

    node: Node
    previous: Place
    at: int
    piece: bytes


class Working:
    """One file being changed. `raw` are the bytes as read (None: there was no file), `data` the same in UTF-8."""

    def __init__(self, path: Path, name: str, raw: bytes | None, locator: Locator | None = None) -> None:
        self.path = path
        self.name = name
        self.raw = raw
        self._digest = Digest(raw) if raw is not None else None
        self.digest = self._digest.value if self._digest else None
        self.bib = split(b"", name)
        self.data = raw or b""
        self.locator = locator
        self.newline = newline_of(self.data)
        self.whole = False  # split from beginning to end
        self.head = self.last = Node(None, 0, 0, len(self.data))
        self.by_key: dict[str, Node] = {}
        self.doubled: set[str] = set()  # citekeys that more than one entry has
        self.removed: list[Removed] = []

    # looking

    def find(self, citekey: str) -> Node | None:
        """The first entry with exactly this citekey."""
        if not self.whole and citekey not in self.by_key and self._may_hold(citekey) and not self._locate(citekey):
            self.split()
        return self.by_key.get(citekey)

    def entry_of(self, node: Node) -> bytes:
        """The bytes of an entry as they are now."""
        return self.data[node.start : node.end] if node.entry is None else node.entry

    def gap_of(self, node: Node) -> bytes:
        """The bytes behind an entry as they are now."""
        return self.data[node.end : node.stop] if node.gap is None else node.gap

    def place(self, node: Node) -> Place:
        """How a node is called in the journal."""
        if node.key is None:
            return HEAD
        same = takewhile(lambda other: other is not node, self.nodes()) if node.key in self.doubled else ()
        return node.key, 1 + sum(other.key == node.key for other in same)

    def nodes(self) -> Iterator[Node]:
        """All nodes in order, the head first."""
        node: Node | None = self.head
        while node is not None:
            yield node
            node = node.next

    def keys(self) -> set[str]:
        """The citekeys and former citekeys (`ids`) in the file, case-folded.

        Where it is not split, those of entries that are not live too.
        """
        if not self.whole and b"\0" in self.data[:64]:
            self.split()
        names = [key.strip() for key in (() if self.whole else _ANY_KEY.findall(self.data))]
        for word in _IDS:
            found = re.findall(word + rb"\s*=\s*[{\"]([^{}\"]*)", self.data)  # quick, as it begins with plain letters
            names += [alias.strip() for aliases in found for alias in aliases.split(b",")]
        return _folded(names) | {key.casefold() for key in self.by_key}

    def split(self) -> None:
        """Finds all entries. What was changed or added already stays so."""
        if self.whole:
            return
        known = {node.start: node for node in self.by_key.values() if node.start >= 0}
        added = [node for node in self.nodes() if node.start < 0]
        self.bib = split(self.raw or b"", self.name)
        self.data = self.bib.data
        self.whole = True
        self.head = self.last = Node(None, 0, 0, len(self.data))
        self.by_key = {}
        for block in self.bib.entries:
            self.last.stop = block.start
            node = known.get(block.start) or Node(block.key, block.start, block.end)
            node.stop = len(self.data)
            self._link(node)
        for node in added:
            self._link(node)

    # changing

    def replace(self, node: Node, entry: bytes, key: str | None = None) -> None:
        """Gives an entry new bytes, and a new citekey if there is one."""
        node.entry = entry
        if key is not None and key != node.key:
            self._forget(node)
            node.key = key
            if self.by_key.setdefault(key, node) is not node:
                self.doubled.add(key)

    def append(self, key: str, entry: bytes, piece: bytes | None = None) -> Node:
        """A new entry behind the last one, so before comments that other programs keep at the end.

        `piece` is the entry with what is to stand around it; where it is not given, that follows the file's habit.
        """
        last = self.last if self.whole or self.last.start < 0 else self._anchor()
        gap = self.gap_of(last)
        at = _REST_OF_LINE.match(gap).end() if last.key is not None or last.start else len(gap)  # type: ignore[union-attr]
        if piece is None:
            piece = self._separator(last, gap[:at]) + entry + (b"" if gap[at:] else self.newline)
        return self._put_behind(last, at, key, entry, piece)

    def insert(self, key: str, entry: bytes, piece: bytes, previous: Place | None, at: int) -> Node:
        """Puts `piece`, which holds the entry, `at` bytes behind the entry `previous`.

        It goes behind the last entry where there is no such entry, or where `previous` is None.
        """
        self.split()
        before = self._at(previous) if previous is not None else None
        if before is None:
            return self.append(key, entry, piece)
        return self._put_behind(before, at, key, entry, piece)

    def remove(self, node: Node, lead: bytes = b"", trail: bytes = b"") -> None:
        """Takes an entry out, with the end of its line and one of two blank lines around it.

        `lead` and `trail` are what came with it when it was put in: where they still stand around it, they go instead.
        """
        self.split()
        before = node.previous
        assert before is not None, "the head is never removed"
        gap, behind = self.gap_of(before) + node.lead, self.gap_of(node)
        if not (lead or trail) or not (gap.endswith(lead) and behind.startswith(trail)):
            lead, trail = self._surroundings(gap, behind, node)
        at = len(gap) - len(lead)
        if node.start >= 0:
            piece = lead + self.data[node.start : node.end] + trail
            self.removed.append(Removed(node, self.place(before), at, piece))
        before.gap = gap[:at] + behind[len(trail) :]
        before.next = node.next
        if node.next is None:
            self.last = before
        else:
            node.next.previous = before
        self._forget(node)

    # the outcome

    def changed(self) -> bool:
        """True where a byte differs from the file as read."""
        return any(node.entry is not None or node.gap is not None for node in self.nodes())

    def splices(self) -> list[tuple[int, int, bytes]]:
        """What differs, as (start, end, new bytes) in `data`, in order and apart from each other."""
        out: list[tuple[int, int, bytes]] = []
        position = 0  # where in `data` the next unchanged byte stands
        pending = b""
        for node in self.nodes():
            pending += node.lead
            for start, end, new in ((node.start, node.end, node.entry), (node.end, node.stop, node.gap)):
                if new is not None:
                    pending += new
                elif start >= 0:
                    if pending or start > position:
                        out.append((position, start, pending))
                    pending, position = b"", end
        if pending or position < len(self.data):
            out.append((position, len(self.data), pending))
        return out

    def result(self) -> bytes:
        """The file's new bytes."""
        view = memoryview(self.data)  # its slices are no copies
        pieces: list[bytes | memoryview] = []
        position = 0
        for start, end, new in self.splices():
            pieces += (view[position:start], new)
            position = end
        return self.bib.encode(b"".join([*pieces, view[position:]]))

    def digest_of(self, result: bytes) -> str:
        """The digest of `result`."""
        if self._digest is None or self.bib.codec:
            return digest(result)
        return self._digest.of(result, next((start for start, _, _ in self.splices()), 0))

    # inside

    def _anchor(self) -> Node:
        """The node of the file's last entry; where the locator knows where that ends, one that stands for it."""
        last = self.locator.last(self.name, self.digest or "") if self.locator else None
        if last is None or self.last.end > last:
            self.split()
            return self.last
        if self.last.end < last:
            anchor = Node(None, last, last, self.last.stop)
            self.last.stop = last
            self._link(anchor)
        return self.last

    def _separator(self, last: Node, gap: bytes) -> bytes:
        """What stands between the last entry and a new one: as between the two before, else an empty line."""
        before = last.previous
        if last.key is None and not last.start:
            return b"" if not gap.strip(b"\xef\xbb\xbf") else self.newline * (1 if gap.endswith(b"\n") else 2)
        if before is not None and before.key is not None and last.key is not None:
            habit = self.gap_of(before) + last.lead
            if not habit.strip() and b"\n" in habit:
                return habit
        return self.newline * 2

    def _put_behind(self, before: Node, at: int, key: str, entry: bytes, piece: bytes) -> Node:
        """A new node, `at` bytes into the gap behind `before`."""
        gap = self.gap_of(before)
        node, behind = Node(key), before.next
        node.entry = entry
        node.lead, _, node.trail = piece.partition(entry)
        before.gap, node.gap = gap[:at], node.trail + gap[at:]
        self.last, rest = before, self.last
        self._link(node)
        if behind is not None:
            node.next, behind.previous, self.last = behind, node, rest
        return node

    def _link(self, node: Node) -> None:
        """Puts a node behind the last one."""
        node.previous, self.last.next = self.last, node
        self.last = node
        if node.key is not None and self.by_key.setdefault(node.key, node) is not node:
            self.doubled.add(node.key)

    def _at(self, place: Place) -> Node | None:
        """The inverse of `place`."""
        if place == HEAD or place[1] == 1:
            return self.head if place == HEAD else self.by_key.get(place[0])
        return next(islice((node for node in self.nodes() if node.key == place[0]), place[1] - 1, None), None)

    def _forget(self, node: Node) -> None:
        """Frees a citekey; another entry that has it too is now the first."""
        if node.key is None or self.by_key.get(node.key) is not node:
            return
        del self.by_key[node.key]
        for other in self.nodes() if node.key in self.doubled else ():
            if other.key == node.key and other is not node:
                self.by_key[node.key] = other
                return

    def _surroundings(self, gap: bytes, behind: bytes, node: Node) -> tuple[bytes, bytes]:
        """The white space that goes with an entry: the end of its line, and the blank lines before or behind it."""
        line_end = _LINE_END.match(behind)
        trail = line_end[0] if line_end else b""
        blank_before = _BLANK_BEFORE_END.search(gap)
        if not line_end and behind:
            return b"", b""
        if node.next is None and not behind[len(trail) :].strip():
            return blank_before[0] if blank_before else b"", trail
        if blank_before or not gap:
            blank = _BLANK_LINES.match(behind)
            trail = blank[0] if blank else trail
        return b"", trail

    def _may_hold(self, citekey: str) -> bool:
        return b"\0" in self.data[:64] or any(key in self.data for key in key_bytes(citekey))

    def _locate(self, citekey: str) -> bool:
        """Finds one entry where the locator knows this very file. False: it does not, and the file must be split."""
        if self.locator is None:
            return False
        span = self.locator.span(self.name, self.digest or "", citekey)
        if span is None:  # known and without this entry, or not known
            return self.locator.last(self.name, self.digest or "") is not None
        start, end = span
        blocks = split(self.data[start:end]).blocks
        if len(blocks) != 1 or not isinstance(blocks[0], Entry) or (blocks[0].start, blocks[0].end) != (0, end - start):
            return False
        around = next((node for node in self.nodes() if 0 <= node.end <= start and end <= node.stop), None)
        if blocks[0].key != citekey or around is None:
            return False
        node = Node(citekey, start, end, around.stop)
        around.stop = start
        node.previous, node.next = around, around.next
        if around.next is None:
            self.last = node
        else:
            around.next.previous = node
        around.next = node
        self.by_key[citekey] = node
        return True


def _folded(names: list[bytes]) -> set[str]:
    """Many citekeys decoded and case-folded."""
    try:
        return set(b"\n".join(names).decode().casefold().split("\n"))
    except UnicodeDecodeError:
        return {decode(name).casefold() for name in names}
