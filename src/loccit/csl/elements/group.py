"""`cs:group` (CSL 1.0.2, Group): delimits its children, and vanishes where its variables are empty."""

from __future__ import annotations

from loccit.csl.compiler import Compiler, Render
from loccit.csl.context import Context
from loccit.csl.formatting import affix
from loccit.csl.xmltree import Element


def build(compiler: Compiler, element: Element) -> Render:
    """The function that renders a group."""
    inner = compiler.sequence(element.children, affix(element.get("delimiter")))
    decorate = compiler.decorator(element)

    def run(c: Context) -> str:
        called, filled = c.called, c.filled
        c.called = c.filled = 0
        text = inner(c)
        if not text or (c.called and not c.filled):
            c.called, c.filled = called + c.called, filled
            return ""
        c.called, c.filled = called + 1, filled + 1  # a group that renders is a variable that is not empty
        return decorate(c, text) if decorate else text

    return run
