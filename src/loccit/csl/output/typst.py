"""Typst markup; formatting as function calls, ended by `;` so that a bracket after them is text."""

from __future__ import annotations

import re

from loccit.csl import marks as m

from .base import Layout, Output

_SPECIAL = re.compile(r"([\\`*_#$<>@\[\]~'\"]|/(?=[/*])|-(?=[-?]))")
_LINE_START = re.compile(r"^([-+=/])")


class Typst(Output):
    """Paragraphs, with hanging indents where the style wants them."""

    formats = {  # noqa: RUF012
        m.ITALIC: ('#text(style: "italic")[', "];"),
        m.OBLIQUE: ('#text(style: "oblique")[', "];"),
        m.ROMAN: ('#text(style: "normal")[', "];"),
        m.SMALL_CAPS: ("#smallcaps[", "];"),
        m.BOLD: ("#strong[", "];"),
        m.LIGHT: ('#text(weight: "light")[', "];"),
        m.MEDIUM: ('#text(weight: "regular")[', "];"),
        m.UNDERLINE: ("#underline[", "];"),
        m.SUP: ("#super[", "];"),
        m.SUB: ("#sub[", "];"),
    }
    blocks = {  # noqa: RUF012
        m.BLOCK: ("#block[", "];"),
        m.INDENT: ("#pad(left: 2em)[", "];"),
        m.LEFT_MARGIN: ("#box(width: 2.5em)[", "];"),
    }

    def escape(self, text: str) -> str:
        return _SPECIAL.sub(r"\\\1", text)

    def entry(self, text: str, layout: Layout) -> str:
        return re.sub(r"^(\d+)\.", r"\1\\.", _LINE_START.sub(r"\\\1", text.strip()))

    def bibliography(self, entries: list[str], layout: Layout) -> str:
        if not entries:
            return ""
        hang = "2.5em" if layout.hanging_indent or layout.second_field_align else "0em"
        spacing = f"{0.65 + 0.65 * layout.entry_spacing:.2f}em"
        rule = f"#set par(hanging-indent: {hang}, spacing: {spacing})\n"
        body = "\n\n".join(entries)
        return f"#[\n{rule}{body}\n]\n"


OUTPUT = Typst()
