"""Other programs read the shipped library: pandoc and biber, each where it is installed."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from loccit.biblatex import Context, split, to_record
from loccit.record import Record

REFERENCES = Path(__file__).resolve().parents[1] / "library" / "references.bib"


@pytest.fixture(scope="module")
def records() -> dict[str, Record]:
    bib = split(REFERENCES.read_bytes(), str(REFERENCES))
    assert bib.problems() == []
    context = Context([bib])
    return {entry.key: to_record(entry, context)[0] for entry in bib.entries}


def letters(text: str) -> str:
    """Letters and digits, without case: pandoc sets titles in sentence case and quotes in its own way."""
    return re.sub(r"[\W_]+", "", text.casefold())


def test_pandoc_reads_every_entry(records: dict[str, Record]) -> None:
    pypandoc = pytest.importorskip("pypandoc", reason="pandoc comes with the test extra")
    read = json.loads(pypandoc.convert_file(str(REFERENCES), "csljson", format="biblatex"))
    items = {item["id"]: item for item in read}
    assert items.keys() == records.keys()
    for citekey, record in records.items():
        item = items[citekey]
        assert letters(item["title"]) == letters(record.text("title")), citekey
        assert len(item.get("author", [])) == len(record.names("author")), citekey
        issued = record.date()
        if issued:
            assert item["issued"]["date-parts"][0] == list(issued.start), citekey
        for variable in ("DOI", "URL", "volume"):
            assert item.get(variable, "") == record.text(variable), citekey


def test_biber_reads_every_entry(records: dict[str, Record], tmp_path: Path) -> None:
    biber = shutil.which("biber")
    if biber is None:
        pytest.skip("biber is not installed")
    shutil.copy(REFERENCES, tmp_path / "references.bib")
    done = subprocess.run(
        [biber, "--tool", "--nolog", "references.bib"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    assert "ERROR" not in done.stdout
    assert "WARN" not in done.stdout, done.stdout
    written = (tmp_path / "references_bibertool.bib").read_bytes()
    assert {entry.key for entry in split(written).entries} == records.keys()
