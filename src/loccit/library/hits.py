"""`Hit`: a record found, as lists and searches show it. Imports nothing: `list` is typed all day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from loccit.record.markup import plain

if TYPE_CHECKING:
    from loccit.index.snippets import Snippet


class Hit(NamedTuple):
    """A record found. `item` is CSL-JSON; `snippets` are the places in which the words were found."""

    citekey: str
    item: dict[str, Any]
    tags: list[str]
    snippets: list[Snippet]

    def json(self) -> dict[str, Any]:
        """The shape of CLI.md."""
        snippets = [snippet.json() for snippet in self.snippets]
        return {"citekey": self.citekey, "record": self.item, "tags": self.tags, "snippets": snippets}

    def row(self) -> tuple[str, str, str, str]:
        """Citekey, year, first creator, title: what a list shows."""
        return (self.citekey, _year(self.item), _creator(self.item), plain(str(self.item.get("title", ""))))


def _year(item: dict[str, Any]) -> str:
    issued = item.get("issued") or {}
    parts = issued.get("date-parts") or [[""]]
    return str(parts[0][0] if parts[0] else "") or str(issued.get("literal", ""))


def _creator(item: dict[str, Any]) -> str:
    names = item.get("author") or item.get("editor") or []
    if not names:
        return str(item.get("authority") or item.get("container-title") or item.get("publisher") or "")
    first = names[0].get("literal") or names[0].get("family", "")
    return f"{first} et al." if len(names) > 2 else " & ".join([first, *(_family(name) for name in names[1:])])


def _family(name: dict[str, Any]) -> str:
    return str(name.get("literal") or name.get("family", ""))
