"""RIS: what its tags mean by type, dialects, damage, and the round trip."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loccit.formats.ris_tags import READ_TYPES, WRITE_TYPES, tags_of
from loccit.record import Date, Name, Record
from tests.formats.reading import drafts, record, written
from tests.formats.strategies import records

HELD = [kind for kind in sorted(WRITE_TYPES) if READ_TYPES[WRITE_TYPES[kind]] == kind]
AWKWARD = {"event-title", "container-title", "available-date", "submitted", "archive_location"}


def variables(kind: str) -> list[str]:
    """What a type holds, and what is held for every type."""
    held = {variable for _, _, variable in tags_of(kind)}
    paged = {"number-of-pages"} if kind in ("book", "thesis", "manuscript", "report") else set()
    return sorted((held - AWKWARD) | {"DOI", "page"} | (paged - {"page"}))


@given(st.sampled_from(HELD).flatmap(lambda kind: records(kind, variables(kind))))
def test_round_trip(source: Record) -> None:
    if "page" in source.fields:
        source.fields.pop("number-of-pages", None)
    if source.keywords and len(source.keywords) == 1 and ";" in source.keywords[0]:
        source.keywords = []
    if "collection-editor" in source.fields:
        source.fields.setdefault("collection-title", "A series")
        if "collection-title" not in variables(source.type):
            del source.fields["collection-editor"], source.fields["collection-title"]
    back = record("ris", written("ris", source))
    assert back.fields == source.fields
    assert (back.type, back.citekey, back.keywords) == (source.type, source.citekey, source.keywords)
    assert back.custom == {}


def test_tags_without_a_home_come_back() -> None:
    text = "TY  - GOVDOC\nTI  - T\nC7  - 12\nL1  - file.pdf\nU1  - one\nU1  - two\nER  - \n"
    found = record("ris", text)
    assert found.type == "report"
    assert found.custom == {"ris:TY": "GOVDOC", "ris:C7": "12", "ris:L1": "file.pdf", "ris:U1": "one\ntwo"}
    lines = written("ris", found).decode().split("\r\n")
    assert lines[0] == "TY  - GOVDOC"
    assert {"C7  - 12", "L1  - file.pdf", "U1  - one", "U1  - two"} <= set(lines)


@pytest.mark.parametrize(
    ("ris_type", "tags", "expected"),
    [
        ("NEWS", "T2  - The Times\nSE  - A\nSP  - 1\nCY  - London", {"container-title": "The Times", "section": "A",
         "page": "1", "publisher-place": "London"}),
        ("RPRT", "PB  - DHS OIG\nCY  - Washington\nSN  - OIG-20-13\nM3  - Audit", {"publisher": "DHS OIG",
         "publisher-place": "Washington", "number": "OIG-20-13", "genre": "Audit"}),
        ("CASE", "T2  - U.S.\nVL  - 567\nSP  - 387\nPB  - Supreme Court\nSV  - 11-182", {"container-title": "U.S.",
         "volume": "567", "page": "387", "authority": "Supreme Court", "number": "11-182"}),
        ("STAT", "T2  - U.S.C.\nVL  - 8\nSE  - 1357", {"container-title": "U.S.C.", "volume": "8",
         "section": "1357"}),
        ("BILL", "M1  - H.R. 38\nT3  - U.S. House", {"number": "H.R. 38", "authority": "U.S. House"}),
        ("HEAR", "T2  - Committee on the Judiciary\nM1  - 110-95", {"section": "Committee on the Judiciary",
         "number": "110-95"}),
        ("BLOG", "T2  - Lawfare\nUR  - http://l.org/", {"container-title": "Lawfare", "URL": "http://l.org/"}),
        ("ELEC", "T2  - ice.gov\nY2  - 2020/01/02", {"container-title": "ice.gov", "accessed": Date((2020, 1, 2))}),
        ("PRESS", "PB  - ICE", {"genre": "Press release", "publisher": "ICE"}),
        ("THES", "PB  - UNAM\nM3  - PhD thesis", {"publisher": "UNAM", "genre": "PhD thesis"}),
        ("CONF", "T2  - 5th Symposium\nC3  - Proceedings\nC1  - Oslo", {"event-title": "5th Symposium",
         "container-title": "Proceedings", "event-place": "Oslo"}),
    ],
)  # fmt: skip
def test_types(ris_type: str, tags: str, expected: dict[str, object]) -> None:
    found = record("ris", f"TY  - {ris_type}\nTI  - T\n{tags}\nER  - \n")
    assert found.type == READ_TYPES[ris_type]
    assert {**found.fields, "title": "T"} == {"title": "T", **expected}
    assert not {key for key in found.custom if key != "ris:TY"}


def test_dialects() -> None:
    """One space before the hyphen, keywords as continuation lines, a byte order mark, text before the records."""
    text = "\ufeffProvider: X\nTY - JOUR\nAU - Ng, A.\nKW - one\ntwo\nAB - First.\n\nSecond.\nER -\n"
    found = record("ris", text)
    assert found.keywords == ["one", "two"]
    assert found.fields["abstract"] == "First.\n\nSecond."
    assert found.fields["author"] == (Name("Ng", "A."),)


def test_a_record_without_end_and_text_outside_are_reported_with_their_lines() -> None:
    text = "TY  - JOUR\nTI  - One\n\nTY  - BOOK\nTI  - Two\nER  - \nstray words\nTY  - BOOK\nTI  - Three\nER  - \n"
    found = drafts("ris", text, "a.ris")
    assert [draft.record.text("title") for draft in found if not draft.failed] == ["One", "Two", "Three"]
    assert [problem.where() for draft in found for problem in draft.problems] == ["a.ris:1", "a.ris:7"]
    assert [draft.raw for draft in found if draft.failed] == ["stray words"]


def test_windows_1252_is_read_with_one_warning() -> None:
    (found,) = drafts("ris", "TY  - BOOK\nTI  - Über “Haft”\nER  - \n".encode("cp1252"))
    assert found.record.fields["title"] == "Über “Haft”"
    assert [(problem.code, problem.severity) for problem in found.problems] == [("encoding-guessed", "warning")]


def test_utf_16() -> None:
    assert record("ris", "TY  - BOOK\r\nTI  - Öl\r\nER  - \r\n".encode("utf-16")).fields["title"] == "Öl"


def test_bodies_and_persons() -> None:
    text = "TY  - RPRT\nAU  - Human Rights Watch\nAU  - University of California,, Irvine\nER  - \n"
    assert record("ris", text).fields["author"] == (
        Name(literal="Human Rights Watch"),
        Name(literal="University of California, Irvine"),
    )
    text = "TY  - JOUR\nAU  - Catarina Barata\nAU  - Jorge Marques\nER  - \n"
    assert record("ris", text).fields["author"] == (Name("Barata", "Catarina"), Name("Marques", "Jorge"))


def test_evidence_names_the_tag() -> None:
    (found,) = drafts("ris", "TY  - JOUR\nT1  - A\nJO  - B\nER  - \n")
    assert found.evidence["title"].method == "RIS T1"
    assert found.evidence["container-title"].method == "RIS JO"
    assert found.evidence["type"].method == "RIS TY JOUR"
