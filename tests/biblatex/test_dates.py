"""BibTeX's `year` and `month`, BibLaTeX's EDTF."""

from __future__ import annotations

import pytest

from loccit.biblatex.dates import from_year_month, parse_date_field, printed_year

CASES = [
    ("1999", "", "", "1999", True),
    ("1999", "5", "", "1999-05", True),
    ("1999", "may", "4", "1999-05-04", True),
    ("1999", "September", "", "1999-09", True),
    ("1999", "Sept.", "", "1999-09", True),
    ("1999", "July~4", "", "1999-07-04", True),
    ("1999", "10~jan", "", "1999-01-10", True),
    ("1999", "1st of April", "", "1999", False),
    ("1999", "April 1st", "", "1999-04-01", True),
    ("1999", "Spring", "", "1999-21", True),
    ("1999", "July/August", "", "1999-07/1999-08", True),
    ("1999", "May--June", "", "1999-05/1999-06", True),
    ("1999", "13", "", "1999", False),
    ("1999", "Hilary Term", "", "1999", False),
    ("1999~", "2", "", "1999-02~", True),
    ("1999/2001", "", "", "1999/2001", True),
    ("1999/2001", "5", "", "1999/2001", False),
    ("in press", "", "", "in press", True),
    ("in press", "May", "", "May in press", True),
    ("1999", "2", "30", "1999", False),
]


@pytest.mark.parametrize(("year", "month", "day", "text", "understood"), CASES)
def test_year_and_month(year: str, month: str, day: str, text: str, understood: bool) -> None:
    date, known = from_year_month(year, month, day)
    assert (date.text(), known) == (text, understood)


@pytest.mark.parametrize(
    "text", ["2020-02-18", "2020/2021", "2020~", "2020-21", "../2020", "2020/..", "201X", "-0044", "2020?", "2004-22"]
)
def test_edtf_comes_back(text: str) -> None:
    assert parse_date_field(text).edtf() == text


def test_what_is_no_date_is_kept() -> None:
    assert parse_date_field("Michaelmas 1999").text() == "Michaelmas 1999"


def test_a_year_behind_a_sorting_command() -> None:
    assert printed_year(r"{\noopsort{1973b}}1981") == "1981"
    assert printed_year(r"\SortNoop{1}1981") == "1981"
    assert printed_year("1981") == printed_year(r"\foo 1981") == ""
