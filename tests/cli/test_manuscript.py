"""`cited` and `quotes`, as a writer, a Makefile, a pre-commit hook and a workflow on GitHub use them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Typed

AUDIT = (
    "We reviewed 1,284 detainers. The jails did not honour most of the detainers that they received, and\n"
    "nobody asked them why. Managers were not aware of these figures.\n"
    "\fOn the second page stands the recommendation that every notice be written and kept for five years.\n"
)
ARTICLE = "Trust is slow to build and quick to lose, and no statute can command it to return.\n"


@pytest.fixture
def thesis(folder: Path, tmp_path: Path) -> Path:
    """An empty manuscript beside a library with two snapshots."""
    for key, text in (("sample2020audit", AUDIT), ("muster2019detainers", ARTICLE)):
        place = folder / "snapshots" / key
        place.mkdir(parents=True)
        (place / "text.txt").write_text(text, encoding="utf-8")
    return tmp_path / "thesis.md"


def test_cited_names_what_is_undefined_and_uncited(typed: Typed, thesis: Path) -> None:
    thesis.write_text("One [@sample2020audit].\n\nTwo [@muster2019detainer, p. 3].\n", encoding="utf-8")
    result = typed("cited", str(thesis), "--json")
    assert result.code == 1
    found = result.json()
    assert found["cited"] == ["sample2020audit"]
    assert found["uncited"] == ["muster2019detainers", "sample2025board"]
    assert [(one["citekey"], one["line"]) for one in found["undefined"]] == [("muster2019detainer", 3)]
    assert found["undefined"][0]["did_you_mean"][0] == "muster2019detainers"
    assert "muster2019detainers?" in typed("cited", str(thesis)).out


def test_a_clean_manuscript_exits_0(typed: Typed, thesis: Path) -> None:
    thesis.write_text("One [@sample2020audit].\n", encoding="utf-8")
    assert typed("cited", str(thesis)).code == 0


def test_a_record_may_be_meant_to_stay_uncited(typed: Typed, thesis: Path) -> None:
    thesis.write_text("One [@sample2020audit].\n", encoding="utf-8")
    typed("set", "sample2025board", "keywords=uncited-on-purpose")
    assert typed("cited", str(thesis), "--json").json()["uncited"] == ["muster2019detainers"]


def test_the_bibliography_is_exactly_what_is_cited(typed: Typed, thesis: Path) -> None:
    thesis.write_text("One [@muster2019detainers].\n", encoding="utf-8")
    out = typed("cited", str(thesis), "--bibliography", "--style", "apa").out
    assert "Detainers and trust" in out or "Detainers and Trust" in out
    assert out.strip().count("\n") == 0


def test_former_citekeys_resolve(typed: Typed, thesis: Path) -> None:
    typed("rename", "sample2020audit", "audit2020")
    thesis.write_text("One [@sample2020audit] and [@audit2020].\n", encoding="utf-8")
    found = typed("cited", str(thesis), "--json").json()
    assert found["cited"] == ["audit2020"]
    assert [one["code"] for one in found["problems"]] == ["cited-under-two-keys"]


def test_the_primary_report_is_held_and_not_cited(typed: Typed, thesis: Path) -> None:
    typed("relate", "sample2025board", "reports-on", "sample2020audit")
    thesis.write_text("One [@sample2025board].\n", encoding="utf-8")
    codes = [one["code"] for one in typed("cited", str(thesis), "--json").json()["problems"]]
    assert "cited-secondary" in codes
    thesis.write_text("One [@sample2025board; @sample2020audit].\n", encoding="utf-8")
    codes = [one["code"] for one in typed("cited", str(thesis), "--json").json()["problems"]]
    assert "cited-secondary" not in codes


def test_superseded_and_withdrawn_works(typed: Typed, thesis: Path) -> None:
    typed("relate", "sample2025board", "supersedes", "sample2020audit")
    typed("set", "muster2019detainers", "title=Retracted: Detainers and Trust")
    thesis.write_text("One [@muster2019detainers; @sample2020audit].\n", encoding="utf-8")
    codes = {one["code"] for one in typed("cited", str(thesis), "--json").json()["problems"]}
    assert {"cited-superseded", "cited-withdrawn"} <= codes


def test_two_records_of_one_work_are_cited(typed: Typed, thesis: Path, folder: Path) -> None:
    bib = folder / "references.bib"
    entry = (
        "@article{twin, author = {Muster, Alex and Beispiel, Anna}, date = {2019-05}, doi = {10.5555/sample.5},\n"
        "  title = {Detainers and Trust: Evidence from a Sample County}, journaltitle = {Journal of Sample Studies},\n"
        "  volume = {5}, number = {2}, pages = {12--34}}\n"
    )
    bib.write_text(bib.read_text(encoding="utf-8") + entry, encoding="utf-8")
    thesis.write_text("One [@muster2019detainers] and [@twin].\n", encoding="utf-8")
    found = [
        one for one in typed("cited", str(thesis), "--json").json()["problems"] if one["code"] == "cited-duplicate"
    ]
    assert len(found) == 1
    assert "muster2019detainers and twin" in found[0]["message"]


def test_github_and_sarif(typed: Typed, thesis: Path) -> None:
    thesis.write_text("One.\n\n[@nobody2000]\n", encoding="utf-8")
    assert (
        f"::error file={thesis},line=3,title=citation-undefined::"
        in typed("cited", str(thesis), "--output-format", "github").out
    )
    run = json.loads(typed("cited", str(thesis), "--output-format", "sarif").out)["runs"][0]
    assert run["results"][0]["ruleId"] == "citation-undefined"
    assert run["results"][0]["locations"][0]["physicalLocation"]["region"] == {"startLine": 3}


@pytest.mark.parametrize(
    ("quotation", "status", "code"),
    [
        ("“The jails did not honour most of the detainers that they received” [@sample2020audit, p. 1]", "verbatim", 0),
        ("“[t]he jails did not honour … the detainers [they] received” [@sample2020audit]", "verbatim", 0),
        ("“The jails did honour most of the detainers that they received” [@sample2020audit]", "altered", 1),
        ("“We reviewed 1,248 detainers. The jails did not honour” [@sample2020audit]", "altered", 1),
        ("“Trust is slow to build and quick to lose” [@sample2020audit]", "elsewhere", 1),
        ("“Nobody has ever said these words about anything at all” [@sample2020audit]", "not-found", 1),
        ("“The board will meet again on the ninth of June” [@sample2025board]", "no-snapshot", 0),
        ("“every notice be written and kept for five years” [@sample2020audit, p. 1]", "verbatim", 1),
        ("“Trust is slow to build” [@sample2020audit; @muster2019detainers]", "verbatim", 0),
    ],
)
def test_quotes(typed: Typed, thesis: Path, quotation: str, status: str, code: int) -> None:
    thesis.write_text(f"It is said:\n\nThat {quotation} is so.\n", encoding="utf-8")
    result = typed("quotes", str(thesis), "--json")
    assert result.code == code
    (found,) = result.json()
    assert (found["status"], found["line"]) == (status, 3)
    assert set(found) >= {"file", "line", "quote", "citekey", "status", "score", "found", "diff"}
    if status == "verbatim":
        text = {"sample2020audit": AUDIT, "muster2019detainers": ARTICLE}[found["found"]["citekey"]]
        assert text[found["found"]["start"] : found["found"]["end"]] == found["found"]["text"]


def test_the_difference_is_shown_word_by_word(typed: Typed, thesis: Path) -> None:
    thesis.write_text("“Trust is quick to build and quick to lose” [@muster2019detainers].\n", encoding="utf-8")
    assert "Trust is [-slow-] {+quick+} to build" in typed("quotes", str(thesis)).out


def test_a_wrong_page_is_named(typed: Typed, thesis: Path) -> None:
    thesis.write_text("“every notice be written and kept” [@sample2020audit, p. 7].\n", encoding="utf-8")
    assert "cited as p. 7, stands on page 2" in typed("quotes", str(thesis)).out


def test_short_quotations_titles_and_translations_are_left_alone(typed: Typed, thesis: Path) -> None:
    thesis.write_text(
        "A “sanctuary county” [@sample2020audit]. In “Detainers and Trust: Evidence from a Sample County”\n"
        "[@muster2019detainers] it is said. “Niemand weiß, was das kostet” [@sample2020audit, my translation].\n",
        encoding="utf-8",
    )
    assert typed("quotes", str(thesis), "--json").json() == []
    assert [one["quote"] for one in typed("quotes", str(thesis), "--all", "--json").json()] == ["sanctuary county"]


def test_what_cannot_be_read_is_one_line(typed: Typed, tmp_path: Path) -> None:
    broken = tmp_path / "thesis.docx"
    broken.write_bytes(b"PK\x03\x04 not a document")
    result = typed("cited", str(broken))
    assert result.code == 1
    assert "cannot be read" in result.out
    assert "Traceback" not in result.out + result.err
