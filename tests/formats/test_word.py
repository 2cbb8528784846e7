"""Citations embedded in documents of Word and LibreOffice."""

from __future__ import annotations

import base64
import html
import json

from loccit.formats import detect
from loccit.record import Name
from tests.formats.reading import drafts
from tests.formats.test_hostile import archive

ITEM: dict[str, object] = {"id": 4711, "type": "report", "title": "Audit & more", "author": [{"literal": "OIG"}]}
OTHER: dict[str, object] = {
    "id": "ITEM-1",
    "type": "book",
    "title": "A book",
    "author": [{"family": "Roe", "given": "Ann"}],
}


def field(code: str, split: bool = False) -> str:
    """A complex field, its instruction in one run or two."""
    cut = len(code) // 2 if split else len(code)
    runs = "".join(
        f'<w:r><w:instrText xml:space="preserve">{html.escape(part)}</w:instrText></w:r>'
        for part in (code[:cut], code[cut:])
        if part
    )
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{runs}<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:t>(OIG)</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def cited(*items: dict[str, object]) -> str:
    return json.dumps({"citationID": "x", "citationItems": [{"id": 1, "itemData": item} for item in items]})


def test_zotero_and_mendeley_fields_and_controls() -> None:
    control = base64.b64encode(cited(OTHER).encode()).decode()
    body = (
        field("ADDIN ZOTERO_ITEM CSL_CITATION " + cited(ITEM), split=True)
        + field("ADDIN ZOTERO_ITEM CSL_CITATION " + cited(ITEM))
        + f'<w:sdt><w:sdtPr><w:tag w:val="MENDELEY_CITATION_v3_{control}"/></w:sdtPr></w:sdt>'
        + field("PAGEREF _x")
    )
    data = archive(word__document_xml=f"<w:document>{body}</w:document>".encode())
    assert [known.name for known in detect(data)] == ["word"]
    found = drafts("word", data)
    assert [draft.record.text("title") for draft in found] == ["Audit & more", "A book"]
    assert [draft.record.citekey for draft in found] == ["", ""]
    assert found[0].record.names() == (Name(literal="OIG"),)


def test_footnotes_and_endnote() -> None:
    xml = (
        "<EndNote><Cite><Author>Roe</Author><record><ref-type name='Book'>6</ref-type><contributors><authors>"
        "<author>Roe, Ann</author></authors></contributors><titles><title>Borders</title></titles>"
        "</record></Cite></EndNote>"
    )
    data = archive(word__footnotes_xml=("<w:footnotes>" + field(" ADDIN EN.CITE " + xml) + "</w:footnotes>").encode())
    (found,) = drafts("word", data)
    assert (found.record.type, found.record.text("title"), found.record.names()) == (
        "book",
        "Borders",
        (Name("Roe", "Ann"),),
    )


def test_libreoffice_marks() -> None:
    mark = html.escape("ZOTERO_ITEM CSL_CITATION " + cited(OTHER) + " RND123")
    content = f'<office:text><text:reference-mark-start text:name="{mark}"/>(Roe)</office:text>'
    (found,) = drafts("word", archive(content_xml=content.encode()))
    assert found.record.text("title") == "A book"


def test_a_document_without_citations_says_so() -> None:
    (found,) = drafts("word", archive(word__document_xml=b"<w:document/>"), "a.docx")
    assert [problem.code for problem in found.problems] == ["no-citations"]
