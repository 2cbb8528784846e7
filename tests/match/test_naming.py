"""Names of records in groups: own ids are kept, made-up ones are nobody's."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from loccit.match import unique_names


@given(st.lists(st.sampled_from(["", "a", "b", "a-2", "1", "2", "3-2"]), max_size=12))
def test_names_are_unique_and_first_ids_stay(own: list[str]) -> None:
    names = unique_names(own)
    assert len(set(names)) == len(own)
    for position, (given_id, name) in enumerate(zip(own, names, strict=True)):
        if given_id and given_id not in own[:position]:
            assert name == given_id
        elif name != given_id:
            assert name not in own


def test_many_with_one_id_take_no_longer_than_their_number() -> None:
    names = unique_names(["x"] * 20_000)
    assert names[:3] == ["x", "x-2", "x-3"]
    assert names[-1] == "x-20000"
