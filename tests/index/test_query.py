"""The QUERY language: what is understood, and what is said where it is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loccit.index.fields import SPECIAL, find_field
from loccit.index.query import And, Has, Key, Kind, Node, Not, Or, Tag, Text, Words, Year, parse
from loccit.index.syntax import QueryError

EVERYTHING = And(())


def word(text: str, *, prefix: bool = True) -> Text:
    return Text((Words((text,), prefix),))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", EVERYTHING),
        ("  — - () ", EVERYTHING),
        ("sheriff", word("sheriff")),
        ("ice", word("ice", prefix=False)),
        ("ice*", word("ice")),
        ("1984", word("1984", prefix=False)),
        ('"Sheriffs\' role"', Text((Words(("sheriffs", "role"), False),))),
        ("“Sheriffs’ role”", Text((Words(("sheriffs", "role"), False),))),
        ("287(g)", Text((Words(("287", "g"), False), Words(("287g",), True)))),
        ("287g", Text((Words(("287g",), True), Words(("287", "g"), False)))),
        ("OIG-20-13", Text((Words(("oig", "20", "13"), False), Words(("oig2013",), True)))),
        ("O’Brien", Text((Words(("o", "brien"), True), Words(("obrien",), True)))),
        ("a b", And((word("a", prefix=False), word("b", prefix=False)))),
        ("a AND b", And((word("a", prefix=False), word("b", prefix=False)))),
        ("a OR b", Or((word("a", prefix=False), word("b", prefix=False)))),
        ("a | b", Or((word("a", prefix=False), word("b", prefix=False)))),
        ("a OR", word("a", prefix=False)),
        ("OR a", word("a", prefix=False)),
        ("-alpha", Not(word("alpha"))),
        ("NOT alpha", Not(word("alpha"))),
        ("-(-alpha)", Not(Not(word("alpha")))),
        ("a - b", And((word("a", prefix=False), word("b", prefix=False)))),
        ("year:2017", Year(2017, 2017)),
        ("year:2017..2020", Year(2017, 2020)),
        ("year:2017-2020", Year(2017, 2020)),
        ("year:2017..", Year(2017, None)),
        ("year:..2020", Year(None, 2020)),
        ("year:>2017", Year(2018, None)),
        ("year:>=2017", Year(2017, None)),
        ("year:<2017", Year(None, 2016)),
        ('year:"2017"', Year(2017, 2017)),
        ("year:(2017 OR 2019)", Or((Year(2017, 2017), Year(2019, 2019)))),
        ("type:Report", Kind("Report", False)),
        ("tag:adm*", Tag("adm", True)),
        ('tag:"two words"', Tag("two words", False)),
        ("citekey:a:b&c", Key("a:b&c", False)),
        ("has:doi", Has(("DOI",))),
        ("missing:author", Not(Has(("author",)))),
        ("-has:snapshot", Not(Has(("snapshot",)))),
    ],
)
def test_understood(query: str, expected: Node) -> None:
    assert parse(query) == expected


def test_or_binds_closer_than_the_blank() -> None:
    found = parse("sheriff year:2017 OR year:2018 -book")
    assert found == And((word("sheriff"), Or((Year(2017, 2017), Year(2018, 2018))), Not(word("book"))))


def test_a_field_reaches_into_its_group() -> None:
    found = parse("author:(smith OR -jones)")
    assert isinstance(found, Or)
    smith, not_jones = found.parts
    assert isinstance(smith, Text)
    assert isinstance(not_jones, Not)
    assert smith.field == not_jones.part.field  # type: ignore[union-attr]  # a Text


@pytest.mark.parametrize(
    "name", ["journaltitle", "booktitle", "container-title", "Journal", "doi", "urldate", "origdate"]
)
def test_names_of_csl_and_biblatex_are_fields(name: str) -> None:
    found = parse(f"{name}:word")
    assert isinstance(found, Text)
    assert found.field is not None


def test_a_field_of_this_library_is_known_by_its_bare_name() -> None:
    found = parse("zotero-group:x", known=("biblatex:zotero-group",))
    assert isinstance(found, Text)
    assert found.field is not None
    assert found.field.variables == ("biblatex:zotero-group",)


@pytest.mark.parametrize(
    "pasted", ["Sheriffs: a history", "https://example.org/a?b=c", "(Re)thinking borders", 'a 5" pipe']
)
def test_pasted_text_is_words(pasted: str) -> None:
    found = parse(pasted)
    parts = found.parts if isinstance(found, And) else (found,)
    assert all(isinstance(part, Text) and part.field is None for part in parts)


@pytest.mark.parametrize(
    ("query", "position", "said"),
    [
        ("autor:smith", 1, "did you mean 'author:'"),
        ("x  autor:smith", 4, "no field 'autor'"),
        ("author: smith", 1, "'author:' has no value"),
        ("x Year:", 3, "'Year:' has no value"),
        ("missing:autor", 9, "no field 'autor'"),
        ("year:soon", 6, "year:2017..2020"),
        ("year:..", 6, "no year"),
        ("year:2020..2017", 6, "year:2017..2020"),
        ('ab "open', 4, "no end"),
        ("ab (c d", 4, "bracket"),
        ("(" * 60 + "a", 41, "brackets"),
        ("a " * 600, 1001, "500 words"),
        ("a" * 20_000, 10_000, "too long"),
    ],
)
def test_not_understood_is_one_line_with_its_place(query: str, position: int, said: str) -> None:
    with pytest.raises(QueryError) as raised:
        parse(query)
    assert raised.value.position == position
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


SIGNS = """( ) " “ - OR AND NOT * : year: author: tag: has: ' ; { ^ + NEAR( rowid -- /* % _ \\ 京 sheriff 287(g)
2017..2020 doi:10.1/x""".split()
QUERY_TEXT = st.lists(st.sampled_from([*SIGNS, "\0", "\ud800", " "]) | st.text(max_size=8), max_size=30)


@given(QUERY_TEXT, st.booleans())
def test_any_text_is_a_query_or_a_clear_error(parts: list[str], spaced: bool) -> None:
    query = (" " if spaced else "").join(parts)
    error = _error_of(query)
    assert error is None or 1 <= error.position <= len(query) + 1


def _error_of(query: str) -> QueryError | None:
    try:
        parse(query)
    except QueryError as error:
        return error
    return None


def test_every_field_that_is_read_can_be_asked() -> None:
    """The crosswalk's table and the query's names agree: a BibLaTeX name finds the variable that it is read into."""
    from loccit.biblatex import vocabulary

    for lines in (vocabulary.TITLES, vocabulary.TEXTS, vocabulary.NAMES, vocabulary.DATES):
        for line in lines.splitlines():
            name, variable = line.split()
            if name in SPECIAL:
                continue
            field = find_field(name)
            assert field is not None, name
            assert variable in field.variables, name


@pytest.mark.parametrize("name", ["shorthand", "titleaddon", "sorttitle", "month", "crossref", "eprintclass"])
def test_fields_without_a_variable_are_known(name: str) -> None:
    found = parse(f"missing:{name}")
    assert isinstance(found, Not)
    assert isinstance(found.part, Has)
    assert f"biblatex:{name}" in found.part.variables
