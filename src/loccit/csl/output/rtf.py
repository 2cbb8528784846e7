"""RTF, for word processors: 7-bit, all other characters as \\u escapes."""

from __future__ import annotations

import re

from loccit.csl import marks as m

from .base import Layout, Output

_SPECIAL = re.compile(r"[\\{}\n\t]|[^\x00-\x7f]")
_NAMED = {"\\": r"\\", "{": r"\{", "}": r"\}", "\n": r"\line ", "\t": r"\tab ", "\u00a0": r"\~"}


def _code(found: re.Match[str]) -> str:
    sign = found.group()
    if sign in _NAMED:
        return _NAMED[sign]
    units = sign.encode("utf-16-le", "surrogatepass")
    numbers = (int.from_bytes(units[i : i + 2], "little", signed=True) for i in range(0, len(units), 2))
    return "".join(f"\\uc0\\u{number} " for number in numbers)


class Rtf(Output):
    """A whole RTF document of paragraphs."""

    formats = {  # noqa: RUF012
        m.ITALIC: (r"{\i ", "}"),
        m.OBLIQUE: (r"{\i ", "}"),
        m.ROMAN: (r"{\i0 ", "}"),
        m.SMALL_CAPS: (r"{\scaps ", "}"),
        m.FULL_CAPS: (r"{\scaps0 ", "}"),
        m.BOLD: (r"{\b ", "}"),
        m.LIGHT: (r"{\b0 ", "}"),
        m.MEDIUM: (r"{\b0 ", "}"),
        m.UNDERLINE: (r"{\ul ", "}"),
        m.NO_UNDERLINE: (r"{\ulnone ", "}"),
        m.SUP: (r"{\super ", "}"),
        m.SUB: (r"{\sub ", "}"),
        m.BASELINE: (r"{\nosupersub ", "}"),
    }
    blocks = {m.BLOCK: (r"\line ", ""), m.INDENT: (r"\line\tab ", ""), m.LEFT_MARGIN: ("", r"\tab ")}  # noqa: RUF012

    def escape(self, text: str) -> str:
        return _SPECIAL.sub(_code, text)

    def bibliography(self, entries: list[str], layout: Layout) -> str:
        hanging = layout.hanging_indent or layout.second_field_align
        indent = r"\li720\fi-720\tx720" if hanging else ""
        shape = rf"\pard{indent}\sa{layout.entry_spacing * 240}\sl{layout.line_spacing * 240}\slmult1 "
        body = "".join(f"{shape}{entry}\\par\n" for entry in entries)
        return f"{{\\rtf1\\ansi\\deff0{{\\fonttbl{{\\f0 Times New Roman;}}}}\n{body}}}\n"


OUTPUT = Rtf()
