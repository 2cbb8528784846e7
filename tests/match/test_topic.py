"""The variants and lookalikes of the topic, each classified right."""

from __future__ import annotations

import json

import pytest

from loccit.match import compare, find_groups
from loccit.record import Record
from tests.match.topic import topic_records
from tests.shared import shared

NOT_TOLD_BY_THE_RECORDS = {"ice2019wso-lexis"}
"""An excerpt of a release under a title of its own: only the texts, or the relation stated, can tell."""


def kind_of(relation: str) -> str:
    """The kind that the words of the gold mean."""
    if relation.startswith(("same work", "same decision")):
        return "duplicate"
    copies = ("reprint", "RSS copy", "copy on an aggregator")
    return "reprint" if any(word in relation.replace("preprint", "") for word in copies) else "version"


@pytest.fixture(scope="module")
def gold() -> dict[str, dict[str, list[dict[str, str]]]]:
    loaded: dict[str, dict[str, list[dict[str, str]]]] = json.loads(
        shared("topic/duplicates.json").read_text(encoding="utf-8")
    )
    return loaded


def by_key(relations: bool = False) -> dict[str, Record]:
    return {record.citekey: record for record in topic_records(relations)}


def test_variants(gold: dict[str, dict[str, list[dict[str, str]]]]) -> None:
    records, wrong = by_key(), []
    for work, variants in gold["clusters"].items():
        for variant in variants:
            if variant["key"] in NOT_TOLD_BY_THE_RECORDS:
                continue
            verdict = compare(records[work], records[variant["key"]])
            if verdict.kind != kind_of(variant["relation"]):
                wrong.append((work, variant, verdict))
    assert wrong == []


def test_stated_reprints() -> None:
    records = by_key(relations=True)
    assert compare(records["ice2019wso"], records["ice2019wso-lexis"]).kind == "reprint"


def test_lookalikes_are_never_merged(gold: dict[str, list[list[str]]]) -> None:
    records = by_key()
    verdicts = {(a, b): compare(records[a], records[b]) for a, b in gold["distinctLookalikes"]}
    assert len(verdicts) == 13
    updates = {("oig2010-287g", "oig2010-287g-update")}
    wrong = {pair: verdict for pair, verdict in verdicts.items() if verdict.kind != "distinct" and pair not in updates}
    assert wrong == {}
    assert all(verdicts[pair].kind == "version" for pair in updates)


def test_no_other_groups_in_the_topic(gold: dict[str, dict[str, list[dict[str, str]]]]) -> None:
    known = {frozenset((work, v["key"])) for work, variants in gold["clusters"].items() for v in variants}
    known.add(frozenset(("oig2010-287g", "oig2010-287g-update")))
    groups = find_groups(topic_records()).groups
    assert {frozenset(group.members) for group in groups} <= known
