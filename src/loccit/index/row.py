"""What the index answers with: rows and hits. Their JSON is decoded when it is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from loccit.index.snippets import Snippet
    from loccit.record import Record

Label = tuple[str, str, str, str]
"""What a list shows of an entry: citekey; year (or the date's literal); creators in short, else the body, else the
outlet; title without markup. (No named tuple: making a kind of one takes as long as a list of a hundred entries.)"""


class Row:
    """One entry of the library.

    It stands in `file` (a name in the library's folder) at the bytes `start:end`, from line `line` on; for a file in
    UTF-16 these count in its UTF-8 form, as in `biblatex.BibFile.data`. `type` is CSL's, `entrytype` the file's.
    `label` is what a list shows. `folder` is the name of its snapshot's folder; `json` the record as a CSL-JSON item.
    """

    __slots__ = (
        "_item", "citekey", "dated", "end", "entrytype", "file", "folder", "json", "line", "start", "title", "type",
        "who",
    )  # fmt: skip

    def __init__(
        self, citekey: str, file: str, start: int, length: int, line: int, kind: str, entrytype: str, dated: str,
        who: str, title: str, folder: str, json: str,
    ) -> None:  # fmt: skip
        self.citekey = citekey
        self.file = file
        self.start = start
        self.end = start + length
        self.line = line
        self.type = kind
        self.entrytype = entrytype
        self.dated = dated
        self.who = who
        self.title = title
        self.folder = folder
        self.json = json
        self._item: dict[str, Any] | None = None

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.citekey!r}, {self.file}:{self.line})"

    @property
    def label(self) -> Label:
        """What a list shows."""
        return (self.citekey, self.dated, self.who, self.title)

    @property
    def item(self) -> dict[str, Any]:
        """The record as a CSL-JSON item."""
        if self._item is None:
            import json

            self._item = json.loads(self.json)
        return self._item

    @property
    def record(self) -> Record:
        """The record, with what it inherits."""
        from loccit.record.csl_json import from_item

        return from_item(self.item)

    @property
    def tags(self) -> list[str]:
        """Its keywords."""
        from loccit.index.document import tags

        return tags(self.item)


class Hit(Row):
    """A row that was searched for: the higher `score`, the better; 0 where nothing was asked in words."""

    __slots__ = ("_find", "score")

    _find: Callable[[Row, int], list[Snippet]]
    score: float

    def snippets(self, most: int = 3) -> list[Snippet]:
        """At most `most` places where the words stand, the title's first, the snapshot's last."""
        return self._find(self, most)
