"""Exports of news databases: bylines, dates, wrapped lines, broken files; and no prose is taken for one."""

from __future__ import annotations

import io
import time
from pathlib import Path
from typing import BinaryIO

import pytest

from loccit.formats import detect
from loccit.formats.encoding import decode
from loccit.formats.news_bylines import looks_like_byline, read_byline
from loccit.formats.news_dates import date_line, read_news_date
from loccit.formats.news_text import paragraphs
from tests.formats.reading import drafts
from tests.formats.test_hostile import Endless, peak

FOLDER = Path(__file__).resolve().parents[1] / "data" / "formats"
NAMES = ("proquest", "factiva", "nexis", "ebsco")
SAMPLES = sorted(path for name in NAMES for path in FOLDER.glob(f"*.{name}"))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Robin Sample", ["Robin Sample"]),
        ("By ROBIN SAMPLE and ALEX O'MUSTER", ["Robin Sample", "Alex O'Muster"]),
        ("Robin Sample, STAFF WRITER", ["Robin Sample"]),
        ("Robin Sample, Alex Muster and Lee Beispiel", ["Robin Sample", "Alex Muster", "Lee Beispiel"]),
        ("Robin Sample Gazette Staff Writer", ["Robin Sample"]),
        ("Robin Sample; rsample@gazette.example", ["Robin Sample"]),
        ("rsample@gazette.example (Robin Sample)", ["Robin Sample"]),
        ("By ROBIN SAMPLE, Associated Press Writer", ["Robin Sample"]),
        ("Robin Sample, The Sample County Gazette", ["Robin Sample"]),
        ("Robin Sample of the Gazette staff", ["Robin Sample"]),
        ("By ROBIN SAMPLE; Alex Muster contributed reporting from Neustadt.", ["Robin Sample"]),
        ("By ROBIN SAMPLE; Alex Muster contributed reporting, and Lee Roe from Neustadt.", ["Robin Sample"]),
        ("Robin Sample, Sample Post Staff Writer", ["Robin Sample"]),
        ("by Robin Sample; Photographs by Lee Muster", ["Robin Sample"]),
        ("Robin Sample (Neustadt) with AP", ["Robin Sample"]),
        ("Robin Sample 1 ; Lee Beispiel 2; 1 Sample University", ["Robin Sample", "Lee Beispiel"]),
        ("Robin Sample, Jr., Columnist", ["Robin Sample Jr."]),
        ("Von Erika Beispiel", ["Erika Beispiel"]),
        ("BY JAN VAN BEISPIEL", ["Jan Van Beispiel"]),
        ("The Associated Press", ["Associated Press"]),
        ("Reuters", ["Reuters"]),
        ("THE EDITORIAL BOARD", ["EDITORIAL BOARD"]),
        ("Staff reports", []),
        ("From staff and wire reports", []),
        ("Anonymous", []),
        ("", []),
    ],
)
def test_bylines(text: str, names: list[str]) -> None:
    assert [name.text() for name in read_byline(text)[0]] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sample, Robin", ["Robin Sample"]),
        ("Sample, Robin M; van Beispiel, Jan", ["Robin M Sample", "Jan van Beispiel"]),
        ("Robin Sample, Staff Writer", ["Robin Sample"]),
        ("Sample County Gazette", ["Sample County Gazette"]),
    ],
)
def test_bylines_family_name_first(text: str, names: list[str]) -> None:
    assert [name.text() for name in read_byline(text, inverted=True)[0]] == names


def test_a_headline_is_no_byline() -> None:
    assert looks_like_byline("By Robin Sample")
    assert looks_like_byline("ROBIN SAMPLE")
    assert not looks_like_byline("Sheriff signs pact with federal agents, and the county board is split")
    assert not looks_like_byline("By the end of the year, nothing will be as it was")


@pytest.mark.parametrize(
    ("text", "date", "rest"),
    [
        ("March 9, 2025 Sunday", "2025-03-09", ""),
        ("Sunday, March 9, 2025", "2025-03-09", ""),
        ("March 9, 2025, Sunday, Final Edition", "2025-03-09", "Final Edition"),
        ("January 11, 2010 Monday 9:14 PM GMT", "2010-01-11", ""),
        ("9 March 2025", "2025-03-09", ""),
        ("09 Mar 2025", "2025-03-09", ""),
        ("Mar 9, 2025", "2025-03-09", ""),
        ("11. März 2013 Montag", "2013-03-11", ""),
        ("11 août 2013 dimanche", "2013-08-11", ""),
        ("9 de marzo de 2025 domingo", "2025-03-09", ""),
        ("9 maart 2025 zondag", "2025-03-09", ""),
        ("March 2025", "2025-03", ""),
        ("Fall 2019", "2019-23", ""),
        ("September 2018 - October 2018", "2018-09/2018-10", ""),
        ("2025-03-09", "2025-03-09", ""),
    ],
)
def test_dates(text: str, date: str, rest: str) -> None:
    found = date_line(text)
    assert found is not None
    assert (found.date.edtf(), found.rest) == (date, rest)


@pytest.mark.parametrize("text", ["Documents (3)", "February 30, 2025", "In March 2025 nothing happened", "12 jurors"])
def test_no_dates(text: str) -> None:
    assert date_line(text) is None
    assert read_news_date(text).literal == text


def test_wrapped_lines_are_put_together_and_short_ones_stay() -> None:
    wrapped = [
        "Deputies in Sample County would be able to",
        "serve warrants under an agreement that the",
        "sheriff signed.",
    ]
    assert paragraphs([*wrapped, "", "The board will vote."]) == [" ".join(wrapped), "The board will vote."]
    assert paragraphs(["One ends here.", "Two is longer than one."]) == ["One ends here.", "Two is longer than one."]
    assert paragraphs(["x" * 300, "y" * 280]) == ["x" * 300, "y" * 280]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_line_ends_encodings_and_form_feeds_change_nothing(path: Path) -> None:
    name = path.suffix[1:]
    text = decode(path.read_bytes())[0].replace("\r\n", "\n").replace("\f", "")
    wanted = [(draft.record, draft.text) for draft in drafts(name, text)]
    for form in (text.replace("\n", "\r\n"), text.replace("\n", "\r"), text.replace("\n\n", "\n\f\n"), "\ufeff" + text):
        assert [(draft.record, draft.text) for draft in drafts(name, form)] == wanted
    assert [(draft.record, draft.text) for draft in drafts(name, text.encode("utf-16"))] == wanted


def test_hard_spaces_and_a_long_list_of_documents_before_the_first() -> None:
    text = (FOLDER / "uni.nexis").read_text(encoding="utf-8")
    wanted = [draft.record for draft in drafts("nexis", text)]
    assert [draft.record for draft in drafts("nexis", text.replace(": ", ":\xa0"))] == wanted
    assert [known.name for known in detect(text.replace(": ", ":\xa0").encode())] == ["nexis"]
    listed = "".join(f"{number}. A headline\nClient/Matter: -None-\nSearch Terms: jail\n" for number in range(1000))
    assert [draft.record for draft in drafts("nexis", f"Documents (1000)\n{listed}\n{text}")] == wanted


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_a_file_cut_anywhere_loses_no_whole_article(path: Path) -> None:
    data, name = path.read_bytes(), path.suffix[1:]
    whole = [draft.record.text("title") for draft in drafts(name, data)]
    for cut in range(0, len(data), max(1, len(data) // 40)):
        found = [draft.record.text("title") for draft in drafts(name, data[:cut]) if not draft.failed]
        assert len(found) <= len(whole)
        assert found[:-1] == whole[: len(found[:-1])]


PROSE = """\
Sheriff signs pact

By Robin Sample, Sample County Gazette
March 9, 2025

Length: the hearing took 812 words to open and nine hours to close, and nobody left before its end. Document 1 of 25 was
read aloud. Publication info: none was given. "BY whom?", asked the judge.

Section: one of the agreement says 812 words or fewer.
812 words
"""


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        "____________________\n\nAuthor: Robin Sample\n\nPublication date: Mar 9, 2025\n\nA letter under a rule.\n",
        "1 of 25 DOCUMENTS\n\nwere handed over, the sheriff said.\n\nThe length: unknown.\n",
        "Body\n\nHow to write one. Length: 12 words or more.\n\nEnd of Document\n",
        "HD is a resolution, SN a serial number.\n\nLA  Los Angeles\nSC  South Carolina\nCY  Cyprus\n",
        "An essay of\n812 words\n9 March 2025\n\nI wrote it in a day.\n",
    ],
)
def test_prose_with_their_words_is_not_claimed(text: str) -> None:
    assert not {known.name for known in detect(text.encode())} & set(NAMES)


ONE = {
    "ebsco": "Record: 1\n\nTitle: A title.\n\nAuthors: Sample, Robin\n\n"
    "Source: Sample County Gazette (OH). 03/09/2025.\n\n"
    "Document Type: Article\n\nAccession Number: 1\n\nDatabase: Newspaper Source\n\n{body}\n\n",
    "proquest": "____________________________________________________________\n\nA title\n\nAuthor: Sample, Robin\n\n"
    "Full text: {body}\n\nPublication title: Sample County Gazette\n\nPublication date: Mar 9, 2025\n\n"
    "ProQuest document ID: 1\n",
    "factiva": "HD  A title\nWC  9 words\nPD  9 March 2025\nSN  Sample County Gazette\nLA  English\n\nLP  {body}\n\n"
    "AN  Document SAMPGZ0020250309el3900001\n\n",
    "nexis": "                  1 of 9 DOCUMENTS\n\n\n        Sample County Gazette\n\n        March 9, 2025 Sunday\n\n"
    "A title\n\nBYLINE: Robin Sample\n\nLENGTH: 9 words\n\n{body}\n\nLOAD-DATE: March 10, 2025\n\n"
    "LANGUAGE: ENGLISH\n\n",
}


def flood(head: bytes, filling: bytes, size: int, tail: bytes) -> BinaryIO:
    """A stream of `size` bytes of `filling` between `head` and `tail`, made as it is read."""
    return Endless(head, filling, size, tail)  # type: ignore[return-value]


@pytest.mark.parametrize("name", NAMES)
def test_memory_is_bounded(name: str) -> None:
    one = ONE[name].format(body="Nine words stand in this very short sample text.").encode()
    few, many = (peak(name, flood(b"", one * 10, size, b"")) for size in (1 << 18, 1 << 20))
    assert many[1] > 3 * few[1]
    assert many[0] <= few[0] + 8
    head, _, tail = ONE[name].partition("{body}")
    after = f"\n{tail}{ONE[name]}".encode()
    memory, count, codes = peak(name, flood(head.encode(), b"nine words " * 9 + b"\n", 8 << 20, after))
    assert count == 2
    assert "document-too-long" in codes
    assert memory < 64


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "line",
    [
        "Copyright 2025",
        "SUBJECT: a",
        "Subject: a",
        "GRAPHIC: x",
        "Name: x",
        "By A and B",
        "IN",
        "a  b",
        "(" * 60,
        "Vol. 1;",
    ],
)
def test_time_grows_with_the_length_alone(name: str, line: str) -> None:
    head, _, tail = ONE[name].partition("{body}")

    def seconds(count: int) -> float:
        data = (head + f"{line}\n\n{line}\n" * count + tail + f"{line}\n" * count).encode()
        start = time.process_time()
        list(drafts(name, data))
        return time.process_time() - start

    assert seconds(8000) < 16 * seconds(1000) + 0.5  # a square would be 64 times


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("text", [" " * 200_000, "(" * 200_000, "a " * 100_000, "1 " * 100_000, ", " * 100_000])
def test_long_lines_in_every_place(name: str, text: str) -> None:
    for line in [each for each in ONE[name].splitlines() if each.strip()]:
        data = ONE[name].replace(line, f"{line}{text}x") + ONE[name]
        assert drafts(name, data)


def test_reading_is_streamed() -> None:
    class Counted(io.BytesIO):
        taken = 0

        def read(self, size: int | None = -1) -> bytes:
            found = super().read(size)
            self.taken += len(found)
            return found

    from loccit.formats import by_name

    for name in NAMES:
        data = Counted(ONE[name].format(body="Text.").encode() * 40_000)
        next(iter(by_name(name).read(data)))
        assert data.taken < 3 << 20
