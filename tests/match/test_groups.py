"""Groups in whole libraries and files: no vetoed pair within, remembered decisions kept, whatever the order."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loccit.library.tables import spread
from loccit.match import compare, dedupe, find_groups, groups
from loccit.match.levels import levels
from loccit.match.row import from_fields
from loccit.match.vetoes import vetoes
from loccit.record import Name, Record, Value, parse_date

LINES = [
    {"ID": "a1", "title": "Sheltered harbours and the price of salt", "author": "Marwick, I and Oduya, P",
     "year": "2011", "journal": "Journal of Coastal History", "volume": "14", "pages": "221-248"},
    {"ID": "a2", "title": "SHELTERED HARBOURS AND THE PRICE OF SALT.", "author": "MarwickI.OduyaP.", "year": "2011",
     "journal": "J Coastal Hist", "volume": "14", "pages": "221-48"},
    {"ID": "a3", "title": "Sheltered harbors and the price of salt", "author": "Marwick, Ilse and Oduya, Peter",
     "year": "2011", "journal": "Journal of Coastal History", "doi": "10.5555/salt"},
    {"ID": "b1", "title": "Erratum: Sheltered harbours and the price of salt", "author": "Marwick, I and Oduya, P",
     "year": "2011", "journal": "Journal of Coastal History", "volume": "14", "pages": "400"},
    {"ID": "c1", "title": "Night ferries and the sleep of sailors", "author": "Tay, H", "year": "2004",
     "journal": "Sleep Matters", "volume": "3", "pages": "1-9"},
]  # fmt: skip


def test_groups_of_a_file() -> None:
    found = dedupe(LINES)
    assert found.records == 5
    assert [group.members for group in found.groups] == [["a1", "a2", "a3"]]
    assert "same authors" in found.groups[0].reasons


def test_the_json_of_the_contract() -> None:
    json = dedupe(LINES).json()
    assert set(json) == {"records", "groups"}
    assert set(json["groups"][0]) == {"kind", "members", "score", "reasons"}
    assert json["groups"][0]["kind"] == "duplicate"
    assert 0.5 <= json["groups"][0]["score"] <= 1


def test_lines_without_ids_go_by_their_number() -> None:
    lines = [{key: value for key, value in line.items() if key != "ID"} for line in LINES]
    assert [group.members for group in dedupe(lines).groups] == [["1", "2", "3"]]


def test_remembered_decisions_are_kept() -> None:
    groups = dedupe(LINES, distinct=[("a2", "a1"), ("a3", "a1")]).groups
    assert [group.members for group in groups] == [["a2", "a3"]]


def test_capitals_and_plurals_of_headers_do_not_matter() -> None:
    other = {"ID": "Id", "author": "Authors", "journal": "Venue", "title": "Title"}
    lines = [{other.get(key, key): value for key, value in line.items()} for line in LINES]
    assert [group.members for group in dedupe(lines).groups] == [["a1", "a2", "a3"]]


def test_titles_alone() -> None:
    title = "Sheltered harbours and the price of salt"
    lines = [{"title": title}, {"title": title.upper()}, {"title": "Harbours"}, {"title": "Harbours"}]
    assert [group.members for group in dedupe(lines).groups] == [["1", "2"]]


def test_no_lines_no_groups() -> None:
    assert dedupe([]).groups == []


@settings(max_examples=30, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(5, 40))
def test_random_files(rng: random.Random, count: int) -> None:
    """Each id in one group at most, and no vetoed pair in a group that shares no identifier."""
    words = "salt harbour ferry price towns night sailors sleep river state law part 1 2".split()
    lines = [
        {
            "ID": f"{number:02d}",
            "title": " ".join(rng.choice(words) for _ in range(rng.randrange(1, 5))),
            "author": rng.choice(["Marwick, I", "Oduya, P", ""]),
            "year": rng.choice(["2011", "2012", ""]),
            "pages": rng.choice(["1-9", "10-19", ""]),
        }
        for number in range(count)
    ]
    groups = dedupe(lines).groups
    members = [member for group in groups for member in group.members]
    assert len(members) == len(set(members))
    rows = {line["ID"]: from_fields(line) for line in lines}
    for group in groups:
        for a, b in combinations(group.members, 2):
            assert not vetoes(rows[a], rows[b], levels(rows[a], rows[b]))


def library() -> list[Record]:
    names = (Name(family="Marwick", given="Ilse"),)
    title = "Sheltered harbours and the price of salt"
    article: dict[str, Value] = {
        "title": title,
        "author": names,
        "container-title": "Journal of Coastal History",
        "volume": "14",
    }
    return [
        Record("article-journal", {**article, "issued": parse_date("2011"), "page": "221–248"}, "salt2011"),
        Record("article-journal", {**article, "issued": parse_date("2011")}, "salt2011a"),
        Record(
            "report", {"title": title, "author": names, "genre": "Working Paper", "issued": parse_date("2009")}, "wp"
        ),
        Record("book", {"title": "Night ferries", "author": names, "issued": parse_date("2004")}, "ferries"),
    ]


def test_a_library() -> None:
    found = {(group.kind, *group.members) for group in find_groups(library()).groups}
    assert found == {("duplicate", "salt2011", "salt2011a"), ("version", "salt2011", "wp")}


def test_a_pair_declared_distinct_is_no_group() -> None:
    groups = find_groups(library(), distinct={("wp", "salt2011"), ("salt2011a", "wp")}).groups
    assert [group.kind for group in groups] == ["duplicate"]


def test_texts_find_reprints_under_other_headlines() -> None:
    story = " ".join(f"word{number} of the story goes on and on until line {number * 7}" for number in range(60))
    a = Record("webpage", {"title": "Rain in Velm", "publisher": "Velm Post"}, "a")
    b = Record("webpage", {"title": "Floods feared upriver", "publisher": "Upland News"}, "b")
    assert find_groups([a, b]).groups == []
    groups = find_groups([a, b], {"a": story, "b": "By our desk. " + story}).groups
    assert [(group.kind, group.members) for group in groups] == [("reprint", ["a", "b"])]


def test_compare_agrees_with_groups() -> None:
    records = {record.citekey: record for record in library()}
    for group in find_groups(library()).groups:
        assert compare(records[group.members[0]], records[group.members[1]]).kind == group.kind


def _lines_of_works(count: int) -> list[dict[str, str]]:
    """Two lines of each work."""
    words = "ferry quarry tram clinic orchard levee choir archive mill signal bridge harbour".split()
    return [
        {
            "ID": f"{number}{copy}",
            "title": f"The {words[number % 12]} and the {words[number // 12 % 12]} of county {number}{end}",
            "author": f"Author{number}, A.",
            "year": "2001",
            "journal": "Journal of Counties",
            "pages": f"{number}-{number + 3}",
        }
        for number in range(count)
        for copy, end in (("a", ""), ("b", "."))
    ]


def test_work_in_parts_and_processes_finds_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = _lines_of_works(60)
    whole = dedupe(lines).groups
    assert len(whole) == 60
    monkeypatch.setattr(groups, "_PART", 7)
    assert dedupe(lines).groups == whole
    assert dedupe(lines, spread=spread).groups == whole
