"""Titles in sentence case and headline style: what keeps its capitals, and why."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loccit.bibliography.titles import (
    headline,
    is_english,
    library_names,
    long_prepositions,
    sentence_case,
    small_prepositions,
    whole_spans,
)

NC, END = '<span class="nocase">', "</span>"


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("The Performance of 287(g) Agreements", "The performance of 287(g) agreements"),
        (f"Issuance of Detainers by {NC}ICE{END} Officers", f"Issuance of detainers by {NC}ICE{END} officers"),
        ("Policing the Border: A Study of NAFTA", "Policing the border: A study of NAFTA"),
        ("Who Pays? Evidence from Texas and the United States", "Who pays? Evidence from Texas and the United States"),
        ("Cross-Delegating Authority—Homeland Security Remedy", "Cross-delegating authority—Homeland security remedy"),
        ("Understanding “Sanctuary Cities”", "Understanding “sanctuary cities”"),
        ("Implementing “Enhancing Public Safety in the Interior” Now",
         f"Implementing “{NC}Enhancing Public Safety in the Interior{END}” now"),
        ("Why McDonald and O’Brien Trusted the U.S. Courts", "Why McDonald and O’Brien trusted the U.S. courts"),
        ("A Tale of a City and What’s Left", "A tale of a city and what’s left"),
    ],
)  # fmt: skip
def test_headline_titles_are_lowered(title: str, wanted: str) -> None:
    assert sentence_case(title) == wanted


@pytest.mark.parametrize(
    "title",
    [
        "Sanctuary policies reduce deportations without increasing crime in Dallas",
        "Interior immigration enforcement: The impacts of expanding local authority in Durham",
        "ICE launches program to strengthen immigration enforcement",
    ],
)
def test_sentence_case_stays_with_its_unprotected_names(title: str) -> None:
    assert sentence_case(title) == title


def test_each_part_of_a_title_is_judged_for_itself() -> None:
    mixed = "Raids Force Sanctuary Cities Into Submission: The Trump administration is escalating pressure on them"
    wanted = "Raids force sanctuary cities into submission: The Trump administration is escalating pressure on them"
    assert sentence_case(mixed) == wanted


def test_without_any_protection_the_library_the_places_and_the_abstract_say_what_is_a_name() -> None:
    names = library_names([f"Evidence from {NC}Secure Communities{END}"], ["Chapel Hill, NC"])
    title = "The Effects of Secure Communities on Chapel Hill and Ferguson Families"
    assert sentence_case(title, names) == "The effects of Secure Communities on Chapel Hill and ferguson families"
    abstract = "We study families in Ferguson, where the effects were large."
    kept = sentence_case(title, names, abstract)
    assert kept == "The effects of Secure Communities on Chapel Hill and Ferguson families"


def test_a_wholly_protected_title_teaches_no_names() -> None:
    names = library_names([f"{NC}Laken Riley Act{END}"], [])
    assert sentence_case("The Laken Effect on Every Act", names) == "The laken effect on every act"


def test_prepositions_by_manual() -> None:
    assert small_prepositions("Protecting People Against Invasion") == "Protecting People against Invasion"
    assert small_prepositions("Revving Up the Machinery Under Trump") == "Revving Up the Machinery under Trump"
    assert long_prepositions("Pushback under Trump", 5) == f"Pushback {NC}Under{END} Trump"
    assert long_prepositions("Learning from Texas", 5) == "Learning from Texas"


def test_a_laws_title_gets_its_capitals() -> None:
    title = f"{NC}Communication between government agencies under section 287(d) of the Act{END}"
    assert headline(title, 4) == f"{NC}Communication Between Government Agencies Under Section 287(d) of the Act{END}"


def test_a_genitive_belongs_to_the_protected_word() -> None:
    assert whole_spans(f"{NC}ICE{END}'s Program") == f"{NC}ICE's{END} Program"


@pytest.mark.parametrize(
    ("language", "title", "english"),
    [("en-GB", "x", True), ("de-DE", "The End", False), ("", "The End of Law", True), ("", "Der Begriff", False)],
)
def test_language(language: str, title: str, english: bool) -> None:
    assert is_english(language, title) is english


@given(st.text(max_size=80))
def test_only_case_changes_and_only_once(title: str) -> None:
    lowered = sentence_case(title)
    plain = lowered.replace(NC, "").replace(END, "")
    assert plain.casefold() == title.replace(NC, "").replace(END, "").casefold()
    assert sentence_case(lowered) == lowered or sentence_case(sentence_case(lowered)) == sentence_case(lowered)
