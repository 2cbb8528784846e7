"""Word .docx: field codes of Word, Zotero, Mendeley and EndNote, content controls, typed `[@key]`; notes too."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from loccit.manuscript.fields import BIBLIOGRAPHY, Cited, cited, content_control
from loccit.manuscript.model import Document
from loccit.manuscript.paragraphs import Paragraphs, read_parts

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")


class _Field:
    """A field that has begun: its instruction, its data, where its printed text starts."""

    def __init__(self, start: int) -> None:
        self.instruction = ""
        self.data = ""
        self.start = start
        self.shown = False


def read_word(path: Path, _text: str = "") -> Document:
    """A Word document."""
    parts, problem = read_parts(path, _PARTS)
    if problem:
        return Document(str(path), "", problems=[problem])
    notes = {}
    for name, kind in (("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote")):
        if name in parts:
            notes.update({(kind, note.get(f"{_W}id")): note for note in parts[name].iter(f"{_W}{kind}")})
    reader = _Reader(notes)
    reader.walk(parts["word/document.xml"])
    for _, note in sorted(reader.seen.items()):
        _Reader(notes, reader.out).walk(note)
    return reader.out.document(path)


class _Reader:
    def __init__(self, notes: dict[tuple[str, str | None], _Element], out: Paragraphs | None = None) -> None:
        self.out = out or Paragraphs()
        self.notes = notes
        self.seen: dict[int, _Element] = {}
        self.fields: list[_Field] = []

    def walk(self, element: _Element) -> None:
        """Reads an element and what is in it, in order."""
        for child in element:
            name = child.tag.removeprefix(_W) if isinstance(child.tag, str) else ""
            method = getattr(self, f"_{name}", None)
            if method:
                method(child)
            else:
                self.walk(child)

    def _p(self, element: _Element) -> None:
        began = self.out.length
        style = element.find(f"{_W}pPr/{_W}pStyle")
        self.walk(element)
        self.out.end(began, (style.get(f"{_W}val") or "") if style is not None else "")

    def _t(self, element: _Element) -> None:
        if not any(BIBLIOGRAPHY.match(field.instruction) for field in self.fields):
            self.out.add(element.text or "")

    def _del(self, _element: _Element) -> None:
        """Text taken out with changes tracked."""

    _pPr = _rPr = _sectPr = _moveFrom = _del  # noqa: N815 - Word's names of elements

    def _tab(self, _element: _Element) -> None:
        self.out.add(" ")

    _br = _tab

    def _noBreakHyphen(self, _element: _Element) -> None:  # noqa: N802 - Word's name of the element
        self.out.add("-")

    def _instrText(self, element: _Element) -> None:  # noqa: N802 - Word's name of the element
        if self.fields:
            self.fields[-1].instruction += element.text or ""

    def _fldChar(self, element: _Element) -> None:  # noqa: N802 - Word's name of the element
        kind = element.get(f"{_W}fldCharType")
        if kind == "begin":
            self.fields.append(_Field(self.out.length))
            data = element.find(f"{_W}fldData")
            self.fields[-1].data = (data.text or "") if data is not None else ""
        elif kind == "end" and self.fields:
            field = self.fields.pop()
            self.out.cite(field.start, cited(field.instruction, field.data))

    def _fldSimple(self, element: _Element) -> None:  # noqa: N802 - Word's name of the element
        start = self.out.length
        self.walk(element)
        self.out.cite(start, cited(element.get(f"{_W}instr") or ""))

    def _sdt(self, element: _Element) -> None:
        tag = element.find(f"{_W}sdtPr/{_W}tag")
        start = self.out.length
        content = element.find(f"{_W}sdtContent")
        if content is not None:
            self.walk(content)
        self.out.cite(start, content_control((tag.get(f"{_W}val") or "") if tag is not None else ""))

    def _note(self, element: _Element, kind: str) -> None:
        """The mark of a note stands for the citations in the note."""
        note = self.notes.get((kind, element.get(f"{_W}id")))
        if note is None:
            return
        self.seen[len(self.seen)] = note
        inner = _Reader({}, None)
        inner.walk(note)
        typed = inner.out.document(Path())
        works = [
            Cited(key, one.locator(key), dict(one.items[n]) if n < len(one.items) else None)
            for one in typed.citations
            for n, key in enumerate(one.keys)
        ]
        start = self.out.length
        self.out.add(" ")
        self.out.cite(start, works, repeats=True)

    def _footnoteReference(self, element: _Element) -> None:  # noqa: N802 - Word's name of the element
        self._note(element, "footnote")

    def _endnoteReference(self, element: _Element) -> None:  # noqa: N802 - Word's name of the element
        self._note(element, "endnote")
