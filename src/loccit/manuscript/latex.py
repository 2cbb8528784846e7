"""LaTeX: the cite commands of LaTeX, natbib, biblatex and csquotes, `\\input` and `\\include` followed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from loccit.manuscript.blank import blank_spans
from loccit.manuscript.latex_arguments import arguments_at, keys_in
from loccit.manuscript.latex_files import included
from loccit.manuscript.latex_macros import Macro, called, definitions, telling
from loccit.manuscript.latex_quotations import cquote, quotation_at, quoting_commands, unicode_marks
from loccit.manuscript.latex_skipped import without_skipped
from loccit.manuscript.latex_text import plain
from loccit.manuscript.marks import inline_quotations
from loccit.manuscript.model import Citation, Document, Quotation
from loccit.manuscript.pairs import pair

_Read = TypeVar("_Read", Citation, Quotation)
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
_DEEPEST = 6  # macros within macros
_MOST = 20_000  # calls followed in one file
_LONGEST = 100_000  # characters that a macro stands for
_BIBS = re.compile(r"\\(?:bibliography|addbibresource(?:\[[^\]]*\])?)\{([^{}]*)\}")


def read_latex(path: Path, text: str, known: Mapping[str, Macro] | None = None) -> Document:
    """A LaTeX file; the files it includes are named in `includes`. `known`: macros that other files define."""
    document = Document(str(path), text)
    prose = without_skipped(text)
    document.macros, spans = definitions(prose)
    prose = blank_spans(prose, spans)
    document.bibliographies = [name.strip() for found in _BIBS.findall(prose) for name in found.split(",")]
    document.includes = list(included(path, prose))
    document.defined = set(re.findall(r"\\bibitem(?:\[[^\]]*\])?\{([^{}]*)\}", prose))
    _read(document, prose, {**(known or {}), **document.macros}, 0, iter(range(_MOST)))
    return document


def _read(document: Document, prose: str, macros: Mapping[str, Macro], depth: int, left: Iterator[int]) -> None:
    """Citations and quotations of a document, or of what a macro stands for."""
    calls = _calls(document, prose, macros, depth, left) if macros and depth < _DEEPEST else []
    quoted, document.quotations = document.quotations, []
    quoted += _citations(document, blank_spans(prose, calls))
    _members(document, macros)
    document.prose = blank_spans(
        prose, [(one.start, one.end) for one in document.citations if one.end - one.start > 0] + calls
    )
    inside = [(one.start, one.end) for one in quoted]
    document.quotations = [*quoted, *quoting_commands(document, blank_spans(document.prose, inside))]
    taken = [(one.start, one.end) for one in document.quotations]
    marked = blank_spans(unicode_marks(document.prose), taken)
    document.quotations += inline_quotations(document, marked, plain, document.prose)
    document.quotations = _outermost(document.quotations)
    pair(document)


def _calls(
    document: Document, prose: str, macros: Mapping[str, Macro], depth: int, left: Iterator[int]
) -> list[tuple[int, int]]:
    """Adds what the macros of the writer cite and quote, at the place where each is used; returns what they cover."""
    table = telling(macros)
    spans: list[tuple[int, int]] = []
    names = rf"\\({'|'.join(map(re.escape, table))})(?![A-Za-z@])" if table else r"(?!)"
    for found in re.finditer(names, prose):
        if spans and found.start() < spans[-1][1]:
            continue
        text, end = called(table[found[1]], prose, found.end())
        spans.append((found.start(), end))
        if len(text) > _LONGEST or next(left, None) is None:
            continue
        inner = Document(document.file, text)
        _read(inner, text, macros, depth + 1, left)
        here = (found.start(), end, document.line(found.start()))
        cited = {one.keys: _moved(one, here) for one in inner.citations}
        document.citations += cited.values()
        document.cites_all = document.cites_all or inner.cites_all
        for one in inner.quotations:
            citations = tuple(cited.get(cite.keys) or _moved(cite, here) for cite in one.citations)
            document.quotations.append(_moved(one, here)._replace(citations=citations))
    return spans


def _moved(one: _Read, place: tuple[int, int, int]) -> _Read:
    """What was read in a macro, at the place where the macro is used."""
    start, end, line = place
    return one._replace(start=start, end=end, line=line)


def _outermost(quotations: list[Quotation]) -> list[Quotation]:
    """Without those that stand in another one: they are part of it."""
    found: list[Quotation] = []
    for one in sorted(quotations, key=lambda one: (one.start, -one.end)):
        if not found or one.end > found[-1].end or (one.start, one.end) == (found[-1].start, found[-1].end):
            found.append(one)
    return found


def _members(document: Document, macros: Mapping[str, Macro]) -> None:
    """Who cites a set of entries cites its members."""
    for number, one in enumerate(document.citations):
        if any(f"set:{key}" in macros for key in one.keys):
            keys = [keys_in(macros[f"set:{key}"].body) if f"set:{key}" in macros else [key] for key in one.keys]
            document.citations[number] = one._replace(keys=tuple(key for some in keys for key in some))


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
            quotation = cquote(document, prose, found)
            quoted += [quotation] if quotation else []
    for found in re.finditer(r"\\begin\{[a-z]*displaycquote\}", prose):
        stop = prose.find("\\end{", found.end())
        arguments, keys, end = arguments_at(prose, found.end())
        if keys and stop > 0:
            document.cite(keys_in(keys), found.start(), end, [arguments[-1] if arguments else ""])
            quotation = quotation_at(document, end, stop, True)
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
        arguments, group, after = arguments_at(prose, position)
        if group is None:
            break
        listed = keys_in(group)
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
