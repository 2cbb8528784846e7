"""The commands of every day, as a writer types them."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from loccit.bibliography import format_citation
from loccit.library import Library
from tests.cli.conftest import REFERENCES, Typed


def test_list_and_its_query(typed: Typed) -> None:
    lines = typed("list").out.splitlines()
    assert [line.split("\t")[0] for line in lines] == ["muster2019detainers", "sample2020audit", "sample2025board"]
    assert lines[0].split("\t")[1:3] == ["2019", "Muster & Beispiel"]
    found = typed("list", "type:report", "--json").json()["records"]
    assert [one["citekey"] for one in found] == ["sample2020audit"]
    assert found[0]["record"]["number"] == "SOI-20-13"
    assert found[0]["tags"] == ["inspector-general-audits"]


def test_search_shows_the_words_found(typed: Typed) -> None:
    result = typed("search", "detainers")
    assert result.code == 0
    assert "muster2019detainers" in result.out
    assert "Detainers and Trust" in result.out
    assert "sample2025board" not in result.out


def test_show_is_a_card_with_its_gaps(typed: Typed) -> None:
    out = typed("show", "sample2025board").out
    assert "Board delays vote on 287(g) agreement" in out
    assert "Sample County Gazette" in out
    assert "missing" in out
    assert "author" in out
    card = typed("show", "sample2025board", "--json").json()["records"][0]
    assert card["missing"] == ["author"]
    assert card["record"]["type"] == "article-newspaper"
    assert (card["file"], card["line"]) == ("references.bib", 25)


def test_an_unknown_citekey_is_one_line_with_the_nearest(typed: Typed) -> None:
    result = typed("show", "sample2020audti")
    assert result.code == 2
    assert result.err.count("\n") == 1
    assert "sample2020audit" in result.err


def test_set_changes_one_field_and_nothing_else(typed: Typed, folder: Path) -> None:
    assert typed("set", "muster2019detainers", "date=2019-06-01").code == 0
    text = (folder / "references.bib").read_text(encoding="utf-8")
    assert text == REFERENCES.replace("{2019-05}", "{2019-06-01}")


def test_set_takes_plain_text_and_csl_variables(typed: Typed, folder: Path) -> None:
    assert typed("set", "muster2019detainers", "journaltitle=Law & Society", "publisher=Sample & Sons").code == 0
    text = (folder / "references.bib").read_text(encoding="utf-8")
    assert r"{Law \& Society}" in text
    record = typed("show", "muster2019detainers", "--json").json()["records"][0]["record"]
    assert record["container-title"] == "Law & Society"
    assert record["publisher"] == "Sample & Sons"


def test_a_dry_run_shows_a_diff_and_writes_nothing(typed: Typed, folder: Path) -> None:
    result = typed("set", "sample2025board", "date=2025-03-05", "--dry-run")
    assert "-  date         = {2025-03-04}," in result.out
    assert "+  date         = {2025-03-05}," in result.out
    assert (folder / "references.bib").read_text(encoding="utf-8") == REFERENCES


def test_undo_and_redo(typed: Typed, folder: Path) -> None:
    typed("set", "sample2025board", "date=2025-03-05")
    changed = (folder / "references.bib").read_text(encoding="utf-8")
    assert typed("undo").code == 0
    assert (folder / "references.bib").read_text(encoding="utf-8") == REFERENCES
    assert typed("redo").code == 0
    assert (folder / "references.bib").read_text(encoding="utf-8") == changed
    assert typed("redo").code == 2
    assert "set sample2025board" in typed("log").out


def test_rename_keeps_the_old_key_as_alias(typed: Typed) -> None:
    assert typed("rename", "sample2025board", "gazette2025").code == 0
    assert typed("show", "gazette2025").code == 0
    assert "gazette2025" in typed("show", "sample2025board").out


def test_remove_asks_for_many_and_refuses_without_a_terminal(typed: Typed, folder: Path) -> None:
    for number in range(2):
        text = (folder / "references.bib").read_text(encoding="utf-8")
        (folder / "references.bib").write_text(
            f"{text}@misc{{extra{number}, title = {{T{number}}}}}\n", encoding="utf-8"
        )
    keys = ["extra0", "extra1", "sample2025board", "sample2020audit"]
    assert typed("remove", *keys).code == 2
    assert len(typed("list").out.splitlines()) == 5
    assert typed("remove", *keys, "--yes").code == 0
    assert typed("list").out.split("\t")[0] == "muster2019detainers"


def test_remove_takes_relations_to_it_along_and_undo_brings_them_back(typed: Typed, folder: Path) -> None:
    typed("relate", "sample2025board", "reports-on", "sample2020audit")
    before = (folder / "references.bib").read_bytes()
    done = typed("remove", "sample2020audit")
    assert "relations to it in sample2025board" in done.out + done.err
    assert typed("show", "sample2025board", "--json").json()["records"][0]["relations"] == []
    assert typed("undo").code == 0
    assert (folder / "references.bib").read_bytes() == before


def test_what_others_inherit_from_is_not_removed_alone(typed: Typed, folder: Path) -> None:
    with (folder / "references.bib").open("a", encoding="utf-8") as file:
        file.write("@xdata{press, publisher = {P}}\n@book{heir, title = {T}, xdata = {press}, date = {2001}}\n")
    refused = typed("remove", "press")
    assert refused.code == 2
    assert "heir inherits fields from 'press' (loccit remove press heir)" in refused.err
    assert typed("remove", "press", "heir").code == 0


def test_tags(typed: Typed) -> None:
    assert typed("tag", "add", "sample2025board", "287(g) program").code == 0
    assert typed("list", "tag:cooperation").out.startswith("sample2025board")
    tree = typed("tag", "tree").out
    assert "  287g-program  287(g) program  1" in tree
    assert typed("tag", "rename", "287g-program", "287g").code == 0
    assert "287g\t1" in typed("tag", "list").out
    assert typed("tag", "remove", "sample2025board", "287g").code == 0
    assert "287g" not in typed("tag", "list").out


def test_tag_suggestions_show_the_words(typed: Typed) -> None:
    found = typed("tag", "suggest", "muster2019detainers", "--json").json()["muster2019detainers"]
    assert found[0]["tag"] == "detainers"
    span = found[0]["evidence"][0]
    assert "Detainers and Trust: Evidence from a Sample County"[span["start"] : span["end"]] == span["text"]


def test_relate_merge_and_distinct(typed: Typed, folder: Path) -> None:
    assert typed("relate", "sample2025board", "reports-on", "sample2020audit").code == 0
    assert typed("show", "sample2025board", "--json").json()["records"][0]["relations"] == [
        {"type": "reports-on", "to": "sample2020audit"}
    ]
    assert "reports-on this" in typed("show", "sample2020audit").out
    text = (folder / "references.bib").read_text(encoding="utf-8")
    twin = """@report{twin, author = {{Sample Office of Inspection}}, title = {Jails and ICE Detainers: An Audit},
      number = {SOI-20-13}, date = {2020}, url = {https://x.example/audit}}
"""
    (folder / "references.bib").write_text(text + twin, encoding="utf-8")
    result = typed("duplicates", "--json")
    assert result.code == 1
    assert result.json()["groups"][0]["members"] == ["sample2020audit", "twin"]
    assert typed("merge", "sample2020audit", "twin").code == 0
    record = typed("show", "twin", "--json").json()["records"][0]
    assert record["citekey"] == "sample2020audit"
    assert record["record"]["URL"] == "https://x.example/audit"
    assert typed("undo").code == 0
    assert typed("distinct", "twin", "sample2020audit").code == 0
    assert typed("duplicates").code == 0


def test_check_names_the_place_and_the_way_out(typed: Typed) -> None:
    typed("set", "muster2019detainers", "volume=Vol. 5", "isbn=978-0-306-40615-8")
    result = typed("check")
    assert result.code == 1
    assert "references.bib:14: muster2019detainers: error: '978-0-306-40615-8' is not an ISBN" in result.out
    problems = typed("check", "--only", "number-word", "--json").json()["problems"]
    assert [problem["code"] for problem in problems] == ["number-word"]
    assert typed("check", "--only", "number-word", "--fix").code == 0
    assert typed("check", "--only", "number-word").code == 0
    assert typed("show", "muster2019detainers", "--json").json()["records"][0]["record"]["volume"] == "5"
    assert "by topic" in typed("check", "--explain", "tag-missing").out
    assert typed("check", "--explain", "nonsense").code == 2


def test_bibliography_in_csl_and_pybtex(typed: Typed) -> None:
    apa = typed("bibliography", "--style", "apa").out
    assert "Muster, A., & Beispiel, A. (2019" in apa
    assert "Sample Office of Inspection. (2020" in apa
    for style in ("plain", "alpha", "unsrt"):
        for target in ("text", "markdown", "html", "latex"):
            text = typed("bibliography", "--style", f"pybtex:{style}", "--to", target)
            assert text.code == 0
            for piece in ("Sample Office of Inspection", "SOI-20-13", "2020", "gazette.example/board", "2025"):
                assert piece in text.out.replace("\\-", "-").replace("\u00a0", " "), (style, target, piece)


def test_unknown_style_and_format(typed: Typed) -> None:
    assert typed("bibliography", "--style", "chicagoo").code == 2
    assert typed("bibliography", "--style", "pybtex:nope").code == 2
    assert typed("export", "--to", "worldperfect").code == 2


def test_cite(typed: Typed) -> None:
    assert typed("cite", "muster2019detainers", "--locator", "14").out.strip() == "(Muster & Beispiel, 2019, p. 14)"


def test_export_is_stable(typed: Typed) -> None:
    for target in ("biblatex", "ris", "csl-json"):
        first = typed("export", "--to", target)
        assert first.code == 0
        assert "Detainers and Trust" in first.out
        assert typed("export", "--to", target).out == first.out


def test_formats_and_styles(typed: Typed) -> None:
    names = {row["name"] for row in typed("formats", "--json").json()["formats"]}
    assert {"biblatex", "bibtex", "ris", "csl-json", "text", "html"} <= names
    assert "chicago-author-date" in typed("styles", "chicago", "author-date").out
    assert typed("styles", "zzzz").code == 1


def test_stats(typed: Typed) -> None:
    counts = typed("stats", "--json").json()
    assert counts["records"]["all"] == 3
    assert counts["year"] == {"2019": 1, "2020": 1, "2025": 1}


def test_merge_refuses_what_is_not_one_work_and_keeps_its_values(typed: Typed) -> None:
    refused = typed("merge", "muster2019detainers", "sample2020audit")
    assert refused.code == 2
    assert "do not look like one work" in refused.err
    assert typed("merge", "muster2019detainers", "sample2020audit", "--force").code == 0
    record = typed("show", "muster2019detainers", "--json").json()["records"][0]["record"]
    assert record["title"].startswith("Detainers and Trust")
    assert record["issued"] == {"date-parts": [[2019, 5]]}
    assert record["DOI"] == "10.5555/sample.5"


def test_environment_variables_are_named_after_the_options(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOCCIT_LIST_JSON", "1")
    monkeypatch.setenv("LOCCIT_EXPORT_TO", "csl-json")
    assert len(typed("list").json()["records"]) == 3
    assert len(typed("export").json()) == 3
    assert "LOCCIT_BIBLIOGRAPHY_TO" in typed("bibliography", "--help").out


def test_set_takes_names_with_semicolons_and_refuses_what_cannot_be_meant(typed: Typed) -> None:
    assert typed("set", "sample2025board", "author=Doe, Jane; Roe, Richard").code == 0
    record = typed("show", "sample2025board", "--json").json()["records"][0]["record"]
    assert record["author"] == [{"family": "Doe", "given": "Jane"}, {"family": "Roe", "given": "Richard"}]
    assert typed("set", "sample2025board", "date=2020-13-45").code == 2
    assert "loccit rename sample2025board new2025" in typed("set", "sample2025board", "citekey=new2025").err


def test_a_citekey_that_stands_twice_is_told(typed: Typed, folder: Path) -> None:
    path = folder / "references.bib"
    path.write_text(
        REFERENCES + "@misc{Sample2025Board, title = {Another}}\n@book{open, title = {T}\n", encoding="utf-8"
    )
    result = typed("bibliography")
    assert result.code == 1
    assert "stands at references.bib:25 too" in result.err
    assert "references.bib:33" in result.err
    codes = {problem["code"] for problem in typed("check", "--json").json()["problems"]}
    assert "citekey-twice" in codes


def test_undo_of_many_removals_asks_first(typed: Typed, tmp_path: Path) -> None:
    entries = "\n".join(
        f"@book{{b{n}, author = {{Muster, A.}}, title = {{Sample number {n}}}, date = 201{n}}}" for n in range(5)
    )
    (tmp_path / "five.bib").write_text(entries, encoding="utf-8")
    assert typed("import", tmp_path / "five.bib").code == 0
    refused = typed("undo")
    assert refused.code == 2
    assert "removes 5 records" in refused.err
    assert typed("undo", "--yes").code == 0
    assert len(typed("list").out.splitlines()) == 3


def test_a_nothing_found_is_said(typed: Typed) -> None:
    assert "no record was found" in typed("bibliography", "zzzz").err


def test_a_tag_outside_the_vocabulary_is_added_and_told(typed: Typed) -> None:
    told = typed("tag", "add", "sample2025board", "287(g) program", "to red")
    assert told.code == 0
    assert "(not in vocabulary.toml: to red)" in told.err


@pytest.mark.parametrize("name", ["references.bib", "all.bib", "loccit.toml", "journal.jsonl", "vocabulary.toml"])
def test_what_is_printed_never_replaces_the_library(typed: Typed, folder: Path, name: str) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    done = typed("export", "--to", "biblatex", "-o", folder / name)
    assert done.code == 2
    assert "belongs to the library" in done.err
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before


def test_a_file_that_is_written_is_whole_or_as_it_was(
    typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "all.ris"
    target.write_text("old")
    target.chmod(0o640)
    monkeypatch.setattr(Path, "replace", _full)
    done = typed("export", "--to", "ris", "-o", target)
    assert (done.code, target.read_text()) == (2, "old")
    assert "no space left" in done.err
    assert sorted(path.name for path in tmp_path.glob("*all.ris*")) == ["all.ris"]
    monkeypatch.undo()
    assert typed("export", "--to", "ris", "-o", target).code == 0
    assert target.read_text().startswith("TY  -")
    assert target.stat().st_mode & 0o777 == 0o640


def _full(self: Path, target: object) -> Path:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self))


RIVALS = """
@book{a1, author = {Muster, Alex}, title = {One}, date = {2019}}
@book{a2, author = {Muster, Alex}, title = {Two}, date = {2019}}
@book{a3, author = {Muster, Bo}, title = {Three}, date = {2019}}
@book{a4, author = {Muster, Alex and Dora, D. and Emil, E. and Fritz, F.}, title = {Four}, date = {2019}}
@book{a5, author = {Muster, Alex and Dora, D. and Gust, G. and Fritz, F.}, title = {Five}, date = {2019}}
@misc{t1, title = {A "quoted" title: of two}, date = {2020}}
@misc{t2, title = {A quoted title: Of two}, date = {2020}}
@book{e1, editor = {O'Neil, Ann}, title = {Six}, date = {2019}}
@book{e2, author = {O'Neil, Bea}, title = {Seven}, date = {2019}}
@book{x1, author = {Other, O.}, title = {Eight}, date = {2018}}
@report{c1, author = {{The County's Board}}, title = {Nine}, date = {2018}}
@report{c2, author = {{The County's Board}}, title = {Ten}, date = {2018}}
"""


@pytest.mark.parametrize("style", ["apa", "chicago-author-date", "modern-language-association", "ieee", "bluebook"])
def test_a_citation_is_what_it_is_beside_the_whole_library(typed: Typed, folder: Path, style: str) -> None:
    (folder / "references.bib").write_text(RIVALS, encoding="utf-8")
    records = Library(folder).records()
    for record in records:
        whole = format_citation(records, [record.citekey], style, "text", "en-US")
        assert typed("cite", record.citekey, "--style", style).out == whole.data
    assert "2019a" in typed("cite", "a1", "--style", "apa").out
