"""Markdown, as pandoc reads it: `[…]{.smallcaps}`, `^sup^` and `~sub~` are its extensions."""

from __future__ import annotations

import re

from loccit.csl import marks as m

from .base import Layout, Output

_SPECIAL = re.compile(r"([\\`*_\[\]<>~^#$|@\"']|-(?=-)|\.(?=\.\.))")
_RAISED = re.compile(r"(?<!\\)([\^~])(?:\\.|[^\\^~])+\1")  # spaces in ^…^ must be escaped
_LINE_START = re.compile(r"^(\s*)(?:([-+])(?=\s)|(\d+)([.)])(?=\s))")


class Markdown(Output):
    """Paragraphs of Markdown."""

    formats = {  # noqa: RUF012
        m.ITALIC: ("*", "*"),
        m.OBLIQUE: ("*", "*"),
        m.ROMAN: ("_", "_"),  # upright inside italics: emphasis inside emphasis
        m.BOLD: ("**", "**"),
        m.SMALL_CAPS: ("[", "]{.smallcaps}"),
        m.UNDERLINE: ("[", "]{.underline}"),
        m.SUP: ("^", "^"),
        m.SUB: ("~", "~"),
    }
    blocks = {m.BLOCK: ("\n\n", ""), m.INDENT: ("\n\n> ", ""), m.LEFT_MARGIN: ("", " ")}  # noqa: RUF012

    def escape(self, text: str) -> str:
        return _SPECIAL.sub(r"\\\1", text)

    def entry(self, text: str, layout: Layout) -> str:
        text = _RAISED.sub(lambda found: found.group().replace(" ", "\\ "), text.strip())
        return _LINE_START.sub(_harmless, text)

    def bibliography(self, entries: list[str], layout: Layout) -> str:
        return "\n\n".join(entries) + "\n" if entries else ""


def _harmless(found: re.Match[str]) -> str:
    """The start of an entry that would be a list."""
    if found[2]:
        return f"{found[1]}\\{found[2]}"
    return f"{found[1]}{found[3]}\\{found[4]}"


OUTPUT = Markdown()
