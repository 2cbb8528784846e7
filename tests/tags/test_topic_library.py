"""The shipped library as its readers want it: tagged, related, sourced, and open about what it lacks."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from loccit.library import Library

SHIPPED = Path(__file__).resolve().parents[2] / "library"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("topic") / "library"
    shutil.copytree(SHIPPED, folder, ignore=shutil.ignore_patterns(".loccit"))
    return Library(folder)


def test_every_work_has_tags_of_the_vocabulary(library: Library) -> None:
    vocabulary = library.vocabulary
    assert vocabulary is not None
    assert {
        row.citekey for row in library.rows() if not row.tags or not set(row.tags) <= set(vocabulary.concepts)
    } == set()


def test_every_finding_is_explained_in_a_note(library: Library) -> None:
    notes = {row.citekey: row.record.text("annote") for row in library.rows()}
    assert [fault for fault in library.check() if not notes.get(fault.citekey)] == []


def test_relations_lead_to_works_of_the_library(library: Library) -> None:
    keys = {row.citekey for row in library.rows()}
    relations = [(row.citekey, one.to) for row in library.rows() for one in row.record.relations]
    assert len(relations) > 20
    assert [pair for pair in relations if pair[1] not in keys] == []


def test_the_journal_knows_where_every_value_came_from(library: Library) -> None:
    unsourced = {row.citekey for row in library.rows() if not library.why(row.citekey, "title")}
    assert unsourced == set()


@pytest.mark.parametrize("style", ["apa", "bluebook", "chicago-author-date", "modern-language-association", "oscola"])
def test_every_style_prints_every_work(library: Library, style: str) -> None:
    result = library.bibliography("", style, "text", None)
    assert len(str(result.data).strip().splitlines()) == len(library.rows())
    assert [problem for problem in result.problems if problem.severity == "error"] == []
