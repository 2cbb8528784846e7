"""Dates in running text."""

from __future__ import annotations

import pytest

from loccit.documents.dates import find_dates


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Mar 24, 2017 at 2:58 PM ET", "2017-03-24T14:58:00"),
        ("Posted: Aug 08, 2024 4:00 AM EDT", "2024-08-08T04:00:00"),
        ("15 November 2023", "2023-11-15"),
        ("Sept. 30, 2020", "2020-09-30"),
        ("the 3rd of May 2019", "2019-05-03"),
        ("April 25, 2023 2:26 PM GMT+2", "2023-04-25T14:26:00+02:00"),
        ("2021-03-04T12:00:00Z", "2021-03-04T12:00:00Z"),
        ("2021-03-04", "2021-03-04"),
        ("14. März 2021, 18:05 Uhr", "2021-03-14T18:05:00"),
        ("le 3 mai 2019 à 14h20", "2019-05-03T14:20:00"),
        ("12 de octubre de 2020", "2020-10-12"),
        ("1º de março de 2022", "2022-03-01"),
        ("3 maggio 2019", "2019-05-03"),
        ("5 мая 2021", "2021-05-05"),
        ("12 października 2020", "2020-10-12"),
        ("2024年3月5日", "2024-03-05"),
        ("14.03.2021", "2021-03-14"),
        ("25/04/2021", "2021-04-25"),
        ("04/25/2021", "2021-04-25"),
        ("September 2005", "2005-09"),
        ("Monday, May 6, 2019", "2019-05-06"),
    ],
)
def test_date(text: str, edtf: str) -> None:
    found = find_dates(text)
    assert [date.date.edtf() for date in found] == [edtf]


def test_a_day_that_may_be_two_is_only_a_year() -> None:
    (found,) = find_dates("03/04/2021")
    assert found.ambiguous
    assert found.date.edtf() == "2021"


def test_a_date_without_a_year_says_so() -> None:
    (found,) = find_dates("Monday, Feb. 18")
    assert found.yearless
    assert found.weekday == 0
    assert found.date.start == (0, 2, 18)


@pytest.mark.parametrize(
    "text",
    ["we may go", "in March they", "1.2.3", "10-12 people", "31 February 2020", "version 2024", "call 555-12-2020"],
)
def test_no_date(text: str) -> None:
    assert find_dates(text) == []
