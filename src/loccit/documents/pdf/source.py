"""Opening a PDF: its front page as blocks, the text of its pages, its own metadata; its faults as problems."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from loccit.documents.pdf.layout import Block, page_blocks, page_text
from loccit.errors import Problem

if TYPE_CHECKING:
    import pypdfium2 as pdfium

MAX_PAGES = 3000
MAX_TEXT = 12_000_000
"""Characters of text kept; more is no source that anybody quotes from."""
FRONT_PAGES = 4
"""Pages among which cover, title page and imprint stand."""
_ENOUGH = 25

# Sheets that repositories put before a document: they describe it, but are not it.
_SHEET = re.compile(
    r"discover, and build upon a wide range of content|your use of the jstor archive|"
    r"see discussions, stats, and author profiles|"
    r"this is an? (?:author|accepted|post-?print|pre-?print)[^.]{0,40}version of|"
    r"hal is a multi-?disciplinary open access|"
    r"downloaded from .{3,80} (?:on|by)\b.{0,200}terms (?:of use|and conditions)|citation for published version",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(slots=True)
class Source:
    """What was read of a PDF: `pages` are texts, `front` the number (from 0) of the page `blocks` are of."""

    pages: list[str] = field(default_factory=list)
    front: int = 0
    blocks: list[Block] = field(default_factory=list)
    info: dict[str, str] = field(default_factory=dict)
    height: float = 792.0

    @property
    def front_text(self) -> str:
        """The text of the front page."""
        return self.pages[self.front] if self.pages else ""


def open_pdf(data: bytes, source: str) -> tuple[Source | None, list[Problem]]:
    """The contents of a PDF; None where it cannot be opened, with the reason."""
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as fault:
        return None, [_why_not(data, str(fault), source)]
    try:
        return _read(document, source)
    finally:
        document.close()


def _why_not(data: bytes, fault: str, source: str) -> Problem:
    if "password" in fault.lower():
        hint = "remove the password with the program that opens it, then import it again"
        return Problem("pdf-encrypted", "the PDF is encrypted with a password", file=source, hint=hint)
    if len(data) < 1000 or b"%%EOF" not in data[-2048:]:
        return Problem("pdf-damaged", "the PDF is cut off", file=source, hint="download it again")
    return Problem("pdf-damaged", "the PDF is damaged", file=source, hint="open and save it with a PDF viewer")


def _read(document: pdfium.PdfDocument, source: str) -> tuple[Source, list[Problem]]:
    """All pages, through PDFium's own interface: its Python objects cost as much as the text of a page."""
    import pypdfium2.raw as raw

    found, problems = Source(info=_info(document)), []
    total, count = 0, len(document)
    for number in range(min(count, MAX_PAGES)):
        page = raw.FPDF_LoadPage(document.raw, number)
        textpage = raw.FPDFText_LoadPage(page) if page else None
        if textpage:
            _read_page(found, page, textpage, number, last=number + 1 == count)
            raw.FPDFText_ClosePage(textpage)
        else:
            found.pages.append("")
            problems.append(Problem("pdf-page-damaged", f"page {number + 1} cannot be read", "warning", file=source))
        if page:
            raw.FPDF_ClosePage(page)
        total += len(found.pages[-1])
        if total > MAX_TEXT:
            problems.append(Problem("pdf-too-long", f"only {number + 1} pages were read", "warning", file=source))
            break
    return found, problems


def _read_page(found: Source, page: Any, textpage: Any, number: int, *, last: bool) -> None:
    """Adds the page's text; of the first that is a front page, its blocks."""
    import pypdfium2.raw as raw

    said = page_text(textpage)
    text = clean(said)
    found.pages.append(text)
    if not found.blocks and number < FRONT_PAGES and _is_front(text, last=last):
        found.blocks, found.front = page_blocks(textpage, said), number
        found.height = raw.FPDF_GetPageHeightF(page)


def _is_front(text: str, *, last: bool) -> bool:
    return len(text.split()) >= 3 and (last or not _SHEET.search(text))


def _info(document: pdfium.PdfDocument) -> dict[str, str]:
    """The Info dictionary (ISO 32000-1 §14.3.3), empty values left out."""
    values: dict[str, str] = document.get_metadata_dict(skip_empty=True)
    return {key: " ".join(clean(value).split()) for key, value in values.items() if value.strip()}


def clean(text: str) -> str:
    """Lines with `\\n`, words that were broken at a line end put together, no control characters."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = re.sub(r"[\ufffe\x02]\n?", "", text)
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ufeff\ufffd]", "", text)


def has_text(source: Source) -> bool:
    """Whether the pages hold text, or only pictures of it."""
    return sum(len(page.strip()) for page in source.pages) >= _ENOUGH * max(1, min(len(source.pages), 8))
