"""The example manuscripts, each built by its program: the bibliography stands in the result, and `cited` agrees."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from loccit.manuscript import read_manuscript
from loccit.manuscript.pattern import parse
from tests.manuscript.programs import KEYS, copied, docx_text, lacking, pdf_text, program, run, words
from tests.manuscript.test_agrees_with_pandoc import pandoc_keys


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the examples and their library."""
    return copied(tmp_path)


def cited(path: Path) -> set[str]:
    """The keys cited in a manuscript."""
    manuscript = read_manuscript([path])
    assert manuscript.problems == []
    return {key for one in manuscript.citations for key in one.keys}


@pytest.mark.parametrize(
    "name",
    ["latex/thesis.tex", "pandoc/thesis.md", "quarto/_quarto.yml", "quarto", "typst/thesis.typ", "word/thesis.md"],
)
def test_examples_cite_what_they_cite(name: str, folder: Path) -> None:
    assert cited(folder / name) - {"someone"} == KEYS


@pytest.mark.parametrize("name", ["latex/thesis.tex", "pandoc/thesis.md", "typst/thesis.typ", "quarto/_quarto.yml"])
def test_examples_are_clean(name: str, folder: Path) -> None:
    work = (folder / name).parent
    assert "0 undefined" in run(["loccit", "cited", Path(name).name], work)
    if "quarto" not in name:
        assert "2 verbatim" in run(["loccit", "quotes", Path(name).name], work)


def test_latexmk_builds_the_example(folder: Path) -> None:
    latexmk, *_ = program("latexmk", "pdflatex", "biber")
    work = folder / "latex"
    said = run([latexmk, "-interaction=nonstopmode", "thesis.tex"], work)
    assert "3 cited, 0 undefined" in said
    assert lacking(pdf_text((work / "thesis.pdf").read_bytes())) == []
    built = set(re.findall(r"\\entry\{([^}]*)\}", (work / "thesis.bbl").read_text(encoding="utf-8")))
    assert cited(work / "thesis.tex") == cited(work / "thesis.aux") == cited(work / "thesis.bcf") == built


def test_latexmk_stops_at_an_undefined_citation(folder: Path) -> None:
    latexmk, *_ = program("latexmk", "pdflatex", "biber")
    work = folder / "latex"
    chapter = work / "chapters" / "law.tex"
    chapter.write_text(chapter.read_text(encoding="utf-8") + "\\cite{exemplar2016law}\n", encoding="utf-8")
    with pytest.raises(AssertionError, match="did you mean exemplar2015law"):
        run([latexmk, "-interaction=nonstopmode", "thesis.tex"], work)
    assert not (work / "thesis.pdf").exists()


def test_make_and_pandoc_build_the_example(folder: Path) -> None:
    pypandoc = pytest.importorskip("pypandoc", reason="pypandoc_binary is not installed")
    (make,) = program("make")
    work = folder / "pandoc"
    (folder.parent / "bin" / "pandoc").symlink_to(pypandoc.get_pandoc_path())
    run([make], work)
    html = (work / "thesis.html").read_text(encoding="utf-8")
    assert {key for key in KEYS if f'id="ref-{key}"' in html} == KEYS
    assert lacking(words(re.sub(r"<[^>]*>", "", html))) == []
    run([str(folder.parent / "bin" / "pandoc"), "--citeproc", "thesis.md", "-o", "thesis.docx"], work)
    assert lacking(docx_text(work / "thesis.docx")) == []


def test_typst_builds_the_example(folder: Path) -> None:
    typst = pytest.importorskip("typst", reason="the package typst is not installed")
    path = folder / "typst" / "thesis.typ"
    assert lacking(pdf_text(typst.compile(str(path), root=str(folder)))) == []
    found = json.loads(typst.query(str(path), "cite", root=str(folder)))
    assert {one["key"].strip("<>") for one in found} == cited(path) == KEYS


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_word_documents_with_typed_keys(kind: str, folder: Path) -> None:
    pypandoc = pytest.importorskip("pypandoc", reason="pypandoc_binary is not installed")
    pytest.importorskip("docx", reason="python-docx is not installed")
    work = folder / "word"
    path = work / f"thesis.{kind}"
    pypandoc.convert_file(str(work / "thesis.md"), kind, format="markdown-citations", outputfile=str(path))
    assert cited(path) == KEYS
    command = ["loccit", "cited", path.name, "--bibliography", "--style", "apa", "--to", "docx"]
    run([*command, "--output", "bibliography.docx"], work)
    assert lacking(docx_text(work / "bibliography.docx")) == []
    assert "1 verbatim" in run(["loccit", "quotes", path.name], work)


def test_the_chapters_of_the_quarto_book_by_pandoc(folder: Path) -> None:
    """What Quarto hands to pandoc; a cross-reference (`@sec-introduction`) is Quarto's own and no key."""
    pypandoc = pytest.importorskip("pypandoc", reason="pypandoc_binary is not installed")
    work = folder / "quarto"
    chapters = [work / "index.qmd", work / "law.qmd"]
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in chapters)
    asked = pandoc_keys(json.loads(pypandoc.convert_text(text, "json", format="markdown")))
    ours = {key for path in chapters for key in cited(path)}
    assert ours == {key for key in asked if not key.startswith(("sec-", "fig-"))}
    arguments = ["--citeproc", f"--metadata-file={work / '_quarto.yml'}", f"--resource-path={work}"]
    arguments.append(f"--bibliography={folder / 'library' / 'references.bib'}")
    html = pypandoc.convert_text(text, "html", format="markdown", extra_args=arguments)
    assert lacking(words(re.sub(r"<[^>]*>", "", html))) == []


def test_quarto_builds_the_book(folder: Path) -> None:
    """No package of PyPI, npm or Debian carries Quarto itself: this runs where a writer has installed it."""
    (quarto,) = program("quarto")
    work = folder / "quarto"
    run([quarto, "render", "--to", "html"], work)
    pages = [path.read_text(encoding="utf-8") for path in (work / "_book").glob("*.html")]
    assert lacking(words(re.sub(r"<[^>]*>", "", "\n".join(pages)))) == []


def test_citations_agree_with_pandoc() -> None:
    """But for a key with spaces in braces, which pandoc does not take."""
    pypandoc = pytest.importorskip("pypandoc", reason="pypandoc_binary is not installed")
    path = Path(__file__).resolve().parents[1] / "data" / "manuscript" / "pandoc.md"
    parsed = json.loads(pypandoc.convert_file(str(path), "json", format="markdown+autolink_bare_uris"))
    assert cited(path) - {"four and five"} == pandoc_keys(parsed) | {"silent1", "silent2"}


def test_the_quotations_of_the_examples_stand_with_their_citation(folder: Path) -> None:
    for name in ("latex/thesis.tex", "pandoc/thesis.md", "typst/thesis.typ"):
        found = {one.citations[0].keys[0]: one for one in read_manuscript([folder / name]).quotations}
        assert set(found) == {"sample2020audit", "exemplar2015law"}
        assert "gap" in [element.kind for element in parse(found["exemplar2015law"].text)]
