"""Two duplicates as one record: the better value by a stated rule, nothing lost, nothing changed in place."""

from __future__ import annotations

import copy

import pytest

from loccit.match import merge_fields
from loccit.match.merge import better
from loccit.record import Name, Record, Relation, Value, parse_date

ILSE = (Name(family="Marwick", given="Ilse"),)


def test_missing_fields_are_taken_and_differences_decided() -> None:
    keep = Record("document", {"title": "THE PRICE OF SALT IN TOWNS", "issued": parse_date("2011")}, "salt", ["trade"])
    other = Record(
        "article-journal",
        {"title": "The Price of Salt in Towns", "issued": parse_date("2011-05-02"), "DOI": "10.5/x"},
        "salt2",
        ["salt", "trade"],
        aliases=["oldsalt"],
    )
    before = copy.deepcopy((keep, other))
    merged, decisions = merge_fields(keep, other)
    assert (keep, other) == before
    assert merged.type == "article-journal"
    assert merged.text("title") == "The Price of Salt in Towns"
    assert merged.text("issued") == "2011-05-02"
    assert merged.text("DOI") == "10.5/x"
    assert merged.citekey == "salt"
    assert merged.aliases == ["salt2", "oldsalt"]
    assert merged.keywords == ["trade", "salt"]
    assert {decision.field for decision in decisions} == {"type", "title", "issued", "DOI"}
    assert all(decision.reason for decision in decisions)


def test_relations_are_united_but_not_to_itself() -> None:
    keep = Record("book", {}, "a", relations=[Relation("version-of", "b"), Relation("related", "c")])
    other = Record("book", {}, "b", relations=[Relation("related", "c"), Relation("review-of", "d")])
    merged, _ = merge_fields(keep, other)
    assert merged.relations == [Relation("related", "c"), Relation("review-of", "d")]


@pytest.mark.parametrize(
    ("field", "present", "offered", "kept"),
    [
        ("page", "221-8", "221-228", "221-228"),
        ("page", "221", "221-8", "221-8"),
        ("DOI", "not a doi", "10.5555/x", "10.5555/x"),
        ("DOI", "https://doi.org/10.5555/x", "10.5555/x", "10.5555/x"),
        ("URL", "http://a.example/x?utm_source=feed", "https://a.example/x", "https://a.example/x"),
        ("title", "Martinez and the towns", "Martínez and the towns", "Martínez and the towns"),
        ("title", "The price of salt in …", "The price of salt in towns", "The price of salt in towns"),
        ("publisher", "Velm Press", "Velm Press", "Velm Press"),
        ("issued", parse_date("2011?"), parse_date("2011"), parse_date("2011")),
        ("issued", parse_date("spring 2011"), parse_date("2011"), parse_date("2011")),
        ("author", (Name(literal="I. Marwick"),), ILSE, ILSE),
        ("author", (Name(family="Marwick", given="I."),), ILSE, ILSE),
    ],
)  # fmt: skip
def test_the_better_value(field: str, present: Value, offered: Value, kept: Value) -> None:
    assert better(field, present, offered)[0] == kept
    assert better(field, offered, present)[0] == kept


def test_a_record_merged_with_itself_is_itself() -> None:
    record = Record("book", {"title": "Salt", "ISBN": "978-0-306-40615-7"}, "salt")
    assert merge_fields(record, record) == (record, [])
