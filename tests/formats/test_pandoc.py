"""pandoc reads what is written: BibLaTeX, BibTeX, RIS, CSL-JSON, EndNote XML."""

from __future__ import annotations

import json

import pytest

from loccit.record import Date, Name, Record
from tests.formats.reading import written

SOME = (
    Record(
        "article-journal",
        {
            "title": "Borders & policy: 50% of “it”",
            "author": (Name("Zúñiga", "José"), Name(literal="World Health Organization")),
            "container-title": "Journal of Borders",
            "issued": Date((2020, 3, 1)),
            "volume": "12",
            "issue": "3",
            "page": "45-67",
            "DOI": "10.1000/182",
        },
        citekey="zuniga2020",
    ),
    Record(
        "report",
        {
            "title": "Has not done things",
            "author": (Name(literal="Office of Inspector General"),),
            "number": "OIG-20-13",
            "publisher": "U.S. Department of Homeland Security",
            "issued": Date((2020,)),
            "URL": "https://example.org/a_b?c=%20#d",
        },
        citekey="oig2020",
    ),
)


@pytest.mark.parametrize(
    ("name", "reader"),
    [
        ("biblatex", "biblatex"),
        ("bibtex", "bibtex"),
        ("csl-json", "csljson"),
        ("ris", "ris"),
        ("endnote-xml", "endnotexml"),
    ],
)
def test_pandoc_reads_it(name: str, reader: str) -> None:
    pypandoc = pytest.importorskip("pypandoc", reason="pandoc comes with the test extra")
    text = written(name, *SOME).decode("utf-8")
    items = json.loads(pypandoc.convert_text(text, "csljson", format=reader))
    assert [item["type"] for item in items] == ["article-journal", "report"]
    article, report = items
    assert article["author"][0] == {"family": "Zúñiga", "given": "José"}
    assert article["issued"]["date-parts"][0][0] == 2020
    assert article["volume"] == "12"
    if name != "endnote-xml":  # where pandoc looks for elements that EndNote has not
        assert article["issue"] == "3"
        assert article["page"].replace("–", "-") == "45-67"
        assert article["DOI"] == "10.1000/182"
    assert report["title"].lower() == "has not done things"
    assert report.get("URL") == (None if name == "endnote-xml" else "https://example.org/a_b?c=%20#d")
