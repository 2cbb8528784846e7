"""The example manuscripts: what is cited agrees with what each program cites itself; each program builds them."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest

from loccit.manuscript import read_manuscript
from loccit.manuscript.pattern import parse

ROOT = Path(__file__).resolve().parents[1] / "manuscripts"
KEYS = {"sample2020audit", "muster2019trust", "exemplar2015law"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the examples, the references beside each."""
    copy = tmp_path / "manuscripts"
    shutil.copytree(ROOT, copy)
    for one in copy.iterdir():
        if one.is_dir():
            shutil.copy(ROOT / "references.bib", one)
    return copy


def cited(path: Path) -> set[str]:
    """The keys cited in a manuscript."""
    manuscript = read_manuscript([path])
    assert manuscript.problems == []
    return {key for one in manuscript.citations for key in one.keys}


def pandoc_keys(node: Any) -> set[str]:
    """The keys in pandoc's own reading of a document."""
    found: set[str] = set()
    if isinstance(node, dict):
        if node.get("t") == "Cite":
            found |= {one["citationId"] for one in node["c"][0]}
        for value in node.values():
            found |= pandoc_keys(value)
    elif isinstance(node, list):
        for value in node:
            found |= pandoc_keys(value)
    return found


@pytest.mark.parametrize(
    "name",
    ["latex/thesis.tex", "pandoc/thesis.md", "quarto/_quarto.yml", "quarto", "typst/thesis.typ", "word/thesis.md"],
)
def test_examples_cite_what_they_cite(name: str, folder: Path) -> None:
    assert cited(folder / name) - {"someone"} == KEYS


def test_citations_agree_with_pandoc() -> None:
    """But for a key with spaces in braces, which pandoc does not take."""
    pypandoc = pytest.importorskip("pypandoc", reason="pypandoc_binary is not installed")
    path = ROOT.parent / "data" / "manuscript" / "pandoc.md"
    parsed = json.loads(pypandoc.convert_file(str(path), "json", format="markdown+autolink_bare_uris"))
    manuscript = read_manuscript([path])
    ours = {key for one in manuscript.citations for key in one.keys}
    assert ours - {"four and five"} == pandoc_keys(parsed) | {"silent1", "silent2"}


def test_pandoc_builds_the_example(folder: Path) -> None:
    pypandoc = pytest.importorskip("pypandoc", reason="pypandoc_binary is not installed")
    work = folder / "pandoc"
    arguments = ["--citeproc", f"--resource-path={work}", f"--bibliography={work / 'references.bib'}"]
    html = pypandoc.convert_file(str(work / "thesis.md"), "html", extra_args=arguments)
    assert {key for key in KEYS if f'id="ref-{key}"' in html} == KEYS
    assert "nadie2021never" not in html


def test_word_document_made_by_pandoc_with_typed_keys(folder: Path) -> None:
    pypandoc = pytest.importorskip("pypandoc", reason="pypandoc_binary is not installed")
    path = folder / "word" / "thesis.docx"
    source = folder / "word" / "thesis.md"
    pypandoc.convert_file(str(source), "docx", format="markdown-citations", outputfile=str(path))
    assert cited(path) == KEYS
    quotation = read_manuscript([path]).quotations[0]
    assert quotation.text == "the jails did not honour most of the detainers that they received"
    assert quotation.citations[0].keys == ("sample2020audit",)
    odt = folder / "word" / "thesis.odt"
    pypandoc.convert_file(str(source), "odt", format="markdown-citations", outputfile=str(odt))
    assert cited(odt) == KEYS


def test_biber_takes_the_keys_we_find(folder: Path) -> None:
    """A control file with the keys found in the LaTeX example; biber resolves exactly these."""
    biber = shutil.which("biber")
    if biber is None:
        pytest.skip("biber is not installed")
    work = folder / "latex"
    keys = sorted(cited(work / "thesis.tex"))
    done = subprocess.run(
        [biber, "--tool", "--output-format=bibtex", "--quiet", "references.bib"],
        cwd=work, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    known = set(re.findall(r"^@\w+\{([^,]+),", (work / "references_bibertool.bib").read_text(encoding="utf-8"), re.M))
    assert set(keys) <= known
    control = work / "thesis.bcf"
    items = "".join(f'<bcf:citekey order="{n}">{escape(key)}</bcf:citekey>' for n, key in enumerate(keys, 1))
    control.write_text(f"<bcf:controlfile><bcf:section number='0'>{items}</bcf:section></bcf:controlfile>")
    assert cited(control) == set(keys)


def test_typst_builds_the_example(folder: Path) -> None:
    typst = pytest.importorskip("typst", reason="the package typst is not installed")
    work = folder / "typst"
    pdf = typst.compile(str(work / "thesis.typ"))
    assert pdf.startswith(b"%PDF")
    found = json.loads(typst.query(str(work / "thesis.typ"), "ref"))
    assert {one["target"].strip("<>") for one in found} - {"introduction"} <= KEYS


def test_the_quotations_of_the_examples_stand_with_their_citation(folder: Path) -> None:
    for name in ("latex/thesis.tex", "pandoc/thesis.md", "typst/thesis.typ"):
        found = {one.citations[0].keys[0]: one for one in read_manuscript([folder / name]).quotations}
        assert set(found) == {"sample2020audit", "exemplar2015law"}
        assert "gap" in [element.kind for element in parse(found["exemplar2015law"].text)]
