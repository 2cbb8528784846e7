"""Words are found however their letters are written."""

from __future__ import annotations

import re
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loccit.index.fold import fold, fold_words, sort_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Sheriff's 287(g) agreement", ["the", "sheriff", "s", "287", "g", "agreement"]),
        ("Žižek, Sørensen & Łukasz", ["zizek", "sorensen", "lukasz"]),
        ("Straße STRASSE", ["strasse", "strasse"]),
        ("conﬁdential", ["confidential"]),
        ("e\u0301tude étude", ["etude", "etude"]),
        ("東京 Tokyo", ["東", "京", "tokyo"]),
        ("under_score", ["under", "score"]),
        ("Ωmega ΣΊΣΥΦΟΣ", ["ωmega", "σισυφοσ"]),
        ("— … !", []),
    ],
)
def test_words_are_folded(text: str, expected: list[str]) -> None:
    assert fold_words(text) == expected


def test_sort_text_has_no_punctuation() -> None:
    assert sort_text("“Über-Ich”, the") == "uber ich the"


@given(st.text())
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold_words(fold(text)) == fold_words(text)


SCRIPTS = st.characters(max_codepoint=0x24F, categories=["L", "N"]) | st.sampled_from(
    "-'(). \u0301ﬁ②½½ＡｂΩς΄έϊЖйё한국א\u05b0שعربي京都東がパฟไทยहिन्दीက្ខ\u0130\u0131"
)


@given(st.text(SCRIPTS, min_size=1, max_size=20))
def test_fts_and_fold_see_the_same_words(text: str) -> None:
    """What Python takes for the words of a text, FTS5 finds in it as a phrase."""
    found = fold_words(text)
    if not found:
        return
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE w USING fts5(t, content='', tokenize='unicode61 remove_diacritics 2')")
    db.execute("INSERT INTO w(rowid, t) VALUES (1, ?)", (fold(text),))
    phrase = '"' + " ".join(found) + '"'
    assert db.execute("SELECT rowid FROM w WHERE w MATCH ?", (phrase,)).fetchall() == [(1,)]
    db.close()


@given(st.text(st.characters(max_codepoint=127)))
def test_plain_text_sorts_as_any_other(text: str) -> None:
    assert sort_text(text) == " ".join(re.findall(r"[^\W_]+", text.lower()))
