"""Typst: `@key`, `@key[p. 3]`, `#cite(<key>)`, `#quote`; labels of the document itself are no citations."""

from __future__ import annotations

import re
from pathlib import Path

from loccit.manuscript.blank import blank, blank_spans, closing
from loccit.manuscript.included import included
from loccit.manuscript.marks import inline_quotations
from loccit.manuscript.model import Document, Quotation
from loccit.manuscript.pairs import pair
from loccit.manuscript.typst_code import code_in, within

_CODE = re.compile(
    r"(`{3,}).*?(?:\1|\Z)|`[^`\n]*`|/\*(?:(?!/\*|\*/).|/\*(?:(?!/\*|\*/).)*\*/)*\*/|(?<![:\\])//[^\n]*", re.S
)
_NAME = r"\w(?:[\w\-]|[.:]+(?=[\w\-]))*"
_REFERENCE = re.compile(rf"(?<!\\)@({_NAME})")
_CITE = re.compile(r"#?\bcite\s*\(")
_QUOTE = re.compile(r"#?\bquote\s*(?=[(\[])")
_LABEL = re.compile(rf"<({_NAME})>|label\(\"([^\"]+)\"\)")
_STRING = re.compile(r'"(?:\\.|[^"\\])*"')
_VALUE = re.compile(rf"[(,:=]\s*<({_NAME})>")
_PLACES = re.compile(
    r"\b(?:link|query|locate|counter|selector|state|after|before|where|label|show)\b[^)\n]*$|attribution$"
)
_FILES = re.compile(r'#?(?:include|import)\s+"([^"]+\.typ)"')
_BIBS = re.compile(r"bibliography\s*\(")
_URL = re.compile(r"\b(?:https?|mailto):[^\s)\]]+|\blink\(\s*\"[^\"]*\"")


def read_typst(path: Path, text: str) -> Document:
    """A Typst file."""
    document = Document(str(path), text)
    prose = _URL.sub(blank, _CODE.sub(_comment, text))
    document.includes = included(path.parent, _FILES.pattern, prose)
    spans = _calls(document, prose)
    code, strings = code_in(prose)
    values = [found for found in _VALUE.finditer(prose) if within(found.start(1) - 1, code)]
    attached = blank_spans(prose, spans + [(found.start(1) - 1, found.end()) for found in values])
    document.defined = {label for found in _LABEL.findall(attached) for label in found if label}
    for found in _REFERENCE.finditer(prose):
        if found[1] not in document.defined and not within(found.start(), strings):
            _reference(document, prose, found)
    for found in values:  # handed to a function of the writer's own, or to `ref`
        name = found[1]
        if name not in document.defined and not within(found.start(1), spans) and not _elsewhere(prose, found.start()):
            document.cite([name], found.start(1) - 1, found.end())
    document.citations.sort(key=lambda one: one.start)
    document.prose = blank_spans(prose, [(one.start, one.end) for one in document.citations])
    document.quotations = _quotes(document, document.prose)
    taken = [(one.start, one.end) for one in document.quotations] + _arguments(document.prose)
    document.quotations += inline_quotations(document, blank_spans(document.prose, taken), plain)
    pair(document)
    return document


def _comment(found: re.Match[str]) -> str:
    """Code and comments blanked, but for the slashes of an address."""
    return blank(found)


def _calls(document: Document, prose: str) -> list[tuple[int, int]]:
    """`#cite(<key>, supplement: [p. 3])` and `bibliography("x.bib", full: true)`; returns what they cover."""
    spans = []
    for found in _CITE.finditer(prose):
        end = closing(prose, found.end() - 1, "()")
        inside = prose[found.end() : end - 1] if end > 0 else ""
        keys = [a or b for a, b in _LABEL.findall(inside)]
        locator = re.search(r"supplement:\s*(?:\[([^\]]*)\]|\"([^\"]*)\")", inside)
        if keys:
            document.cite(keys, found.start(), end, [(locator[1] or locator[2] or "") if locator else ""])
            spans.append((found.start(), end))
    for found in _BIBS.finditer(prose):
        end = closing(prose, found.end() - 1, "()")
        inside = prose[found.end() : end] if end > 0 else ""
        document.bibliographies += re.findall(r'"([^"]+\.(?:bib|ya?ml))"', inside)
        document.cites_all = document.cites_all or bool(re.search(r"full:\s*true", inside))
    return spans


def _elsewhere(prose: str, place: int) -> bool:
    """Whether a label at `place` is for a function or rule that looks for places of the document, or a quotation's."""
    return bool(_PLACES.search(prose, max(0, place - 60), place))


def _reference(document: Document, prose: str, found: re.Match[str]) -> None:
    end, locator = found.end(), ""
    if prose[end : end + 1] == "[" and (after := closing(prose, end, "[]")) > 0:
        locator, end = prose[end + 1 : after - 1], after
    document.cite([found[1]], found.start(), end, [locator])


def _arguments(prose: str) -> list[tuple[int, int]]:
    """Strings in code (`#set text(lang: "en")`, `#figure(image("x.png"))`) are no quotations."""
    spans = []
    for found in re.finditer(r"#(?:set|show|let|import|include|image|figure|table|v|h|text|bibliography)\b", prose):
        line = prose.find("\n", found.end())
        bracket = re.compile(r"[\w.\- ]*\(").match(prose, found.end())
        end = closing(prose, bracket.end() - 1, "()") if bracket else line
        spans += [(start + found.start(), stop + found.start()) for start, stop in (
            one.span() for one in _STRING.finditer(prose[found.start() : end if end > 0 else len(prose)]))]  # fmt: skip
    return spans


def _quotes(document: Document, prose: str) -> list[Quotation]:
    """`#quote(block: true, attribution: <key>)[…]`; the attribution's key is cited."""
    quotations = []
    for found in _QUOTE.finditer(prose):
        position, block = found.end(), False
        if prose[position : position + 1] == "(":
            end = closing(prose, position, "()")
            arguments = prose[position:end] if end > 0 else ""
            block = bool(re.search(r"block:\s*true", arguments))
            key = re.search(rf"attribution:\s*<({_NAME})>", arguments)
            if key:
                document.cite([key[1]], position + key.start(), position + key.end())
            position = end
        if position > 0 and prose[position : position + 1] == "[" and (end := closing(prose, position, "[]")) > 0:
            text = plain(prose[position + 1 : end - 1])
            start = found.start() if block else position
            quotations.append(Quotation(text, start, end, document.line(found.start()), block, document.file))
    return quotations


def plain(text: str) -> str:
    """The text a reader sees of a piece of Typst."""
    text = re.sub(r"#footnote\[[^\[\]]*\]", "", text)
    for _ in range(4):  # functions within functions
        text = re.sub(r"#[\w.]+(?:\([^()]*\))?\[([^\[\]]*)\]", r"\1", text)
    text = re.sub(rf"<{_NAME}>", "", text)
    text = re.sub(r"(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)", "", text)
    text = text.replace("~", " ").replace("---", "—").replace("--", "–")
    return " ".join(re.sub(r"\\(?:([^\w\s])|\s)", r"\1", text).split())
