"""Tags changed: order kept, other people's keywords untouched, the vocabulary's text changed only where it must."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from loccit.tags import edit, load_vocabulary
from tests.tags.cases import LIBRARY

KEYWORDS = ["to read", "texas", "Texas", "raids", "to read"]


def test_add_remove_rename_merge() -> None:
    assert edit.add(KEYWORDS, ["texas", "law"]) == [*KEYWORDS, "law"]
    assert edit.remove(KEYWORDS, ["texas", "nobody"]) == ["to read", "Texas", "raids", "to read"]
    assert edit.rename(KEYWORDS, "texas", "tx") == ["to read", "tx", "Texas", "raids", "to read"]
    assert edit.rename(KEYWORDS, "texas", "raids") == ["to read", "Texas", "raids", "to read"]
    assert edit.merge(KEYWORDS, ["raids", "texas"], "ops") == ["to read", "ops", "Texas", "to read"]
    assert edit.merge(KEYWORDS, ["texas"], "texas") == KEYWORDS
    assert edit.rename(KEYWORDS, "nobody", "x") == KEYWORDS


WORD = st.sampled_from(["a", "b", "c", "d e"])


@given(st.lists(WORD), st.lists(WORD), WORD)
def test_what_is_not_meant_keeps_its_place(keywords: list[str], olds: list[str], new: str) -> None:
    meant = {*olds, new}
    others = [keyword for keyword in keywords if keyword not in meant]
    merged = edit.merge(keywords, olds, new)
    assert [keyword for keyword in merged if keyword not in meant] == others
    assert set(merged) & (set(olds) - {new}) == set()
    assert (new in merged) == bool(meant & set(keywords))


def test_a_slug_renamed_changes_only_its_own_places() -> None:
    text = LIBRARY.read_text(encoding="utf-8")
    renamed = edit.rename_concept(text, "immigration-detainers", "detainers")
    before, _ = load_vocabulary(text)
    after, problems = load_vocabulary(renamed)
    assert problems == []
    assert set(after.concepts) == set(before.concepts) - {"immigration-detainers"} | {"detainers"}
    assert after.concepts["detainers"].names == before.concepts["immigration-detainers"].names
    assert "detainers" in after.concepts["48-hour-hold"].related
    assert edit.rename_concept(renamed, "detainers", "immigration-detainers") == text
    assert edit.rename_concept(text, "no-such", "x") == text


def test_a_label_that_reads_like_the_slug_is_left_alone() -> None:
    text = '# "texas"\n[concept.texas]\nlabel = "texas"\n[concept.b]\nlabel = "B"\nrelated = [\n  "texas", # here\n]\n'
    want = text.replace("[concept.texas]", '[concept."lone star"]').replace('  "texas",', '  "lone star",')
    assert edit.rename_concept(text, "texas", "lone star") == want


def test_concepts_merged_keep_every_label() -> None:
    vocabulary, _ = load_vocabulary(LIBRARY.read_text(encoding="utf-8"))
    merged = edit.merge_concepts(
        vocabulary, ["judicial-warrants", "48-hour-hold", "no-such"], "administrative-warrants"
    )
    assert len(merged) == len(vocabulary) - 2
    names = merged.concepts["administrative-warrants"].names
    assert {"Judicial warrants", "48-hour rule", "ICE warrant"} <= set(names)
    assert all("48-hour-hold" not in (*c.related, *c.broader) for c in merged.concepts.values())
    assert "administrative-warrants" in merged.concepts["immigration-detainers"].related
    assert edit.merge_concepts(vocabulary, ["texas"], "no-such") == vocabulary


def test_a_concept_merged_into_one_below_it_makes_no_circle() -> None:
    vocabulary, _ = load_vocabulary(LIBRARY.read_text(encoding="utf-8"))
    merged = edit.merge_concepts(vocabulary, ["287g-program"], "warrant-service-officer")
    assert "warrant-service-officer" not in merged.ancestors("warrant-service-officer")
    assert {slug for _, slug in merged.tree()} == set(merged.concepts)


def test_the_tree_counts_each_record_once_a_branch() -> None:
    vocabulary, _ = load_vocabulary(LIBRARY.read_text(encoding="utf-8"))
    tagged = [["texas", "california"], ["california"], ["places"], ["to read", "to read"], []]
    lines = {branch.slug: branch for branch in edit.tree(vocabulary, tagged)}
    assert (lines["places"].own, lines["places"].all) == (1, 3)
    assert (lines["california"].own, lines["california"].all, lines["california"].depth) == (2, 2, 1)
    assert (lines["effects"].own, lines["effects"].all) == (0, 0)
    assert edit.strangers(vocabulary, tagged) == {"to read": 1}
