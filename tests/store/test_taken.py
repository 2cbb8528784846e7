"""Citekeys that are taken: the quick look and all citekeys say the same, at any moment."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from loccit.store.taken import Taken

KEYS = st.sampled_from(["ab", "abc", "b", "zebra", "straße", "x1"])


@given(
    st.sets(KEYS, max_size=4),
    st.lists(st.tuples(st.sampled_from(["add", "discard", "ask"]), KEYS), max_size=20),
)
def test_as_a_set_would(there: set[str], asked: list[tuple[str, str]]) -> None:
    text = b"".join(f"@misc{{{key.upper()}, title = {{zebra}}}}\n".encode() for key in sorted(there))
    taken = Taken(lambda: [text], lambda: {key.casefold() for key in there})
    plain = {key.casefold() for key in there}
    for what, key in asked:
        key = key.casefold()
        if what == "ask":
            assert (key in taken) == (key in plain)
        else:
            getattr(taken, what)(key)
            getattr(plain, what)(key)


def test_all_citekeys_are_read_only_where_a_look_does_not_tell() -> None:
    read: list[int] = []

    def names() -> set[str]:
        read.append(1)
        return {"smith2020"}

    taken = Taken(lambda: [b"@misc{Smith2020, title = {x}}"], names)
    assert "jones2019" not in taken
    assert not read
    assert "smith2020" in taken
    assert "smith" not in taken
    assert read == [1]


def test_after_some_looks_all_are_read() -> None:
    taken = Taken(lambda: [b"@misc{a}"], lambda: {"a"})
    assert [f"k{number}" in taken for number in range(20)] == [False] * 20
    assert taken._all == {"a"}


def test_the_word_of_an_index_spares_the_look() -> None:
    def read() -> list[bytes]:
        raise AssertionError("read")

    taken = Taken(read, set, {"a": True, "b": False}.get)
    assert "a" in taken
    assert "b" not in taken
    taken.add("b")
    assert "b" in taken


def test_texts_in_utf_16_are_read_whole() -> None:
    taken = Taken(lambda: ["@misc{a}".encode("utf-16-le")], lambda: {"a"})
    assert "a" in taken
