"""Any text is read in every syntax; any passage of a source is found in it, and no other word goes unseen."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loccit.manuscript.pattern import parse
from loccit.manuscript.registry import SYNTAXES, Syntax
from loccit.manuscript.verdict import compare
from loccit.manuscript.words import TOKEN, Source, composed, norm, squeeze

PIECES = st.sampled_from(
    ["@key", "[", "]", "{", "}", "(", ")", "\\cite", "\\enquote", "“", "”", '"', "'", "`", "word ",
     "\n", "\n\n", "    ", "> ", "<", ">", "#quote", "#cite", "cite:", "\\begin{quote}",
     "\\end{quote}", "\\newcommand{\\x}[1]{", "\\x", "#1", "\\let\\x", "%", "~~~", "$", "*", "_", ";", "é", "\f", "\0"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=60).map("".join)
WORDS = st.lists(
    st.sampled_from("the jail held nine people in may who had been asked to leave".split()), min_size=12, max_size=40
)


@pytest.mark.parametrize("syntax", [one for one in SYNTAXES if not one.binary], ids=lambda one: one.name)
@given(text=TEXTS)
@settings(max_examples=60, deadline=None)
def test_any_text_is_read_and_places_lie_in_it(syntax: Syntax, text: str) -> None:
    document = syntax.read(Path(f"x{syntax.endings[0]}"), text)
    assert len(document.prose) in (0, len(text))
    for citation in document.citations:
        assert 0 <= citation.start <= citation.end <= len(text)
        assert 1 <= citation.line <= text.count("\n") + 1
        assert all(citation.keys)


@given(words=WORDS, data=st.data())
@settings(max_examples=150, deadline=None)
def test_a_passage_is_found_and_a_foreign_word_in_it_too(words: list[str], data: st.DataObject) -> None:
    source = Source(" ".join(words))
    start = data.draw(st.integers(0, len(words) - 6))
    quoted = words[start : start + data.draw(st.integers(5, 30))]
    found = compare(parse(" ".join(quoted)), source, "key")
    assert found is not None
    assert found[0] == 1
    assert source.text[found[1].start : found[1].end].split() == quoted
    place = data.draw(st.integers(1, len(quoted) - 2))
    wrong = compare(parse(" ".join([*quoted[:place], "zebra", *quoted[place + 1 :]])), source, "key")
    assert wrong is not None
    assert 0.5 < wrong[0] < 1
    assert "{+zebra+}" in wrong[2]


@given(text=st.text(alphabet="aB1 2.,&%$£-‐\n'’\u00ad«\x00\x01éßÄ…_x[]§"))
@settings(max_examples=300, deadline=None)
def test_squeezing_at_once_is_squeezing_word_by_word(text: str) -> None:
    assert squeeze(text) == "".join(map(norm, TOKEN.findall(composed(text))))
