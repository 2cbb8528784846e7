"""`cs:number` (CSL 1.0.2, Number)."""

from __future__ import annotations

from loccit.csl import numbers
from loccit.csl.compiler import Compiler, Render
from loccit.csl.context import Context
from loccit.csl.locale import Locale
from loccit.csl.locators import parts, render_locator
from loccit.csl.xmltree import Element


def build(compiler: Compiler, element: Element) -> Render:
    """The function that renders a number variable in its form."""
    name, form = element.get("variable"), element.get("form", "numeric")
    locale, decorate = compiler.locale, compiler.decorator(element)
    gender = locale.gender(name)
    page_format = compiler.root.get("page-range-format")
    # the number of a report or a bill (119-1) is one number, not a range
    dash = "-" if name in ("number", "collection-number") else locale.term("page-range-delimiter") or "–"

    def run(c: Context) -> str:
        c.called += 1
        if name == "locator":
            text = render_locator(c.cite, locale, page_format) if form == "numeric" else c.cite.locator
        else:
            text = str(c.number or "") if name == "citation-number" else c.item.text(name)
        if not text or name in c.suppressed:
            return ""
        c.filled += 1
        c.started = True
        if c.used is not None:
            c.used.append(name)
        if c.sorting and text.isdecimal():
            return text.zfill(9)
        text = render_number(text, form, locale, gender, dash)
        return decorate(c, text) if decorate else text

    return run


def render_number(text: str, form: str, locale: Locale, gender: str, dash: str) -> str:
    """A number, list or range of numbers in `form`; other text as it is."""
    if text.isdecimal():
        return numbers.form_number(text, form, locale, gender)
    found = parts(text)
    if len(found) > 1 or found[0].label:
        return _labelled(text, form, locale, gender, dash)
    if not numbers.is_numeric(text):
        return text.replace("\\-", "-")
    out = []
    for piece in numbers.pieces(text):
        sign = {"-": dash, "–": dash, ",": ", ", "": ""}.get(piece.sign, f" {piece.sign} ")
        out.append(numbers.form_number(piece.text, form, locale, gender) + sign)
    return "".join(out)


def _labelled(text: str, form: str, locale: Locale, gender: str, dash: str) -> str:
    """`7, p. 3-8`: the first number in `form`, the others with their labels."""
    out = []
    for index, part in enumerate(parts(text)):
        label = locale.term(part.label, "short", numbers.is_plural(part.value)) + " " if part.label else ""
        shape = "numeric" if index else form
        value = render_number(part.value, shape, locale, gender, dash) if numbers.is_numeric(part.value) else part.value
        out.append(f"{part.before}{label}{value}")
    return "".join(out)
