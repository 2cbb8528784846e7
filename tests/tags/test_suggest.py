"""Suggestions: the tags of each case, and words that stand where they are said to stand."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loccit.record import Date, Name, Record
from loccit.tags import Features, Suggester, Suggestion, features_of, load_vocabulary
from tests.tags.cases import DATA, LIBRARY, cases, expected


def small() -> Suggester:
    vocabulary, problems = load_vocabulary((DATA / "suggest" / "vocabulary.toml").read_text(encoding="utf-8"))
    assert not problems
    return Suggester(vocabulary)


def topic() -> Suggester:
    vocabulary, _ = load_vocabulary(LIBRARY.read_text(encoding="utf-8"))
    return Suggester(vocabulary)


SMALL, TOPIC = small(), topic()


def check_spans(record: Features, found: list[Suggestion]) -> None:
    for suggestion in found:
        assert 0 < suggestion.confidence <= 1
        assert suggestion.evidence
        for span in suggestion.evidence:
            value = record[span.field]
            text = value if isinstance(value, str) else "; ".join(value)
            assert text[span.start : span.end] == span.text != ""


@pytest.mark.parametrize("path", cases("suggest"), ids=lambda path: path.stem)
def test_tags_and_their_words(path: Path) -> None:
    record = json.loads(path.read_text(encoding="utf-8"))
    found = SMALL.suggest(record)
    check_spans(record, found)
    got = [{"tag": s.tag, "main": s.main, "words": [span.text for span in s.evidence]} for s in found]
    assert sorted(got, key=lambda item: item["tag"]) == sorted(expected(path), key=lambda item: item["tag"])


PIECES = ["ICE", "detainers", "sanctuary", "city", "287(g)", "not", "unlike", "the", "(CAP)", "Criminal Alien Program"]
PIECES += [
    ".",
    " ",
    "\n\n",
    "“",
    "’s",
    "strip federal funds",
    "ﬁngerprints",
    "\u00a0",
    "_",
    "immigraiton",
    "§ 1373",
    "-",
]


@given(st.lists(st.sampled_from(PIECES), max_size=60), st.lists(st.sampled_from(PIECES), max_size=8))
def test_spans_hold_in_any_text(body: list[str], title: list[str]) -> None:
    record = {"title": "".join(title), "snapshot": " ".join(body), "abstract": "".join(body)}
    check_spans(record, TOPIC.suggest(record))


@given(st.text(max_size=300))
def test_no_text_makes_it_fail(text: str) -> None:
    record = {"title": text, "snapshot": text, "keywords": text}
    check_spans(record, TOPIC.suggest(record))


def test_the_same_record_gets_the_same_tags() -> None:
    record = {"title": "Sheriffs, detainers and 287(g)", "abstract": "Sanctuary cities in Texas."}
    assert TOPIC.suggest(record) == topic().suggest(record)


def test_json_has_the_shape_of_the_command_line() -> None:
    found = SMALL.suggest({"title": "Immigration detainers"})
    assert [item.json() for item in found] == [
        {
            "tag": "detainers",
            "confidence": 0.95,
            "main": True,
            "evidence": [{"in": "title", "start": 0, "end": 21, "text": "Immigration detainers"}],
        }
    ]


def test_only_main_subjects_of_high_confidence_are_certain() -> None:
    found = {item.tag: item for item in SMALL.suggest({"title": "CAP, jail screening"})}
    assert found["jails"].certain
    assert not found["cap"].certain


def test_what_a_record_is_tagged_with_is_no_evidence_for_itself() -> None:
    assert SMALL.suggest({"keywords": "detainers, roads"}) == []
    assert [item.tag for item in SMALL.suggest({"keywords": "detainer, roads"})] == ["detainers"]


def test_in_a_long_text_one_mention_is_passing() -> None:
    filler = "The committee met and talked of other things for a good while. " * 3000
    assert SMALL.suggest({"snapshot": filler + "One detainer was lodged. " + filler}) == []


def test_a_text_that_never_names_the_topic_is_on_another() -> None:
    program = Suggester(replace(SMALL.vocabulary, topic=("immigration", "ICE")))
    text = "The detainer was lodged by a landlord. " * 10
    assert program.suggest({"snapshot": text}) == []
    assert program.suggest({"snapshot": text + "He had waited for the ice to melt."}) == []
    assert program.suggest({"snapshot": text + "ICE had asked for it."})
    assert program.suggest({"title": "Detainers"})  # too short to say


def test_scaap_and_the_criminal_alien_program_of_the_topic() -> None:
    found = [
        item.tag for item in TOPIC.suggest({"title": "SCAAP: what the State Criminal Alien Assistance Program pays"})
    ]
    assert found == ["resource-costs"]


def test_a_record_of_the_library_is_read_with_its_issuing_body() -> None:
    record = Record(
        "report",
        {
            "title": "Better controls for <i>287(g)</i>",
            "author": (Name(literal="Office of Inspector General"), Name(family="Morton", given="John")),
            "issued": Date((2018, 9)),
        },
        keywords=["to read", "texas"],
    )
    read = features_of(record, "The Trump administration grew the program.")
    assert "Morton" not in read["author"]
    found = TOPIC.suggest(read)
    check_spans(read, found)
    words = {item.tag: item.evidence[0].text for item in found}
    assert words["287g-program"] == "287(g)"
    assert words["inspector-general-audits"] == "Office of Inspector General"
    assert "trump-first-administration" in words
    assert "texas" not in words


def test_a_sentence_is_not_ended_by_an_abbreviation() -> None:
    found = TOPIC.suggest({"title": "Arizona v. United States and 8 U.S.C. § 1373"})
    assert {"preemption", "information-sharing-law"} <= {item.tag for item in found}


def test_importing_tags_loads_nothing_heavy() -> None:
    heavy = ("rapidfuzz", "lxml", "pybtex", "yaml", "httpx", "rdflib", "tomllib")
    code = f"import sys, loccit.tags; print([name for name in {heavy!r} if name in sys.modules])"
    source = Path(__file__).resolve().parents[2] / "src"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONPATH": str(source)}
    )
    assert done.stdout.strip() == "[]"
