"""`cs:text` (CSL 1.0.2, Text): a variable, a macro, a term or a value."""

from __future__ import annotations

from loccit.csl import pages, richtext, textcase
from loccit.csl.compiler import Compiler, Render, nothing
from loccit.csl.context import Context
from loccit.csl.formatting import Decorate
from loccit.csl.locators import render_locator
from loccit.csl.numbers import pieces
from loccit.csl.xmltree import Element


def build(compiler: Compiler, element: Element) -> Render:
    """The function that renders a `cs:text`."""
    attrs = element.attrs
    decorate = compiler.decorator(element)
    if "variable" in attrs:
        return _variable(compiler, element, decorate)
    if "macro" in attrs:
        return _macro(compiler.macro(attrs["macro"]), decorate)
    if "term" in attrs:
        return _term(compiler, element, decorate)
    if "value" in attrs:
        return _value(richtext.parse(attrs["value"]), decorate)
    return nothing


def _value(text: str, decorate: Decorate | None) -> Render:
    def run(c: Context) -> str:
        c.started = True
        return decorate(c, text) if decorate and text else text

    return run


def _macro(inner: Render, decorate: Decorate | None) -> Render:
    """A macro is an implicit group: it vanishes where all its variables are empty, and counts as one that is not
    where it renders (CSL 1.0.2, Group).
    """

    def run(c: Context) -> str:
        called, filled = c.called, c.filled
        c.called = c.filled = 0
        text = inner(c)
        if not text or (c.called and not c.filled):
            c.called, c.filled = called + c.called, filled
            return ""
        c.called, c.filled = called + 1, filled + 1
        return decorate(c, text) if decorate else text

    return run


def _term(compiler: Compiler, element: Element, decorate: Decorate | None) -> Render:
    name = element.get("term")
    text = compiler.locale.term(name, element.get("form", "long"), element.get("plural") == "true")
    text = richtext.parse(text)

    def run(c: Context) -> str:
        if not text:
            return ""
        shown = text
        if not c.started:  # the first word of a note or an entry
            shown = textcase.apply(text, "capitalize-first", "")
            c.started = True
        return decorate(c, shown) if decorate else shown

    return run


def _variable(compiler: Compiler, element: Element, decorate: Decorate | None) -> Render:
    name = element.get("variable")
    get = _getter(compiler, element, name)

    def run(c: Context) -> str:
        text = get(c)
        c.called += name != "year-suffix"  # without a suffix, "n.d." beside it still stands
        if not text or (c.suppressed and name in c.suppressed):
            return ""
        c.filled += 1
        c.started = True
        if c.used is not None:
            c.used.append(name)
        return decorate(c, text) if decorate else text

    return run


def _getter(compiler: Compiler, element: Element, name: str) -> Render:
    """The function that finds the variable's text, before its decoration."""
    short = element.get("form") == "short"
    page_format = compiler.root.get("page-range-format")
    dash = compiler.locale.term("page-range-delimiter") or "–"
    if name == "locator":
        return lambda c: render_locator(c.cite, compiler.locale, page_format)
    if name == "page":
        return lambda c: pages.format_pages(text, page_format, dash) if (text := c.item.text("page")) else ""
    if name in _SPECIAL:
        return _SPECIAL[name]
    if short:
        return lambda c: c.item.short(name)
    if name in _RANGES:
        return lambda c: _range(c.item.text(name), dash)
    return lambda c: c.item.text(name)


_RANGES = frozenset(("volume", "issue", "number-of-volumes", "number-of-pages", "chapter-number", "collection-number"))


def _range(text: str, dash: str) -> str:
    """A range of numbers (`1-3`) with a dash."""
    if ("-" in text or "–" in text) and text[:1].isdigit():
        found = pieces(text)
        if len(found) == 2 and found[0].text.isdigit() and found[1].text.isdigit():
            return pages.format_pages(text, "", dash)
    return text.replace("\\-", "-") if "\\" in text else text


def _citation_number(c: Context) -> str:
    return f"{c.number:08d}" if c.sorting else str(c.number or "")


def _year_suffix(c: Context) -> str:
    c.suffix_done = True
    return c.dis.suffix


def _first_note(c: Context) -> str:
    return str(c.cite.first_note or "")


def _citation_label(c: Context) -> str:
    from loccit.csl.trigraph import trigraph

    return c.item.text("citation-label") or trigraph(c.item) + c.dis.suffix


_SPECIAL: dict[str, Render] = {
    "citation-number": _citation_number,
    "year-suffix": _year_suffix,
    "first-reference-note-number": _first_note,
    "citation-label": _citation_label,
}
