"""Decisions shift suggestions; like records lend their tags; keywords make a vocabulary."""

from __future__ import annotations

from loccit.tags import Concept, Suggester, Vocabulary
from loccit.tags.learn import Decision, learned
from loccit.tags.neighbours import Neighbours
from loccit.tags.starter import from_keywords
from loccit.tags.suggest import LISTED

VOCABULARY = Vocabulary(
    {
        "trust": Concept("trust", "Community trust", cues=("trust ... police",), weak=("fear",)),
        "raids": Concept("raids", "Immigration raids", alternatives=("raid",)),
    }
)


def confidence(program: Suggester, record: dict[str, str], tag: str) -> float:
    return max((item.confidence for item in program.suggest(record) if item.tag == tag), default=0.0)


def test_a_label_rejected_again_and_again_is_no_longer_suggested() -> None:
    record = {"title": "A raid on the pantry"}
    before = confidence(Suggester(VOCABULARY), record, "raids")
    once = learned(VOCABULARY, [Decision(record, "raids", False)])
    often = learned(VOCABULARY, [Decision(record, "raids", False)] * 8)
    after_one, after_many = (confidence(Suggester(VOCABULARY, weights), record, "raids") for weights in (once, often))
    assert before > after_one > after_many
    assert after_many == 0
    other = {"title": "Immigration raids"}
    assert confidence(Suggester(VOCABULARY, often), other, "raids") == confidence(Suggester(VOCABULARY), other, "raids")


def test_a_weak_label_accepted_again_and_again_speaks_alone() -> None:
    record = {"title": "Fear in the streets"}
    weights = learned(VOCABULARY, [Decision(record, "trust", True)] * 6)
    assert confidence(Suggester(VOCABULARY), record, "trust") == 0
    assert confidence(Suggester(VOCABULARY, weights), record, "trust") >= LISTED


def test_decisions_on_tags_that_are_gone_are_passed_over() -> None:
    assert learned(VOCABULARY, [Decision({"title": "Raids"}, "gone", True)]) == {}


LIBRARY = [
    ("alsan2022", {"title": "Fear and food stamps among Hispanic households", "keywords": ["economics"]}, ["effects"]),
    ("watson2014", {"title": "Chilling of Medicaid and food stamps enrolment of households"}, ["effects", "health"]),
    ("kobach2005", {"title": "The inherent authority of local police"}, ["law"]),
    ("chacon2012", {"title": "The transformation of immigration federalism"}, ["law"]),
    ("untagged", {"title": "Food stamps"}, []),
]


def test_like_records_lend_their_tags_weakly_and_say_so() -> None:
    record = {"title": "Do households leave food stamps?"}
    found = Neighbours(LIBRARY).suggest(record)
    assert [item.tag for item in found] == ["effects"]
    assert found[0].source == "neighbours"
    assert set(found[0].neighbours) == {"alsan2022", "watson2014"}
    assert found[0].confidence < LISTED
    assert not found[0].certain
    assert not found[0].main
    for span in found[0].evidence:
        assert record["title"][span.start : span.end] == span.text
    assert {span.text for span in found[0].evidence} >= {"food", "stamps"}
    assert found[0].json()["source"] == "neighbours"


def test_a_record_is_not_its_own_neighbour_and_tags_it_has_are_left_out() -> None:
    library = Neighbours(LIBRARY)
    assert library.suggest({"title": "Do households leave food stamps?"}, besides=["effects"]) == []
    assert library.suggest(LIBRARY[0][1], own="alsan2022") == []
    assert library.suggest({"title": ""}) == []
    assert Neighbours([]).suggest({"title": "Food stamps"}) == []


def test_a_vocabulary_from_the_keywords_of_a_library() -> None:
    lists = [["Machine learning", "EU"], ["machine-learning", "eu"], ["Machine Learning", "Érosion"], ["EU", "!?"]]
    vocabulary = from_keywords(lists, "My topic")
    assert vocabulary.title == "My topic"
    assert [(c.slug, c.label, c.alternatives) for c in vocabulary.concepts.values()] == [
        ("eu", "EU", ("eu",)),
        ("machine-learning", "Machine Learning", ("Machine learning", "machine-learning")),
        ("erosion", "Érosion", ()),
    ]
    assert list(from_keywords(lists, at_least=2).concepts) == ["eu", "machine-learning"]
