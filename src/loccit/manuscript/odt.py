"""OpenDocument .odt: reference marks of Zotero, Mendeley and JabRef, its own bibliography marks, typed `[@key]`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from loccit.manuscript.fields import Cited, reference_mark
from loccit.manuscript.model import Document
from loccit.manuscript.paragraphs import Paragraphs, read_parts

if TYPE_CHECKING:
    from lxml.etree import _Element

_T = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_SKIPPED = frozenset(
    f"{_T}{name}" for name in ("tracked-changes", "bibliography", "table-of-content", "sequence-decls")
)


def read_odt(path: Path, _text: str = "") -> Document:
    """An OpenDocument text."""
    parts, problem = read_parts(path, ("content.xml",))
    if problem:
        return Document(str(path), "", problems=[problem])
    root = parts["content.xml"]
    parents = {
        style.get(f"{_STYLE}name") or "": style.get(f"{_STYLE}parent-style-name") or ""
        for style in root.iter(f"{_STYLE}style")
    }
    reader = _Reader(parents)
    reader.walk(root)
    for note in reader.notes:
        reader.walk(note)
    return reader.out.document(path)


class _Reader:
    def __init__(self, parents: dict[str, str]) -> None:
        self.out = Paragraphs()
        self.parents = parents
        self.open: dict[str, int] = {}
        self.notes: list[_Element] = []

    def walk(self, element: _Element) -> None:
        """Reads what is in an element, in order."""
        self.out.add(element.text or "") if element.tag in (f"{_T}p", f"{_T}h", f"{_T}span", f"{_T}a") else None
        for child in element:
            if isinstance(child.tag, str) and child.tag not in _SKIPPED:
                self._one(child)
            if element.tag in (f"{_T}p", f"{_T}h", f"{_T}span", f"{_T}a"):
                self.out.add(child.tail or "")

    def _one(self, child: _Element) -> None:
        name = child.tag.removeprefix(_T)
        if name in ("p", "h"):
            began = self.out.length
            self.walk(child)
            style = child.get(f"{_T}style-name") or ""
            self.out.end(began, f"{style} {self.parents.get(style, '')}")
        elif name in ("s", "tab", "line-break"):
            self.out.add(" ")
        elif name in ("reference-mark-start", "bookmark-start"):
            self.open[child.get(f"{_T}name") or ""] = self.out.length
        elif name in ("reference-mark-end", "bookmark-end"):
            mark = child.get(f"{_T}name") or ""
            self.out.cite(self.open.pop(mark, self.out.length), reference_mark(mark))
        elif name == "bibliography-mark":
            start = self.out.length
            self.out.add("".join(map(str, child.itertext())))
            self.out.cite(start, [Cited(child.get(f"{_T}identifier") or "")])
        elif name == "note":
            self._note(child)
        else:
            self.walk(child)

    def _note(self, note: _Element) -> None:
        """The mark of a note stands for the citations in the note, which is read at the end."""
        body = note.find(f"{_T}note-body")
        if body is None:
            return
        self.notes.append(body)
        inner = _Reader(self.parents)
        inner.walk(body)
        found = inner.out.document(Path()).citations
        works = [
            Cited(key, one.locator(key), dict(one.items[n]) if n < len(one.items) else None)
            for one in found
            for n, key in enumerate(one.keys)
        ]
        start = self.out.length
        self.out.add(" ")
        self.out.cite(start, works, repeats=True)
