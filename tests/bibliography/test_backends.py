"""All records of the shipped library through every back end and format: nothing fails, nothing is lost."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from loccit.bibliography import format_citation, format_references, search_styles
from loccit.errors import UsageError
from loccit.record import Record
from tests.evaluation.references import library_records

BST = Path(__file__).parents[1] / "data" / "references" / "tiny.bst"
PYBTEX = ("plain", "unsrt", "alpha", "unsrtalpha")
TARGETS = ("text", "markdown", "html", "latex")


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return library_records()


def folded(text: str) -> str:
    return re.sub(r"[\W_]+", "", html.unescape(re.sub(r"<[^<>]*>", "", text))).lower()


@pytest.mark.parametrize("style", PYBTEX)
@pytest.mark.parametrize("target", TARGETS)
def test_pybtex_takes_every_record(records: list[Record], style: str, target: str) -> None:
    said = folded(str(format_references(records, f"pybtex:{style}", target).data))
    for record in records:
        assert folded(record.text("title")) in said or target == "latex", record.citekey


def test_pybtex_loses_no_institution_number_date_or_address(records: list[Record]) -> None:
    lost = []
    for record in records:
        said = folded(str(format_references([record], "pybtex:plain").data))
        wanted = ["publisher", "URL", "container-title"]
        if record.type != "legal_case":  # a reported case is cited by its reporter, not its docket
            wanted += ["number"]
        values = [record.text(name) for name in wanted] + [str(record.year or "")]
        lost += [(record.citekey, value) for value in values if folded(value) not in said]
    assert lost == []


def test_a_law_is_cited_by_its_volume_and_page(records: list[Record]) -> None:
    said = str(format_references([r for r in records if r.citekey in ("galarza2014", "cfr287-7")], "pybtex:plain").data)
    assert "745 F.3d 634, 3d Cir." in said
    assert "8 C.F.R. § 287.7" in said


def test_pybtex_says_what_it_cannot() -> None:
    with pytest.raises(UsageError, match="has no style"):
        format_references([], "pybtex:apalike2")
    with pytest.raises(UsageError, match="does not write docx"):
        format_references([], "pybtex:plain", "docx")
    with pytest.raises(UsageError, match="not citations"):
        format_citation([], [], "pybtex:plain")


@pytest.mark.parametrize("target", TARGETS)
def test_a_bst_file(records: list[Record], target: str) -> None:
    some = [record for record in records if record.citekey in ("capps2011", "eo14159", "wapo2019")]
    said = str(format_references(some, str(BST), target).data)
    assert "Delegation and Divergence" in said
    assert "Randy" in said
    assert "2011" in said
    assert "2025" in said


@pytest.mark.parametrize("style", ["pybtex:plain", "pybtex:alpha", str(BST), "apa"])
def test_the_list_is_parted_into_its_references(records: list[Record], style: str) -> None:
    some = [record for record in records if record.citekey in ("capps2011", "eo14159", "wapo2019")]
    made = format_references(some, style, "html")
    assert {key for key, _ in made.entries} == {"capps2011", "eo14159", "wapo2019"}
    assert "delegationanddivergence" in folded(dict(made.entries)["capps2011"])
    for _, reference in made.entries:
        assert folded(reference) in folded(str(made.data))


def test_a_missing_or_broken_bst_file(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no BibTeX style"):
        format_references([], "bst:no-such-style-here")
    broken = tmp_path / "broken.bst"
    broken.write_text("FUNCTION { x", encoding="utf-8")
    with pytest.raises(UsageError, match="not a BibTeX style"):
        format_references([], str(broken))


@pytest.mark.parametrize("style", ["apa", "mla", "bluebook", "chicago-author-date", "ieee", "bluebook-law-review"])
@pytest.mark.parametrize("target", [*TARGETS, "rtf", "typst"])
def test_csl_takes_every_record_and_format(records: list[Record], style: str, target: str) -> None:
    result = format_references(records[::6], style, target)
    assert {key for key, _ in result.entries} == {record.citekey for record in records[::6]}
    assert "\\-" not in str(result.data).replace("\\-\\", "") or target in ("markdown", "latex", "typst", "rtf")
    assert "[CSL STYLE ERROR" not in str(result.data)


def test_a_word_document(records: list[Record]) -> None:
    pytest.importorskip("docx", reason="python-docx is an extra")
    result = format_references(records[:3], "apa", "docx")
    assert isinstance(result.data, bytes)
    assert result.data.startswith(b"PK")
    assert any("OIG-10-63" in text for _, text in result.entries)
    with pytest.raises(UsageError, match="not a citation"):
        format_citation(records, [records[0].citekey], "apa", "docx")


def test_unknown_style_and_format_are_named(records: list[Record]) -> None:
    with pytest.raises(UsageError, match="no style named 'apaa'"):
        format_references(records, "apaa")
    with pytest.raises(UsageError, match="wordperfect"):
        format_references(records, "apa", "wordperfect")


def test_our_styles_are_listed_beside_the_official_ones() -> None:
    names = [name for name, _, _ in search_styles(["bluebook"])]
    assert names[0] == "bluebook"
    assert "bluebook-law-review" in names
    mla = [name for name, _, _ in search_styles(["modern-language-association"])]
    assert mla[:2] == ["modern-language-association", "modern-language-association-official"]


def test_the_official_style_stays_reachable(records: list[Record]) -> None:
    case = [record for record in records if record.citekey == "galarza2014"]
    ours, official = (str(format_references(case, name).data) for name in ("mla", "mla-official"))
    assert ours.startswith("United States, Court of Appeals for the Third Circuit. Galarza v. Szalczyk.")
    assert ours != official
