"""Manuscripts of many files, and what front matter cites."""

from __future__ import annotations

from pathlib import Path

from loccit.manuscript import read_manuscript


def keys(path: Path) -> list[str]:
    """The keys in reading order."""
    return [key for one in read_manuscript([path]).citations for key in one.keys]


def test_bookdown_begins_with_the_index(tmp_path: Path) -> None:
    (tmp_path / "_bookdown.yml").write_text("book_filename: thesis\n", encoding="utf-8")
    for name in ("01-law", "index", "_draft"):
        (tmp_path / f"{name}.Rmd").write_text(f"See [@{name.strip('_')}].\n", encoding="utf-8")
    assert keys(tmp_path) == keys(tmp_path / "_bookdown.yml") == ["index", "01-law"]
    (tmp_path / "_bookdown.yml").write_text("rmd_files: [01-law.Rmd]\n", encoding="utf-8")
    assert keys(tmp_path) == ["01-law"]


def test_what_a_project_itself_cites_has_the_line_of_its_file(tmp_path: Path) -> None:
    (tmp_path / "_quarto.yml").write_text('book:\n  chapters: [a.qmd]\nnocite: "@one"\n', encoding="utf-8")
    (tmp_path / "a.qmd").write_text("See @two.\n", encoding="utf-8")
    manuscript = read_manuscript([tmp_path])
    assert [(one.keys, one.line) for one in manuscript.citations] == [(("one",), 3), (("two",), 1)]


def test_every_text_of_the_front_matter_cites_and_an_account_does_not(tmp_path: Path) -> None:
    path = tmp_path / "thesis.md"
    path.write_text(
        '---\ntitle: "After [@k1]"\nauthor:\n  - name: A\n    twitter: "@account"\n    email: a@b.org\n'
        'keywords: ["@k2 and trust", law]\nnocite: |\n  @k3, @k4\nabstract: |\n  As @k5 says.\n---\n[@k6]\n',
        encoding="utf-8",
    )
    assert keys(path) == ["k1", "k2", "k3", "k4", "k5", "k6"]


def test_front_matter_that_holds_itself_ends(tmp_path: Path) -> None:
    path = tmp_path / "thesis.md"
    lists = "".join(f"a{n + 1}: &a{n + 1} [{', '.join([f'*a{n}'] * 9)}]\n" for n in range(9))
    path.write_text(f'---\nb: &b\n  - *b\n  - "see @k1"\na0: &a0 ["see @k2"]\n{lists}---\n', encoding="utf-8")
    assert set(keys(path)) == {"k1", "k2"}


def test_citations_stand_in_reading_order_where_files_are_included(tmp_path: Path) -> None:
    (tmp_path / "main.tex").write_text("\\cite{a}\\input{one}\\cite{d}\\input{two}\\cite{f}", encoding="utf-8")
    (tmp_path / "one.tex").write_text("\\cite{b}\\input{deep}", encoding="utf-8")
    (tmp_path / "deep.tex").write_text("\\cite{c}\\input{main}", encoding="utf-8")
    (tmp_path / "two.tex").write_text("\\cite{e}", encoding="utf-8")
    assert keys(tmp_path / "main.tex") == list("abcdef")
