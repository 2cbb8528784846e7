"""`Hit`: a record found, as lists and searches show it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from loccit.index import Label, Row
    from loccit.index.snippets import Snippet


class Hit(NamedTuple):
    """A record found; `snippets` are the places in which the words were found."""

    row: Row
    snippets: list[Snippet]

    def label(self) -> Label:
        """What a list shows of it."""
        return self.row.label

    def json(self) -> dict[str, Any]:
        """The shape of CLI.md."""
        return {
            "citekey": self.row.citekey,
            "record": {name: value for name, value in self.row.item.items() if name != "id"},
            "tags": self.row.tags,
            "snippets": [snippet.json() for snippet in self.snippets],
        }
