"""PDF reports and papers, and files that cannot be read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loccit.documents import detect
from loccit.documents.pdf import read
from tests.documents import make_front_pages
from tests.documents.cases import cases, draft_of, summary
from tests.documents.make_pdfs import CASES, Text, oig_cover, paragraphs, pdf


@pytest.mark.parametrize("path", cases("pdf", ".pdf"), ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    assert summary(draft_of(path)) == json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))


def test_the_files_are_what_the_script_writes() -> None:
    written = {path.stem: path.read_bytes() for path in cases("pdf", ".pdf")}
    assert written == {name: make() for name, make in (CASES | make_front_pages.CASES).items()}


def test_pages_are_parted_by_form_feeds() -> None:
    draft = read(oig_cover(), "a.pdf")
    pages = draft.text.split("\f")
    assert len(pages) == 4
    assert "OIG-21-07" in pages[0]
    assert "running text of the report" in pages[1]


def test_the_date_of_the_cover_comes_before_the_date_of_the_file() -> None:
    draft = read(oig_cover(), "a.pdf")
    assert draft.record.text("issued") == "2021-02-18"


def test_a_file_name_in_the_metadata_is_not_a_title() -> None:
    blank = pdf([[Text(72, 700, 10, "Some page"), *paragraphs(600, 30)]], {"Title": "report_final_v2.docx"})
    assert "docx" not in read(blank, "a.pdf").record.text("title")
    assert "docx" not in str(read(blank, "a.pdf").evidence)


def test_a_metadata_title_that_the_page_does_not_have_is_a_guess() -> None:
    draft = read(pdf([paragraphs(700, 40)], {"Title": "Quite Another Sample Title"}), "a.pdf")
    assert "title" not in draft.record.fields
    assert draft.evidence["title"].value == "Quite Another Sample Title"


def test_the_number_of_another_report_on_the_cover_is_not_its_own() -> None:
    cover = [
        Text(72, 560, 26, "Follow-up on Samples"),
        Text(72, 500, 11, "This report follows up on ABC-19-11, Samples."),
        Text(72, 100, 12, "ABC-21-33"),
    ]
    inside = [Text(72, 760, 9, "ABC-21-33"), *paragraphs(700, 30)]
    assert read(pdf([cover, inside, inside]), "a.pdf").record.text("number") == "ABC-21-33"


def test_several_dois_are_only_a_suggestion() -> None:
    page = [
        Text(72, 700, 18, "A Sample With Two Identifiers"),
        Text(72, 660, 9, "https://doi.org/10.5555/one"),
        Text(72, 640, 9, "https://doi.org/10.5555/two"),
        *paragraphs(600, 30),
    ]
    draft = read(pdf([page]), "a.pdf")
    assert "DOI" not in draft.record.fields
    assert draft.evidence["DOI"].confidence == "guess"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty-file"),
        (b"%PDF-1.4\n", "pdf-damaged"),
        (b"%PDF-1.4\n" + b"x" * 5000, "pdf-damaged"),
        (b"<!DOCTYPE html><html><title>x</title></html>", "not-a-pdf"),
    ],
)
def test_what_cannot_be_opened_is_one_problem(data: bytes, code: str) -> None:
    draft = read(data, "a.pdf")
    assert draft.failed
    assert [problem.code for problem in draft.problems] == [code]


def test_an_html_page_called_pdf_is_not_told_as_pdf() -> None:
    found = detect(b"\n<!DOCTYPE HTML PUBLIC>\n<html><head><title>GAO</title>")
    assert found is None or found.name != "pdf"


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=400), st.integers(0, 3000))
def test_no_damage_breaks_the_reader(noise: bytes, place: int) -> None:
    data = oig_cover()
    draft = read(data[:place] + noise + data[place + len(noise) :], "a.pdf")
    assert draft.failed == (not draft.suffix)
