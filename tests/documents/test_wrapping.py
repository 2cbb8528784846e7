"""Text broken to a width by a program is read as the paragraphs it was; other lines are left as they stand."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loccit.documents import detect
from loccit.documents.text.wrapping import paragraphs

STORY = (
    "The sheriff of Sample County signed an agreement on detainers on Friday, after an audit by the Sample Office of"
    " Inspection, and said that detainers would be honored in the county jail from next month on.",
    'The agreement lets six deputies serve warrants on people held in the jail. "We read the whole agreement twice,"'
    " said Pat Example, who like everyone here is invented.",
    "The board had asked its counsel about the cost of wrongful detention, and counsel's answer is to be published"
    " before the end of the year; a spokesman did not return calls.",
)
HEAD = "Sheriff signs agreement on detainers\n\nBy Robin Sample, Sample County Gazette\nMarch 9, 2025\n\n"


@pytest.mark.parametrize("width", [50, 72, 80, 100, 120])
@pytest.mark.parametrize("indent", ["", "   "])
def test_a_wrapped_article_keeps_every_word(width: int, indent: str) -> None:
    body = "\n\n".join(textwrap.fill(part, width, initial_indent=indent, subsequent_indent=indent) for part in STORY)
    data = (HEAD + body).encode()
    reader = detect(data)
    assert reader is not None
    draft = reader.read(data, "story.txt")
    assert draft.text.split("\n\n") == list(STORY)
    assert draft.record.text("title") == "Sheriff signs agreement on detainers"
    assert draft.record.text("author") == "Robin Sample"
    assert draft.record.text("issued") == "2025-03-09"


@pytest.mark.parametrize(
    "text",
    [
        "Home\nNews\nSports\nOpinion\nSubscribe to our newsletter\nLog in\nSheriff signs agreement\nBy Robin Sample",
        "Three counties join program\nBoard delays its vote again\nWhat the audit did not say\nLetters to the editor",
        "Sheriff signs agreement with ICE on county detainers\nCommission hears of jail costs and federal payments\n"
        "Judge Okafor orders county to release its records\nOpinion: What the county's audit could not say",
        "A line that ends here.\nAnother one that ends.\nAnd a third, which also ends.\nThe last.",
        "一行目はここで終わりますよ\n二行目もここで終わります\n三行目もここで終わります",
        "x " * 100 + "\n" + "y " * 100,
    ],
)
def test_lines_that_no_program_broke_stay(text: str) -> None:
    assert [line for _, line in paragraphs(text)] == text.split("\n")


def test_the_number_is_that_of_the_first_line() -> None:
    found = list(paragraphs("Title\n\n" + "\n\n".join(textwrap.fill(part, 72) for part in STORY)))
    assert [(number, line[:10]) for number, line in found if line] == [
        (1, "Title"), (3, "The sherif"), (7, "The agreem"), (11, "The board "),
    ]  # fmt: skip


def test_a_paragraph_changed_by_hand_is_still_one() -> None:
    broken = (
        "\n\n".join(textwrap.fill(part, 90) for part in STORY).replace("deputies serve", "serve").replace("its ", "")
    )
    assert len([line for _, line in paragraphs(broken) if line]) == 3


@given(st.text(st.sampled_from("ab -.\n\r\tÄ中"), max_size=400))
def test_no_word_is_lost(text: str) -> None:
    found = list(paragraphs(text))
    assert "".join("".join(line.split()) for _, line in found) == "".join(text.split())
    assert [number for number, _ in found] == sorted({number for number, _ in found})
