"""vocabulary.toml: read with the line of each fault, written so that it comes back equal."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loccit.tags import Concept, Vocabulary, dump_vocabulary, load_vocabulary
from tests.tags.cases import LIBRARY, cases, expected


@pytest.mark.parametrize("path", cases("vocabulary"), ids=lambda path: path.stem)
def test_faults_are_named_with_their_lines(path: Path) -> None:
    want = expected(path)
    vocabulary, problems = load_vocabulary(path.read_text(encoding="utf-8"), path.name)
    assert list(vocabulary.concepts) == want.pop("concepts")
    found = [(problem.code, problem.line) for problem in problems]
    assert sorted(found) == sorted((code, line) for code, line, _ in want["problems"])
    for code, line, words in want.pop("problems"):
        told = [p.message for p in problems if (p.code, p.line) == (code, line)]
        assert any(words in message for message in told), (words, told)
    for key, by_slug in want.items():
        for slug, values in by_slug.items():
            assert list(getattr(vocabulary.concepts[slug], key)) == values


def test_the_vocabulary_of_the_topic_library_is_sound() -> None:
    text = LIBRARY.read_text(encoding="utf-8")
    vocabulary, problems = load_vocabulary(text, "library/vocabulary.toml")
    assert problems == []
    assert len(vocabulary) == 67
    assert len(vocabulary.tops) == 9
    assert dump_vocabulary(vocabulary) == text


WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
LABELS = st.lists(WORDS.map(str.strip).filter(lambda text: text and "{" not in text), max_size=3, unique=True).map(
    tuple
)


@given(st.dictionaries(st.from_regex(r"[a-zé0-9-]{1,8}", fullmatch=True), st.tuples(LABELS, LABELS, WORDS), max_size=5))
def test_written_and_read_again_it_is_equal(parts: dict[str, tuple[tuple[str, ...], tuple[str, ...], str]]) -> None:
    slugs = list(parts)
    concepts = {
        slug: Concept(
            slug, f"label {number}", weak=weak, against=against, note=note, broader=tuple(slugs[:number][-1:])
        )
        for number, (slug, (weak, against, note)) in enumerate(parts.items())
    }
    lists = {f"list-{slug}": weak for slug, (weak, _, _) in parts.items() if weak and slug.isascii()}
    topic = tuple(label for labels, _, _ in parts.values() for label in labels)
    vocabulary = Vocabulary(concepts, "A “title”\n", "urn:x:", topic=tuple(dict.fromkeys(topic)), words=lists)
    text = dump_vocabulary(vocabulary)
    again, problems = load_vocabulary(text)
    assert (again, problems) == (vocabulary, [])
    assert dump_vocabulary(again) == text


@given(st.text(max_size=200))
def test_no_text_makes_it_fail(text: str) -> None:
    load_vocabulary(text)


def test_windows_line_ends_and_a_byte_order_mark() -> None:
    vocabulary, problems = load_vocabulary('\ufeff[concept.a]\r\nlabel = "A"\r\nbroader = "b"\r\n')
    assert list(vocabulary.concepts) == ["a"]
    assert [(problem.code, problem.line) for problem in problems] == [("vocabulary-unknown-slug", 3)]


def vocabulary() -> Vocabulary:
    text = """
    [concept.law]
    label = "Law"
    [concept.police]
    label = "Police"
    broader = "law"
    [concept.sheriffs]
    label = "Sheriffs"
    alternatives = ["County police"]
    broader = ["police", "counties"]
    [concept.counties]
    label = "Counties"
    """
    found, problems = load_vocabulary("\n".join(line.strip() for line in text.splitlines()))
    assert not problems
    return found


def test_a_query_for_a_tag_includes_the_narrower() -> None:
    assert vocabulary().closure("law") == {"law", "police", "sheriffs"}
    assert vocabulary().closure("counties") == {"counties", "sheriffs"}
    assert vocabulary().closure("no-concept") == {"no-concept"}
    assert vocabulary().ancestors("sheriffs") == {"police", "law", "counties"}


def test_the_tree_shows_what_has_two_broader_under_both() -> None:
    assert list(vocabulary().tree()) == [(0, "law"), (1, "police"), (2, "sheriffs"), (0, "counties"), (1, "sheriffs")]


def test_a_word_finds_its_concept() -> None:
    assert vocabulary().find("county POLICE") == "sheriffs"
    assert vocabulary().find("police") == "police"
    assert vocabulary().find("nobody") == ""
