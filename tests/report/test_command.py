"""`loccit report`, as it is typed."""

from __future__ import annotations

import json
import stat
import sys
from pathlib import Path

import pytest
from lxml import html

from tests.cli.conftest import Typed, folder, typed  # noqa: F401 - the fixtures of a library to type at
from tests.report.reading import outside_references, text

MORE = """
@article{sample2025reprint,
  title        = {Board delays vote},
  journaltitle = {Other Gazette},
  date         = {2025-03-05},
  entrysubtype = {newspaper},
  related      = {sample2025board},
  relatedtype  = {reprintof},
  keywords     = {287g-program, my own word},
  abstract     = {The board waits.},
  annotation   = {Use in chapter 2.},
  comment-sam  = {Ask the editor.},
  note         = {Longer text},
}
"""


@pytest.fixture
def library(folder: Path) -> Path:  # noqa: F811
    """The sample library with a reprint that has notes and tags."""
    path = folder / "references.bib"
    path.write_text(path.read_text(encoding="utf-8") + MORE, encoding="utf-8")
    return folder


def keys(made: str) -> list[str]:
    return [str(item.get("data-key")) for item in html.document_fromstring(made).iterfind(".//li[@data-key]")]


def test_a_page_on_stdout(typed: Typed, library: Path) -> None:  # noqa: F811
    result = typed("report")
    assert result.code == 0
    assert result.err == ""
    assert outside_references(result.out) == []
    assert sorted(keys(result.out)) == [
        "muster2019detainers",
        "sample2020audit",
        "sample2025board",
        "sample2025reprint",
    ]
    words = text(html.document_fromstring(result.out))
    for part in (
        "Use in chapter 2.",
        "Ask the editor.",
        "Longer text",
        "The board waits.",
        "my own word",
        "Reprint of Sample County Gazette 2025",
        "Missing: author",
    ):
        assert part in words


def test_into_a_file_with_a_title_a_style_and_a_day(typed: Typed, library: Path, tmp_path: Path) -> None:  # noqa: F811
    target = tmp_path / "out.html"
    result = typed(
        "report", "type:report", "-o", target, "--title", "Only <reports>", "--style", "ieee", "--date", "1 May 2026"
    )
    assert (result.code, result.out) == (0, "")
    assert "out.html" in result.err
    made = target.read_text(encoding="utf-8")
    assert keys(made) == ["sample2020audit"]
    assert "<title>Only &lt;reports&gt;</title>" in made
    assert "as of 1 May 2026" in made
    assert "[1]" in text(html.document_fromstring(made))
    assert "type:report" in made


@pytest.mark.parametrize("style", ["pybtex:plain", "chicago-author-date"])
def test_other_styles(typed: Typed, library: Path, style: str) -> None:  # noqa: F811
    result = typed("report", "--style", style)
    assert result.code == 0
    assert "Detainers and Trust" in result.out
    assert outside_references(result.out) == []


def test_what_the_style_cannot_print_is_told_on_the_page(typed: Typed, library: Path) -> None:  # noqa: F811
    result = typed("report", "--style", "bluebook-law-review")
    assert "formats citations only" in result.err
    notices = html.document_fromstring(result.out).iterfind(".//ul[@class='notices']")
    assert "formats citations only" in text(next(notices))
    assert len(keys(result.out)) == 4


def test_the_data_as_json(typed: Typed, library: Path) -> None:  # noqa: F811
    data = typed("report", "--json").json()
    assert set(data) >= {
        "title",
        "style",
        "query",
        "date",
        "records",
        "relations",
        "tags",
        "loose_tags",
        "not_in_library",
    }
    record = next(one for one in data["records"] if one["citekey"] == "sample2025reprint")
    assert record["record"]["annote"] == "Use in chapter 2."
    assert record["record"]["type"] == "article-newspaper"
    assert record["missing"] == ["author"]
    assert record["tags"] == ["287g-program", "my own word"]
    assert "Board delays vote" in record["reference"]
    assert data["relations"] == [{"type": "reprint-of", "from": "sample2025reprint", "to": "sample2025board"}]
    assert {
        "tag": "cooperation",
        "label": "Cooperation with ICE",
        "depth": 0,
        "members": ["sample2025reprint"],
    } in data["tags"]
    assert [tag["tag"] for tag in data["loose_tags"]] == ["my own word"]


def test_a_query_shows_related_works_outside_it_as_such(typed: Typed, library: Path) -> None:  # noqa: F811
    for query, other in (("sample2025reprint", "sample2025board"), ("title:agreement", "sample2025reprint")):
        data = typed("report", query, "--json").json()
        assert other in {work["citekey"] for work in data["others"]}
        assert data["relations"] == [{"type": "reprint-of", "from": "sample2025reprint", "to": "sample2025board"}]
        assert "outside" in typed("report", query).out


def test_a_dead_relation_is_told(typed: Typed, library: Path) -> None:  # noqa: F811
    path = library / "references.bib"
    path.write_text(
        path.read_text(encoding="utf-8").replace("{sample2025board},\n  related", "{gone},\n  related"),
        encoding="utf-8",
    )
    assert typed("report", "--json").json()["not_in_library"] == ["gone"]
    assert "Related works that are not in the library" in typed("report").out


def test_an_alias_means_the_record_that_has_it_now(typed: Typed, library: Path) -> None:  # noqa: F811
    assert typed("rename", "sample2025board", "board").code == 0
    relations = typed("report", "--json").json()["relations"]
    assert relations == [{"type": "reprint-of", "from": "sample2025reprint", "to": "board"}]


def test_snapshots_are_counted(typed: Typed, library: Path) -> None:  # noqa: F811
    assert "The text of 0 of 4 sources is kept" in text(html.document_fromstring(typed("report").out))
    snapshot = library / "snapshots" / "sample2020audit" / "text.txt"
    snapshot.parent.mkdir(parents=True)
    snapshot.write_text("The audit.", encoding="utf-8")
    assert "The text of 1 of 4 sources is kept" in text(html.document_fromstring(typed("report").out))


def test_nothing_found_is_told(typed: Typed, library: Path) -> None:  # noqa: F811
    result = typed("report", "author:nobody")
    assert result.code == 0
    assert "no record was found" in result.err
    assert "There are no sources to report on." in result.out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--style", "no-such-style"), "no-such-style"),
        (("-o", "missing/folder/report.html"), "missing/folder/report.html"),
        (("--open", "-o", "-"), "--open"),
        (("year:soon",), "year"),
    ],
)
def test_what_cannot_be_done(typed: Typed, library: Path, words: tuple[str, ...], told: str) -> None:  # noqa: F811
    result = typed("report", *words)
    assert result.code == 2
    assert told in result.err
    assert "Traceback" not in result.err
    assert result.out == ""


def test_a_page_is_not_written_to_a_terminal(
    typed: Typed, library: Path, monkeypatch: pytest.MonkeyPatch  # noqa: F811
) -> None:  # fmt: skip
    monkeypatch.setattr("loccit.cli.commands.report.terminal", lambda: True)
    result = typed("report")
    assert (result.code, result.out) == (2, "")
    assert "-o report.html" in result.err
    assert typed("report", "--json").code == 0


def test_open_shows_the_page_in_the_browser(
    typed: Typed, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch  # noqa: F811
) -> None:  # fmt: skip
    seen = tmp_path / "seen.json"
    browser = tmp_path / "browser"
    browser.write_text(
        f"#!{sys.executable}\nimport json, sys\njson.dump(sys.argv[1:], open({str(seen)!r}, 'w'))\n", encoding="utf-8"
    )
    browser.chmod(browser.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("BROWSER", str(browser))
    import webbrowser

    monkeypatch.setattr(webbrowser, "_tryorder", None)  # the standard library reads BROWSER once
    assert typed("report", "--open").code == 0
    made = library / ".loccit" / "report.html"
    assert json.loads(seen.read_text(encoding="utf-8")) == [made.resolve().as_uri()]
    assert "</html>" in made.read_text(encoding="utf-8")


def test_the_library_is_only_read(typed: Typed, library: Path) -> None:  # noqa: F811
    before = {path: path.read_bytes() for path in library.rglob("*") if path.is_file() and ".loccit" not in path.parts}
    assert typed("report").code == 0
    after = {path: path.read_bytes() for path in library.rglob("*") if path.is_file() and ".loccit" not in path.parts}
    assert before == after
