"""LaTeX's quotations: `\\enquote` and the other commands of csquotes, the quote environments, quotation marks."""

from __future__ import annotations

import re

from loccit.manuscript.blank import blank_spans
from loccit.manuscript.latex_arguments import arguments_at, keys_in
from loccit.manuscript.latex_text import plain
from loccit.manuscript.model import Document, Quotation

COMMENT = re.compile(r"(?<!\\)(?:\\\\)*%[^\n]*")
_QUOTED = re.compile(r"\\(?:begin\{(quote|quotation|displayquote|verse|foreigndisplayquote)\}|(enquote\*?|textquote\*?|"
                     r"blockquote\*?|epigraph|foreignquote\*?|hyphenquote\*?|say|q)(?![A-Za-z]))")  # fmt: skip


def unicode_marks(prose: str) -> str:
    """`prose` with LaTeX's own quotation marks as Unicode's, every place kept; accents (`\\"u`) are no marks."""
    prose = re.sub(r"\\[\"'`]", "xx", prose)
    for pattern, mark in ((r"\"`|\\glqq(?![A-Za-z])(?:\{\})?", "„"), (r"\"'|\\grqq(?![A-Za-z])(?:\{\})?", "“"),
                          (r"\\flqq(?![A-Za-z])(?:\{\})?", "«"), (r"\\frqq(?![A-Za-z])(?:\{\})?", "»")):  # fmt: skip
        prose = re.sub(pattern, lambda found, mark=mark: mark.rjust(len(found[0])), prose)  # type: ignore[misc]
    return re.sub(r"(?<!`)`(?!`)", "‘", prose)


def cquote(document: Document, prose: str, found: re.Match[str]) -> Quotation | None:
    """`\\textcquote[pre][post]{key}[punct]{text}`; `\\foreigntextcquote{language}…`."""
    position = found.end()
    if found[1].startswith(("foreign", "hyphen", "hybrid")):
        position = arguments_at(prose, position)[2]
    arguments, keys, after = arguments_at(prose, position)
    _, text, end = arguments_at(prose, after)
    if keys is None or text is None:
        return None
    document.cite(keys_in(keys), found.start(), after, [arguments[-1] if arguments else ""])
    quotation = quotation_at(document, end - 1 - len(text), end - 1, "block" in found[1])
    return quotation._replace(citations=tuple(document.citations[-1:]))


def quoting_commands(document: Document, prose: str) -> list[Quotation]:
    """`\\enquote{…}`, `\\blockquote{…}` and the quote environments. What stands in another one is part of it."""
    quotations: list[Quotation] = []
    done = 0
    for found in _QUOTED.finditer(prose):
        if found.start() < done:
            continue
        if found[1]:
            start, end = found.end(), prose.find(f"\\end{{{found[1]}}}", found.end())
            block = found[1] != "verse"
        else:
            position = found.end()
            if found[2].startswith(("foreign", "hyphen")):
                position = arguments_at(prose, position)[2]
            group, end = arguments_at(prose, position)[1:]
            start = end - len(group) - 1 if group is not None else end
            end, block = (end - 1 if group is not None else -1), found[2].startswith(("block", "epigraph"))
        if end > start:
            quotations.append(quotation_at(document, start, end, block))
            done = end
    return quotations


def quotation_at(document: Document, start: int, end: int, block: bool) -> Quotation:
    text = plain(blank_spans(document.text[start:end], _inside(document, start, end)))
    return Quotation(text, start, end, document.line(start), block, document.file)


def _inside(document: Document, start: int, end: int) -> list[tuple[int, int]]:
    """Citations and comments within a quotation."""
    spans = [(one.start - start, one.end - start) for one in document.citations if start <= one.start < end]
    return spans + [found.span() for found in COMMENT.finditer(document.text[start:end])]
