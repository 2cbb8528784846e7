"""`cs:label` (CSL 1.0.2, Label): the term that goes with a number variable or a locator."""

from __future__ import annotations

from loccit.csl import locators, numbers, richtext
from loccit.csl.compiler import Compiler, Render
from loccit.csl.context import Context
from loccit.csl.xmltree import Element

_COUNTS = frozenset(("number-of-pages", "number-of-volumes"))
_TERMS = {"page-first": "page", "chapter-number": "chapter", "collection-number": "collection"}


def build(compiler: Compiler, element: Element) -> Render:
    """The function that renders the label of a variable that is not empty."""
    name, form = element.get("variable"), element.get("form", "long")
    forced = element.get("plural", "contextual")
    locale, decorate = compiler.locale, compiler.decorator(element)

    def run(c: Context) -> str:
        if name == "locator":
            value, term = locators.first_value(c.cite), locators.label_of(c.cite)
        else:
            value, term = c.item.text(name), name
        if not value or name in c.suppressed:
            return ""
        plural = forced == "always" or (forced != "never" and is_plural(name, value))
        text = locale.term(term, form, plural)
        if not text and term in _TERMS:
            text = locale.term(_TERMS[term], form, plural)
        if not text:
            return ""
        text = richtext.parse(text)
        c.started = True
        return decorate(c, text) if decorate else text

    return run


def is_plural(name: str, value: str) -> bool:
    """Whether the label of `value` is plural: several numbers, or a count above one."""
    if name in _COUNTS:
        return (value.isdecimal() and int(value) > 1) or (not value.isdecimal() and numbers.is_plural(value))
    return numbers.is_plural(value)
