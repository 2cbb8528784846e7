"""EDTF levels 0 and 1, and CSL-JSON dates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loccit.record import Date, parse_date, parse_edtf


@pytest.mark.parametrize(
    "text",
    """2020 2020-02 2020-02-29 2020-02-18T14:58 2020-02-18T14:58:00Z 2020~ 2020-05? 2020% 2020/2021 2020-05/2020-06
    2020/.. ../2020 2020-21 201X 19XX 2004-XX 1985-04-XX -0043 Y170000 0000""".split(),
)
def test_edtf_reads_and_writes_the_same_text(text: str) -> None:
    date = parse_edtf(text)
    assert date is not None
    assert date.edtf() == text


@pytest.mark.parametrize(
    "text",
    ["", "Feb. 18", "2020-13", "2021-02-29", "2020-2-3", "20", "2021/2020", "2020/2021/2022", "may", "2020-21-03"],
)
def test_what_is_no_date_stays_text(text: str) -> None:
    assert parse_edtf(text) is None
    assert parse_date(text) == Date(literal=text)


def test_open_ends_have_two_spellings() -> None:
    assert parse_edtf("2020/") == parse_edtf("2020/..")
    assert parse_edtf("/2020") == parse_edtf("../2020")


def test_csl_json_counts_years_before_one_without_a_zero() -> None:
    assert Date((-43,)).json() == {"date-parts": [[-44]]}
    assert Date.from_json({"date-parts": [[-44]]}) == Date((-43,))


def test_csl_json_keeps_season_range_and_circa() -> None:
    assert Date((2020, 22), circa=True).json() == {"date-parts": [[2020]], "season": 2, "circa": True}
    assert Date.from_json({"date-parts": [["2020", "5"], [2021]]}) == Date((2020, 5), (2021,))
    assert Date.from_json({"date-parts": [[2020, 0, 0]]}) == Date((2020,))
    assert Date.from_json({"raw": "2020-05"}) == Date((2020, 5))
    assert Date.from_json({"date-parts": [["no"]], "literal": "no date"}).literal == "no date"


dates = st.builds(
    lambda day, precision, circa, uncertain: Date((day.year, day.month, day.day)[:precision], None, circa, uncertain),
    st.dates(),
    st.integers(1, 3),
    st.booleans(),
    st.booleans(),
)


@given(dates)
def test_every_point_survives_edtf(date: Date) -> None:
    assert parse_edtf(date.edtf()) == date


@given(dates, dates)
def test_every_range_survives_edtf(first: Date, last: Date) -> None:
    start, end = sorted((first.start, last.start))
    date = Date(start, end)
    assert parse_edtf(date.edtf()) == date


@given(st.text(max_size=30))
def test_nothing_raises(text: str) -> None:
    assert isinstance(parse_date(text), Date)
