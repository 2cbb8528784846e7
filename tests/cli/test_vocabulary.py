"""The vocabulary on the command line: checked, made from keywords, moved as SKOS."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
import rdflib

from loccit.cli.main import run
from loccit.library import Library
from loccit.library.tag_vocabulary import rewritten
from loccit.tags import dump_vocabulary, edit, load_vocabulary
from tests.cli.conftest import VOCABULARY, Typed

SHIPPED = Path(__file__).resolve().parents[2] / "library" / "vocabulary.toml"


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib's own
@pytest.mark.parametrize(("to", "parser"), [("turtle", "turtle"), ("json-ld", "json-ld")])
def test_another_program_reads_the_export_and_it_comes_back_equal(
    typed: Typed, folder: Path, tmp_path: Path, to: str, parser: str
) -> None:
    out = tmp_path / "vocabulary.skos"
    assert typed("tag", "vocabulary", "--export", to, "-o", out).code == 0
    graph = rdflib.Graph().parse(out, format=parser)
    skos = rdflib.Namespace("http://www.w3.org/2004/02/skos/core#")
    assert {str(label) for label in graph.objects(None, skos.prefLabel)} == {
        concept.label for concept in load_vocabulary(VOCABULARY)[0].concepts.values()
    }
    before = load_vocabulary(VOCABULARY)[0]
    refused = typed("tag", "vocabulary", "--import", out)
    assert refused.code == 2
    assert "--yes" in refused.err
    assert (folder / "vocabulary.toml").read_text(encoding="utf-8") == VOCABULARY
    assert typed("tag", "vocabulary", "--import", out, "--yes").code == 0
    assert load_vocabulary((folder / "vocabulary.toml").read_text(encoding="utf-8"))[0] == before
    assert typed("undo").code == 0
    assert (folder / "vocabulary.toml").read_text(encoding="utf-8") == VOCABULARY


def test_a_new_library_takes_a_vocabulary_without_being_asked(typed: Typed, tmp_path: Path) -> None:
    out = tmp_path / "v.ttl"
    typed("tag", "vocabulary", "--export", "turtle", "-o", out)
    assert run(["init", str(tmp_path / "second")]) == 0
    assert run(["-L", str(tmp_path / "second"), "tag", "vocabulary", "--import", str(out)]) == 0
    assert Library(tmp_path / "second").vocabulary == load_vocabulary(VOCABULARY)[0]


@pytest.mark.parametrize("text", ["", "not turtle at all {{{", "<a> <b> <c> .", "{}"])
def test_a_file_that_is_no_vocabulary_is_refused(typed: Typed, folder: Path, tmp_path: Path, text: str) -> None:
    path = tmp_path / "odd.ttl"
    path.write_text(text, encoding="utf-8")
    result = typed("tag", "vocabulary", "--import", path, "--yes")
    assert result.code == 2
    assert result.err.count("\n") == 1
    assert (folder / "vocabulary.toml").read_text(encoding="utf-8") == VOCABULARY


def test_a_starter_from_keywords(typed: Typed, folder: Path, tmp_path: Path) -> None:
    typed("set", "sample2025board", "keywords=Machine learning, zebra")
    typed("set", "muster2019detainers", "keywords=machine-learning, zebra")
    made = typed("tag", "vocabulary", "--from-keywords")
    vocabulary, problems = load_vocabulary(made.out)
    assert problems == []
    assert set(vocabulary.concepts) == {"machine-learning", "zebra", "inspector-general-audits"}
    out = tmp_path / "new.toml"
    assert typed("tag", "vocabulary", "--from-keywords", "-o", out).code == 0
    assert out.read_text(encoding="utf-8") == made.out
    assert typed("tag", "vocabulary", "--from-keywords", "-o", out).code == 2, "it is there by now"
    own = folder / "vocabulary.toml"
    assert typed("tag", "vocabulary", "--from-keywords", "-o", own).code == 2
    assert typed("tag", "vocabulary", "--from-keywords", "-o", own, "--yes").code == 0
    assert own.read_text(encoding="utf-8") == made.out
    assert typed("undo").code == 0
    assert own.read_text(encoding="utf-8") == VOCABULARY


def test_check_names_faults_with_their_lines(typed: Typed, folder: Path) -> None:
    assert typed("tag", "vocabulary", "--check").code == 0
    path = folder / "vocabulary.toml"
    path.write_text(VOCABULARY + '\n[concept.lost]\nlabel = "Lost"\nbroader = "nowhere"\n', encoding="utf-8")
    result = typed("tag", "vocabulary", "--check")
    assert result.code == 1
    line = VOCABULARY.count("\n") + 4
    assert f"vocabulary.toml:{line}" in result.err
    found = typed("tag", "vocabulary", "--check", "--json")
    assert found.code == 1
    (problem,) = found.json()["problems"]
    assert problem["line"] == line
    assert "nowhere" in problem["message"]


def test_merging_in_the_text_is_merging_the_concepts_and_leaves_all_other_lines() -> None:
    """Each concept of the shipped vocabulary into the next, with a comment before each table."""
    text = SHIPPED.read_text(encoding="utf-8").replace("\n[concept.", "\n# said of the next\n[concept.")
    before, problems = load_vocabulary(text)
    assert problems == []
    for old, new in itertools.pairwise(before.concepts):
        merged = rewritten(text, [old], new)
        after = edit.merge_concepts(before, [old], new)
        assert load_vocabulary(merged)[0] == load_vocabulary(dump_vocabulary(after))[0]
        assert merged.count("# said of the next") == len(before), (old, new)
        same = [slug for slug in after.concepts if after.concepts[slug] == before.concepts[slug]]
        tables = {slug: text.split(f"[concept.{slug}]")[1].split("\n#")[0] for slug in same}
        assert all(f"[concept.{slug}]{table}" in merged for slug, table in tables.items()), (old, new)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_merging_keeps_line_ends(newline: str) -> None:
    text = VOCABULARY.replace("\n", newline)
    merged = rewritten(text, ["cooperation"], "detainers")
    assert merged.count("\n") == merged.count(newline)
    assert "Cooperation with ICE" in merged
