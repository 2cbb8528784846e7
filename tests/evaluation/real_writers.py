"""Typing a quotation in a syntax, with its quotation marks and its citation: one paragraph of a manuscript each."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZipFile

Typed = Callable[[str, str, str, random.Random], str]
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_COMMANDS = (
    ("[…]", r"[\dots]"), ("…", r"\ldots{}"), ("—", "---"), ("–", "--"), ("\u00a0", "~"), ("\u00ad", r"\-"),
    ("é", r"\'e"), ("ö", r'\"{o}'), ("ß", r"\ss{}"), ("’", "'"), ("[sic]", r"[\textit{sic}]"),
)  # fmt: skip
_MARKS = {"“": "”", '"': '"', "«": "»", "„": "“", "‘": "’"}


def quoted(text: str, mark: str) -> str:
    """`text` between marks; marks of the same kind within it become the other kind, as one types it."""
    if mark in "‘":
        inner = re.sub(r"(?<!\S)\"", "“", text).replace('"', "”")
    else:
        inner = re.sub(r"(?<!\w)[“„\"«](?=\S)", "‘", text)
        inner = re.sub(r"[“”\"»«„]", "’", inner)
    return f"{mark}{inner}{_MARKS[mark]}"


def _safe(text: str) -> str:
    """A bracket or mark without its other half would not be typed so."""
    return text.strip()


def markdown(text: str, key: str, page: str, chance: random.Random) -> str:
    text = re.sub(r"([*_<$#\\`~|@])", r"\\\1", _safe(text))
    if chance.random() < 0.2:
        text = text.replace("[sic]", "[*sic*]").replace("[", "\\[").replace("]", "\\]")
    if chance.random() < 0.2:
        words = text.split(" ")
        text = " ".join([*words[:3], f"*{words[3]}*", *words[4:]])
    if chance.random() < 0.1:
        text = text.replace("…", "&hellip;")
    locator = f", p. {page}" if page else ""
    mark = chance.choice('““"«„‘')
    return chance.choice((
        f"The source says {quoted(text, mark)} [@{key}{locator}].",
        f"As @{key}{f' [p. {page}]' if page else ''} puts it, {quoted(text, mark)}. So it is.",
        f"One reads: {quoted(text, mark)}.[^{key}]\n\n[^{key}]: [@{key}{locator}].",
        f"In their words:\n\n> {text}\n> [@{key}{locator}]",
        f"In their words [@{key}{locator}]:\n\n> {text}",
        f"{quoted(text, mark)} (emphasis added) [@{key}{locator}].",
    ))  # fmt: skip


def _tex(text: str, chance: random.Random) -> str:
    text = re.sub(r"([%$&#_{}])", r"\\\1", text.replace("\\", ""))
    for old, new in _COMMANDS:
        if chance.random() < 0.6:
            text = text.replace(old, new)
    return text.replace("^", r"\^{}")


def latex(text: str, key: str, page: str, chance: random.Random) -> str:
    text = _safe(text)
    locator = f"[{page}]" if page else ""
    single = quoted(text, "“")[1:-1]
    inner = _tex(single, chance).replace("‘", "`").replace("’", "'")
    cite = chance.choice(
        (rf"\autocite{locator}{{{key}}}", rf"\parencite{locator}{{{key}}}", rf"\footnote{{\cite{locator}{{{key}}}.}}")
    )
    return chance.choice((
        rf"The source says \enquote{{{inner}}} {cite}. So it is.",
        rf"The source says ``{inner}'' {cite}.",
        rf"\textcite{locator}{{{key}}} says: \enquote{{{inner}}}.",
        rf"The source says “{_tex(single, chance)}” {cite}.",
        "They say:\n\\begin{quote}\n" + _tex(text, chance) + rf" {cite}" + "\n\\end{quote}",
        rf"They say: \textcquote{locator}{{{key}}}{{{inner}}}.",
        rf"They say: \blockquote{{{inner}}} {cite}.",
    ))  # fmt: skip


def typst(text: str, key: str, page: str, chance: random.Random) -> str:
    text = re.sub(r"([*_<$#\\`@~])", r"\\\1", _safe(text)).replace("//", "\\/\\/")
    locator = f"[p. {page}]" if page else ""
    if chance.random() < 0.2:
        words = text.split(" ")
        text = " ".join([*words[:3], f"#emph[{words[3]}]" if re.fullmatch(r"\w+", words[3]) else words[3], *words[4:]])
    mark = chance.choice('“""«')
    body = quoted(text, "“")[1:-1]
    return chance.choice((
        f"The source says {quoted(text, mark)} @{key}{locator}.",
        f"#quote[{body}] @{key}{locator}",
        f"#quote(block: true, attribution: [@{key}{locator}])[\n  {body}\n]",
        f"They say #footnote[@{key}{locator}]: {quoted(text, mark)}.",
        f"@{key}{locator} says {quoted(text, mark)}.",
    ))  # fmt: skip


def org(text: str, key: str, page: str, chance: random.Random) -> str:
    text = re.sub(r"[*=~_/]", "", _safe(text))
    cite = f"[cite:@{key}{f' p. {page}' if page else ''}]"
    return chance.choice((
        f"The source says {quoted(text, '“')} {cite}.",
        f'The source says {quoted(text, chance.choice("“«"))} {cite}.',
        f"They say {cite}:\n#+begin_quote\n{text}\n#+end_quote",
    ))  # fmt: skip


def rst(text: str, key: str, page: str, chance: random.Random) -> str:
    text = re.sub(r"[*`|_\\]", "", _safe(text))
    locator = f"{{p. {page}}}" if page else ""
    cite = chance.choice((f":cite:p:`{key}{locator}`", f":footcite:`{key}{locator}`", f":cite:`{key}{locator}`"))
    return chance.choice((
        f"The source says {quoted(text, chance.choice('“«'))} {cite}.",
        "They say " + cite + ":\n\n    " + text.replace("\n", "\n    "),
        f":cite:t:`{key}{locator}` says: {quoted(text, '“')}.",
    ))  # fmt: skip


def asciidoc(text: str, key: str, page: str, chance: random.Random) -> str:
    text = re.sub(r"[*`_#+^~{}<>\\]", "", _safe(text))
    cite = f"cite:[{key}{f'({page})' if page else ''}]"
    return chance.choice((
        f"The source says {quoted(text, chance.choice('“«'))} {cite}.",
        f'The source says "`{quoted(text, "“")[1:-1]}`" {cite}.',
        f"They say {cite}:\n\n[quote]\n____\n{text}\n____",
    ))  # fmt: skip


def _runs(text: str, chance: random.Random) -> str:
    """Word splits a paragraph in runs wherever it likes."""
    parts = re.split(r"(?<=\w)(?=\w)|(?= )", text)
    out, run = [], ""
    for part in parts:
        run += part
        if chance.random() < 0.05:
            out.append(run)
            run = ""
    return "".join(f'<w:r><w:t xml:space="preserve">{escape(one)}</w:t></w:r>' for one in [*out, run] if one)


def word_paragraphs(text: str, key: str, page: str, chance: random.Random) -> str:
    """A paragraph of WordprocessingML, or two."""
    text = _safe(text).replace("\n", "").replace("\u0002", "")
    text = "".join(char for char in text if char >= " ")
    switch = f" \\p {page}" if page else ""
    field = f'<w:fldSimple w:instr=" CITATION {key}{switch} \\l 1033 "><w:r><w:t>(Name 2001)</w:t></w:r></w:fldSimple>'
    cite = chance.choice((_runs(f"[@{key}{f', p. {page}' if page else ''}]", chance), field))
    mark = chance.choice('““"«„‘')
    if chance.random() < 0.3:
        style = chance.choice(("Quote", "IntenseQuote", "BlockText"))
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{_runs(text + " ", chance)}{cite}</w:p>'
    return f"<w:p>{_runs(f'The source says {quoted(text, mark)} ', chance)}{cite}{_runs('. So it is.', chance)}</w:p>"


def odt_paragraphs(text: str, key: str, page: str, chance: random.Random) -> str:
    """A paragraph of OpenDocument."""
    text = "".join(char for char in _safe(text).replace("\n", "") if char >= " ")
    cite = f"[@{key}{f', p. {page}' if page else ''}]"
    if chance.random() < 0.3:
        return f'<text:p text:style-name="{chance.choice(("Quotations", "P1"))}">{escape(text)} {cite}</text:p>'
    body = escape(f"The source says {quoted(text, chance.choice('“„«'))} {cite}. So it is.")
    halves = body.split(" ", 6)
    return f"<text:p>{' '.join(halves[:6])} <text:span>{' '.join(halves[6:])}</text:span></text:p>"


def write_word(path: Path, paragraphs: list[str]) -> None:
    with ZipFile(path, "w") as archive:
        body = "".join(paragraphs)
        archive.writestr("word/document.xml", f"<w:document {_W}><w:body>{body}</w:body></w:document>")


def write_odt(path: Path, paragraphs: list[str]) -> None:
    names = "".join(
        f" xmlns:{one}='urn:oasis:names:tc:opendocument:xmlns:{one}:1.0'" for one in ("text", "office", "style")
    )
    style = '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"/>'
    with ZipFile(path, "w") as archive:
        content = (
            f"<office:automatic-styles>{style}</office:automatic-styles><office:body><office:text>{''.join(paragraphs)}"
        )
        archive.writestr(
            "content.xml",
            f"<office:document-content{names}>{content}</office:text></office:body></office:document-content>",
        )


WRITERS: tuple[tuple[str, Typed], ...] = (
    (".md", markdown), (".tex", latex), (".typ", typst), (".org", org), (".rst", rst), (".adoc", asciidoc),
    (".docx", word_paragraphs), (".odt", odt_paragraphs),
)  # fmt: skip
