"""Records in and out of the library: added, completed, changed by variable, with the evidence for every value."""

from __future__ import annotations

from pathlib import Path

import pytest

from loccit.biblatex import split
from loccit.errors import UsageError
from loccit.record import Date, Evidence, Name, Record, Relation
from loccit.store.entries import values
from tests.shared import shared
from tests.store.library import BIB, assert_agrees, bib, library

ARTICLE = Record(
    "article-newspaper",
    {
        "title": "Agents & Warrants: 50% more",
        "author": (Name("Müller", "Jörg"), Name(literal="Associated Press")),
        "issued": Date((2025, 3, 21)),
        "container-title": "The Times",
        "URL": "https://example.org/a_b%20c#d",
    },
    keywords=["warrants"],
    relations=[Relation("reports-on", "smith2020")],
)
EVIDENCE = {
    "title": Evidence("json-ld headline", "Agents & Warrants: 50% more", "line 12"),
    "author": Evidence("byline", "By Jörg Müller and AP", "line 20", "likely"),
    "publisher": Evidence("footer", "Times Inc", "line 90", "guess", "Times Inc"),
}


def test_a_record_added_reads_back(tmp_path: Path) -> None:
    store = library(tmp_path / "library")
    with store.step("import a.html") as step:
        citekey = step.add(ARTICLE, EVIDENCE)
    assert citekey == "muller2025agents"
    found = store.record(citekey)
    assert found.fields == ARTICLE.fields
    assert (found.type, found.keywords, found.relations) == (ARTICLE.type, ARTICLE.keywords, ARTICLE.relations)
    assert bib(store).startswith(BIB[: BIB.index(b"\n\n@comment")])
    assert bib(store).endswith(BIB[BIB.index(b"\n\n@comment") :])
    assert [record.citekey for record in store.records()] == ["pinedo2025", "smith2020", citekey]
    assert_agrees(store)
    store.undo()
    assert bib(store) == BIB


def test_where_each_value_came_from(tmp_path: Path) -> None:
    store = library(tmp_path / "library")
    with store.step("import a.html") as step:
        citekey = step.add(ARTICLE, EVIDENCE)
    with store.step("look-up") as step:
        step.update(citekey, {"publisher": "Times"}, {"publisher": Evidence("Crossref publisher", "Times")})
    [title] = store.why(citekey, "title")
    assert (title.command, title.before, title.evidence) == ("import a.html", None, EVIDENCE["title"])
    assert title.json()["evidence"] == EVIDENCE["title"].json()
    [author] = store.why(citekey, "author")
    assert author.evidence == EVIDENCE["author"]
    newer, older = store.why(citekey, "publisher")
    assert (newer.after, newer.evidence) == ('"Times"', Evidence("Crossref publisher", "Times"))
    assert (older.after, older.evidence) == (None, EVIDENCE["publisher"])
    for name in ("container-title", "journaltitle"):
        assert [stage.after for stage in store.why(citekey, name)] == ['"The Times"']
    for name in ("issued", "date"):
        assert [stage.after for stage in store.why(citekey, name)] == ['"2025-03-21"']
    assert store.why(citekey, "abstract") == []


def test_its_own_citekey_where_that_is_free(tmp_path: Path) -> None:
    store = library(tmp_path / "library")
    with store.step("import") as step:
        keys = [step.add(Record("book", {"title": "T"}, citekey=key)) for key in ("mine", "mine", "SMITH2020", "a b")]
    assert keys == ["mine", "minea", "SMITH2020a", "t"]
    assert [entry.key for entry in split(bib(store)).entries][2:] == keys


def test_the_pattern_of_the_library(tmp_path: Path) -> None:
    store = library(tmp_path / "library")
    settings = store.folder.settings.read_text().replace('"{author}{year}{title}"', '"{Author}:{year:2}"')
    store.folder.settings.write_text(settings)
    with store.step("import") as step:
        assert step.add(ARTICLE) == "Muller:25"
        assert step.add(ARTICLE) == "Muller:25a"


def test_many_records_at_once(tmp_path: Path) -> None:
    store = library(tmp_path / "library")
    with store.step("import many") as step:
        keys = [step.add(ARTICLE) for _ in range(300)]
    assert len(set(keys)) == 300
    assert len(split(bib(store)).entries) == 302
    assert len(store.log()) == 1
    store.undo()
    assert bib(store) == BIB
    store.redo()
    assert [entry.key for entry in split(bib(store)).entries][2:] == keys


def test_update_changes_only_what_differs(tmp_path: Path) -> None:
    store = library(tmp_path / "library")
    with store.step("update") as step:
        step.update("pinedo2025", {"title": "Bucking & trend", "volume": "7", "type": "article-magazine"})
    before, after = BIB.splitlines(), bib(store).splitlines()
    changed = [line for line in after if line not in before]
    assert len(changed) <= 4
    assert b"  journaltitle = jas," in after
    assert store.record("pinedo2025").text("title") == "Bucking & trend"
    assert store.record("pinedo2025").text("container-title") == "Journal of Things"
    assert store.record("pinedo2025").type == "article-magazine"
    with store.step("update") as step:
        step.update("pinedo2025", {"volume": None, "issued": Date((2024, 5))})
    assert values(store.entry("pinedo2025").raw)["date"] == "{2024-05}"
    assert "volume" not in values(store.entry("pinedo2025").raw)
    store.undo()
    store.undo()
    assert bib(store) == BIB


def test_update_follows_the_names_that_the_entry_uses(tmp_path: Path) -> None:
    start = b"@article{a,\n  journal = {Old},\n  year = 2020,\n  month = mar,\n  address = {X}\n}\n"
    store = library(tmp_path / "library", start)
    with store.step("update") as step:
        step.update("a", {"container-title": "New", "issued": Date((2021,))})
    assert bib(store) == b"@article{a,\n  journal = {New},\n  year = 2021,\n  address = {X}\n}\n"


def test_set_takes_fields_and_variables(tmp_path: Path) -> None:
    store = library(tmp_path / "library")
    with store.step("set") as step:
        step.set("smith2020", "container-title", "Series & Co")
        step.set("smith2020", "DOI", "10.1000/x_y")
        step.set("smith2020", "issued", "2021-02")
        step.set("smith2020", "editor", "Doe, Jane and Roe, Richard")
        step.set("smith2020", "Location", "K\\o benhavn")
    record = store.record("smith2020")
    assert record.text("container-title") == "Series & Co"
    assert record.text("DOI") == "10.1000/x_y"
    assert record.date() == Date((2021, 2))
    assert record.names("editor") == (Name("Doe", "Jane"), Name("Roe", "Richard"))
    assert record.text("publisher-place") == "København"
    with store.step("remove field") as step:
        step.remove_field("smith2020", "DOI")
        step.remove_field("smith2020", "location")
        step.remove_field("smith2020", "nothing")
    assert not store.record("smith2020").fields.keys() & {"DOI", "publisher-place"}
    store.undo()
    store.undo()
    assert bib(store) == BIB


@pytest.mark.parametrize(("field", "text"), [("issued", "yesterday"), ("accessed", "2020-13"), ("a b", "x"), ("", "x")])
def test_what_cannot_be_set_is_refused(tmp_path: Path, field: str, text: str) -> None:
    store = library(tmp_path / "library")
    with pytest.raises(UsageError), store.step("set") as step:
        step.set("smith2020", field, text)
    assert bib(store) == BIB


def test_what_is_inherited_is_not_written(tmp_path: Path) -> None:
    start = b"@collection{whole,\n  title = {Whole},\n  editor = {Doe, Jane},\n  year = 1999,\n}\n\n"
    start += b"@incollection{part,\n  crossref = {whole},\n  title = {Part},\n}\n"
    store = library(tmp_path / "library", start)
    assert store.record("part").text("container-title") == "Whole"
    with store.step("update") as step:
        assert "container-title" not in step.record("part").fields
        step.update("part", {"page": "1–2"})
    added = values(store.entry("part").raw)
    assert added == {"@type": "incollection", "crossref": "{whole}", "title": "{Part}", "pages": "{1--2}"}


def test_a_changed_record_as_a_whole(tmp_path: Path) -> None:
    store = library(tmp_path / "library")
    with store.step("tag and relate") as step:
        record = step.record("smith2020")
        record.keywords = ["one", "two"]
        record.relations = [Relation("version-of", "pinedo2025")]
        record.aliases = ["smith20"]
        step.revise("smith2020", record)
    found = store.record("smith2020")
    assert found.keywords == ["one", "two"]
    assert found.relations == [Relation("version-of", "pinedo2025")]
    assert found.aliases == ["smith20"]
    with store.step("rename") as step:
        step.rename("pinedo2025", "pinedo")
    assert store.record("smith2020").relations == [Relation("version-of", "pinedo")]
    with pytest.raises(UsageError, match="already"), store.step("rename to an alias") as step:
        step.rename("pinedo", "Smith20")


def test_unchanged_records_change_nothing_in_real_files(tmp_path: Path) -> None:
    """Reading an entry and writing it back as it is leaves every byte."""
    tried = 0
    for number, path in enumerate(sorted(shared("bib").rglob("*"))):
        if number % 10 or not path.is_file() or path.stat().st_size > 100_000:
            continue
        data = path.read_bytes()
        store = library(tmp_path / str(number), data)
        with store.step("nothing", dry_run=True) as step:
            for key in [entry.key for entry in split(data).entries][:20]:
                step.revise(key, step.record(key))
                tried += 1
            assert step.diff() == ""
    assert tried > 30
