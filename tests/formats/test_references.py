"""Pasted reference lists: styles, wrapped lines, what is sure and what is not, and lines that are none."""

from __future__ import annotations

import pytest

from loccit.record import Date, Name
from tests.formats.reading import drafts, record


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Roe, A., & Poe, B. C. (2020). A study of borders. Journal of Examples, 12(3), 45–67.",
         {"author": (Name("Roe", "A."), Name("Poe", "B. C.")), "issued": Date((2020,)), "title": "A study of borders",
          "container-title": "Journal of Examples", "volume": "12", "issue": "3", "page": "45-67"}),
        ("Roe, Ann. 2020. “A Study of Borders.” Journal of Examples 12 (3): 45–67.",
         {"author": (Name("Roe", "Ann"),), "issued": Date((2020,)), "title": "A Study of Borders",
          "container-title": "Journal of Examples", "volume": "12", "issue": "3", "page": "45-67"}),
        ('Roe, Ann, and Bob Poe. "A Study." Journal of Examples, vol. 12, no. 3, 2020, pp. 45-67.',
         {"author": (Name("Roe", "Ann"), Name("Poe", "Bob")), "title": "A Study", "volume": "12", "issue": "3",
          "container-title": "Journal of Examples", "issued": Date((2020,)), "page": "45-67"}),
        ("U.S. Government Accountability Office. (2006). On enforcement (GAO-06-282). https://example.org/gao",
         {"author": (Name(literal="U.S. Government Accountability Office"),), "issued": Date((2006,)),
          "title": "On enforcement", "number": "GAO-06-282", "URL": "https://example.org/gao"}),
        ("Roe, Ann. Borders and Us. Oxford: Example Press, 2015.",
         {"author": (Name("Roe", "Ann"),), "title": "Borders and Us", "publisher-place": "Oxford",
          "publisher": "Example Press", "issued": Date((2015,))}),
        ("Arizona v. United States, 567 U.S. 387 (2012).",
         {"title": "Arizona v. United States", "volume": "567", "container-title": "U.S.", "page": "387",
          "issued": Date((2012,))}),
    ],
)  # fmt: skip
def test_styles(text: str, expected: dict[str, object]) -> None:
    assert record("references", text).fields == expected


def test_addresses_are_certain_the_rest_is_likely() -> None:
    (found,) = drafts(
        "references", "Roe, A. (2020). A study. Journal of Examples, 1(2), 3–4. https://doi.org/10.1000/182"
    )
    assert found.evidence["DOI"].confidence == "certain"
    assert {found.evidence[name].confidence for name in ("title", "author", "issued", "container-title")} == {"likely"}
    assert found.evidence["title"].where == "line 1"
    assert found.evidence["title"].text == "A study"


def test_wrapped_lines_are_joined_and_lines_of_one_each_are_not() -> None:
    wrapped = "Roe, A. (2020). A study of borders and of\n    what they do. Journal of Examples, 12(3),\n    45–67.\n"
    assert record("references", wrapped).fields["title"] == "A study of borders and of what they do"
    found = drafts("references", "Roe, A. (2020). One. Example Press.\nPoe, B. (2021). Two. Example Press.\n")
    assert [(draft.line, draft.record.text("title")) for draft in found] == [(1, "One"), (2, "Two")]


def test_a_line_that_is_none_is_kept_and_named() -> None:
    text = (
        "Roe, A. (2020). One. Example Press.\n\nsee also my notes about this\n\nPoe, B. (2021). Two. Example Press.\n"
    )
    found = drafts("references", text, "list.txt")
    assert [draft.failed for draft in found] == [False, True, False]
    assert found[1].raw == "see also my notes about this"
    assert found[1].problems[0].where() == "list.txt:3"


def test_the_dash_stands_for_the_author_before() -> None:
    text = "Roe, Ann. 2015. One Title. Oxford: Example Press.\n\n———. 2018. Another Title. Oxford: Example Press.\n"
    assert [draft.record.text("author") for draft in drafts("references", text)] == ["Ann Roe", "Ann Roe"]
