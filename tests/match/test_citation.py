"""Citations without structure, taken apart; and matched as such."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loccit.match import dedupe
from loccit.match.citation import citation_fields

TITLE = "Sheltered harbours and the price of salt"
CITATIONS = [
    "Marwick I, Oduya P. Sheltered harbours and the price of salt. J Coast Hist 2011;14(2):221-48.",
    "Marwick, I., & Oduya, P. (2011). Sheltered harbours and the price of salt. J. of Coastal History, 14(2), 221–248.",
    "[7] I. Marwick and P. Oduya. Sheltered harbours and the price of salt. J. of Coastal Hist., 14:221-248, 2011.",
    'Ilse Marwick and Peter Oduya, "Sheltered Harbours and the Price of Salt," J. Coastal Hist. 14, no. 2 (2011): 221.',
]


@pytest.mark.parametrize("citation", CITATIONS)
def test_styles(citation: str) -> None:
    found = citation_fields(citation)
    assert found["title"].rstrip(",").lower() == TITLE.lower()
    assert found["volume"] == "14"
    assert "Marwick" in found["author"]
    assert found["pages"].startswith("221")


def test_one_work_in_four_styles_and_another() -> None:
    other = "Tay, H. (2004). Night ferries and the sleep of sailors. Journal of Coastal History, 7(1), 1–20."
    lines = [{"ID": str(n), "title": text} for n, text in enumerate([*CITATIONS, other])]
    groups = dedupe(lines).groups
    assert [group.members for group in groups] == [["0", "1", "2", "3"]]


@given(st.text(max_size=200))
def test_any_text_is_taken_apart(text: str) -> None:
    assert all(isinstance(value, str) and value for value in citation_fields(text).values())
