"""Tags on the command line: renamed and merged with the vocabulary, suggested and learned from, vocabularies moved."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from loccit.library.tag_learning import decisions
from loccit.tags import load_vocabulary
from tests.cli.conftest import REFERENCES, VOCABULARY, Typed
from tests.cli.test_terminal import at_terminal

ARTICLE = """\
Board backs 287(g) agreement

By Robin Sample, Sample County Gazette

Published March 9, 2025

SAMPLETON — The board of Sample County voted for a 287(g) agreement with ICE on Friday, and left detainers for later.
The 287(g) agreement lets six deputies ask people in the jail where they were born.

"We read it twice," said Pat Example, who like everyone here is invented. The board had asked its counsel what the
training would cost, and the answer is to be published before the next meeting in the spring.
"""


def concepts(folder: Path) -> dict[str, tuple[str, ...]]:
    """Slug → names, of the library's vocabulary, which must be without fault."""
    vocabulary, problems = load_vocabulary((folder / "vocabulary.toml").read_text(encoding="utf-8"))
    assert problems == []
    return {slug: concept.names for slug, concept in vocabulary.concepts.items()}


def both(folder: Path) -> tuple[str, str]:
    """What a change of tags touches: the references and the vocabulary."""
    return tuple((folder / name).read_text(encoding="utf-8") for name in ("references.bib", "vocabulary.toml"))  # type: ignore[return-value]


def tags(typed: Typed, citekey: str) -> list[str]:
    """The tags of a record."""
    (record,) = [one for one in typed("list", "--json").json()["records"] if one["citekey"] == citekey]
    return list(record["tags"])


# renaming and merging


def test_rename_reaches_records_and_vocabulary_in_one_step(typed: Typed, folder: Path) -> None:
    typed("tag", "add", "sample2025board", "cooperation", "my own")
    before = both(folder)
    result = typed("tag", "rename", "cooperation", "working-together")
    assert result.code == 0
    assert "1 record" in result.err
    assert tags(typed, "sample2025board") == ["working-together", "my own"]
    text = (folder / "vocabulary.toml").read_text(encoding="utf-8")
    assert text == VOCABULARY.replace("[concept.cooperation]", "[concept.working-together]").replace(
        '["cooperation"]', '["working-together"]'
    )
    assert typed("undo").code == 0
    assert both(folder) == before
    assert typed("redo").code == 0
    assert "working-together" in concepts(folder)


def test_a_dry_run_of_rename_shows_both_files_and_changes_nothing(typed: Typed, folder: Path) -> None:
    before = both(folder)
    result = typed("tag", "rename", "inspector-general-audits", "audits", "--dry-run")
    assert "+  keywords    = {audits}," in result.out
    assert "+[concept.audits]" in result.out
    assert "-[concept.inspector-general-audits]" in result.out
    assert both(folder) == before


def test_rename_of_a_keyword_that_is_no_concept_leaves_the_vocabulary(typed: Typed, folder: Path) -> None:
    typed("tag", "add", "sample2025board", "to read")
    assert typed("tag", "rename", "to read", "read").code == 0
    assert tags(typed, "sample2025board") == ["read"]
    assert (folder / "vocabulary.toml").read_text(encoding="utf-8") == VOCABULARY


def test_rename_to_what_cannot_be_a_concept_changes_nothing(typed: Typed, folder: Path) -> None:
    before = both(folder)
    result = typed("tag", "rename", "inspector-general-audits", "two words")
    assert result.code == 2
    assert "cannot be named 'two words'" in result.err
    assert both(folder) == before
    assert typed("tag", "rename", "inspector-general-audits", "a, b").code == 2
    assert both(folder) == before


def test_rename_of_an_unknown_tag_says_so(typed: Typed) -> None:
    result = typed("tag", "rename", "nowhere", "here")
    assert result.code == 2
    assert result.err.count("\n") == 1
    assert "nowhere" in result.err


def test_merge_makes_one_of_several_everywhere(typed: Typed, folder: Path) -> None:
    path = folder / "vocabulary.toml"
    path.write_text(VOCABULARY.replace("[concept.detainers]", "# holds\n[concept.detainers]"), encoding="utf-8")
    typed("tag", "add", "sample2025board", "mine", "287g-program", "cooperation")
    typed("tag", "add", "muster2019detainers", "cooperation")
    before = both(folder)
    result = typed("tag", "merge", "287g-program", "cooperation", "detainers")
    assert result.code == 0, result.err
    assert "2 records" in result.err
    assert tags(typed, "sample2025board") == ["mine", "detainers"]
    assert tags(typed, "muster2019detainers") == ["detainers"]
    names = concepts(folder)
    assert set(names) == {"detainers", "inspector-general-audits"}
    assert {"287(g) agreement", "Cooperation with ICE"} <= set(names["detainers"])
    assert "# holds\n[concept.detainers]" in path.read_text(encoding="utf-8"), "comments stay"
    assert typed("undo").code == 0
    assert both(folder) == before


def test_merge_into_a_new_name(typed: Typed, folder: Path) -> None:
    assert typed("tag", "merge", "287g-program", "cooperation", "partnership").code == 0
    names = concepts(folder)
    assert {"287(g) program", "Cooperation with ICE"} <= set(names["partnership"])
    assert set(names) == {"partnership", "detainers", "inspector-general-audits"}


def test_merge_keeps_every_concept_of_tables_in_another_form_of_toml(typed: Typed, folder: Path) -> None:
    odd = VOCABULARY + '\n[concept]\nodd = {label = "Odd one", related = ["cooperation"]}\n'
    (folder / "vocabulary.toml").write_text(odd.replace("\n[concept]\n", "\n[concept.'x y']\n"), encoding="utf-8")
    faulty = typed("tag", "merge", "cooperation", "detainers")
    assert faulty.code == 2, "a faulty vocabulary is not rewritten"
    inline = 'concept.odd = {label = "Odd one", related = ["cooperation"]}\n' + VOCABULARY
    (folder / "vocabulary.toml").write_text(inline, encoding="utf-8")
    assert typed("tag", "merge", "cooperation", "detainers").code == 0
    assert set(concepts(folder)) == {"odd", "detainers", "287g-program", "inspector-general-audits"}


def test_more_than_three_merges_ask_first(typed: Typed, folder: Path) -> None:
    typed("tag", "add", "sample2025board", "a", "b", "c", "d")
    refused = typed("tag", "merge", "a", "b", "c", "d", "e")
    assert refused.code == 2
    assert "--yes" in refused.err
    assert typed("tag", "merge", "a", "b", "c", "d", "e", "--yes").code == 0
    assert tags(typed, "sample2025board") == ["e"]


# suggesting


def test_import_applies_what_is_certain_and_lists_the_rest(typed: Typed, tmp_path: Path) -> None:
    source = tmp_path / "article.txt"
    source.write_text(ARTICLE, encoding="utf-8")
    (result,) = typed("import", source, "--json").json()
    assert result["tags"] == ["287g-program"]
    assert "detainers" in result["suggested_tags"]
    assert tags(typed, result["citekey"]) == ["287g-program"]
    (reason,) = typed("why", result["citekey"], "keywords", "--json").json()["evidence"]
    assert reason["method"] == "tag suggested"
    assert "287(g) agreement" in reason["text"]
    typed("undo")
    listed = typed("import", source).out
    assert "tags: 287g-program" in listed
    assert "perhaps tags: detainers" in listed


def test_apply_adds_only_what_is_certain(typed: Typed) -> None:
    found = typed("tag", "suggest", "muster2019detainers", "sample2025board", "--apply")
    assert found.code == 0
    assert "+ 0.9" in found.out
    assert tags(typed, "muster2019detainers") == ["detainers"]
    assert tags(typed, "sample2025board") == ["287g-program"]
    assert typed("undo").code == 0
    assert tags(typed, "sample2025board") == []


def test_neighbours_are_marked_and_never_applied(typed: Typed, folder: Path) -> None:
    with (folder / "references.bib").open("a", encoding="utf-8") as file:
        for number in range(3):
            words = "keywords = {cooperation, somebody's keyword}, " if number < 2 else ""
            file.write(
                f"\n@misc{{like{number}, {words}title = {{Sheriffs and mayors quarrel over budgets {number}}}}}\n"
            )
    result = typed("tag", "suggest", "like2", "--json").json()["like2"]
    assert [(one["tag"], one["source"], one["neighbours"]) for one in result] == [
        ("cooperation", "neighbours", ["like0", "like1"])
    ]
    assert result[0]["confidence"] < 0.42
    shown = typed("tag", "suggest", "like2", "--apply")
    assert "~ 0." in shown.out
    assert "only because of like0, like1" in shown.out
    assert tags(typed, "like2") == []


# deciding and learning


@pytest.mark.parametrize(
    ("keys", "kept", "refused"),
    [("a", ["detainers"], []), ("r", [], ["detainers"]), ("s", [], []), ("q", [], [])],
)
def test_review_walks_through_suggestions(
    typed: Typed, folder: Path, keys: str, kept: list[str], refused: list[str]
) -> None:
    code, shown = at_terminal(folder, ["tag", "suggest", "muster2019detainers", "--review"], keys)
    assert code == 0, shown
    assert "title: Detainers" in shown
    assert tags(typed, "muster2019detainers") == kept
    steps = typed("log", "--json").json()["steps"]
    assert [note[2] for step in steps for note in step.get("notes", [])] == refused
    if keys in "sq":
        assert steps == []
        return
    assert len(steps) == 1
    assert ("tag rejected: detainers muster2019detainers" in typed("log").out) == bool(refused)
    again = typed("tag", "suggest", "muster2019detainers", "--json").json()["muster2019detainers"]
    assert again == [], "what was decided is not asked again"
    assert typed("undo").code == 0
    assert tags(typed, "muster2019detainers") == []
    assert typed("tag", "suggest", "muster2019detainers", "--json").json()["muster2019detainers"] != []


def test_quitting_keeps_what_was_decided_before(typed: Typed, folder: Path) -> None:
    code, shown = at_terminal(folder, ["tag", "suggest", "muster2019detainers", "sample2025board", "--review"], "aq")
    assert code == 0, shown
    assert tags(typed, "muster2019detainers") == ["detainers"]
    assert tags(typed, "sample2025board") == []
    (reason,) = typed("why", "muster2019detainers", "keywords", "--json").json()["evidence"]
    assert reason["method"] == "tag accepted"


def test_an_interruption_keeps_what_was_decided_before(typed: Typed, folder: Path) -> None:
    with (folder / "references.bib").open("a", encoding="utf-8") as file:
        file.write("\n@misc{two, title = {Detainers and the 287(g) agreement}}\n")
    code, shown = at_terminal(folder, ["tag", "suggest", "two", "--review"], "a\x03")
    assert code != 0
    assert "Traceback" not in shown
    assert len(tags(typed, "two")) == 1


def test_review_without_a_terminal_says_so(typed: Typed) -> None:
    result = typed("tag", "suggest", "--review")
    assert result.code == 2
    assert "no terminal" in result.err


def confidence(typed: Typed, citekey: str, tag: str) -> float:
    """How sure a suggestion is; 0 where it is not made."""
    found = {one["tag"]: one["confidence"] for one in typed("tag", "suggest", citekey, "--json").json()[citekey]}
    return float(found.get(tag, 0))


def test_rejections_shift_later_suggestions_and_undo_brings_them_back(typed: Typed, folder: Path) -> None:
    with (folder / "references.bib").open("a", encoding="utf-8") as file:
        for number in range(4):
            file.write(f"\n@misc{{audit{number}, title = {{The audit of budgets {number}}}}}\n")
    before = confidence(typed, "audit3", "inspector-general-audits")
    for number in range(3):
        typed("tag", "add", f"audit{number}", "inspector-general-audits")
        typed("tag", "remove", f"audit{number}", "inspector-general-audits")
    after = confidence(typed, "audit3", "inspector-general-audits")
    assert after < before
    assert confidence(typed, "audit0", "inspector-general-audits") == 0
    for _ in range(3):
        typed("undo")
        typed("undo")
    assert confidence(typed, "audit3", "inspector-general-audits") == before


def test_import_learns_too(typed: Typed, folder: Path, tmp_path: Path) -> None:
    source = tmp_path / "article.txt"
    source.write_text(ARTICLE, encoding="utf-8")
    with (folder / "references.bib").open("a", encoding="utf-8") as file:
        for number in range(6):
            file.write(f"\n@misc{{vote{number}, title = {{A vote on the 287(g) agreement of county {number}}}}}\n")
    for number in range(6):
        typed("tag", "add", f"vote{number}", "287g-program")
        typed("tag", "remove", f"vote{number}", "287g-program")
    (result,) = typed("import", source, "--json").json()
    assert result["tags"] == []


def test_decisions_follow_the_names_of_records_and_tags(typed: Typed, folder: Path) -> None:
    typed("tag", "add", "muster2019detainers", "detainers")
    typed("tag", "remove", "muster2019detainers", "detainers")
    typed("rename", "muster2019detainers", "muster2019")
    typed("tag", "rename", "detainers", "holds")
    assert decisions(folder / "journal.jsonl") == [("muster2019detainers", "holds", False)]
    assert typed("tag", "suggest", "muster2019", "--json").json()["muster2019"] == []
    typed("tag", "add", "muster2019", "holds")
    (last,) = [one for one in decisions(folder / "journal.jsonl") if one.citekey == "muster2019"]
    assert last.accepted


def test_other_keywords_and_their_order_stay(typed: Typed, folder: Path) -> None:
    path = folder / "references.bib"
    text = REFERENCES.replace("{inspector-general-audits}", "{zebra, Audit report, inspector-general-audits, alpha}")
    path.write_text(text, encoding="utf-8")
    typed("tag", "add", "sample2020audit", "detainers")
    assert path.read_text(encoding="utf-8") == text.replace("alpha}", "alpha, detainers}")
    typed("tag", "remove", "sample2020audit", "detainers")
    assert path.read_text(encoding="utf-8") == text


def test_a_comma_makes_no_two_tags(typed: Typed) -> None:
    result = typed("tag", "add", "sample2025board", "one, two")
    assert result.code == 2
    assert "one tag" in result.err


# looking


def test_list_marks_what_is_no_concept(typed: Typed) -> None:
    typed("tag", "add", "sample2025board", "zebra")
    typed("set", "muster2019detainers", "keywords=Immigration detainers")
    listed = dict(line.split("\t", 1) for line in typed("tag", "list").out.splitlines())
    assert listed == {
        "zebra": "1\tno concept",
        "Immigration detainers": "1\tlabel of detainers",
        "inspector-general-audits": "1\t",
    }
    assert typed("tag", "list", "--json").json()["no_concept"] == {"zebra": None, "Immigration detainers": "detainers"}


def test_tree_counts_each_record_of_a_branch_once(typed: Typed) -> None:
    typed("tag", "add", "sample2025board", "287g-program", "cooperation")
    typed("tag", "add", "muster2019detainers", "cooperation")
    counts = {one["slug"]: one["records"] for one in typed("tag", "tree", "--json").json()["tree"]}
    assert counts == {"detainers": 0, "cooperation": 2, "287g-program": 1, "inspector-general-audits": 1}


def test_a_query_for_a_tag_finds_the_narrower_ones(typed: Typed) -> None:
    typed("tag", "add", "sample2025board", "287g-program")
    assert typed("list", "tag:cooperation").out.startswith("sample2025board")
    assert typed("list", "tag:287g-program").out.startswith("sample2025board")
    assert typed("list", "tag:detainers").out == ""
    typed("tag", "rename", "cooperation", "joint-work")
    assert typed("list", "tag:joint-work").out.startswith("sample2025board")


def test_without_a_vocabulary_each_command_says_what_to_type(typed: Typed, folder: Path) -> None:
    (folder / "vocabulary.toml").unlink()
    for words in (["suggest"], ["tree"], ["vocabulary"], ["vocabulary", "--export", "turtle"]):
        result = typed("tag", *words)
        assert result.code == 2, words
        assert "--from-keywords" in result.err
    assert typed("tag", "rename", "inspector-general-audits", "audits").code == 0
    assert typed("tag", "list").out == "audits\t1\t\n"
    assert not (folder / "vocabulary.toml").exists()


def test_one_action_at_a_time(typed: Typed) -> None:
    assert typed("tag", "vocabulary", "--check", "--from-keywords").code == 2
    assert typed("tag", "vocabulary", "--check", "-o", "x").code == 2
    assert typed("tag", "suggest", "--review", "--json").code == 2
    assert typed("tag", "merge", "alone").code == 2


def test_the_journal_of_a_review_stays_small(typed: Typed, folder: Path) -> None:
    typed("tag", "remove", "sample2020audit", "inspector-general-audits")
    (line,) = (folder / "journal.jsonl").read_bytes().splitlines()
    assert json.loads(line)["notes"] == [["sample2020audit", "tag rejected", "inspector-general-audits"]]


def test_the_reason_for_a_tag_is_kept(typed: Typed) -> None:
    typed("tag", "add", "sample2025board", "cooperation", "--why", "read whole, on paper")
    assert "read whole, on paper" in typed("why", "sample2025board", "keywords").out
