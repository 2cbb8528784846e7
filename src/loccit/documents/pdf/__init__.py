"""PDF: reports and papers, by the layout of their first pages; pages of text for the snapshot, form feeds between them.

`source` opens the file, `layout` makes blocks of its front page; `title`, `people`, `numbers`, `bodies`, `identify`,
`venue` and `metadata` each know one thing; `conclude` weighs them.
"""

from __future__ import annotations

from loccit.documents.sniff import looks_like_html
from loccit.errors import Problem
from loccit.record import Draft

FORMAT = "pdf"


def read(data: bytes, source: str) -> Draft:
    """The record of one PDF. What cannot be opened (encrypted, damaged) is a failed draft with its reason."""
    from loccit.documents.pdf.conclude import conclude
    from loccit.documents.pdf.metadata import read_metadata
    from loccit.documents.pdf.source import has_text, open_pdf

    if not data.strip():
        return _failed(Problem("empty-file", "the file is empty", file=source), source)
    if looks_like_html(data[:4096]):
        hint = "import it with --from html"
        return _failed(
            Problem("not-a-pdf", "this is an HTML page, whatever it is called", file=source, hint=hint), source
        )
    opened, problems = open_pdf(data, source)
    if opened is None:
        return _failed(problems[0], source)
    draft = Draft(source=source, format=FORMAT, problems=problems, original=data, suffix=".pdf")
    if not has_text(opened):
        hint = "run it through text recognition (OCR) first, or set the fields by hand"
        message = "the pages are pictures without text: only the file's own metadata could be read"
        draft.problems.append(Problem("pdf-without-text", message, "warning", file=source, hint=hint))
    conclude(opened, read_metadata(data, opened.info), draft)
    draft.text = "\f".join(opened.pages) if has_text(opened) else ""
    return draft


def _failed(problem: Problem, source: str) -> Draft:
    return Draft(source=source, format=FORMAT, problems=[problem], failed=True)
