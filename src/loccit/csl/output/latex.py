"""LaTeX: works with pdfLaTeX, XeLaTeX and LuaLaTeX; needs no package but those named in `bibliography`."""

from __future__ import annotations

import re

from loccit.csl import marks as m

from .base import Layout, Output

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    '"': r"\textquotedbl{}",
    "`": r"\textasciigrave{}",
    "'": r"\textquotesingle{}",
    "\u00a0": "~",
    "\u202f": r"\,",
    "-": "-{}",  # before another: no dash
    ",": ",{}",
}
_PATTERN = re.compile(r"-(?=-)|,(?=,)|[\\{}$&#%_^~<>|\"`'\u00a0\u202f]")


class Latex(Output):
    """A list of paragraphs, or a `list` with hanging indents."""

    formats = {  # noqa: RUF012
        m.ITALIC: (r"\textit{", "}"),
        m.OBLIQUE: (r"\textsl{", "}"),
        m.ROMAN: (r"\textup{", "}"),
        m.SMALL_CAPS: (r"\textsc{", "}"),
        m.FULL_CAPS: (r"\textnormal{", "}"),
        m.BOLD: (r"\textbf{", "}"),
        m.LIGHT: (r"\textmd{", "}"),
        m.MEDIUM: (r"\textmd{", "}"),
        m.UNDERLINE: (r"\underline{", "}"),
        m.SUP: (r"\textsuperscript{", "}"),
        m.SUB: (r"\textsubscript{", "}"),
    }
    blocks = {  # noqa: RUF012
        m.BLOCK: ("\n\n\\noindent ", ""),
        m.INDENT: ("\n\n\\hspace*{2em}", ""),
        m.LEFT_MARGIN: (r"\makebox[2.5em][l]{", "}"),
    }

    def escape(self, text: str) -> str:
        return _PATTERN.sub(lambda found: _SPECIAL[found.group()], text)

    def entry(self, text: str, layout: Layout) -> str:
        text = text.strip()
        return f"{{}}{text}" if text.startswith("[") else text  # not the optional argument of what precedes

    def bibliography(self, entries: list[str], layout: Layout) -> str:
        if not entries:
            return ""
        hang = layout.hanging_indent or layout.second_field_align
        indent = "\\noindent\\hangindent=2.5em\\hangafter=1\\relax " if hang else "\\noindent "
        skip = f"\\par\\vspace{{{layout.entry_spacing}\\baselineskip}}\n\n" if layout.entry_spacing else "\n\n"
        return skip.join(indent + entry for entry in entries) + "\n"


OUTPUT = Latex()
