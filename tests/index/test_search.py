"""What is found, and in which order."""

from __future__ import annotations

from pathlib import Path

import pytest

from loccit.index import Index, QueryError
from tests.index.library import snapshot

LEWIS, VARSANYI, OIG, MULLER, TANAKA = "lewis2013why", "varsanyi2010taking", "OIG-20-13", "muller2019", "tanaka2018"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", {LEWIS, VARSANYI, OIG, MULLER, TANAKA}),
        ("police", {LEWIS}),
        ("POLICE departments", {LEWIS}),
        ("police -departments", set()),
        ("sheriff", {LEWIS, MULLER}),
        ('"sheriff"', {MULLER}),
        ("title:sheriff", {MULLER}),
        ("snapshot:sheriff", {MULLER}),
        ("abstract:sheriffs", {LEWIS}),
        ("muller", {MULLER}),
        ("Müller", {MULLER}),
        ("Muller Sorensen", {MULLER}),
        ("åse", {MULLER}),
        ("muhlhausen", {MULLER}),
        ("287(g)", {OIG}),
        ("287g", {OIG}),
        ("287 g", {OIG}),
        ("OIG-20-13", {OIG}),
        ("oig 20-13", {OIG}),
        ("OIG2013", {OIG}),
        ("number:OIG-20-13", {OIG}),
        ("cooperation", {MULLER}),
        ("co-operation", {MULLER}),
        ('"co operation"', {MULLER}),
        ("sheriffs'", {MULLER, LEWIS}),
        ('"sheriffs’ associations"', {MULLER}),
        ('"associations sheriffs"', set()),
        ("東京", {TANAKA}),
        ("大学", {TANAKA}),
        ("京東", set()),
        ("田中", {TANAKA}),
        ("author:varsanyi", {LEWIS}),
        ("editor:varsanyi", {VARSANYI}),
        ("creator:varsanyi", {LEWIS, VARSANYI}),
        ("varsanyi", {LEWIS, VARSANYI}),
        ('author:"Varsanyi, Monica"', {LEWIS}),
        ('author:"Monica W. Varsanyi"', {LEWIS}),
        ("author:(muller OR provine)", {LEWIS, MULLER}),
        ("publisher:oxford", {VARSANYI}),
        ("institution:inspector", {OIG}),
        ("journal:administration", {LEWIS}),
        ("container-title:theory", {LEWIS}),
        ("publisher:theory", set()),
        ("doi:10.1093/jopart/mus045", {LEWIS}),
        ("doi:10.1093", {LEWIS}),
        ("doi:https://doi.org/10.1093/JOPART/MUS045", {LEWIS}),
        ("10.1093/jopart/mus045", {LEWIS}),
        ("https://doi.org/10.1093/jopart/mus045", {LEWIS}),
        ("isbn:9780804770279", {VARSANYI}),
        ("isbn:978-0-8047-7027-9", {VARSANYI}),
        ("isbn:0804770271", {VARSANYI}),
        ("url:oig.dhs.gov", {OIG}),
        ("url:https://www.oig.dhs.gov/OIG-20-13.pdf", {OIG}),
        ("year:2013", {LEWIS}),
        ("2013", {LEWIS}),
        ("year:2017", {TANAKA}),
        ("year:2018..2019", {MULLER, TANAKA}),
        ("year:..2012", {VARSANYI}),
        ("year:2020..", {OIG}),
        ("date:2020-02", {OIG}),
        ("type:report", {OIG}),
        ("type:article", {LEWIS, TANAKA}),
        ("type:journal", {LEWIS, TANAKA}),
        ("type:bo*", {VARSANYI}),
        ("type:[a-z]*", set()),
        ("tag:federalism", {LEWIS, VARSANYI}),
        ("tag:Federalism", {LEWIS, VARSANYI}),
        ("tag:fed*", {LEWIS, VARSANYI}),
        ("tag:fed", set()),
        ('tag:"local police"', {LEWIS}),
        ("tag:local-police", {LEWIS}),
        ("tag:287(g)", {OIG}),
        ("has:abstract", {LEWIS}),
        ("has:tags", {LEWIS, VARSANYI, OIG, MULLER}),
        ("has:snapshot", {MULLER}),
        ("missing:author", {VARSANYI, OIG}),
        ("missing:tag", {TANAKA}),
        ("has:journaltitle", {LEWIS, TANAKA}),
        ("citekey:LEWIS2013WHY", {LEWIS}),
        ("citekey:lewis*", {LEWIS}),
        ("citekey:dhs2020", {OIG}),
        ("lewis2013why", {LEWIS}),
        ("federalism year:2010 OR year:2020", {VARSANYI}),
        ("(police year:2013) OR type:report", {LEWIS, OIG}),
        ("-police", {VARSANYI, OIG, MULLER, TANAKA}),
        ("-(police OR type:book)", {OIG, MULLER, TANAKA}),
        ("memorandum year:2019", {MULLER}),
        ("...", {LEWIS, VARSANYI, OIG, MULLER, TANAKA}),
    ],
)
def test_found(index: Index, query: str, expected: set[str]) -> None:
    assert {row.citekey for row in index.list(query)} == expected
    assert {hit.citekey for hit in index.search(query)} == expected
    assert index.count(query) == len(expected)


def test_a_tag_stands_for_the_narrower_ones(index: Index) -> None:
    narrower = {"agreements": ["287(g)", "federalism"]}
    found = index.list("tag:agreements", widen=lambda tag: narrower.get(tag, ()))
    assert {row.citekey for row in found} == {LEWIS, VARSANYI, OIG}


def test_a_title_counts_more_than_a_text_that_says_it_often(index: Index, folder: object) -> None:
    found = [hit.citekey for hit in index.search("sheriffs")]
    assert found == [MULLER, LEWIS]
    by_score = [hit.score for hit in index.search("sheriff OR immigration")]
    assert by_score == sorted(by_score, reverse=True)


def test_the_whole_word_comes_first(index: Index) -> None:
    assert next(iter(index.search("sheriff"))).citekey == MULLER


def test_lists_are_sorted(index: Index) -> None:
    assert [row.citekey for row in index.list()] == [OIG, LEWIS, MULLER, VARSANYI, TANAKA]
    assert [row.citekey for row in index.list(order="year")] == [VARSANYI, LEWIS, TANAKA, MULLER, OIG]
    assert [row.citekey for row in index.list(order="file")] == [LEWIS, VARSANYI, OIG, MULLER, TANAKA]
    assert [row.citekey for row in index.list(order="citekey", limit=2, offset=1)] == [LEWIS, MULLER]


def test_snippets_mark_the_words(index: Index) -> None:
    (hit,) = index.search("memorandum")
    (snippet,) = hit.snippets()
    assert snippet.field == "snapshot"
    assert [snippet.text[start:end] for start, end in snippet.marks] == ["memorandum"]
    assert index.snapshot(hit)[snippet.start :].startswith(snippet.text)
    assert len(snippet.text) < 250


def test_snippets_mark_words_with_accents_and_other_spellings(index: Index) -> None:
    (hit,) = index.search("cooperation sorensen 2019")
    marked = {snippet.field: [snippet.text[a:b] for a, b in snippet.marks] for snippet in hit.snippets()}
    assert marked["author"] == ["Sørensen"]


def test_a_row_has_all_that_lists_show(index: Index) -> None:
    row = index.get(OIG)
    assert row is not None
    assert (row.type, row.entrytype) == ("report", "report")
    assert row.label == (OIG, "2020", "DHS Office of Inspector General", row.title)
    assert row.tags == ["287(g)", "detention"]
    assert row.record.text("number") == "OIG-20-13"


def test_former_citekeys_lead_to_the_entry(index: Index) -> None:
    found = index.get("dhs2020")
    assert found is not None
    assert found.citekey == OIG
    assert index.get("nobody") is None


def test_keys_for_completion(index: Index) -> None:
    assert index.keys("L") == [LEWIS]
    assert index.keys() == sorted([LEWIS, VARSANYI, OIG, MULLER, TANAKA])
    assert index.keys("*") == []


def test_counts(index: Index) -> None:
    counts = index.counts()
    assert (counts.entries, counts.files, counts.snapshots) == (5, 1, 1)
    assert counts.tags["federalism"] == 2
    assert counts.years[2010] == 1


def test_an_unknown_field_is_named(index: Index) -> None:
    with pytest.raises(QueryError, match="did you mean 'author:'"):
        index.search("auther:smith")


def test_a_snapshot_is_found_when_it_comes_and_not_when_it_is_gone(index: Index, folder: object) -> None:
    from pathlib import Path

    assert isinstance(folder, Path)
    path = snapshot(folder, LEWIS, "quintessential")
    index.refresh()
    assert [hit.citekey for hit in index.search("quintessential")] == [LEWIS]
    path.write_text("something else entirely", encoding="utf-8")
    index.refresh()
    assert index.search("quintessential") == []
    assert [hit.citekey for hit in index.search("entirely")] == [LEWIS]
    path.unlink()
    index.refresh()
    assert index.search("entirely") == []


def test_labels_say_of_each_record_what_its_row_says(index: Index) -> None:
    assert index.labels(order="year") == [row.label for row in index.list(order="year")]
    assert index.labels("tag:federalism", limit=1) == [row.label for row in index.list("tag:federalism", limit=1)]


def test_a_label_tells_what_stands_for_a_missing_name_or_year(tmp_path: Path) -> None:
    (tmp_path / "references.bib").write_text(
        "@article{a, entrysubtype = {newspaper}, title = {A}, journaltitle = {The Gazette}, date = {2019/2021}}\n"
        "@report{b, title = {B}, institution = {County Auditor}, year = {forthcoming}}\n"
        "@book{c, title = {On {\\itshape x}}, editor = {van Dam, Ann and Lee, Bo and Roe, Cy}, publisher = {P}}\n"
    )
    with Index(tmp_path) as index:
        assert index.labels(order="file") == [
            ("a", "2019", "The Gazette", "A"),
            ("b", "forthcoming", "County Auditor", "B"),
            ("c", "", "van Dam et al.", "On x"),
        ]
