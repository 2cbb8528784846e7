"""What we find cited in Typst is what Typst cites, on random documents."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from loccit.manuscript import read_manuscript
from tests.manuscript.random_typst import document


@pytest.mark.parametrize("seed", range(15))
def test_random_documents(seed: int, tmp_path: Path) -> None:
    typst = pytest.importorskip("typst", reason="the package typst is not installed")
    text, keys = document(seed)
    path = tmp_path / "thesis.typ"
    path.write_text(text, encoding="utf-8")
    entries = (f"@book{{{key}, title = {{T}}, author = {{A B}}, date = {{2001}}}}\n" for key in keys)
    (tmp_path / "references.bib").write_text("".join(entries), encoding="utf-8")
    theirs = {one["key"].strip("<>") for one in json.loads(typst.query(str(path), "cite"))}
    assert {key for one in read_manuscript([path]).citations for key in one.keys} == theirs


def test_labels_of_another_file_are_no_undefined_keys(tmp_path: Path) -> None:
    (tmp_path / "main.typ").write_text('#include "one.typ"\nSee @intro and @k1.\n', encoding="utf-8")
    (tmp_path / "one.typ").write_text("= Introduction <intro>\n", encoding="utf-8")
    assert read_manuscript([tmp_path / "main.typ"]).defined == {"intro"}
