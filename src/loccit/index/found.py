"""What a query found, as numbers: a hundred thousand of them are small, and their rows are read when they are seen."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from loccit.index.ask import ORDERS, rows_by_id, where
from loccit.index.row import Row

if TYPE_CHECKING:
    import sqlite3

    from loccit.index.keeper import Keeper
    from loccit.index.plan import Plan


class Found:
    """The records that met a query when it was asked, in order. It stays as it is when the library changes."""

    def __init__(self, keeper: Keeper, plan: Plan, order: str, backwards: bool) -> None:
        """`order` is one of `ask.ORDERS`; `backwards` turns it round."""
        self._keeper = keeper
        numbers = keeper.ask(lambda connection: _numbers(connection, plan, order))
        self._numbers = numbers[::-1] if backwards else numbers

    def __len__(self) -> int:
        return len(self._numbers)

    def rows(self, start: int, stop: int) -> list[Row | None]:
        """The rows from `start` to before `stop`; None for one that was changed since, by us or another program."""
        wanted = self._numbers[start:stop]
        return self._keeper.ask(lambda connection: _rows(connection, wanted))

    def place(self, citekey: str) -> int | None:
        """Where the record with this citekey stands; None where it is not among them."""
        sql = "SELECT id FROM entry WHERE citekey = ?"
        own = self._keeper.ask(lambda connection: [number for (number,) in connection.execute(sql, (citekey,))])
        return next((self._numbers.index(number) for number in own if number in self._numbers), None)


def _numbers(connection: sqlite3.Connection, plan: Plan, order: str) -> array[int]:
    conditions, values = where(connection, plan)
    joins = "JOIN segment s ON s.id = e.segment JOIN file f ON f.id = s.file"
    sql = f"SELECT e.id FROM entry e {joins} WHERE {conditions} ORDER BY {ORDERS[order]}, f.name, s.start + e.start"
    return array("q", (number for (number,) in connection.execute(sql, values)))


def _rows(connection: sqlite3.Connection, numbers: array[int]) -> list[Row | None]:
    marks = ", ".join("?" * len(numbers))
    present = [number for (number,) in connection.execute(f"SELECT id FROM entry WHERE id IN ({marks})", numbers)]
    rows = dict(zip(present, rows_by_id(connection, present, Row), strict=True))
    return [rows.get(number) for number in numbers]
