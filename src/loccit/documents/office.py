"""An article kept as a document of a word processor (.docx, .odt, .rtf), as news databases and colleagues send it.

Its paragraphs are read as plain article text. ECMA-376 part 1 §17.3 (`w:p`, `w:t`), OpenDocument 1.3 part 3 §5.1.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from loccit.errors import Problem
from loccit.record import Draft

MOST_BYTES = 64 << 20
"""Bytes of the text's part, unpacked; an article has a thousandth of it."""
_RATIO = 500  # to one, beyond which nothing honest is packed
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_PARTS = {"word/document.xml": ".docx", "content.xml": ".odt"}
_SAVE = "save it as plain text, and import that"


class _Unreadable(Exception):  # noqa: N818 - it reads as what the document is
    """Why nothing can be read."""


def read(data: bytes, source: str) -> Draft:
    """The record of the article in the document. One that cannot be unpacked is a failed draft."""
    from loccit.documents import text

    try:
        lines, suffix = (_rtf(data), ".rtf") if data.lstrip().startswith(b"{\\rtf") else _unpacked(data)
    except _Unreadable as fault:
        problem = Problem("document-unreadable", str(fault), file=source, hint=_SAVE)
        return Draft(source=source, format="office", problems=[problem], failed=True)
    draft = text.read("\n\n".join(lines).encode("utf-8", "replace"), source)
    draft.format = "office"
    _count_paragraphs(draft)
    if not draft.failed:
        draft.original, draft.suffix = data, suffix
    return draft


def _count_paragraphs(draft: Draft) -> None:
    """Places were counted in lines, of which every other one is empty: a document has paragraphs."""
    for name, one in draft.evidence.items():
        if found := re.fullmatch(r"line (\d+)", one.where):
            draft.evidence[name] = one._replace(where=f"paragraph {(int(found[1]) + 1) // 2}")
    draft.problems = [problem._replace(line=(problem.line + 1) // 2) for problem in draft.problems]


def _rtf(data: bytes) -> list[str]:
    if len(data) > MOST_BYTES:
        raise _Unreadable(f"it is larger than {MOST_BYTES >> 20} MB")
    from striprtf.striprtf import rtf_to_text

    try:
        plain = rtf_to_text(  # type: ignore[no-untyped-call]  # it has no types
            data.decode("cp1252", "replace"), encoding="cp1252", errors="replace"
        )
    except (ValueError, LookupError, OverflowError, RecursionError) as error:
        raise _Unreadable("its RTF is broken") from error
    return [line.strip() for line in str(plain).splitlines() if line.strip()]


def _unpacked(data: bytes) -> tuple[list[str], str]:
    """The paragraphs, and the ending that files of this kind have."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            name = next((name for name in _PARTS if name in archive.namelist()), "")
            if not name:
                raise _Unreadable("there is no text in it")
            info = archive.getinfo(name)
            if info.file_size > MOST_BYTES or info.file_size > _RATIO * max(info.compress_size, 4096):
                raise _Unreadable(f"its text unpacks to {info.file_size >> 20} MB")
            part = archive.read(info)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise _Unreadable("it cannot be unpacked") from error
    return list(_paragraphs(part)), _PARTS[name]


def _paragraphs(part: bytes) -> Iterator[str]:
    """The text of each paragraph that has some; what was deleted under tracked changes is left out."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    root = etree.fromstring(part, parser)
    if root is None:
        raise _Unreadable("its text is no XML")
    for element in root.iter(f"{_WORD}p", f"{_STRICT}p", f"{_TEXT}p", f"{_TEXT}h"):
        if _is_noted(element):
            continue
        pieces = "".join(_pieces(element))
        yield from (line.strip() for line in pieces.split("\n") if line.strip())


_NOTES = frozenset((f"{_TEXT}note", f"{_OFFICE}annotation", f"{_TEXT}tracked-changes"))


def _is_noted(element: object) -> bool:
    """Whether the paragraph stands in a note, a comment or among deletions."""
    return any(outer.tag in _NOTES for outer in element.iterancestors())  # type: ignore[attr-defined]  # lxml's


def _pieces(paragraph: object) -> Iterator[str]:
    """Runs of text, tabs and line breaks, in order."""
    if str(paragraph.tag).startswith(_TEXT):  # type: ignore[attr-defined]  # lxml's
        yield from _odf_pieces(paragraph)
        return
    for element in paragraph.iter():  # type: ignore[attr-defined]  # lxml's
        local = str(element.tag).rpartition("}")[2]
        if local == "t":
            yield element.text or ""
        elif local in ("tab", "br", "cr"):
            yield "\n" if local != "tab" else "\t"
        elif local == "noBreakHyphen":
            yield "-"


def _odf_pieces(element: object) -> Iterator[str]:
    yield element.text or ""  # type: ignore[attr-defined]  # lxml's
    for child in element:  # type: ignore[attr-defined]  # lxml's
        if child.tag == f"{_TEXT}s":
            yield " " * int(child.get(f"{_TEXT}c") or 1)
        elif child.tag in (f"{_TEXT}tab", f"{_TEXT}line-break"):
            yield "\n" if child.tag.endswith("break") else "\t"
        elif child.tag not in _NOTES:
            yield from _odf_pieces(child)
        yield child.tail or ""
