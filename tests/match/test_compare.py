"""Pairs of records: duplicate, version, reprint or distinct, in either order, with reasons."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from loccit.match import compare
from loccit.record import Name, Record, Relation
from loccit.record.csl_json import from_item

PAIRS = json.loads((Path(__file__).parents[1] / "data" / "match" / "pairs.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["name"])
def test_pairs(pair: dict[str, Any]) -> None:
    a, b = from_item(pair["a"]), from_item(pair["b"])
    there, back = compare(a, b), compare(b, a)
    assert (there.kind, back.kind) == (pair["kind"], pair["kind"]), there
    assert there.score == pytest.approx(back.score)
    if pair["kind"] != "distinct":
        assert there.reasons
        assert there.score >= 0.5
    if pair["kind"] == "duplicate":
        assert not there.vetoes


def test_a_record_is_its_own_duplicate() -> None:
    for pair in PAIRS:
        record = from_item(pair["a"])
        if len(record.text("title")) > 30 and record.type == "article-journal":
            assert compare(record, record).kind == "duplicate"


def test_what_the_writer_stated_stands() -> None:
    a = Record("webpage", {"title": "One headline"}, "a", relations=[Relation("reprint-of", "b")])
    b = Record("webpage", {"title": "Quite another one"}, "b")
    verdict = compare(b, a)
    assert verdict.kind == "reprint"
    assert verdict.reasons == ["a is stated to be reprint-of b"]


def test_texts_tell_a_reprint_that_headlines_do_not() -> None:
    data = json.loads((Path(__file__).parents[1] / "data" / "match" / "reprints.json").read_text(encoding="utf-8"))
    texts = {text["id"]: text["text"] for text in data["texts"]}
    a = Record("webpage", {"title": "Rowan County keeps its jail contract", "publisher": "Rowan Sentinel"}, "a")
    b = Record("webpage", {"title": "Neighbours' prisoners will stay", "publisher": "Upland Post"}, "b")
    assert compare(a, b).kind == "distinct"
    assert compare(a, b, texts["jail"], texts["jail-headline"]).kind == "reprint"
    assert compare(a, b, texts["jail"], texts["jail-anew"]).kind == "distinct"


def test_threshold_asks_for_more_or_less() -> None:
    names = (Name(family="Marwick", given="Ilse"),)
    a = Record("book", {"title": "The price of salt in early modern towns", "author": names}, "a")
    b = Record("document", {"title": "The price of salt in early modern towns", "author": names}, "b")
    assert compare(a, b).kind == "duplicate"
    assert compare(a, b, threshold=0.9).kind == "distinct"


def test_empty_records_are_distinct() -> None:
    assert compare(Record(), Record()).kind == "distinct"
