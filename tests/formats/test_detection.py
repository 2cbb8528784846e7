"""Formats are told by content; prose and web pages are not claimed; asking imports no reader."""

from __future__ import annotations

import subprocess
import sys

import pytest

from loccit.errors import UsageError
from loccit.formats import FORMATS, ambiguity, by_name, detect
from tests.shared import shared

PROSE = """Sheriffs in 30 counties to sign immigration warrants

By Ann Roe, The Daily Example
May 6, 2019

LARGO, Fla. (AP) - Officials said on Monday that a program (2019) would let deputies serve warrants. "It is a
bridge," said Bob Poe, director of the agency. The union, founded in 1998, disagreed.

Ng, A. was not available. @roe reported from Tampa. #news: {breaking}
"""


@pytest.mark.parametrize(
    "text",
    ["", " \n ", "word", PROSE, "<!DOCTYPE html><html><body>@book{a, title={x}}</body></html>",
     "title: a page\n\nText.", "{}", "[1, 2]", "a,b\n1,2\n",
     "Dear Ann,\nTY for the book.\n", "# Notes\n\n- one\n- two\n", "% a TeX comment\n",
     '<?xml version="1.0"?><rss><channel><title>x</title></channel></rss>'],
)  # fmt: skip
def test_what_is_no_reference_data_is_not_claimed(text: str) -> None:
    assert detect(text.encode()) == []


def test_articles_and_pages_are_not_claimed() -> None:
    for path in sorted(shared("seeds").glob("*.txt")) + sorted(shared("pages/text").glob("*.txt")):
        assert detect(path.read_bytes()) == [], path.name


def test_two_claimants_are_a_problem_with_a_way_out() -> None:
    found = detect(b"@book{a,\n title = {A}}\n\nTY  - BOOK\nTI  - B\nER  - \n")
    assert [known.name for known in found] == ["biblatex", "ris"]
    problem = ambiguity(found, "x.txt")
    assert problem.text() == "x.txt: this may be biblatex or ris (say which with --from biblatex)"


def test_by_name() -> None:
    assert by_name(" RIS ").name == "ris"
    with pytest.raises(UsageError, match="did you mean ris"):
        by_name("rsi")
    with pytest.raises(UsageError, match="cannot be written"):
        by_name("wos").write([], None)  # type: ignore[arg-type]


def test_names_are_unique_and_every_module_is_there() -> None:
    from importlib import import_module

    assert len({known.name for known in FORMATS}) == len(FORMATS)
    for known in FORMATS:
        module = import_module(known.module)
        assert callable(module.read)
        assert callable(getattr(module, "write", None)) == known.writable


def test_importing_imports_no_reader() -> None:
    code = (
        "import sys, loccit.formats as f; f.detect(b'TY  - BOOK\\nER  - '); "
        "heavy = ('lxml', 'yaml', 'csv', 'pybtex', 'zipfile', 'loccit.formats.ris'); "
        "print([m for m in sys.modules if m.startswith(heavy)])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
