"""Articles kept as documents of a word processor are read as the plain text they hold."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loccit.documents import HEAD_SIZE, detect
from loccit.record import Draft
from tests.cli.conftest import Typed, folder, typed

__all__ = ["folder", "typed"]  # fixtures

LINES = (
    "Sheriff signs agreement on detainers",
    "Sample County Gazette",
    "March 9, 2025 Sunday",
    "By Robin Sample",
    "The sheriff of Sample County signed an agreement on detainers on Friday, and said that “detainers” would be"
    " honored in the café of the county jail from next month on.",
    "The agreement lets six deputies serve warrants on people held in the jail. “We read the whole agreement twice,”"
    " said Pat Example, who like everyone here is invented.",
)
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_T = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_O = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"


def packed(parts: dict[str, str]) -> bytes:
    """A package with these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text, zipfile.ZIP_STORED if name == "mimetype" else None)
    return out.getvalue()


def docx(lines: tuple[str, ...] = LINES) -> bytes:
    """A document of Word: runs are broken anywhere, a deletion and a field's instructions stand among them."""
    runs = "".join(
        f"<w:p><w:r><w:t>{line[:9]}</w:t></w:r><w:r><w:t>{line[9:]}</w:t></w:r>"
        f"<w:del><w:r><w:delText>deleted</w:delText></w:r></w:del><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
        for line in lines
    )
    body = f'<?xml version="1.0"?><w:document xmlns:w="{_W}"><w:body>{runs}</w:body></w:document>'
    return packed({"[Content_Types].xml": "<Types/>", "word/document.xml": body})


def odt(lines: tuple[str, ...] = LINES) -> bytes:
    """A document of LibreOffice, with spans, repeated blanks and a note."""
    note = "<text:note><text:note-body><text:p>A note.</text:p></text:note-body></text:note>"
    paragraphs = "".join(
        f"<text:p>{line[:9]}<text:span>{line[9:20]}</text:span>{line[20:]}{note}</text:p>" for line in lines
    )
    body = (
        f'<office:document-content xmlns:office="{_O}" xmlns:text="{_T}">'
        f"<office:body><office:text>{paragraphs}</office:text></office:body></office:document-content>"
    )
    return packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": body})


def rtf(lines: tuple[str, ...] = LINES) -> bytes:
    """The same in RTF, characters beyond ASCII as code points or bytes of cp1252."""
    text = "\\par\n".join(
        "".join(char if char.isascii() else f"\\u{ord(char)}?" for char in line.replace("é", "\x00")) for line in lines
    ).replace("\x00", "\\'e9")
    return f"{{\\rtf1\\ansi\\ansicpg1252{{\\fonttbl{{\\f0 Arial;}}}}{{\\b }}{text}\\par}}".encode()


def read(data: bytes) -> Draft:
    """What the reader that the content tells makes of it."""
    reader = detect(data[:HEAD_SIZE])
    assert reader is not None
    assert reader.name == "office"
    return reader.read(data, "article.doc")


@pytest.mark.parametrize("data", [docx(), odt(), rtf()], ids=["docx", "odt", "rtf"])
def test_the_article_is_read(data: bytes) -> None:
    draft = read(data)
    assert draft.problems == []
    assert draft.record.text("title") == LINES[0]
    assert draft.record.text("author") == "Robin Sample"
    assert draft.record.text("issued") == "2025-03-09"
    assert draft.evidence["author"].where == "paragraph 4"
    assert draft.text.split("\n\n") == list(LINES[4:])
    assert (draft.format, draft.original) == ("office", data)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (docx()[:200], "it cannot be unpacked"),
        (packed({"word/styles.xml": "<x/>"}), "there is no text in it"),
        (packed({"word/document.xml": " " * (65 << 20)}), "its text unpacks to 65 MB"),
        (packed({"word/document.xml": "no markup at all"}), "its text is no XML"),
    ],
)
def test_what_cannot_be_read_is_one_problem(data: bytes, message: str) -> None:
    draft = read(data)
    assert draft.failed
    assert [(one.code, one.message) for one in draft.problems] == [("document-unreadable", message)]


def test_entities_are_not_expanded() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    body = f'{bomb}<w:document xmlns:w="{_W}"><w:p><w:t>Title: &a;&f;x</w:t></w:p></w:document>'
    assert "root:" not in read(packed({"word/document.xml": body})).text


@given(st.binary(max_size=200), st.integers(0, 2000), st.sampled_from((docx, odt, rtf)))
def test_nothing_in_it_raises(noise: bytes, at: int, make: object) -> None:
    data = make()  # type: ignore[operator]
    place = at % len(data)
    broken = data[:place] + noise + data[place + len(noise) :]
    if (reader := detect(broken[:HEAD_SIZE])) and reader.name == "office":
        reader.read(broken, "broken")


def test_a_document_with_citations_gives_those(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "article.docx").write_bytes(docx())
    (one,) = typed("import", tmp_path / "article.docx", "--json").json()
    assert (one["format"], one["record"]["title"]) == ("office", LINES[0])
    item = '{"itemData": {"id": 1, "type": "book", "title": "A Cited Book"}}'
    field = f'ADDIN ZOTERO_ITEM CSL_CITATION {{"citationItems": [{item}]}}'.replace('"', "&quot;")
    body = (
        f'<w:document xmlns:w="{_W}"><w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>'
        f'{field}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:document>'
    )
    (tmp_path / "cites.docx").write_bytes(packed({"[Content_Types].xml": "<Types/>", "word/document.xml": body}))
    (one,) = typed("import", tmp_path / "cites.docx", "--json").json()
    assert (one["format"], one["record"]["title"]) == ("word", "A Cited Book")
