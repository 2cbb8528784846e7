"""Pages that a browser saved in one file: the page's own record, with the address and the day the archive knows."""

from __future__ import annotations

import plistlib
import quopri

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loccit.documents import HEAD_SIZE, detect
from loccit.record import Draft

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Clerk lists requests – Sample Gazette</title>
<meta property="og:site_name" content="Sample Gazette"><meta property="article:published_time" content="2025-03-07">
<meta name="author" content="Robin Sample"></head><body><article><h1>Clerk lists requests</h1>
<p>The clerk of Sample County, an invented place, lists the detainer requests it had from the café of the jail.</p>
<p>“We count every one,” said the clerk, who like everyone here is invented, and closed the book for the day.</p>
</article></body></html>"""
ADDRESS = "https://gazette.example/2025/clerk"
HEADER = f"""From: <Saved by Blink>
Snapshot-Content-Location: {ADDRESS}
Subject: Clerk lists requests
Date: Sun, 9 Mar 2025 23:30:00 -0600
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="----sample----"

"""
PARTS = """------sample----
Content-Type: text/css
Content-Transfer-Encoding: quoted-printable

p {{ color: red }}
------sample----
Content-Type: text/html
Content-ID: <frame-1@sample>
Content-Transfer-Encoding: quoted-printable
Content-Location: {address}

{page}
------sample------
"""


def mhtml(page: str = PAGE, header: str = HEADER) -> bytes:
    """An archive as Chrome writes it, with CRLF line ends."""
    encoded = quopri.encodestring(page.encode()).decode()
    return (header + PARTS.format(address=ADDRESS, page=encoded)).replace("\n", "\r\n").encode()


def webarchive(page: str = PAGE, fmt: plistlib.PlistFormat = plistlib.FMT_BINARY) -> bytes:
    """An archive as Safari writes it."""
    main = {"WebResourceData": page.encode(), "WebResourceMIMEType": "text/html", "WebResourceURL": ADDRESS}
    return plistlib.dumps({"WebMainResource": main, "WebSubresources": []}, fmt=fmt)


def read(data: bytes) -> Draft:
    """What the reader that the content tells makes of it."""
    reader = detect(data[:HEAD_SIZE])
    assert reader is not None
    assert reader.name == "web-archive"
    return reader.read(data, "saved.page")


@pytest.mark.parametrize(
    "data", [mhtml(), webarchive(), webarchive(fmt=plistlib.FMT_XML)], ids=["mhtml", "binary", "xml"]
)
def test_the_page_inside_is_read(data: bytes) -> None:
    draft = read(data)
    record = draft.record
    assert record.text("title") == "Clerk lists requests"
    assert record.text("author") == "Robin Sample"
    assert record.text("issued") == "2025-03-07"
    assert record.text("URL") == ADDRESS
    assert "café of the jail" in draft.text
    assert (draft.source, draft.original) == ("saved.page", data)


def test_mhtml_tells_the_day_it_was_saved() -> None:
    draft = read(mhtml())
    assert draft.record.text("accessed") == "2025-03-09"
    assert draft.evidence["accessed"].method == "day on which the page was saved"


@pytest.mark.parametrize("day", ["", "yesterday", "Sun, 9 Mar 1850 00:00:00 +0000", "Sun, 99 Mar 2025 00:00:00 +0000"])
def test_a_day_that_is_none_is_left_out(day: str) -> None:
    draft = read(mhtml(header=HEADER.replace("Sun, 9 Mar 2025 23:30:00 -0600", day)))
    assert "accessed" not in draft.record.fields
    assert draft.record.text("title") == "Clerk lists requests"


@pytest.mark.parametrize(
    "data",
    [
        HEADER.encode(),
        mhtml(page=""),
        mhtml()[: len(HEADER) + 80],
        plistlib.dumps({"WebMainResource": {"WebResourceData": b""}}, fmt=plistlib.FMT_BINARY),
        b'<?xml version="1.0"?><plist version="1.0"><dict><key>WebMainResource</key>',
        b"bplist00WebMainResource" + b"\xff" * 200,
    ],
)
def test_an_archive_without_a_page_is_one_problem(data: bytes) -> None:
    draft = read(data)
    assert draft.failed
    assert [problem.code for problem in draft.problems] == ["archive-empty"]
    assert draft.problems[0].file == "saved.page"
    assert draft.problems[0].hint


@pytest.mark.parametrize(
    "data", [b"From: a@b.example\nSubject: x\nMIME-Version: 1.0\n\nDear all,\n", b"Title: A story\nBy: Me\n\nText."]
)
def test_a_letter_is_no_web_archive(data: bytes) -> None:
    reader = detect(data)
    assert reader is None or reader.name == "text"


@given(st.binary(max_size=300), st.integers(0, 400))
def test_nothing_in_it_raises(noise: bytes, at: int) -> None:
    for data in (mhtml(), webarchive()):
        place = at % len(data)
        broken = data[:place] + noise + data[place + len(noise) :]
        if (reader := detect(broken[:HEAD_SIZE])) and reader.name == "web-archive":
            reader.read(broken, "broken")
