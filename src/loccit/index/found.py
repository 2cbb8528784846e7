"""What a query found, as numbers: a hundred thousand of them are small. The rest is read when it is looked at."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from loccit.index.ask import JOINS, ORDERS, PLACE, where
from loccit.index.tables import in_groups

if TYPE_CHECKING:
    import sqlite3

    from loccit.index.keeper import Keeper
    from loccit.index.plan import Plan
    from loccit.index.row import Label


class Found:
    """The records that met a query when it was asked, in order. It stays as it is when the library changes."""

    def __init__(self, keeper: Keeper, plan: Plan, order: str, backwards: bool) -> None:
        """`order` is one of `ask.ORDERS`; `backwards` turns it round."""
        self._keeper = keeper
        numbers = keeper.ask(lambda connection: _numbers(connection, plan, order))
        self._numbers = numbers[::-1] if backwards else numbers

    def __len__(self) -> int:
        return len(self._numbers)

    def labels(self, start: int, stop: int) -> list[Label | None]:
        """What a list shows of those from `start` to before `stop`; None for one that was changed since, by us or
        another program."""
        wanted = self._numbers[start:stop]
        labels = self._keeper.ask(lambda connection: _labels(connection, wanted))
        return [labels.get(number) for number in wanted]

    def place(self, citekey: str) -> int | None:
        """Where the record with this citekey stands; None where it is not among them."""
        sql = "SELECT id FROM entry WHERE citekey = ?"
        own = self._keeper.ask(lambda connection: [number for (number,) in connection.execute(sql, (citekey,))])
        return next((self._numbers.index(number) for number in own if number in self._numbers), None)


def _numbers(connection: sqlite3.Connection, plan: Plan, order: str) -> array[int]:
    conditions, values = where(connection, plan)
    sql = f"SELECT e.id FROM entry e {JOINS} WHERE {conditions} ORDER BY {ORDERS[order]}, {PLACE}"
    return array("q", (number for (number,) in connection.execute(sql, values)))


def _labels(connection: sqlite3.Connection, numbers: array[int]) -> dict[int, Label]:
    found: dict[int, Label] = {}
    for marks, group in in_groups(numbers):
        rows = connection.execute(f"SELECT id, citekey, dated, who, title FROM entry WHERE id IN ({marks})", group)
        found.update((number, (citekey, dated, who, title)) for number, citekey, dated, who, title in rows)
    return found
