"""The processor as a caller uses it: bibliographies, citations, documents that change."""

from __future__ import annotations

from typing import Any

import pytest

from loccit.csl import Processor, Style

HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"><info><title>T</title></info>'


def author(*families: str) -> list[dict[str, str]]:
    return [{"family": family, "given": "Ann"} for family in families]


def book(identity: str, family: str, year: int, **more: Any) -> dict[str, Any]:
    return {"id": identity, "type": "book", "title": identity.title(), "author": author(family),
            "issued": {"date-parts": [[year]]}, **more}  # fmt: skip


ITEMS = [book("zebras", "Ash", 2000), book("apples", "Ash", 2000), book("bees", "Birch", 2001)]


def test_bibliography_is_sorted_and_numbered() -> None:
    made = Processor("apa", ITEMS, output="plain").bibliography()
    assert [(entry.id, entry.number) for entry in made.entries] == [("apples", 1), ("zebras", 2), ("bees", 3)]
    assert [entry.text for entry in made.entries] == [
        "Ash, A. (2000a). Apples.",
        "Ash, A. (2000b). Zebras.",
        "Birch, A. (2001). Bees.",
    ]


def test_only_some_items_need_no_suffix() -> None:
    made = Processor("apa", ITEMS, output="plain").bibliography(["zebras", "bees"])
    assert [entry.text for entry in made.entries] == ["Ash, A. (2000). Zebras.", "Birch, A. (2001). Bees."]


def test_citations() -> None:
    processor = Processor("apa", ITEMS, output="plain")
    assert processor.cite(["apples"]) == "(Ash, 2000a)"
    assert processor.cite(["bees", "zebras", "apples"]) == "(Ash, 2000a, 2000b; Birch, 2001)"
    assert (
        processor.cite([{"id": "bees", "locator": "5-7", "label": "page", "prefix": "see"}])
        == "(see Birch, 2001, pp. 5–7)"
    )
    assert processor.cite([{"id": "bees", "suppress-author": True}]) == "(2001)"
    assert processor.cite([{"id": "bees", "author-only": True}]) == "Birch"
    assert processor.cite([{"id": "bees", "composite": True}]) == "Birch (2001)"
    assert processor.cite([]) == ""


def test_suppressing_the_author_leaves_a_title_that_stands_for_one() -> None:
    items = [{"id": "law", "type": "book", "title": "Anonymous Work", "issued": {"date-parts": [[1900]]}}]
    assert (
        Processor("apa", items, output="plain").cite([{"id": "law", "suppress-author": True}])
        == "(Anonymous Work, 1900)"
    )


def test_a_numeric_style_numbers_in_order_of_citation() -> None:
    processor = Processor("ieee", ITEMS, output="plain")
    shown = processor.process_citations(
        [{"citationItems": [{"id": "bees"}]}, {"citationItems": [{"id": "apples"}, {"id": "bees"}]}]
    )
    assert shown == ["[1]", "[1], [2]"]
    assert [entry.id for entry in processor.bibliography(processor.cited).entries] == ["bees", "apples"]


def test_notes_get_their_positions() -> None:
    processor = Processor("chicago-notes-bibliography", ITEMS, output="plain")
    cites = [
        {"citationItems": [{"id": i}], "properties": {"noteIndex": n}}
        for n, i in enumerate(("bees", "apples", "bees"), 1)
    ]
    first, _, third = processor.process_citations(cites)
    assert first == "Ann Birch, Bees (2001)."
    assert third == "Birch, Bees."


def test_a_session_says_which_citations_changed() -> None:
    session = Processor("apa", ITEMS, output="plain").session()
    assert session.process({"citationID": "1", "citationItems": [{"id": "zebras"}]}) == {0}
    assert session.texts == ["(Ash, 2000)"]
    changed = session.process({"citationID": "2", "citationItems": [{"id": "apples"}]}, [["1", 0]])
    assert changed == {0, 1}
    assert session.texts == ["(Ash, 2000b)", "(Ash, 2000a)"]


def test_a_session_forgets_a_citation_that_is_gone() -> None:
    session = Processor("apa", ITEMS, output="plain").session()
    session.process({"citationID": "1", "citationItems": [{"id": "zebras"}]})
    session.process({"citationID": "2", "citationItems": [{"id": "apples"}]}, [["1", 0]])
    session.process({"citationID": "3", "citationItems": [{"id": "bees"}]}, [["2", 0]])
    assert session.texts == ["(Ash, 2000)", "(Birch, 2001)"]


def test_the_locale_can_be_chosen() -> None:
    item = {**book("apples", "Ash", 2000), "author": author("Ash", "Birch")}
    assert Processor("apa", [item], locale="de", output="plain").cite(["apples"]) == "(Ash & Birch, 2000)"
    shown = Processor("chicago-author-date", [item], locale="de-DE", output="plain").cite(["apples"])
    assert shown == "(Ash und Birch 2000)"


def test_an_entry_that_the_style_prints_nothing_for_is_a_problem() -> None:
    style = Style.parse(
        f'{HEAD}<citation><layout><text variable="title"/></layout></citation>'
        '<bibliography><layout><text variable="publisher"/></layout></bibliography></style>'
    )
    made = Processor(style, ITEMS[:1], output="plain").bibliography()
    assert made.entries == []
    assert [problem.code for problem in made.problems] == ["reference-without-form"]


def test_many_cites_that_look_alike_are_told_apart_quickly() -> None:
    """A thousand works of one author and year: suffixes a to alk, without comparing each with each."""
    items = [book(f"work {n:04}", "Ash", 2000) for n in range(1000)]
    made = Processor("apa", items, output="plain").bibliography()
    assert made.entries[0].text == "Ash, A. (2000a). Work 0000."
    assert made.entries[999].text == "Ash, A. (2000all). Work 0999."
    assert len({entry.text.split(")")[0] for entry in made.entries}) == 1000


@pytest.mark.parametrize("style", ["apa", "chicago-author-date", "ieee", "oscola", "modern-language-association"])
def test_formatting_twice_gives_the_same(style: str) -> None:
    processor = Processor(style, ITEMS)
    assert str(processor.bibliography()) == str(processor.bibliography())
