"""Import: what becomes of each record, what is missing, and sources that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Typed

ARTICLE = """\
Sheriff signs agreement on detainers

By Robin Sample, Sample County Gazette

Published March 9, 2025

SAMPLETON — The sheriff of Sample County signed a 287(g) agreement with ICE on Friday, and said that detainers would be
honored in the county jail from next month on.

The agreement lets six deputies serve administrative warrants on people held in the jail. "We read it twice," said
Pat Example, who like everyone here is invented.

The board had asked its counsel about the cost of wrongful detention, and counsel's answer is to be published.
"""
RIS = """\
TY  - RPRT
AU  - Muster, Alex
TI  - A working paper on samples
PY  - 2021
SN  - WP-21-4
PB  - Sample Institute
ER  -
"""
DUPLICATE = """\
@techreport{other-key,
  author = {{Sample Office of Inspection}},
  title = {Jails and ICE detainers: an audit},
  number = {SOI-20-13},
  institution = {Sample Office of Inspection},
  year = 2020,
  month = feb,
  url = {https://soi.example/20-13}
}
"""


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_new_updated_and_then_nothing_new(typed: Typed, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    write(inbox, "article.txt", ARTICLE)
    write(inbox, "paper.ris", RIS)
    write(inbox, "again.bib", DUPLICATE)
    first = typed("import", inbox, "--json")
    assert first.code == 0
    by_source = {Path(one["source"]).name: one for one in first.json()}
    assert by_source["article.txt"]["status"] == by_source["paper.ris"]["status"] == "new"
    again = by_source["again.bib"]
    assert (again["status"], again["matches"]) == ("updated", "sample2020audit")
    assert again["changed"] == ["URL", "ids"]
    assert typed("show", "other-key", "--json").json()["records"][0]["citekey"] == "sample2020audit"
    article = by_source["article.txt"]
    assert article["record"]["author"] == [{"family": "Sample", "given": "Robin"}]
    assert article["record"]["issued"] == {"date-parts": [[2025, 3, 9]]}
    assert "detainers" in article["tags"]
    assert article["evidence"]["author"]["where"] == "line 3"
    before = typed("list").out
    second = typed("import", inbox, "--json").json()
    assert [one["status"] for one in second] == ["duplicate"] * 3
    assert typed("list").out == before


def test_faults_in_the_settings_are_told(typed: Typed, tmp_path: Path, folder: Path) -> None:
    (folder / "loccit.toml").write_text('citekey = "{autor}"\n', encoding="utf-8")
    done = typed("import", write(tmp_path, "paper.ris", RIS), "--json")
    assert done.code == 0
    assert "loccit.toml:1: 'citekey'" in done.err


def test_the_snapshot_is_searched_and_why_tells_the_evidence(typed: Typed, tmp_path: Path) -> None:
    typed("import", write(tmp_path, "article.txt", ARTICLE))
    assert "wrongful detention" in typed("search", '"wrongful detention"').out
    citekey = typed("list", "year:2025", "sheriff").out.split("\t")[0]
    assert "byline: By Robin Sample, Sample County Gazette" in typed("why", citekey, "author").out
    assert typed("list", "has:snapshot").out.startswith(citekey)


def test_citekeys_of_a_bib_file_stay(typed: Typed, tmp_path: Path) -> None:
    """Manuscripts cite by them already."""
    text = "@book{Muster:2011, author = {Muster, Alex}, title = {Samples of everything}, date = 2011}\n"
    assert typed("import", write(tmp_path, "mine.bib", text), "--json").json()[0]["citekey"] == "Muster:2011"
    assert typed("show", "Muster:2011").code == 0


def test_a_dry_run_says_the_same_and_writes_nothing(typed: Typed, tmp_path: Path) -> None:
    source = write(tmp_path, "paper.ris", RIS)
    before = typed("list").out
    dry = typed("import", source, "--dry-run", "--json").json()
    assert typed("list").out == before
    real = typed("import", source, "--json").json()
    assert dry == real


def test_an_import_is_one_step_of_undo(typed: Typed, tmp_path: Path) -> None:
    before = typed("list").out
    typed("import", write(tmp_path, "article.txt", ARTICLE), write(tmp_path, "paper.ris", RIS))
    assert typed("undo").code == 0
    assert typed("list").out == before
    assert typed("list", "has:snapshot").out == ""


def test_missing_is_named_with_the_command(typed: Typed, tmp_path: Path) -> None:
    text = RIS.replace("AU  - Muster, Alex\n", "").replace("PB  - Sample Institute\n", "")
    out = typed("import", write(tmp_path, "paper.ris", text)).out
    assert "missing: author" in out
    assert "author=…" in out
    assert "loccit set" in out


BAD = {
    "empty.txt": b"",
    "binary.bin": bytes(range(256)) * 20,
    "zeros.txt": b"\0" * 5000,
}


@pytest.mark.parametrize("name", BAD)
def test_one_bad_source_among_good_ones(typed: Typed, tmp_path: Path, name: str) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / name).write_bytes(BAD[name])
    write(inbox, "paper.ris", RIS)
    result = typed("import", inbox)
    assert result.code == 1
    errors = [line for line in result.err.splitlines() if line.startswith("error")]
    assert len(errors) == 1
    assert name in errors[0]
    assert "A working paper on samples" in result.out


def test_a_missing_file_and_an_unreadable_one(typed: Typed, tmp_path: Path) -> None:
    result = typed("import", tmp_path / "gone.ris", write(tmp_path, "paper.ris", RIS))
    assert result.code == 1
    assert "gone.ris" in result.err
    assert "new" in result.out


def test_an_unreadable_folder_among_good_sources(typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root may read everything, so the refusal is the file system's only in name."""
    inbox = tmp_path / "inbox"
    (inbox / "locked").mkdir(parents=True)
    write(inbox, "paper.ris", RIS)
    listed = Path.iterdir

    def refuse(path: Path) -> Iterator[Path]:
        if path.name == "locked":
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr(Path, "iterdir", refuse)
    result = typed("import", inbox)
    assert result.code == 1
    assert "locked' cannot be read: permission denied" in result.err
    assert "A working paper on samples" in result.out


def test_a_folder_that_holds_a_link_to_itself_ends(typed: Typed, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "again").symlink_to(inbox)
    write(inbox, "paper.ris", RIS)
    assert [one["status"] for one in typed("import", inbox, "--json").json()] == ["new"]


def test_an_unclosed_brace_loses_nothing_else(typed: Typed, tmp_path: Path) -> None:
    text = (
        "@book{bad, title = {Never closed\n\n"
        + DUPLICATE
        + "\n@book{good, author = {Muster, Alex}, title = {Samples}, date = 2011}\n"
    )
    result = typed("import", write(tmp_path, "two.bib", text))
    assert result.code == 1
    assert "two.bib:1" in result.err
    assert "Samples" in result.out
    assert "sample2020audit" in result.out


def test_latin_1_is_read_with_a_warning(typed: Typed, tmp_path: Path) -> None:
    path = tmp_path / "latin.ris"
    path.write_bytes(RIS.replace("Muster", "Müstér").encode("latin-1"))
    result = typed("import", path)
    assert result.code == 0
    assert "warning" in result.err
    assert typed("list", "author:Müstér").out


def test_unknown_format_name(typed: Typed, tmp_path: Path) -> None:
    result = typed("import", write(tmp_path, "paper.ris", RIS), "--from", "riss")
    assert result.code == 2
    assert "ris" in result.err
