"""Word documents (.docx), through python-docx, an optional dependency.

A document is not text: entries are rendered as HTML-like runs by `Runs` and then written into paragraphs.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from loccit.csl import marks as m
from loccit.errors import UsageError

from .base import Layout, Output

if TYPE_CHECKING:
    from loccit.csl.processor import Bibliography

_OPEN, _CLOSE = "\ue000", "\ue001"  # around a mark's name, in the text that `OUTPUT` writes
_FONT: dict[str, tuple[str, Any]] = {
    m.ITALIC: ("italic", True), m.OBLIQUE: ("italic", True), m.ROMAN: ("italic", False),
    m.SMALL_CAPS: ("small_caps", True), m.FULL_CAPS: ("small_caps", False), m.BOLD: ("bold", True),
    m.LIGHT: ("bold", False), m.MEDIUM: ("bold", False), m.UNDERLINE: ("underline", True),
    m.NO_UNDERLINE: ("underline", False), m.SUP: ("superscript", True), m.SUB: ("subscript", True),
    m.BASELINE: ("superscript", False),
}  # fmt: skip
_BLOCKS = {m.BLOCK: ("\n", ""), m.INDENT: ("\n\t", ""), m.LEFT_MARGIN: ("", "\t")}


class Run(NamedTuple):
    """Text with one set of font properties."""

    text: str
    font: dict[str, Any]


class Docx(Output):
    """Keeps the formatting marks in the text, for `runs` to read."""

    formats = {mark: (_OPEN + mark, _CLOSE) for mark in _FONT}  # noqa: RUF012
    blocks = _BLOCKS

    def escape(self, text: str) -> str:
        return text.replace(_OPEN, "").replace(_CLOSE, "")


OUTPUT = Docx()


def runs(text: str) -> list[Run]:
    """An entry as runs."""
    out: list[Run] = []
    fonts: list[dict[str, Any]] = [{}]
    for piece in text.replace(_OPEN, "\0" + _OPEN).replace(_CLOSE, "\0" + _CLOSE).split("\0"):
        if piece.startswith(_OPEN):
            name, value = _FONT[piece[1]]
            fonts.append({**fonts[-1], name: value})
            piece = piece[2:]
        elif piece.startswith(_CLOSE):
            fonts.pop()
            piece = piece[1:]
        if piece:
            out.append(Run(piece, fonts[-1]))
    return out


def write(bibliography: Bibliography, path: Path) -> None:
    """Write a bibliography made with `output="docx"` as a Word document.

    Raises UsageError where python-docx is not installed.
    """
    try:
        import docx
        from docx.shared import Cm
    except ImportError as error:
        hint = "install it with: pip install 'loccit[docx]'"
        raise UsageError("Word documents need the package python-docx", hint=hint) from error
    document = docx.Document()
    for entry in bibliography.entries:
        paragraph = document.add_paragraph()
        _shape(paragraph.paragraph_format, bibliography.layout, Cm(1.27))
        for run in runs(entry.text):
            font = paragraph.add_run(run.text).font
            for name, value in run.font.items():
                setattr(font, name, value)
    document.save(str(path))


def _shape(paragraph: Any, layout: Layout, indent: Any) -> None:
    """Hanging indent and spacing of an entry."""
    from docx.shared import Pt

    if layout.hanging_indent or layout.second_field_align:
        paragraph.left_indent, paragraph.first_line_indent = indent, -indent
    paragraph.line_spacing = layout.line_spacing
    paragraph.space_after = Pt(12 * layout.entry_spacing)
