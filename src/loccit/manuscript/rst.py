"""reStructuredText: `:cite:`key``, `:cite:p:`{see}key`` (sphinxcontrib-bibtex) and citations `[key]_`."""

from __future__ import annotations

import re
from pathlib import Path

from loccit.manuscript.blank import blank, blank_spans
from loccit.manuscript.included import included
from loccit.manuscript.markdown_blocks import without_marks
from loccit.manuscript.marks import inline_quotations
from loccit.manuscript.model import Document, Quotation
from loccit.manuscript.pairs import pair, shown

_CODE = re.compile(
    r"^([ \t]*)\.\.[ \t]+(?:code|code-block|sourcecode|highlight|raw|math|literalinclude|parsed-literal|doctest)::"
    r"[^\n]*\n"
    r"(?:[ \t]*\n|\1[ \t]+[^\n]*\n?)*|``(?=\S).+?(?<=\S)``",
    re.M | re.S,
)
_LITERAL = re.compile(r"(?<=::)[ \t]*\n[ \t]*\n(?:[ \t]+[^\n]*(?:\n|\Z)|[ \t]*\n)+")
_COMMENT = re.compile(r"^([ \t]*)\.\.(?:[ \t]+(?![\[_|]|[\w\-:]+::)[^\n]*)?\n(?:\1[ \t]+[^\n]*\n)*", re.M)
_ROLE = re.compile(r":(?:foot)?(cite(?:[:\w]*)?|nocite|bibcite):`([^`]+)`")
_CITED = re.compile(r"(?<![\w`])\[([A-Za-z][\w\-.:+]*)\]_(?!\w)")
_DEFINED = re.compile(r"^\.\. \[([A-Za-z][\w\-.:+]*)\]", re.M)
_BLOCK = re.compile(
    r"(?:(?<=\n\n)|\A)((?:[ \t]+(?!\.\.|[-*+] |\d+\. |:\w+:|\|)\S[^\n]*\n?)+(?:\n(?:[ \t]+\S[^\n]*\n?)+)*)"
)


def read_rst(path: Path, text: str) -> Document:
    """A reStructuredText file; citations it defines itself (`.. [key]`) are not asked of the library."""
    document = Document(str(path), text)
    prose = _COMMENT.sub(blank, _LITERAL.sub(blank, _CODE.sub(blank, text)))
    prose = re.sub(r"https?://[^\s>`]+", blank, prose)
    document.includes = included(path.parent, r"^\.\. include::\s*(\S+)", prose)
    for listed in re.finditer(r"^\.\. toctree::.*\n((?:[ \t]+[^\n]*\n|\n)*)", text, re.M):
        for line in map(str.strip, listed[1].splitlines()):
            if re.fullmatch(r"[\w./\-]+", line) and not line.endswith(".rst"):
                document.includes.append((path.parent / f"{line}.rst", listed.start()))
    document.cites_all = bool(re.search(r"^\.\. bibliography::[^\n]*\n(?:[ \t]+[^\n]*\n)*?[ \t]+:all:", text, re.M))
    for found in _ROLE.finditer(prose):
        keys, locators = [], []
        for part in re.split(r",(?![^{]*\})", found[2]):
            key, after = re.sub(r"^\s*\{[^}]*\}", "", part), re.search(r"(?<=\w)\{([^}]*)\}\s*$", part)
            keys.append(re.sub(r"\{[^}]*\}\s*$", "", key).strip())
            locators.append(after[1].strip(" ,") if after else "")
        document.cite([key for key in keys if key], *found.span(), locators)
    own = set(_DEFINED.findall(text))
    for found in _CITED.finditer(prose):
        if found[1] not in own:
            document.cite([found[1]], *found.span())
    document.citations.sort(key=lambda one: one.start)
    document.prose = blank_spans(prose, [(one.start, one.end) for one in document.citations])
    _quotations(document)
    return document


def _quotations(document: Document) -> None:
    """Indented paragraphs are block quotes; a last line `-- …` is their attribution."""
    for found in _BLOCK.finditer(shown(document.prose, [one.start for one in document.citations])):
        before = document.prose[: found.start()].rstrip().rsplit("\n", 1)[-1].strip()
        if before.startswith(("..", ":", "- ", "* ", "#.")) or re.match(r"\d+\. ", before):
            continue
        lines = document.prose[found.start(1) : found.end(1)].rstrip().split("\n")
        attribution = next((n for n, line in enumerate(lines) if re.match(r"\s*(?:--|—)", line)), len(lines))
        if words := without_marks(plain("\n".join(lines[:attribution]))):
            span = found.span(1)
            document.quotations.append(Quotation(words, *span, document.line(span[0]), True, document.file))
    taken = [(one.start, one.end) for one in document.quotations]
    document.quotations += inline_quotations(document, blank_spans(document.prose, taken), plain)
    pair(document)


def plain(text: str) -> str:
    """The text a reader sees of a piece of reStructuredText."""
    text = re.sub(r":[\w:]+:`([^`<]*)(?:<[^>]*>)?`", r"\1", text)
    text = re.sub(r"`([^`<]+?)\s*(?:<[^>]*>)?`_{0,2}", r"\1", text)
    text = re.sub(r"\[#?\w*\]_", "", text)
    text = re.sub(r"(?<!\w)(\*{1,2})(?=\S)(.+?)(?<=\S)\1(?!\w)", r"\2", text, flags=re.S)
    return " ".join(text.replace("\\ ", "").replace("---", "—").replace("--", "–").split())
