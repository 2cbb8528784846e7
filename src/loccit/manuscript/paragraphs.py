"""A word processor's text while it is read: paragraphs, citations with their places, block quotes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from loccit.errors import Problem
from loccit.manuscript.fields import Cited
from loccit.manuscript.markdown import cite
from loccit.manuscript.markdown_blocks import without_marks
from loccit.manuscript.marks import inline_quotations
from loccit.manuscript.model import Citation, Document, Quotation
from loccit.manuscript.pairs import pair

if TYPE_CHECKING:
    from lxml.etree import _Element

LARGEST = 200_000_000  # bytes of one unpacked part: more is no thesis
QUOTE_STYLE = re.compile(r"quot|zitat|blocktext|citation", re.I)


class Paragraphs:
    """Collects the text; paragraphs stand two line ends apart."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.cited: list[tuple[int, int, list[Cited], bool]] = []
        self.blocks: list[tuple[int, int]] = []

    def add(self, text: str) -> None:
        """Text of the paragraph."""
        text = text.replace("\n", " ")
        self.parts.append(text)
        self.length += len(text)

    def end(self, began: int, style: str = "") -> None:
        """The paragraph that began at `began` ends."""
        if QUOTE_STYLE.search(style) and self.length > began:
            self.blocks.append((began, self.length))
        self.parts.append("\n\n")
        self.length += 2

    def cite(self, start: int, works: list[Cited], *, repeats: bool = False) -> None:
        """A citation whose printed text stands from `start` to here."""
        if works:
            self.cited.append((start, self.length, works, repeats))

    def document(self, path: Path) -> Document:
        """The document read."""
        document = Document(str(path), "".join(self.parts), lines_each=2)
        for start, end, works, repeats in self.cited:
            keys = tuple(work.key for work in works)
            locators = tuple(work.locator for work in works)
            items = tuple(work.item or {} for work in works)
            line = document.line(start)
            document.citations.append(Citation(keys, start, end, line, locators, "", document.file, items, repeats))
        _typed(document)
        _blank(document)
        _quotations(document, self.blocks)
        return document


def _typed(document: Document) -> None:
    """`[@key]` typed by hand; an `@name` outside brackets may be anything in a word processor."""
    typed = Document(document.file, document.text, lines_each=2)
    cite(typed, document.text, set())
    document.citations += [one for one in typed.citations if document.text[one.start] == "["]
    document.citations.sort(key=lambda one: one.start)


def _blank(document: Document) -> None:
    from loccit.manuscript.blank import blank_spans

    document.prose = blank_spans(document.text, [(one.start, one.end) for one in document.citations])


def _quotations(document: Document, blocks: list[tuple[int, int]]) -> None:
    from loccit.manuscript.blank import blank_spans

    for start, end in blocks:
        words = without_marks(document.prose[start:end])
        if words:
            document.quotations.append(Quotation(words, start, end, document.line(start), True, document.file))
    document.quotations += inline_quotations(document, blank_spans(document.prose, blocks), _plain)
    pair(document)


def _plain(text: str) -> str:
    return " ".join(text.split())


def read_parts(path: Path, names: tuple[str, ...]) -> tuple[dict[str, _Element], Problem | None]:
    """The XML parts of a zipped document that are there, or why it cannot be read."""
    from lxml import etree

    parser: Any = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    found: dict[str, _Element] = {}
    try:
        with ZipFile(path) as archive:
            for name in names:
                if name not in archive.namelist():
                    continue
                if archive.getinfo(name).file_size > LARGEST:
                    return {}, _problem(path, f"{name} in it is larger than {LARGEST // 1_000_000} MB")
                found[name] = etree.fromstring(archive.read(name), parser)
    except (BadZipFile, etree.XMLSyntaxError, RuntimeError, NotImplementedError, EOFError, ValueError) as error:
        return {}, _problem(path, f"it is damaged: {error}")
    if names[0] not in found:
        return {}, _problem(path, f"there is no {names[0]} in it")
    return found, None


def _problem(path: Path, what: str) -> Problem:
    return Problem("manuscript-unreadable", f"cannot be read: {what}", file=str(path), hint="save it again and retry")
