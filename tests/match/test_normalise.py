"""Texts in the form in which they are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loccit.match.normalise import (
    abbreviated_share,
    author_words,
    first_number,
    fold,
    fold_title,
    page_range,
    split_source,
    year_of,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Élan & the “Sanctuary” Cities", "elan and the sanctuary cities"),
        ("ICE’s program", "ices program"),
        ("β-blockers in H<sub>2</sub>O", "beta blockers in h 2 o"),
        ("Straße, Øre, Łódź", "strasse ore lodz"),
        ("Ἀθῆναι", "alpha theta eta nu alpha iota"),
        ("日本の警察", "日本の警察"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("title", "folded"),
    [
        ("Reaction rates, part II", "reaction rates part 2"),
        ("Part one: the river", "part 1 the river"),
        ("Louis XII and the towns", "louis 12 and the towns"),
        ("Vision in owls [Japanese]", "vision in owls"),
        ("Vision in owls. [Review] [45 refs]", "vision in owls"),
        ("Vision in owls (author's transl)", "vision in owls"),
        ("Frost and viability. French\nGel et viabilité", "frost and viability"),
        ("#NAME?", ""),
        ("In English", "in english"),
    ],
)
def test_titles(title: str, folded: str) -> None:
    assert fold_title(title) == folded


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("221-8", ("", 221, 228)),
        ("221--228", ("", 221, 228)),
        ("S45–S49", ("s", 45, 49)),
        ("e1000097", ("e", 1000097, 1000097)),
        ("103395", ("", 103395, 103395)),
        ("30-Jun", ("", 30, 36)),
        ("01-Dec", ("", 1, 12)),
        ("Nov-26", ("", 11, 26)),
        ("10-May", ("", 0, 0)),
        ("t-8", ("", 0, 0)),
        ("215 p", ("", 0, 0)),
        ("no pagination", ("", 0, 0)),
        ("iii-xii", ("", 0, 0)),
        ("", ("", 0, 0)),
    ],
)
def test_pages(text: str, pages: tuple[str, int, int]) -> None:
    assert page_range(text) == pages


@given(st.text(max_size=40))
def test_any_text_has_a_page_range(text: str) -> None:
    _, first, last = page_range(text)
    assert 0 <= first <= last


@pytest.mark.parametrize(
    "text",
    [
        "Zuna, R E and Wang, S S",
        "Zuna R.E.Wang S.S.",
        "ZunaR.E.WangS.S.",
        "Zuna, R. E.; Wang, S.-S.",
        "R. E. Zuna and S. Wang",
    ],
)
def test_authors_in_any_notation(text: str) -> None:
    assert set(author_words(text)) == {"zuna", "wang"}


def test_scottish_names_stay_whole_and_particles_go() -> None:
    assert author_words("McCormick, Elizabeth and DeLuca, A.") == ("mccormick", "elizabeth", "luca")


def test_source_lines_of_databases() -> None:
    line = "Neuroscience.21 (7) ()(pp 532-544) 2011.Date of Publication: July 2011"
    assert split_source(line) == ("Neuroscience", "21", "7")
    assert split_source("Sleep Matters.Conference: 9th Meeting on Owls Velm Norway")[0] == "Sleep Matters"
    assert split_source("J. Coast. Hist.") == ("J. Coast. Hist.", "", "")


@pytest.mark.parametrize(("text", "number"), [("Vol. 07 (Suppl. 2)", "7"), ("12", "12"), ("", ""), ("Suppl", "")])
def test_first_number(text: str, number: str) -> None:
    assert first_number(text) == number


def test_years() -> None:
    assert (year_of("2014"), year_of("c. 1994, revised"), year_of("12345"), year_of("")) == (2014, 1994, 0, 0)


def test_journals_and_their_abbreviations() -> None:
    assert abbreviated_share("curr opin lipidol", "current opinion in lipidology") == 1
    assert abbreviated_share("acta ovina", "journal of coastal history") == 0
