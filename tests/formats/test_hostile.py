"""Files that mean harm, or are broken: one clear line, in bounded time and memory, and the good records read."""

from __future__ import annotations

import io
import json
import tracemalloc
import zipfile
from collections.abc import Iterator
from typing import BinaryIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loccit.formats import FORMATS, by_name, detect
from tests.formats.reading import drafts

READABLE = [known.name for known in FORMATS if known.readable]
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "lol">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12))
    + "]>"
)
EXTERNAL = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY m SYSTEM "file:///etc/passwd">]>'
BODIES = {
    "endnote-xml": "<xml><records><record><ref-type name='Book'>6</ref-type><titles><title>A{}</title></titles>"
    "</record></records></xml>",
    "mods": "<mods xmlns='http://www.loc.gov/mods/v3'><titleInfo><title>A{}</title></titleInfo></mods>",
    "marcxml": "<record xmlns='http://www.loc.gov/MARC21/slim'><datafield tag='245' ind1=' ' ind2=' '>"
    "<subfield code='a'>A{}</subfield></datafield></record>",
    "pubmed-xml": "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>A{}"
    "</ArticleTitle></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>",
    "zotero-rdf": "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:dc='http://purl.org/dc/"
    "elements/1.1/' xmlns:bib='http://purl.org/net/biblio#'><bib:Book><dc:title>A{}</dc:title></bib:Book></rdf:RDF>",
    "citavi": "<CitaviExchangeData><References><Reference id='1'><Title>A{}</Title></Reference></References>"
    "</CitaviExchangeData>",
}


@pytest.mark.parametrize("name", sorted(BODIES))
@pytest.mark.parametrize(("head", "entity"), [(BOMB, "&m;"), (EXTERNAL, "&m;")], ids=["bomb", "external"])
def test_entities_are_not_expanded(name: str, head: str, entity: str) -> None:
    found = drafts(name, head + BODIES[name].format(entity))
    for draft in found:
        title = draft.record.text("title")
        assert "lol" not in title
        assert "root:" not in title
        assert len(title) < 10


@pytest.mark.parametrize("name", sorted(BODIES))
def test_deep_nesting(name: str) -> None:
    start, _, end = BODIES[name].partition("A{}")
    found = drafts(name, start + "<b>" * 100_000 + "A" + "</b>" * 100_000 + end)
    assert [problem.code for draft in found for problem in draft.problems][-1:] == ["xml-malformed"]


@pytest.mark.parametrize("name", READABLE)
@pytest.mark.parametrize(
    "data",
    [b"", b"\0" * 5000, b"\xff\xfe", bytes(range(256)) * 20, b"[" * 50_000, b"- " * 50_000, b"<a>" * 50_000,
     b"PK\x03\x04" + b"x" * 300, b"%0 " * 9000, b"@a{" * 9000, b"TY  - \nER  - \n" * 500, b'"' * 9000],
    ids=["empty", "nul", "bom only", "all bytes", "[", "- ", "<a>", "zip head", "%0", "@a{", "empty ris", "quotes"],
)  # fmt: skip
def test_rubbish_raises_nothing(name: str, data: bytes) -> None:
    for draft in drafts(name, data):
        assert not draft.failed or draft.problems
        for problem in draft.problems:
            assert "\n" not in problem.text()
            assert len(problem.text()) < 400


@settings(max_examples=25, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(READABLE))
def test_any_bytes(data: bytes, name: str) -> None:
    detect(data)
    drafts(name, data)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet='TYER AU-TI%0@{}[]<>:",\n\t=012 PMIDFN', max_size=200), st.sampled_from(READABLE))
def test_any_text(text: str, name: str) -> None:
    detect(text.encode())
    drafts(name, text)


class Endless(io.RawIOBase):
    """Bytes made as they are read: `head`, `size` bytes of `filling`, `tail`."""

    def __init__(self, head: bytes, filling: bytes, size: int, tail: bytes) -> None:
        self._parts = self._blocks(head, filling, size, tail)
        self._rest = b""

    @staticmethod
    def _blocks(head: bytes, filling: bytes, size: int, tail: bytes) -> Iterator[bytes]:
        yield head
        block = filling * (65536 // len(filling))
        for _ in range(size // len(block)):
            yield block
        yield tail

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        while len(self._rest) < size:
            block = next(self._parts, b"")
            if not block:
                break
            self._rest += block
        out, self._rest = self._rest[:size], self._rest[size:]
        return out


def peak(name: str, stream: BinaryIO) -> tuple[int, int, list[str]]:
    """(highest memory in MB, records read, codes of problems) of reading without keeping."""
    tracemalloc.start()
    try:
        count, codes = 0, []
        for draft in by_name(name).read(stream, "x"):
            count += not draft.failed
            codes += [problem.code for problem in draft.problems]
        return tracemalloc.get_traced_memory()[1] >> 20, count, codes
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("name", "head", "tail"),
    [
        ("ris", b"TY  - BOOK\nTI  - A\nAB  - ", b"\nER  - \nTY  - BOOK\nTI  - B\nER  - \n"),
        ("nbib", b"PMID- 1\nTI  - A\nAB  - ", b"\n\nPMID- 2\nTI  - B\n"),
        ("enw", b"%0 Book\n%T A\n%X ", b"\n\n%0 Book\n%T B\n"),
        ("wos", b"PT J\nTI A\nAB ", b"\nER\n\nPT J\nTI B\nER\n"),
        ("refworks", b"RT Map\nT1 A\nAB ", b"\nRT Map\nT1 B\n"),
    ],
)
def test_a_line_of_100_mb(name: str, head: bytes, tail: bytes) -> None:
    memory, count, codes = peak(name, Endless(head, b"very long ", 100 << 20, tail))  # type: ignore[arg-type]
    assert count == 2
    assert codes == ["line-too-long"]
    assert memory < 64


@pytest.mark.parametrize(
    ("name", "head", "one"),
    [
        ("ris", b"", b"TY  - JOUR\nAU  - Smith, Ann\nTI  - Something\nPY  - 2020\nER  - \n\n"),
        ("csv", b"ID,title,author,year\n", b'1,"Some thing","Smith, Ann",2020\n'),
        ("nbib", b"", b"PMID- 1\nTI  - Something.\nFAU - Smith, Ann\n\n"),
        ("endnote-xml", b"<xml><records>", b"<record><ref-type>6</ref-type><titles><title>T</title></titles></record>"),
    ],
)
def test_memory_does_not_grow_with_the_number_of_records(name: str, head: bytes, one: bytes) -> None:
    few = peak(name, Endless(head, one * 10, 1 << 18, b""))  # type: ignore[arg-type]
    many = peak(name, Endless(head, one * 10, 1 << 20, b""))  # type: ignore[arg-type]
    assert many[1] > 3 * few[1]
    assert many[0] <= few[0] + 8  # the blocks that are read ahead are a megabyte each


def archive(**members: bytes) -> bytes:
    """A zip file with these members; `__` in a name is `/`, `_` is `.`."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name.replace("__", "/").replace("_", "."), data)
    return out.getvalue()


def test_a_zip_bomb_is_not_unpacked() -> None:
    data = archive(word__document_xml=b"<w:x>" + b" " * (300 << 20))
    memory, count, codes = peak("word", io.BytesIO(data))
    assert (count, codes) == (0, ["zip-too-large"])
    assert memory < 32


def test_a_truncated_document() -> None:
    (found,) = drafts("word", archive(word__document_xml=b"<w:x/>" * 50)[:-30], "a.docx")
    assert found.problems[0].code == "zip-malformed"


def test_yaml_aliases_without_end() -> None:
    text = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(12)
    )
    for name in ("csl-yaml", "hayagriva", "cff"):
        found = drafts(name, text)
        assert [draft.failed for draft in found] in ([True], []) or all(not draft.record.fields for draft in found)


@pytest.mark.parametrize(
    ("name", "text", "titles"),
    [
        ("ris", "TY  - BOOK\nTI  - A\nER  - \nTY  - BO", ["A"]),
        ("csl-json", '[{"title": "A"}, {"title": "B', ["A"]),
        ("csl-yaml", "- id: a\n  title: A\n- id: b\n  title: [B\n- id: c\n  title: C\n", ["A", "C"]),
        ("hayagriva", "a:\n  type: book\n  title: A\nb:\n  title: [B\nc:\n  type: book\n  title: C\n", ["A", "C"]),
        ("endnote-xml", "<xml><records><record><titles><title>A</title></titles></record><record><titles><ti", ["A"]),
        ("csv", "title,year\nA,2020\nB,2020,x,y\nC,2021\n", ["A", "C"]),
        ("biblatex", "@book{a, title = {A}}\n@book{b, title = {B\n@book{c, title = {C}}\n", ["A", "C"]),
    ],
)
def test_what_is_broken_is_named_and_the_others_are_read(name: str, text: str, titles: list[str]) -> None:
    found = drafts(name, text, "f.x")
    read = [draft.record.text("title") for draft in found if not draft.failed and draft.record.text("title")]
    assert set(titles) <= set(read)
    assert any(problem.line for draft in found for problem in draft.problems)


def test_marc_with_a_damaged_directory() -> None:
    found = drafts("marc", b"00050nam a2200049 a 4500" + b"x" * 26 + b"\x1d")
    assert [problem.code for draft in found for problem in draft.problems] == ["marc-malformed"]


def test_json_of_another_kind() -> None:
    found = drafts("csl-json", json.dumps(["a", 1, None, {"title": 3, "author": {"x": [1]}, "issued": [[2]]}]))
    assert [draft.failed for draft in found] == [True, True, True, False]
