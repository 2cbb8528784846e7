"""Org: `[cite/style:see @key p. 3;@other]` (Org manual, "Citations") and org-ref's `cite:key`."""

from __future__ import annotations

import re
from pathlib import Path

from loccit.manuscript.blank import blank, blank_spans
from loccit.manuscript.included import included
from loccit.manuscript.markdown_blocks import without_marks
from loccit.manuscript.marks import inline_quotations
from loccit.manuscript.model import Document, Quotation
from loccit.manuscript.pairs import pair

_CODE = re.compile(
    r"^[ \t]*#(?!\+)(?:[ \t][^\n]*)?$|^[ \t]*:[ \t][^\n]*$|(?<!\w)([=~])(?=\S)[^\n=~]*?(?<=\S)\1(?!\w)", re.M
)
_BLOCK = re.compile(r"^[ \t]*#\+begin_(src|example|comment|export)\b.*?^[ \t]*#\+end_\1[ \t]*$", re.M | re.S | re.I)
_CITE = re.compile(r"\[cite((?:/[\w/\-]+)?):(?=[^\]]*@)([^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*)\]")
_KEY = re.compile(r"@([\w\-.:?!`'/*@+|(){}<>&^$#%~]+)")
_ORG_REF = re.compile(
    r"\[\[[a-zA-Z]*cite[a-z]*\*?:([^\]\n]+)\](?:\[[^\]]*\])?\]|(?<![\w\[])[a-zA-Z]*cite[a-z]*\*?:(&?[\w\-:.,/&]*\w)"
)
_QUOTE = re.compile(r"^[ \t]*#\+begin_quote[^\n]*\n(.*?)^[ \t]*#\+end_quote", re.M | re.S | re.I)


def read_org(path: Path, text: str) -> Document:
    """An Org file."""
    document = Document(str(path), text)
    last = text.lower().rfind("#+end_") + 20  # a block that begins behind is never closed
    prose = _CODE.sub(blank, _BLOCK.sub(blank, text[:last]) + text[last:])
    prose = re.sub(r"https?://[^\s\]]+", blank, prose)
    document.includes = included(path.parent, r'^#\+include:\s*"?([^"\s]+)', prose)
    document.bibliographies = re.findall(r"^#\+bibliography:\s*(\S+)", prose, re.M | re.I)
    for found in _CITE.finditer(prose):
        _one(document, found)
    for found in _ORG_REF.finditer(_CITE.sub(blank, prose)):
        keys = re.split(r"[,;]", found[1] or found[2])
        named = [re.sub(r".*&", "", key).split()[0] for key in keys if key.strip(" &")]
        document.cite(named, *found.span())
    document.citations.sort(key=lambda one: one.start)
    document.prose = blank_spans(prose, [(one.start, one.end) for one in document.citations])
    for found in _QUOTE.finditer(document.prose):
        words = without_marks(plain(found[1]))
        document.quotations.append(Quotation(words, *found.span(), document.line(found.start(1)), True, document.file))
    taken = [(one.start, one.end) for one in document.quotations]
    document.quotations += inline_quotations(document, blank_spans(document.prose, taken), plain)
    pair(document)
    return document


def _one(document: Document, found: re.Match[str]) -> None:
    keys, locators, prefix = [], [], ""
    for part in found[2].split(";"):
        key = _KEY.search(part)
        if not key:
            continue
        if key[1] == "*":
            document.cites_all = document.cites_all or "nocite" in found[1] or found[1] == "/n"
            continue
        prefix = prefix or part[: key.start()]
        keys.append(key[1])
        locators.append(part[key.end() :].strip(" ,"))
    document.cite(keys, *found.span(), locators, prefix)


def plain(text: str) -> str:
    """The text a reader sees of a piece of Org."""
    text = re.sub(r"\[\[[^\[\]]*\]\[([^\[\]]*)\]\]", r"\1", text)
    text = re.sub(r"\[fn:[^\[\]]*\]", "", text)
    text = re.sub(r"(?<!\w)([*/_+])(?=\S)(.+?)(?<=\S)\1(?!\w)", r"\2", text, flags=re.S)
    return " ".join(text.replace("---", "—").replace("--", "–").split())
