"""Blocking keys: small integers, the same on every machine, shared by records of the same work."""

from __future__ import annotations

import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from loccit.match import blocking_keys
from loccit.match.blocking import BLOCK_LIMIT, candidate_pairs
from loccit.match.row import from_fields
from loccit.record import Name, Record, parse_date

TITLE = "Sheltered harbours and the price of salt in early modern towns"


def record(title: str = TITLE, **fields: str) -> Record:
    author = (Name(family="Marwick", given="Ilse"),)
    return Record("article-journal", {"title": title, "author": author, "issued": parse_date("2011"), **fields})


def test_keys_are_small_and_sorted() -> None:
    keys = blocking_keys(record(DOI="10.5555/x", page="221–248", volume="14"))
    assert keys == sorted(set(keys))
    assert all(0 < key < 2**40 for key in keys)


def test_keys_do_not_depend_on_the_process() -> None:
    code = (
        "from loccit.match import blocking_keys; from loccit.record import Record;"
        f"print(blocking_keys(Record('book', {{'title': {TITLE!r}}})))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONPATH": ":".join(sys.path), "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert outputs == {(str(blocking_keys(Record("book", {"title": TITLE}))) + "\n").encode()}


@given(st.integers(0, len(TITLE) - 1), st.sampled_from("abcxyz -"))
def test_one_wrong_letter_leaves_a_key_in_common(position: int, letter: str) -> None:
    mistyped = TITLE[:position] + letter + TITLE[position + 1 :]
    assert set(blocking_keys(record())) & set(blocking_keys(record(mistyped)))


def test_a_record_without_anything_has_no_keys() -> None:
    assert blocking_keys(Record()) == []


def test_large_blocks_cost_their_neighbours_only() -> None:
    count = BLOCK_LIMIT * 10
    rows = [from_fields({"ID": str(i), "title": "Editorial", "author": "Brill, Ada"}) for i in range(count)]
    pairs = sum(len(others) for _, others in candidate_pairs(rows))
    assert pairs < count * BLOCK_LIMIT
