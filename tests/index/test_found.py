"""What a query found, looked at a part at a time: the order of lists, and what happens when the library changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from loccit.index import Index, ask
from tests.index.library import write

COUNT = 1203
TEXT = "".join(
    f"@misc{{k{number:04}, author = {{Name{number % 7}, A.}}, title = {{Title {number * 31 % COUNT}}},"
    f" date = {{{1900 + number % 90}}}}}\n"
    for number in range(COUNT)
)


@pytest.fixture
def index(tmp_path: Path) -> Index:
    """An index of more entries than one question to SQLite can name."""
    write(tmp_path, TEXT)
    return Index(tmp_path)


@pytest.mark.parametrize("order", [*ask.ORDERS])
@pytest.mark.parametrize("query", ["", "title:12", "author:name3 year:1910..1950", "nothing"])
def test_it_is_what_a_list_gives(index: Index, order: str, query: str) -> None:
    expected = [row.label for row in index.list(query, order)]
    found = index.found(query, order)
    assert len(found) == len(expected)
    assert found.labels(0, len(found)) == expected
    assert found.labels(3, 9) == expected[3:9]
    assert index.found(query, order, backwards=True).labels(0, len(found)) == expected[::-1]


def test_the_place_of_a_record(index: Index) -> None:
    found = index.found("year:1950", "year")
    labels = found.labels(0, len(found))
    assert [found.place(label[0]) for label in labels if label] == list(range(len(found)))
    assert found.place("k0001") is None
    assert found.place("nosuch") is None


def test_what_was_changed_since_is_none_and_the_rest_stays(index: Index, tmp_path: Path) -> None:
    found = index.found()
    write(tmp_path, TEXT.replace("@misc{k0002,", "@book{k0002,"))
    index.refresh()
    labels = found.labels(0, 5)
    assert labels[2] is None
    assert [label[0] for label in labels if label] == ["k0000", "k0001", "k0003", "k0004"]
    assert found.place("k0002") is None
    assert found.place("k0003") == 3


def test_beyond_the_end_is_nothing(index: Index) -> None:
    found = index.found("nothing")
    assert len(found) == 0
    assert found.labels(0, 100) == []
