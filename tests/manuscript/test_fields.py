"""Word and OpenDocument files with the fields that reference managers write."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZipFile

import pytest

from loccit.manuscript import read_manuscript

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ITEM = {
    "id": 12,
    "type": "book",
    "title": "The Law of Two Governments",
    "DOI": "10.5555/law",
    "citation-key": "law2015",
}
CSL = json.dumps({"citationItems": [{"id": 12, "itemData": ITEM, "locator": "45", "label": "page"}]})
ENDNOTE = (
    "<EndNote><Cite><Author>Exemplar</Author><Year>2015</Year><RecNum>3</RecNum><Pages>45</Pages><record><titles>"
    "<title>The Law of Two Governments</title></titles><electronic-resource-num>10.5555/law</electronic-resource-num>"
    "</record></Cite></EndNote>"
)


def field(instruction: str, shown: str = "(Exemplar 2015)", data: str = "") -> str:
    """A complex field of Word, its instruction in two runs as Word likes to split it."""
    half = len(instruction) // 2
    texts = "".join(
        f"<w:r><w:instrText>{escape(part)}</w:instrText></w:r>" for part in (instruction[:half], instruction[half:])
    )
    begin = f'<w:fldChar w:fldCharType="begin">{f"<w:fldData>{data}</w:fldData>" if data else ""}</w:fldChar>'
    return (
        f"<w:r>{begin}</w:r>{texts}<w:r><w:fldChar w:fldCharType='separate'/></w:r>"
        f"<w:r><w:t>{shown}</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>"
    )


def word(path: Path, body: str, notes: str = "") -> Path:
    """A Word document with these paragraphs."""
    with ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        if notes:
            archive.writestr("word/footnotes.xml", f"<w:footnotes {W}>{notes}</w:footnotes>")
    return path


def paragraph(*parts: str, style: str = "") -> str:
    """A paragraph; parts that are no XML are runs."""
    runs = "".join(part if part.startswith("<") else f"<w:r><w:t>{escape(part)}</w:t></w:r>" for part in parts)
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{runs}</w:p>"


CONTROL = base64.b64encode(CSL.encode()).decode()


@pytest.mark.parametrize(
    ("mark", "key"),
    [
        (field(f"ADDIN ZOTERO_ITEM CSL_CITATION {CSL}"), "law2015"),
        (field(f"ADDIN CSL_CITATION {CSL}"), "law2015"),
        (field(f" ADDIN EN.CITE {ENDNOTE}"), ""),
        (field(" ADDIN EN.CITE ", data=base64.b64encode(ENDNOTE.encode()).decode()), ""),
        (field(r" CITATION law2015 \p 45 \l 1033 "), "law2015"),
        ('<w:fldSimple w:instr=" CITATION law2015 \\p 45 "><w:r><w:t>(E 2015)</w:t></w:r></w:fldSimple>', "law2015"),
        (
            f"<w:sdt><w:sdtPr><w:tag w:val='MENDELEY_CITATION_v3_{CONTROL}'/></w:sdtPr><w:sdtContent>"
            "<w:r><w:t>(E 2015)</w:t></w:r></w:sdtContent></w:sdt>",
            "law2015",
        ),
        ("[@law2015, 45]", "law2015"),
    ],
    ids=["zotero", "mendeley", "endnote", "endnote-data", "word", "word-simple", "mendeley-cite", "typed"],
)
def test_fields_of_word(mark: str, key: str, tmp_path: Path) -> None:
    body = paragraph("First.") + paragraph("It says “neither of them commands the other” ", mark, ". So it is.")
    manuscript = read_manuscript([word(tmp_path / "thesis.docx", body)])
    (citation,) = manuscript.citations
    assert (citation.keys, citation.line, citation.locators) == ((key,), 2, ("45",))
    if not key:
        assert citation.items[0]["DOI"] == "10.5555/law"
    (quotation,) = manuscript.quotations
    assert quotation.text == "neither of them commands the other"
    assert [one.keys for one in quotation.citations] == [(key,)]


def test_a_footnote_cites_for_its_mark_and_counts_once(tmp_path: Path) -> None:
    note = f"<w:footnote w:id='2'>{paragraph(field('CITATION law2015'))}</w:footnote>"
    body = paragraph("He says “neither of them commands the other”.", "<w:r><w:footnoteReference w:id='2'/></w:r>")
    manuscript = read_manuscript([word(tmp_path / "thesis.docx", body, note)])
    assert [one.keys for one in manuscript.citations] == [("law2015",)]
    assert manuscript.quotations[0].citations[0].keys == ("law2015",)


def test_block_quotes_by_style_and_the_bibliography_left_out(tmp_path: Path) -> None:
    body = paragraph("Where two governments share one territory. ", "[@law2015]", style="Quote")
    body += paragraph(field("ADDIN ZOTERO_BIBL {}", "“A title in marks of the list”"))
    manuscript = read_manuscript([word(tmp_path / "thesis.docx", body)])
    assert [one.text for one in manuscript.quotations] == ["Where two governments share one territory."]


def test_marks_of_opendocument(tmp_path: Path) -> None:
    names = " ".join(f"xmlns:{name}='urn:oasis:names:tc:opendocument:xmlns:{name}:1.0'" for name in ("text", "office"))
    zotero = f"ZOTERO_ITEM CSL_CITATION {CSL} RNDabc"
    marks = "".join(
        f"<text:p>It says “neither of them commands the other” <text:reference-mark-start text:name={quoteattr(name)}/>"
        f"(x)<text:reference-mark-end text:name={quoteattr(name)}/>.</text:p>"
        for name in (zotero, "JABREF_law2015,trust2019 CID_1 abc")
    )
    marks += "<text:p>And <text:bibliography-mark text:identifier='own2020'>[1]</text:bibliography-mark>.</text:p>"
    path = tmp_path / "thesis.odt"
    with ZipFile(path, "w") as archive:
        archive.writestr("content.xml", f"<office:body {names}>{marks}</office:body>")
    manuscript = read_manuscript([path])
    assert [one.keys for one in manuscript.citations] == [("law2015",), ("law2015", "trust2019"), ("own2020",)]
    assert [one.line for one in manuscript.citations] == [1, 2, 3]
    assert [one.citations[0].keys for one in manuscript.quotations] == [("law2015",), ("law2015", "trust2019")]


def test_entities_are_not_followed(tmp_path: Path) -> None:
    path = tmp_path / "thesis.docx"
    (tmp_path / "secret").write_text("secret words", encoding="utf-8")
    with ZipFile(path, "w") as archive:
        kind = f"<!DOCTYPE x [<!ENTITY e SYSTEM 'file://{tmp_path}/secret'>]>"
        body = "<w:p><w:r><w:t>&e;</w:t></w:r></w:p>"
        archive.writestr("word/document.xml", f"{kind}<w:document {W}>{body}</w:document>")
    assert "secret" not in read_manuscript([path]).documents[0].text
