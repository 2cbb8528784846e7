"""The main job on the shipped library: what a new user does first, and what they see."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.shared import shared

ROOT = Path(__file__).resolve().parents[1]


def loccit(folder: Path, *words: str | Path, code: int = 0) -> str:
    """What `loccit` prints when typed in `folder`; its exit code must be `code`."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "XDG_CACHE_HOME": str(folder / "cache")}
    environment.pop("LOCCIT_LIBRARY", None)
    command = [sys.executable, "-c", "from loccit.cli.main import main; main()", *map(str, words)]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def thesis(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the shipped library beside a library made from it, into which the inbox was imported."""
    folder = tmp_path_factory.mktemp("thesis")
    shutil.copytree(ROOT / "library", folder / "library", ignore=shutil.ignore_patterns(".loccit"))
    loccit(folder, "init", "mine", "--from", "library")
    results = loccit(folder, "-L", "mine", "import", "library/inbox", "--json")
    (folder / "first.json").write_text(results, encoding="utf-8")
    return folder


def first(thesis: Path) -> dict[str, list[dict[str, Any]]]:
    """What became of the inbox, by file."""
    found: dict[str, list[dict[str, Any]]] = {}
    for one in json.loads((thesis / "first.json").read_text(encoding="utf-8")):
        found.setdefault(Path(one["source"]).name, []).append(one)
    return found


def test_the_library_holds_the_works_of_the_topic(thesis: Path) -> None:
    records = json.loads(loccit(thesis, "-L", "library", "list", "--json"))["records"]
    assert len(records) == 120
    assert all(one["tags"] for one in records)
    audit = next(one for one in records if one["citekey"] == "oig2020cap")["record"]
    assert audit["number"] == "OIG-20-13"
    assert audit["issued"] == {"date-parts": [[2020, 2, 18]]}


def test_the_first_import_shows_every_kind_of_finding(thesis: Path) -> None:
    found = first(thesis)
    audit = found["oversight-gov.ris"][0]
    assert (audit["status"], audit["matches"]) == ("duplicate", "oig2020cap")
    docket, withdrawn = found["cases.json"]
    assert (docket["status"], docket["matches"]) == ("duplicate", "galarza2014")
    assert withdrawn["relations"] == [{"type": "version-of", "to": "elcenizo2018"}]
    newer = found["crs-r44795-2017.ris"][0]
    assert newer["relations"] == [{"type": "version-of", "to": "crs-r44795"}]
    reprint = found["sample-valley-tribune-reprint.txt"][0]
    gazette = found["sample-gazette-agreement.txt"][0]
    assert reprint["relations"] == [{"type": "reprint-of", "to": gazette["citekey"]}]
    report = found["sample-gazette-audit.txt"][0]
    assert {"type": "reports-on", "to": "oig2020cap"} in report["relations"]
    assert "author" in report["missing"]
    page = found["sample-gazette-ordinance.html"][0]
    assert page["record"]["author"] == [{"family": "Muster", "given": "Alex"}]
    assert "287g-program" in gazette["tags"]
    assert all(one["status"] != "failed" for some in found.values() for one in some)


def test_a_second_import_adds_nothing(thesis: Path) -> None:
    again = json.loads(loccit(thesis, "-L", "mine", "import", "library/inbox", "--json"))
    assert {one["status"] for one in again} == {"duplicate"}


def test_the_bibliography_is_printed(thesis: Path) -> None:
    text = loccit(thesis, "-L", "mine", "bibliography", "--style", "apa")
    assert "OIG-20-13" in text
    assert "Arizona v. United States, 567 U.S. 387" in text
    assert "Sample, R. (2025" in text
    assert len(text.splitlines()) >= 139


def test_the_journal_says_where_values_came_from(thesis: Path) -> None:
    assert "verified" in loccit(thesis, "-L", "library", "why", "oig2020cap", "number")
    assert "from memory" in loccit(thesis, "-L", "library", "why", "cox2013", "page")
    assert "byline" in loccit(
        thesis, "-L", "mine", "why", first(thesis)["sample-gazette-agreement.txt"][0]["citekey"], "author"
    )


def test_no_required_field_is_missing_in_the_shipped_library(thesis: Path) -> None:
    assert loccit(thesis, "-L", "library", "check", "--errors") == ""
    assert loccit(thesis, "-L", "library", "duplicates") == ""


def test_the_five_seeds_assert_nothing_wrong(thesis: Path) -> None:
    """The promise of the design: what the text does not say is missing, never invented."""
    folder = shared("seeds")
    found = json.loads(loccit(thesis, "-L", "mine", "import", *sorted(folder.glob("*.txt")), "--dry-run", "--json"))
    records = {Path(one["source"]).name[:3]: one["record"] for one in found}
    assert records["000"]["issued"] == {"date-parts": [[2025, 3, 21]]}
    assert "title" not in records["000"]
    assert records["001"]["title"] == "ICE Program to Allow Local Law Enforcement to Make Immigration Arrests"
    assert "title" not in records["002"]
    assert records["003"]["title"] == "Ramped-Up ICE Raids Seek To Force Sanctuary Cities Into Submission"
    assert records["003"]["issued"]["date-parts"] == [[2017, 3, 24]]
    assert records["004"]["title"] == "IG REPORT: ICE Catches Criminal Aliens Better w/ Local Cooperation"
    assert records["004"]["author"] == [{"family": "Paladino", "given": "Joshua"}]
    assert records["004"]["container-title"] == "Liberty Headlines"
    for name in ("000", "001", "002", "003"):
        assert "author" not in records[name]
    for name in ("001", "002", "004"):
        assert "issued" not in records[name]
