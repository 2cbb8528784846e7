"""Articles of news databases: `import` keeps their text, so that `search` finds it and `quotes` is held to it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Typed

FOLDER = Path(__file__).resolve().parents[1] / "data" / "formats"
WORDS = "It is a bridge between the jail and the federal government"


@pytest.mark.parametrize(
    "name", ["newsstream.proquest", "tagged.factiva", "display.factiva", "academic.nexis", "uni.nexis"]
)
def test_the_text_is_kept_searched_and_quoted(typed: Typed, folder: Path, tmp_path: Path, name: str) -> None:
    export = tmp_path / "export.txt"
    shutil.copyfile(FOLDER / name, export)
    results = typed("import", str(export), "--offline", "--json").json()
    first = results[0]
    assert (first["status"], first["format"]) == ("new", Path(name).suffix[1:])
    citekey = first["citekey"]
    (text,) = (folder / "snapshots" / citekey).glob("*.txt")
    assert WORDS in text.read_text(encoding="utf-8")
    assert citekey in typed("search", "bridge", "federal").out
    thesis = tmp_path / "thesis.md"
    thesis.write_text(
        f"He said: “{WORDS}” [@{citekey}], and “{WORDS.replace('bridge', 'wall')}” [@{citekey}].\n", "utf-8"
    )
    assert [found["status"] for found in typed("quotes", str(thesis), "--json").json()] == ["verbatim", "altered"]


NEXIS = """\
Sheriff signs immigration pact
Sample County Gazette (Ohio)
March 9, 2025 Sunday

Section: METRO; Pg. B1
Length: 812 words
Byline: Robin Sample, STAFF WRITER

Body

The sheriff of Sample County signed an agreement with the federal government on Saturday.

Load-Date: March 10, 2025

End of Document
"""
FACTIVA = """\
HD  Sheriff signs immigration pact
BY  By Robin Sample
WC  812 words
PD  9 March 2025
SN  Sample County Gazette
LA  English

LP  The sheriff of Sample County signed an agreement with the federal government on Saturday.

PUB Sample Media Group

AN  Document SAMPGZ0020250309el3900001
"""


def test_an_article_in_two_databases_is_one_work(typed: Typed, tmp_path: Path) -> None:
    for name, text in (("nexis", NEXIS), ("factiva", FACTIVA)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    (first,) = typed("import", str(tmp_path / "nexis.txt"), "--offline", "--json").json()
    (second,) = typed("import", str(tmp_path / "factiva.txt"), "--offline", "--json").json()
    assert (second["status"], second["citekey"]) == ("updated", first["citekey"])
    assert "Sample Media Group" in typed("show", first["citekey"]).out
