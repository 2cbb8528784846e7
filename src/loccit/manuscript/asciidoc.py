"""AsciiDoc: `cite:[key(12), other]`, `citenp:[key]`, `cite:key[p. 3]` (asciidoctor-bibtex), `[quote]` blocks."""

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
    r"^(-{4,}|\.{4,}|/{4,}|\+{4,})[ \t]*\n.*?^\1[ \t]*$|^```.*?^```|^//(?!/)[^\n]*$|\+\+\+.*?\+\+\+|`\+[^`\n]*\+`"
    r"|(?<![\w\"'])`(?=\S)[^`\n]+`(?![\w\"'])"
    r"|pass:\w*\[[^\]]*\]",
    re.M | re.S,
)
_CITE = re.compile(r"\b(?:cite[a-z]*|nocite|bibitem|fullcite):(?:\[([^\]]*)\]|([\w\-.:+/]+)\[([^\]]*)\])")
_QUOTE = re.compile(
    r"^\[\s*(?:quote|verse)?\s*,?([^\]\n]*)\]\s*\n(?:\.[^\n]*\n)?(_{4,})[ \t]*\n(.*?)^\2[ \t]*$"
    r"|^(_{4,})[ \t]*\n(.*?)^\4[ \t]*$"
    r"|^\[quote\s*,?([^\]\n]*)\]\s*\n(?!_{4})((?:[^\n]+\n?)+)|^((?:> ?[^\n]*\n?)+)",
    re.M | re.S,
)


def read_asciidoc(path: Path, text: str) -> Document:
    """An AsciiDoc file."""
    document = Document(str(path), text)
    prose = re.sub(r"https?://[^\s\[]+", blank, _CODE.sub(blank, text))
    document.includes = included(path.parent, r"^include::([^\[\s{]+)\[", prose)
    document.bibliographies = re.findall(r"^:bibtex-file:\s*(\S+)", prose, re.M)
    for found in _CITE.finditer(prose):
        keys, locators = [], []
        if found[2]:
            keys, locators = [found[2]], [found[3].strip()]
        else:
            for part in re.split(r",(?![^(]*\))", found[1]):
                one = re.match(r"\s*([^\s()]+)\s*(?:\(([^)]*)\))?", part)
                if one:
                    keys.append(one[1])
                    locators.append((one[2] or "").strip())
        document.cite(keys, *found.span(), locators)
    document.prose = blank_spans(prose, [(one.start, one.end) for one in document.citations])
    for found in _QUOTE.finditer(document.prose):
        words = without_marks(plain(found[3] or found[5] or found[7] or re.sub(r"(?m)^> ?", "", found[8] or "")))
        if words:
            document.quotations.append(
                Quotation(words, *found.span(), document.line(found.start()), True, document.file)
            )
    taken = [(one.start, one.end) for one in document.quotations]
    curved = re.sub(r"\"`|`\"|'`|`'", _curved, blank_spans(document.prose, taken))
    document.quotations += inline_quotations(document, curved, plain)
    pair(document)
    return document


def _curved(found: re.Match[str]) -> str:
    """`"`…`"` is how AsciiDoc writes curly quotation marks; two characters either way."""
    return {'"`': " “", '`"': "” ", "'`": " ‘", "`'": "’ "}[found[0]]


def plain(text: str) -> str:
    """The text a reader sees of a piece of AsciiDoc."""
    text = re.sub(r"footnote:\w*\[[^\]]*\]", "", text)
    text = re.sub(r"(?:link:|https?://)[^\s\[]*\[([^\]]*)\]", r"\1", text)
    text = re.sub(r"\[[.#][^\]]*\](?=[#*_])|(?<!\w)[*_#]{1,2}(?=\S)|(?<=\S)[*_#]{1,2}(?!\w)", "", text)
    return " ".join(text.replace("--", "—").split())
