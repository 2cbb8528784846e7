"""Plain article texts: what is concluded, what stays a guess, what is left out; and texts that are no articles."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from loccit.documents import detect, reader
from loccit.record import Draft
from tests.documents.cases import cases, draft_of, summary

TEXT = reader("text")
assert TEXT is not None
PARAGRAPH = "The board said on Tuesday that it would look at the agreement again before the end of the year. " * 3


def read(text: str | bytes) -> Draft:
    assert TEXT is not None
    return TEXT.read(text if isinstance(text, bytes) else text.encode(), "sample.txt")


@pytest.mark.parametrize("path", cases("text", ".txt"), ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    assert summary(draft_of(path)) == json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))


def test_a_guess_stands_only_in_the_evidence() -> None:
    for path in cases("text", ".txt"):
        draft = draft_of(path)
        for name, evidence in draft.evidence.items():
            if evidence.confidence == "guess":
                assert name not in draft.record.fields
                assert evidence.value


def test_the_snapshot_keeps_the_words_and_leaves_the_furniture_out() -> None:
    draft = draft_of(next(path for path in cases("text", ".txt") if path.stem == "full-header"))
    assert "begin to honor administrative warrants" in draft.text
    assert "ninety days' notice" in draft.text
    for furniture in ("Share", "newsletter", "Kim Shutter", "Pat Exampleton", "RELATED", "©"):
        assert furniture not in draft.text


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty-file"),
        (b" \n\n\t\n", "empty-file"),
        (b"word", "too-short"),
        (b"GIF89a\x00\x01\x02\x00\x00", "binary-file"),
        (b"some text\x00with a NUL in it and more words than a few of them to fill the line", "binary-file"),
    ],
)
def test_what_is_no_text_is_one_problem(data: bytes, code: str) -> None:
    draft = read(data)
    assert draft.failed
    assert [problem.code for problem in draft.problems] == [code]
    assert draft.problems[0].file == "sample.txt"
    assert not draft.record.fields


def test_terminal_escapes_and_reversed_text_never_reach_a_title() -> None:
    title = "Sheriff Signs \x1b[31mAgreement\x1b[0m With \u202eFederal\u202c Officers\x07"
    draft = read(f"{title}\n\nBy Robin Testwright\nMarch 4, 2021\n\n{PARAGRAPH}\n\n{PARAGRAPH}x.")
    assert draft.record.text("title") == "Sheriff Signs Agreement With Federal Officers"


def test_double_encoded_text_is_repaired_and_said_so() -> None:
    text = (
        f"Sheriff’s Office Signs Agreement With Officers\n\n{PARAGRAPH}It isn’t new, and it’s “legal”.\n\n{PARAGRAPH}y."
    )
    wrong = "".join(bytes([byte]).decode("cp1252", errors="replace") for byte in text.encode())
    draft = read(wrong.replace("\ufffd", "\x9d").encode())
    assert [problem.code for problem in draft.problems] == ["encoding-repaired"]
    assert draft.record.text("title").startswith("Sheriff’s Office")
    assert "it’s “legal”" in draft.text


def test_utf16_is_read() -> None:
    draft = read(f"Sheriff’s Office Signs New Agreement With Officers\n\n{PARAGRAPH}\n\n{PARAGRAPH}z.".encode("utf-16"))
    assert draft.record.text("title") == "Sheriff’s Office Signs New Agreement With Officers"


def test_a_date_in_the_story_is_not_the_date_of_the_story() -> None:
    draft = read(f"Board Reads Audit of County Jail\n\nA Feb. 18, 2020 audit found that {PARAGRAPH}\n\n{PARAGRAPH}z.")
    assert "issued" not in draft.record.fields
    assert "issued" not in draft.evidence


def test_text_is_told_by_content() -> None:
    kinds = {
        b"%PDF-1.4 ...": "pdf",
        b"Plain words of an article.\n": "text",
        b"\xff\xfeP\x00l\x00a\x00i\x00n\x00": "text",
    }
    for head, name in kinds.items():
        found = detect(head)
        assert found is not None
        assert found.name == name
    for head in (b"\x89PNG\r\n\x1a\n\x00\x00\x00", b"PK\x03\x04\x00\x00"):
        assert detect(head) is None


@settings(max_examples=150, deadline=None)
@example("(" * 500 + "\n" + "[" * 500)
@example("By " + "A " * 900)
@example("a, " * 3000)
@given(st.text(max_size=600))
def test_no_text_breaks_the_reader(text: str) -> None:
    draft = read(text)
    assert not draft.failed or ("title" not in draft.record.fields and draft.problems)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                PARAGRAPH,
                "By Robin Testwright",
                "March 4, 2021",
                "News",
                "Share",
                "A Title In Title Case Here",
                "Getty",
                "(Reuters) - Words.",
                "Dear all,",
                "Updated 3 May",
                "RELATED: More of it",
                "",
            ]
        ),
        max_size=14,
    )
)
def test_any_order_of_parts_is_read(parts: list[str]) -> None:
    draft = read("\n".join(parts))
    assert set(draft.record.fields) <= set(draft.evidence)
