"""Names: every form that BibTeX and BibLaTeX know, against pybtex where it is right."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loccit.biblatex.names import OTHERS, format_name, format_names, parse_name, parse_names, split_and
from loccit.record import Name

CASES = [
    ("Donald E. Knuth", Name("Knuth", "Donald E.")),
    ("Knuth, Donald E.", Name("Knuth", "Donald E.")),
    ("Plato", Name("Plato")),
    ("Vincent van Gogh", Name("Gogh", "Vincent", non_dropping_particle="van")),
    ("van Gogh, Vincent", Name("Gogh", "Vincent", non_dropping_particle="van")),
    ("de la Vallée Poussin, Charles Louis", Name("Vallée Poussin", "Charles Louis", non_dropping_particle="de la")),
    ("King, Jr., Martin Luther", Name("King", "Martin Luther", "Jr.")),
    ("van der Berg, Jr, Jan", Name("Berg", "Jan", "Jr", non_dropping_particle="van der")),
    ("{Barnes and Noble, Inc.}", Name(literal="Barnes and Noble, Inc.")),
    ("{The {TeX} Users Group}", Name(literal="The TeX Users Group")),
    ("{Barnes and} {Noble Inc.}", Name("Noble Inc.", "Barnes and")),
    (r"G{\"o}del, Kurt", Name("Gödel", "Kurt")),
    (r"Kurt G\"odel", Name("Gödel", "Kurt")),
    (r"{\'E}tienne {\OE}uvre", Name("Œuvre", "Étienne")),
    (r"Jos{\'e} {\'e}l Garc{\'\i}a", Name("García", "José", non_dropping_particle="él")),
    ("{von Neumann}, John", Name("von Neumann", "John")),
    ("Jean-Paul~Sartre", Name("Sartre", "Jean-Paul")),
    ("given=Jan, family=Berg, prefix=van", Name("Berg", "Jan", non_dropping_particle="van")),
    ('family={Berg}, given="Jan Piet", prefix=van, useprefix=false, suffix=III',
     Name("Berg", "Jan Piet", "III", dropping_particle="van")),
    ("others", OTHERS),
    ("bell hooks", Name("hooks", non_dropping_particle="bell")),
    ("O'Brien, Pat", Name("O'Brien", "Pat")),
    ("Knuth,  Donald\n   E.", Name("Knuth", "Donald E.")),
    ("Smith, Jr., A., B.", Name("Smith", "A. B.", "Jr.")),
]  # fmt: skip


@pytest.mark.parametrize(("latex", "name"), CASES)
def test_parse_name(latex: str, name: Name) -> None:
    assert parse_name(latex) == name


@pytest.mark.parametrize("name", [name for _, name in CASES])
def test_format_name_reads_back(name: Name) -> None:
    assert parse_name(format_name(name)) == name


def test_lists() -> None:
    assert split_and("A and B\n and {C and D} AND E") == ["A", "B", "{C and D}", "E"]
    assert parse_names("Doe, J. and others") == (Name("Doe", "J."), OTHERS)
    assert parse_names("Band, A. and Sand, B.") == (Name("Band", "A."), Name("Sand", "B."))
    assert parse_names(" and A, B and  and ") == (Name("A", "B"),)
    assert parse_names("") == ()


def test_written_as_people_write() -> None:
    names = (Name("Gogh", "Vincent", non_dropping_particle="van"), Name(literal="R & D"), Name("King", "M. L.", "Jr."))
    assert format_names(names) == r"van Gogh, Vincent and {R \& D} and King, Jr., M. L."
    assert format_names((Name("Smith, Sons and Co", "X"), OTHERS)) == "{Smith, Sons and Co}, X and others"
    assert format_name(Name("Humboldt", "Alexander", dropping_particle="von")) == (
        "family=Humboldt, given=Alexander, prefix=von, useprefix=false"
    )
    assert (
        format_name(Name("Humboldt", "Alexander", dropping_particle="von"), extended=False) == "von Humboldt, Alexander"
    )
    assert format_name(Name("Fontcuberta i Morral", "Anna")) == "{Fontcuberta i Morral}, Anna"


WORDS = st.from_regex(r"[A-Z][a-zé]{1,7}(-[A-Z][a-z]{1,4})?", fullmatch=True)
LOW = st.sampled_from(["van", "de", "la", "von der", "al"])
JUNIOR = st.sampled_from(["Jr.", "III"])
PLAIN = st.one_of(
    st.lists(WORDS, min_size=1, max_size=4).map(" ".join),
    st.tuples(WORDS, LOW, WORDS).map(" ".join),
    st.tuples(WORDS, WORDS).map(", ".join),
    st.tuples(LOW, WORDS, WORDS).map(lambda p: f"{p[0]} {p[1]}, {p[2]}"),
    st.tuples(WORDS, JUNIOR, WORDS).map(", ".join),
    st.tuples(WORDS, LOW, WORDS, WORDS).map(lambda p: f"{p[0]} {p[1]} {p[2]}, {p[3]}"),
    st.tuples(WORDS, WORDS).map(lambda p: f"{{{p[0]}}} {p[1]}"),
)


@given(PLAIN)
@settings(max_examples=300)
def test_agrees_with_pybtex(latex: str) -> None:
    from pybtex.database import Person

    person = Person(latex)
    name = parse_name(latex)
    assert name is not None

    def joined(parts: list[str]) -> str:
        return " ".join(parts).replace("{", "").replace("}", "")

    assert name.family == joined(person.last_names)
    assert name.given == joined(person.first_names + person.middle_names)
    assert name.non_dropping_particle == joined(person.prelast_names)
    assert name.suffix == joined(person.lineage_names)


PART = st.text(alphabet="ABab cé.-',{}&~\\", max_size=12).map(lambda text: " ".join(text.split()))
ANY = st.tuples(PART, PART, PART, st.just(""), LOW | st.just("")).map(lambda parts: Name(*parts)) | PART.map(
    lambda text: Name(literal=text)
)


@given(st.lists(ANY, max_size=4))
@settings(max_examples=300)
def test_any_names_are_written_so_that_they_can_be_read(names: list[Name]) -> None:
    read = parse_names(format_names(names))
    again = parse_names(format_names(read))
    assert parse_names(format_names(again)) == again


GOOD = st.from_regex(r"[A-Z][a-zé]{1,6}( [A-Z][a-z]{1,5})?", fullmatch=True)


BODY = st.from_regex(r"[A-Z][a-z]{1,6}( and|,| &) [A-Z][a-z]{1,5}", fullmatch=True)
CLEAN = (
    st.tuples(GOOD, GOOD, JUNIOR | st.just(""), st.just(""), LOW | st.just("")).map(lambda parts: Name(*parts))
    | st.tuples(GOOD, GOOD, LOW).map(lambda parts: Name(parts[0], parts[1], dropping_particle=parts[2]))
    | BODY.map(lambda text: Name(literal=text))
    | GOOD.map(Name)
)


@given(st.lists(CLEAN, max_size=5))
@settings(max_examples=300)
def test_names_come_back(names: list[Name]) -> None:
    assert parse_names(format_names(names)) == tuple(names)


@given(st.text(max_size=40))
def test_anything_can_be_read(latex: str) -> None:
    parse_names(latex)
