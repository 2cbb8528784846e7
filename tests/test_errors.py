"""Hints can be copied to a shell as they are."""

from __future__ import annotations

import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loccit.errors import typed


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (("show", "muster2019"), "loccit show muster2019"),
        (("set", "müller2019", "author=…"), "loccit set müller2019 author=…"),
        (("set", "smith&jones", "url=https://a.example/?a=1"), "loccit set 'smith&jones' 'url=https://a.example/?a=1'"),
        (("set", "a", "publisher=Women's Press"), "loccit set a 'publisher=Women'\"'\"'s Press'"),
        (("show", ""), "loccit show ''"),
    ],
)
def test_what_is_typed(words: tuple[str, ...], text: str) -> None:
    assert typed(*words) == text


@given(st.lists(st.text(st.characters(blacklist_characters="\0", blacklist_categories=("Cs",)))))
def test_a_shell_reads_the_words_as_they_are(words: list[str]) -> None:
    assert shlex.split(typed(*words)) == ["loccit", *words]
