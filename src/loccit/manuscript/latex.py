"""LaTeX: the cite commands of LaTeX, natbib, biblatex and csquotes, `\\input` and `\\include` followed."""

from __future__ import annotations

import re
from pathlib import Path

from loccit.manuscript.blank import blank, blank_spans, closing
from loccit.manuscript.latex_text import plain
from loccit.manuscript.marks import inline_quotations
from loccit.manuscript.model import Document, Quotation
from loccit.manuscript.pairs import pair

_VERBATIM = re.compile(
    r"\\begin\{(comment|[vV]erbatim\*?|BVerbatim|lstlisting|minted|filecontents\*?|tikzpicture|alltt)\}.*?\\end\{\1\}"
    r"|\\iffalse\b.*?\\fi\b|\\(?:verb|lstinline)\*?([^\w\s*{\[]).*?\2|\\(?:lstinline|mintinline\{\w*\})\{(?:[^{}]|\{[^{}]*\})*\}"
    r"|\\end\{document\}.*",
    re.S,
)
_COMMENT = re.compile(r"(?<!\\)(?:\\\\)*%[^\n]*")
_DEFINITION = re.compile(r"\\(?:re)?newcommand\*?\s*\{?\\\w+\}?(?:\[[^\]]*\])*(?=\{)|\\def\\\w+[^{\n]*(?=\{)")
# biblatex: cites, parencites, textcite, footcitetext, autocite, smartcite, supercite, fullcite, volcite …; natbib:
# citet, citep, citealt, citealp, citeauthor, citeyear …; apacite: citeA; one's own that end on "cite"
_CITE = re.compile(
    r"\\(nocite|[A-Za-z]*[cC]ite(?:s|[a-zA-Z]{1,16})?|(?:no)?bibentry|[a-z]*(?:text|block)[ch]?quote[a-z]*"
    r"|(?:foreign|hyphen)(?:text|block)cquote|hybridblockcquote)(?![A-Za-z])\*?"
)
_SETUP = frozenset(
    "citestyle citedash citepunct citeleft citeright citemid citeform citesetup citeindex citereset citetrackertrue "
    "defcitealias bibcite DeclareCiteCommand setcitestyle abx@aux@cite newcite RequireCite".split()
)
_VOLUME = re.compile(r"[a-zA-Z]?[a-z]*volcites?$", re.I)
_QUOTED = re.compile(r"\\(?:begin\{(quote|quotation|displayquote|verse|foreigndisplayquote)\}|(enquote\*?|textquote\*?|"
                     r"blockquote\*?|foreignquote\*?|hyphenquote\*?|say|q)(?![A-Za-z]))")  # fmt: skip
_FILES = re.compile(
    r"\\(?:input|include|subfile|subfileinclude|import|subimport)(?![A-Za-z])\s*(\{[^{}]*\}(?:\{[^{}]*\})?|[\w./-]+)"
)
_BIBS = re.compile(r"\\(?:bibliography|addbibresource(?:\[[^\]]*\])?)\{([^{}]*)\}")


def read_latex(path: Path, text: str) -> Document:
    """A LaTeX file; the files it includes are named in `includes`."""
    document = Document(str(path), text)
    prose = _COMMENT.sub(blank, _VERBATIM.sub(blank, text))
    prose = blank_spans(prose, _definitions(prose))
    document.bibliographies = [name.strip() for found in _BIBS.findall(prose) for name in found.split(",")]
    document.includes = [_file(path, found[1]) for found in _FILES.finditer(prose)]
    document.defined = set(re.findall(r"\\bibitem(?:\[[^\]]*\])?\{([^{}]*)\}", prose))
    quoted = _citations(document, prose)
    document.prose = blank_spans(prose, [(one.start, one.end) for one in document.citations if one.end - one.start > 0])
    inside = [(one.start, one.end) for one in quoted]
    document.quotations = [*quoted, *_commands(document, blank_spans(document.prose, inside))]
    taken = [(one.start, one.end) for one in document.quotations]
    marked = blank_spans(_marked(document.prose), taken)
    found = inline_quotations(document, marked, plain, document.prose)
    document.quotations += found
    pair(document)
    return document


def _marked(prose: str) -> str:
    """`prose` with LaTeX's own quotation marks as Unicode's, every place kept; accents (`\\"u`) are no marks."""
    prose = re.sub(r"\\[\"'`]", "xx", prose)
    for pattern, mark in ((r"\"`|\\glqq(?![A-Za-z])(?:\{\})?", "„"), (r"\"'|\\grqq(?![A-Za-z])(?:\{\})?", "“"),
                          (r"\\flqq(?![A-Za-z])(?:\{\})?", "«"), (r"\\frqq(?![A-Za-z])(?:\{\})?", "»")):  # fmt: skip
        prose = re.sub(pattern, lambda found, mark=mark: mark.rjust(len(found[0])), prose)  # type: ignore[misc]
    return re.sub(r"(?<!`)`(?!`)", "‘", prose)


def _definitions(prose: str) -> list[tuple[int, int]]:
    """The bodies of the macros a preamble defines: `\\cite{#1}` in them cites nothing."""
    return [(found.start(), max(found.end(), closing(prose, found.end()))) for found in _DEFINITION.finditer(prose)]


def _file(path: Path, argument: str) -> Path:
    name = "".join(part.strip() for part in argument.strip("{}").split("}{")).strip('"')
    found = path.parent / name
    return found if found.suffix in (".tex", ".ltx", ".sty", ".tikz", ".pgf") else found.with_name(f"{found.name}.tex")


def _citations(document: Document, prose: str) -> list[Quotation]:
    """Adds the citations; returns the quotations of csquotes' commands that cite in one (`\\textcquote`)."""
    quoted = []
    for found in _CITE.finditer(prose):
        name = found[1]
        if name in _SETUP:
            continue
        if name == "bibentry" or "quote" not in name:
            _one(document, prose, found.start(), found.end(), name)
        elif "cquote" in name or "hquote" in name:
            quotation = _cquote(document, prose, found)
            quoted += [quotation] if quotation else []
    for found in re.finditer(r"\\begin\{[a-z]*displaycquote\}", prose):
        stop = prose.find("\\end{", found.end())
        arguments, keys, end = _arguments(prose, found.end())
        if keys and stop > 0:
            document.cite(_keys(keys), found.start(), end, [arguments[-1] if arguments else ""])
            quotation = _quotation(document, end, stop, True)
            quoted.append(quotation._replace(citations=tuple(document.citations[-1:])))
    return quoted


def _one(document: Document, prose: str, start: int, position: int, name: str) -> None:
    """One command: `\\cite[see][12]{a,b}`, `\\cites(see)()[1]{a}[2]{b}`, `\\volcite{2}[12]{key}`."""
    many = name.endswith("cites") or name.lower().endswith("citesauthor")
    keys: list[str] = []
    locators: list[str] = []
    prefix, end = "", position
    if many:
        while (found := re.compile(r"\s*\([^()]*\)").match(prose, position)) is not None:
            position = found.end()
    while True:
        if _VOLUME.fullmatch(name) and (volume := re.compile(r"\s*(?:\[[^\]]*\])?\{[^{}]*\}").match(prose, position)):
            position = volume.end()
        arguments, group, after = _arguments(prose, position)
        if group is None:
            break
        listed = _keys(group)
        if "*" in listed:
            document.cites_all = document.cites_all or name == "nocite"
            listed = [key for key in listed if key != "*"]
        keys += listed
        if listed:
            locators += [""] * (len(listed) - 1) + [arguments[-1] if arguments else ""]
        prefix = prefix or (arguments[0] if len(arguments) > 1 else "")
        position = end = after
        if not many:
            break
    document.cite(keys, start, end, locators, prefix, silent=name == "nocite")


def _arguments(prose: str, position: int) -> tuple[list[str], str | None, int]:
    """The optional arguments, the group after them (None where there is none), and the place after it."""
    optional: list[str] = []
    space = re.compile(r"[ \t]*\n?[ \t]*")
    while True:
        found = space.match(prose, position)
        start = found.end() if found else position
        opening = prose[start : start + 1]
        if opening == "[" and (end := _bracket(prose, start)) > 0:
            optional.append(plain(prose[start + 1 : end - 1]).strip())
        elif opening == "<" and (end := prose.find(">", start) + 1) > 0:
            pass
        elif opening == "{" and (end := closing(prose, start)) > 0:
            return optional, prose[start + 1 : end - 1], end
        else:
            return optional, None, position
        position = end


def _bracket(prose: str, start: int) -> int:
    """The place after the `]` of an optional argument; brackets inside braces do not count."""
    depth = 0
    for position in range(start + 1, min(len(prose), start + 2000)):
        char = prose[position]
        depth += (char == "{") - (char == "}")
        if char == "]" and depth <= 0:
            return position + 1
    return -1


def _keys(group: str) -> list[str]:
    keys = [key.strip() for key in group.split(",")]
    return [key for key in keys if key and not re.search(r"[#\\{}\s]", key)]


def _cquote(document: Document, prose: str, found: re.Match[str]) -> Quotation | None:
    """`\\textcquote[pre][post]{key}[punct]{text}`; `\\foreigntextcquote{language}…`."""
    position = found.end()
    if found[1].startswith(("foreign", "hyphen", "hybrid")):
        position = _arguments(prose, position)[2]
    arguments, keys, after = _arguments(prose, position)
    _, text, end = _arguments(prose, after)
    if keys is None or text is None:
        return None
    document.cite(_keys(keys), found.start(), after, [arguments[-1] if arguments else ""])
    quotation = _quotation(document, end - 1 - len(text), end - 1, "block" in found[1])
    return quotation._replace(citations=tuple(document.citations[-1:]))


def _commands(document: Document, prose: str) -> list[Quotation]:
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
                position = _arguments(prose, position)[2]
            group, end = _arguments(prose, position)[1:]
            start = end - len(group) - 1 if group is not None else end
            end, block = (end - 1 if group is not None else -1), found[2].startswith("block")
        if end > start:
            quotations.append(_quotation(document, start, end, block))
            done = end
    return quotations


def _quotation(document: Document, start: int, end: int, block: bool) -> Quotation:
    text = plain(blank_spans(document.text[start:end], _inside(document, start, end)))
    return Quotation(text, start, end, document.line(start), block, document.file)


def _inside(document: Document, start: int, end: int) -> list[tuple[int, int]]:
    """Citations and comments within a quotation."""
    spans = [(one.start - start, one.end - start) for one in document.citations if start <= one.start < end]
    return spans + [found.span() for found in _COMMENT.finditer(document.text[start:end])]
