"""Record → BibLaTeX → Record for every type and variable of CSL, and what biber and pandoc say to it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loccit.biblatex import Context, Edit, changes, from_record, split, to_bibtex, to_record
from loccit.biblatex.reading import record_of
from loccit.record import RELATION_TYPES, Date, Name, Record, Relation, Value, parse_date
from loccit.record.variables import DATE_VARIABLES, NAME_VARIABLES, NUMBER_VARIABLES, TEXT_VARIABLES, TYPES

NOT_STORED = {"citation-key", "citation-label", "citation-number", "first-reference-note-number", "keyword", "locator",
              "year-suffix"}  # fmt: skip
WORD = st.from_regex(r"[A-Z][a-zé]{1,7}", fullmatch=True)
TEXT = st.lists(st.sampled_from("Law & order, 50% of “the” state: A_b #1 – über".split()) | WORD, min_size=1).map(
    " ".join
)
NAMES = st.lists(
    st.tuples(WORD, WORD).map(lambda pair: Name(*pair)) | WORD.map(lambda word: Name(literal=f"{word} and Sons")),
    min_size=1,
    max_size=3,
).map(tuple)
DATES = st.sampled_from(["2001", "2001-05", "2001-05-06", "1999/2001", "2001-21", "1850~", "2004-02-01/.."]).map(
    parse_date
)
NUMBERS = st.sampled_from(["1", "12", "3A", "xii"])
LINKS = {"URL": "https://example.org/a_b?c=%20d~#e", "DOI": "10.1000/a_b", "PMID": "123", "PMCID": "PMC1"}
LINKS |= {"language": "en-US", "page": "12-15"}


def value_of(variable: str) -> st.SearchStrategy[Value]:
    if variable in LINKS:
        return st.just(LINKS[variable])
    if variable in NAME_VARIABLES:
        return NAMES
    if variable in DATE_VARIABLES:
        return DATES
    return NUMBERS if variable in NUMBER_VARIABLES else TEXT


VARIABLES = sorted((NAME_VARIABLES | DATE_VARIABLES | NUMBER_VARIABLES | TEXT_VARIABLES) - NOT_STORED)
RECORDS = st.builds(
    Record,
    type=st.sampled_from(sorted(TYPES)),
    fields=st.lists(st.sampled_from(VARIABLES), unique=True, max_size=12).flatmap(
        lambda names: st.fixed_dictionaries({name: value_of(name) for name in names})
    ),
    citekey=st.just("key"),
    keywords=st.lists(TEXT, max_size=3, unique=True),
    relations=st.lists(
        st.tuples(st.sampled_from(RELATION_TYPES), st.sampled_from("abc")).map(lambda pair: Relation(*pair)),
        max_size=3,
        unique_by=lambda relation: relation.to,
    ),
    aliases=st.just([]) | st.just(["old"]),
    custom=st.just({}) | st.just({"ris:C1": "x & y", "biblatex:file": "a_b.pdf"}),
)


@given(RECORDS)
@settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow])
def test_everything_comes_back(record: Record) -> None:
    edit = Edit(b"")
    written = from_record(record)
    edit.add_entry(written.type, "key", written.fields)
    entry = split(edit.commit()).find("key")
    assert entry is not None
    again, problems = to_record(entry, Context())
    assert problems == []
    assert again.type == record.type
    assert again.fields == record.fields
    assert again.keywords == record.keywords
    assert sorted(again.relations) == sorted(record.relations)
    assert again.aliases == record.aliases
    kept = {name: text for name, text in again.custom.items() if name not in ("biblatex:homes", "biblatex:entrytype")}
    assert kept == record.custom


@pytest.mark.parametrize("variable", VARIABLES)
def test_each_variable_of_each_type(variable: str) -> None:
    for kind in sorted(TYPES):
        value: Value = LINKS.get(variable, "7")
        if variable in NAME_VARIABLES:
            value = (Name("Doe", "Jane"),)
        elif variable in DATE_VARIABLES:
            value = Date((2001, 5))
        written = from_record(Record(kind, {variable: value}))
        again = record_of(written.type, "", dict(written.fields))
        assert (again.type, again.fields) == (kind, {variable: value}), written


def test_changes_touch_what_differs() -> None:
    raw = b"@Article{k, Author = {Doe, J.}, title = {The {ICE} \\& me}, journal = jpe, year = 1999, pages = {1-9}}\n"
    entry = split(raw).entries[0]
    old, _ = to_record(entry)
    new, _ = to_record(entry)
    new.fields["issued"] = Date((2000, 5))
    new.fields["volume"] = "3"
    del new.fields["page"]
    del new.custom["biblatex:pages"]
    assert changes(old, new) == ("article", [("year", "2000"), ("month", "5"), ("volume", "3"), ("pages", None)])


def test_the_original_is_used_while_it_means_the_same() -> None:
    values = {"number": "8 U.S.C. § 1373", "pages": "S1-S2", "langid": "USenglish", "year": r"{\noopsort{b}}1981"}
    record = record_of("legislation", "k", values)
    assert dict(from_record(record).fields) == values | {"langid": "american"}
    record.fields |= {"section": "1374", "page": "S1-S3", "issued": Date((1982,))}
    assert dict(from_record(record).fields) == {
        "volume": "8", "journaltitle": "U.S.C.", "chapter": "1374", "pages": "S1--S3", "langid": "american",
        "year": "1982",
    }  # fmt: skip


@given(RECORDS)
@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
def test_bibtex_is_plain(record: Record) -> None:
    """A type that BibTeX's styles know, ASCII where there is a command for it, and values that stand between braces."""
    written = to_bibtex(record)
    assert re.fullmatch("article|book|booklet|inbook|incollection|inproceedings|manual|mastersthesis|misc|phdthesis"
                        "|proceedings|techreport|unpublished", written.type)  # fmt: skip
    fields = dict(written.fields)
    assert not {"date", "journaltitle", "location", "entrysubtype"} & fields.keys()
    assert "é" not in fields.get("title", "") + fields.get("author", "")
    edit = Edit(b"")
    edit.add_entry(written.type, "key", written.fields)
    assert [name for name, _ in split(edit.commit()).entries[0].items()] == list(fields)


AUTHORS = (
    Name("Gogh", "Vincent", "Jr.", non_dropping_particle="van"),
    Name("Humboldt", "A.", dropping_particle="von"),
    Name(literal="Law, Order & Sons"),
    Name(literal="others"),
)
HARD_FIELDS: dict[str, Value] = {
    "author": AUTHORS, "editor": (Name("Ed", "A."),), "illustrator": (Name("Ill", "B."),),
    "title": 'The <span class="nocase">ICE</span> & <i>50%</i> of #1 “x” {y} } a_b^c~d $x$ \\foo',
    "container-title": "A & B", "volume": "1", "issue": "2", "page": "3-5", "number": "N-1", "publisher": "P and Q",
    "publisher-place": "Rome", "issued": parse_date("2001-05-06/2001-05-07"), "accessed": Date((2002,)),
    "URL": LINKS["URL"], "DOI": LINKS["DOI"], "language": "en-US", "genre": "Kind", "section": "4",
    "authority": "Court", "archive": "Box", "status": "inpress",
}  # fmt: skip


def library() -> bytes:
    """One entry of each CSL type, with the usual variables, hard characters and names."""
    edit = Edit(b"")
    for number, kind in enumerate(sorted(TYPES)):
        record = Record(kind, dict(HARD_FIELDS), keywords=["a, b", "c"], relations=[Relation("reports-on", "k0")])
        record.aliases = [f"old{number}"]
        written = from_record(record)
        edit.add_entry(written.type, f"k{number}", written.fields)
    return edit.commit()


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)


def test_biber_reads_it_without_a_word(tmp_path: Path) -> None:
    biber = shutil.which("biber")
    if biber is None:
        pytest.skip("biber is not installed")
    (tmp_path / "a.bib").write_bytes(library())
    done = run(tmp_path, biber, "--tool", "--nolog", "-O", "b.bib", "a.bib")
    assert [line for line in done.stdout.splitlines() if "WARN" in line or "ERROR" in line] == []
    assert len(split((tmp_path / "b.bib").read_bytes()).entries) == len(TYPES)


def test_pandoc_reads_it(tmp_path: Path) -> None:
    try:
        import pypandoc  # type: ignore[import-not-found,unused-ignore]  # not among our dependencies

        pandoc: str | None = pypandoc.get_pandoc_path()
    except ImportError:
        pandoc = shutil.which("pandoc")
    if pandoc is None:
        pytest.skip("pandoc is not installed")
    (tmp_path / "a.bib").write_bytes(library())
    done = run(tmp_path, pandoc, "-f", "biblatex", "-t", "csljson", "a.bib")
    assert done.stderr == ""
    items = json.loads(done.stdout)
    assert len(items) == len(TYPES)
    for item in items:
        assert item["author"][0]["family"] == "Gogh"
        assert item["author"][2]["literal"] == "Law, Order & Sons"
        assert item["URL"] == LINKS["URL"]
