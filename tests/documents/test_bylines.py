"""Bylines: persons apart from agencies, outlets, roles and places."""

from __future__ import annotations

import pytest

from loccit.documents.bylines import parse_byline
from loccit.documents.persons import is_person, person


@pytest.mark.parametrize(
    ("text", "people", "agencies", "outlets"),
    [
        ("By Jane Doe", ["Jane Doe"], [], []),
        ("By Jane Doe and John Q. Public", ["Jane Doe", "John Q. Public"], [], []),
        ("By JANE DOE, JOHN PUBLIC and ANA DE LA MUESTRA", ["Jane Doe", "John Public", "Ana de la Muestra"], [], []),
        ("By Jane Doe The Associated Press", ["Jane Doe"], ["Associated Press"], []),
        ("By Jane Doe, Associated Press", ["Jane Doe"], ["Associated Press"], []),
        ("By Jane Doe | Sample News", ["Jane Doe"], [], ["Sample News"]),
        ("Jane Doe · Sample News ·", ["Jane Doe"], [], ["Sample News"]),
        ("By Jane Doe, Staff Writer", ["Jane Doe"], [], []),
        ("Steffi Specimen Deputy Content Hub Director", ["Steffi Specimen"], [], []),
        ("By Jane Doe in Berlin", ["Jane Doe"], [], []),
        ("By Jane Doe for the Sample Herald", ["Jane Doe"], [], ["Sample Herald"]),
        (
            "By Jane Doe and John Public, Sampleville Headlines",
            ["Jane Doe", "John Public"],
            [],
            ["Sampleville Headlines"],
        ),
        ("By Jane Doe jane.doe@example.org", ["Jane Doe"], [], []),
        ("By Reuters", [], ["Reuters"], []),
        ("Von Erika Mustermann", ["Erika Mustermann"], [], []),
        ("Par Jeanne Modèle avec AFP", ["Jeanne Modèle"], ["Agence France-Presse"], []),
        ("Por María Muestra y José Prototipo", ["María Muestra", "José Prototipo"], [], []),
        ("By the numbers: ten years of reform", None, [], []),
        ("By Tuesday afternoon the streets were empty.", None, [], []),
        ("Middle East", None, [], []),
        ("Buenos Aires", None, [], []),
        ("Sample County Gazette", None, [], []),
    ],
)
def test_byline(text: str, people: list[str] | None, agencies: list[str], outlets: list[str]) -> None:
    byline = parse_byline(text)
    if people is None:
        assert byline is None or not byline.people
        return
    assert byline is not None
    assert [name.text() for name in byline.people] == people
    assert byline.agencies == agencies
    assert byline.outlets == outlets


def test_a_comma_without_and_leaves_open_who_is_meant() -> None:
    byline = parse_byline("By Robin Testwright, Mockton Beacon Hill")
    assert byline is not None
    assert not byline.sure


def test_capitals_are_set_as_the_article_writes_them() -> None:
    assert person("AMELIA MCDEVEAUX", "Ms. McDeVeaux reported from Washington.").family == "McDeVeaux"


def test_parts_of_a_name() -> None:
    name = person("Dr. Ana María van der Muestra Jr.")
    assert (name.given, name.non_dropping_particle, name.family, name.suffix) == (
        "Ana María",
        "van der",
        "Muestra",
        "Jr.",
    )


@pytest.mark.parametrize(
    "text", ["Liberty Headlines", "Photo Credit", "Jane", "jane doe", "Jane Doe 3", "Read More", "The Mirror"]
)
def test_no_person(text: str) -> None:
    assert not is_person(text)
