"""The line to type in: a query, with the fields and tags it may go on with shown ahead of the cursor."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input

from loccit.cli.complete import FIELDS


class Filter(Input):
    """The query. Up and down move through the list while it is typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "To the list"),
        Binding("up", "by(-1)", show=False),
        Binding("down", "by(1)", show=False),
        Binding("pageup", "by(-10)", show=False),
        Binding("pagedown", "by(10)", show=False),
    ]

    class Step(Message):
        """The list is to move by so many records."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    def __init__(self, tags: Callable[[], Awaitable[list[str]]]) -> None:
        super().__init__(
            placeholder="type to filter: words, author:, tag:, year:2017..2020",
            suggester=_Suggester(tags),
            select_on_focus=False,
            id="filter",
        )

    def action_by(self, by: int) -> None:
        """Passes it on."""
        self.post_message(self.Step(by))


class _Suggester(Suggester):
    """Goes on with the last word: a field, or behind `tag:` a tag."""

    def __init__(self, tags: Callable[[], Awaitable[list[str]]]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._tags = tags

    async def get_suggestion(self, value: str) -> str | None:
        """The whole value with its last word completed; None where nothing begins so."""
        word = value.rpartition(" ")[2].lstrip("-(")
        if word.startswith("tag:"):
            words = [f"tag:{tag}" for tag in await self._tags() if " " not in tag]
        else:
            words = list(FIELDS) if len(word) > 1 else []
        found = next((one for one in words if one.startswith(word) and one != word), None)
        return value + found[len(word) :] if found else None
