"""CSL-JSON: arrays, wrappers, lines; a broken item keeps the others."""

from __future__ import annotations

import pytest
from hypothesis import given

from loccit.record import Record
from loccit.record.variables import VARIABLES
from tests.formats.reading import drafts, record, written
from tests.formats.strategies import records


@given(records("report", sorted(VARIABLES - {"keyword"})))
def test_round_trip(source: Record) -> None:
    source.keywords = [word for word in source.keywords if "," not in word]
    assert record("csl-json", written("csl-json", source)) == source


@pytest.mark.parametrize(
    "text",
    [
        '[{"id": "a", "title": "A"}, {"id": "b", "title": "B"}]',
        '{"items": [{"id": "a", "title": "A"}, {"id": "b", "title": "B"}]}',
        '{"id": "a", "title": "A"}\n{"id": "b", "title": "B"}\n',
        '\ufeff[\n{"id": "a", "title": "A"},\n{"id": "b", "title": "B"},\n]',
    ],
)
def test_shapes(text: str) -> None:
    assert [draft.record.citekey for draft in drafts("csl-json", text)] == ["a", "b"]


def test_a_broken_item_is_kept_aside() -> None:
    text = '[{"id": "a"},\n {"id": "b", "title": oops},\n {"id": "c"}]'
    first, broken, last = drafts("csl-json", text, "x.json")
    assert (first.record.citekey, last.record.citekey) == ("a", "c")
    assert broken.failed
    assert broken.raw == '{"id": "b", "title": oops}'
    assert broken.problems[0].where() == "x.json:2"


def test_nesting_and_numbers_without_end() -> None:
    deep, long = "[" * 200_000, '[{"volume": ' + "9" * 10_000 + "}]"
    for text in (deep, '{"a":' * 200_000, long):
        (found,) = drafts("csl-json", text)
        assert found.failed
        assert len(found.problems) == 1


def test_no_records_is_an_empty_array() -> None:
    assert written("csl-json") == b"[]\n"
    assert drafts("csl-json", b"[]") == []
