"""Markdown as pandoc, Quarto and R Markdown read it (pandoc manual, "Citation syntax")."""

from __future__ import annotations

import re
from bisect import bisect_right
from pathlib import Path

from loccit.manuscript.blank import blank_spans
from loccit.manuscript.front_matter import FRONT, read_front_matter
from loccit.manuscript.included import included
from loccit.manuscript.markdown_blocks import block_quotes, footnotes, plain
from loccit.manuscript.markdown_code import blank_code, blank_raw
from loccit.manuscript.marks import inline_quotations
from loccit.manuscript.model import Document
from loccit.manuscript.pairs import pair

KEY = r"(?:\{[^{}\n]+\}|[\w](?:\w|[:.#$%&\-+?<>~/](?=\w))*)"
# not within a word (an e-mail address), nor behind a full stop or a backslash; emphasis may stand before it
_CITE = re.compile(rf"(?:(?<![^\W_])(?<![\\.])|(?<=\.\.\.))(-?)@({KEY})")
_BRACKETS = re.compile(r"\\.|[\[\]]|\n[ \t]*\n", re.S)
_AFTER = re.compile(r"[ \t]*\n?[ \t]*\[([^\[\]]*)\](?![(\[{:])")
_LABEL = re.compile(r"\{[^{}\n]*?#([\w:.\-]+)[^{}\n]*\}|#\|\s*label:\s*([\w\-:.]+)")
_EXAMPLE = re.compile(r"[ ]{0,3}\(?@([\w\-]+)[.)](?:[ \t]|$)")  # pandoc's numbered examples, `(@good) …`
_CROSSREF = re.compile(  # Quarto's own kinds of cross-reference, which it never looks for in a bibliography
    r"(?:fig|tbl|lst|eq|sec|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|nte|tip|wrn|imp|cau)-"
)
_URL = re.compile(r"(?<!@\{)\b(?:https?|ftp|mailto):[^\s)>\]]+|<[^<>\s]+@[^<>\s]+>"
                  r"|\]\(\s*[^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:[\s>]+(?:\"[^\"]{0,400}\"|'[^']{0,400}'))?\s*\)"
                  r"|^[ \t]*\[[^\]^@\n]+\]:\s*\S+|<[a-zA-Z/][^<>]*>", re.M)  # fmt: skip
_LOCATOR = re.compile(r"^\s*,?\s*")


def read_markdown(path: Path, text: str) -> Document:
    """A Markdown, Quarto or R Markdown file."""
    document = Document(str(path), text)
    front = FRONT.match(text)
    prose = text
    if front:
        read_front_matter(document, front)
        prose = blank_spans(prose, [front.span()])
    prose = blank_code(prose)
    prose = blank_spans(prose, [_destination(found) for found in _URL.finditer(prose)])
    labels = _labels(text)
    document.defined |= labels
    cite(document, blank_raw(prose), labels, quarto=path.suffix.lower() == ".qmd")
    document.includes = included(path.parent, r"\{\{<\s*include\s+((?!\w+://)\S+?)\s*>\}\}", prose)
    document.includes += included(path.parent, r"child\s*=\s*['\"]([^'\"]+)['\"]", text)
    _quotations(document, prose)
    return document


def _labels(text: str) -> set[str]:
    """What the document itself names so: headings, figures, code cells, numbered examples."""
    labels = {label for found in _LABEL.finditer(text) for label in found.groups() if label}
    if "\n(@" in text or "\n@" in text:
        free = True  # a list begins after an empty line; within a paragraph `(@key)` is a citation
        for line in text.split("\n"):
            example = _EXAMPLE.match(line) if free else None
            labels |= {example[1]} if example else set()
            free = bool(example) or not line.strip() or (free and line[0].isspace())
    return labels


def _destination(found: re.Match[str]) -> tuple[int, int]:
    """The part of a link that is no text: `](address)` without its first bracket."""
    return found.start() + (found[0].startswith("](")), found.end()


def cite(document: Document, prose: str, labels: set[str], *, quarto: bool = False) -> None:
    """Adds the citations of pandoc's syntax in `prose`; what `labels` names is a place of the document itself."""
    groups = _groups(prose)
    begins = [start for start, _ in groups]
    taken = -1
    for found in _CITE.finditer(prose):
        key = _key(found[2])
        if found.start() < taken or key in labels or (quarto and _CROSSREF.match(key)):
            continue
        number = bisect_right(begins, found.start()) - 1
        group = groups[number] if number >= 0 else (0, 0)
        if found.start() < group[1]:
            taken = group[1]
            _group(document, prose, group, labels, quarto)
            continue
        after = _AFTER.match(prose, found.end())
        locator = after[1] if after and "@" not in after[1] else ""
        end = after.end() if after and locator else found.end()
        document.cite([key], found.start(), end, [locator])


def _key(text: str) -> str:
    return text[1:-1] if text.startswith("{") else text


def _group(document: Document, prose: str, group: tuple[int, int], labels: set[str], quarto: bool) -> None:
    """`[see -@a, p. 3; @b]`."""
    inside = prose[group[0] + 1 : group[1] - 1]
    keys, locators, prefix = [], [], ""
    for part in inside.split(";"):
        found = _CITE.search(part)
        if not found or _key(found[2]) in labels or (quarto and _CROSSREF.match(_key(found[2]))):
            continue
        prefix = prefix or part[: found.start()]
        keys.append(_key(found[2]))
        locators.append(_LOCATOR.sub("", part[found.end() :], count=1).strip())
        for more in _CITE.finditer(part, found.end()):
            keys.append(_key(more[2]))
            locators.append("")
    document.cite(keys, *group, locators, prefix)


def _groups(prose: str) -> list[tuple[int, int]]:
    """The innermost brackets with a citation in them, in order; not those of notes (`^[…]`) and links."""
    spans: list[tuple[int, int]] = []
    stack: list[int] = []
    for found in _BRACKETS.finditer(prose):
        mark = found[0]
        if mark == "[":
            stack.append(found.start())
        elif mark == "]" and stack:
            start = stack.pop()
            note = prose[start - 1 : start] == "^"
            if not note and "@" in prose[start : found.end()] and not (spans and spans[-1][0] > start):
                spans.append((start, found.end()))
        elif mark[0] == "\n":
            stack.clear()
    return spans


def _quotations(document: Document, prose: str) -> None:
    notes = footnotes(document, prose)
    document.prose = blank_spans(prose, [(one.start, one.end) for one in document.citations] + notes)
    document.quotations = block_quotes(document, document.prose)
    taken = [(one.start, one.end) for one in document.quotations]
    document.quotations += inline_quotations(document, blank_spans(document.prose, taken), plain)
    pair(document)
