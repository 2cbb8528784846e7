"""What is asked of the database: one query, ready for SQL and FTS5."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Test = Callable[[dict[str, Any]], bool]


class Plan:
    """A query. (No named tuple: making one takes as long as an index of a thousand entries takes to answer.)

    `match` is the FTS5 expression every record must meet ('' for none), `where` SQL for the rest with `values`.
    `ranked` is `match` for ranking, `speaking` what speaks for a record where there is no `match` ('' where nothing was
    asked in words); `tests` are what the SQL function `loccit_test(number, json)` asks of a CSL-JSON item.
    """

    __slots__ = ("match", "ranked", "speaking", "tests", "values", "where")

    def __init__(
        self,
        match: str = "",
        ranked: str = "",
        speaking: str = "",
        where: str = "1",
        values: tuple[Any, ...] = (),
        tests: tuple[Test, ...] = (),
    ) -> None:
        self.match = match
        self.ranked = ranked
        self.speaking = speaking
        self.where = where
        self.values = values
        self.tests = tests


EVERYTHING = Plan()
