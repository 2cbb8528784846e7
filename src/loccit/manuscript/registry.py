"""The syntaxes of manuscripts. A new one is one file and one line here."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from loccit.manuscript.model import Document


class Syntax(NamedTuple):
    """`endings` of file names, the module and function that read it; `binary` files are not read as text first."""

    name: str
    endings: tuple[str, ...]
    module: str
    function: str
    binary: bool = False

    def read(self, path: Path, text: str) -> Document:
        """The document in `path`, whose text is `text`."""
        reader: Callable[[Path, str], Document] = getattr(
            import_module(f"loccit.manuscript.{self.module}"), self.function
        )
        return reader(path, text)


SYNTAXES = (
    Syntax("LaTeX", (".tex", ".ltx", ".latex", ".rnw", ".tikz", ".sty", ".cls"), "latex", "read_latex"),
    Syntax("Markdown", (".md", ".markdown", ".qmd", ".rmd", ".mdx", ".pmd", ".txt"), "markdown", "read_markdown"),
    Syntax("Typst", (".typ",), "typst", "read_typst"),
    Syntax("Org", (".org",), "org", "read_org"),
    Syntax("reStructuredText", (".rst", ".rest"), "rst", "read_rst"),
    Syntax("AsciiDoc", (".adoc", ".asciidoc", ".asc"), "asciidoc", "read_asciidoc"),
    Syntax("Word", (".docx", ".docm"), "word", "read_word", binary=True),
    Syntax("OpenDocument", (".odt",), "odt", "read_odt", binary=True),
    Syntax("LaTeX aux", (".aux",), "built", "read_aux"),
    Syntax("biblatex control file", (".bcf",), "built", "read_bcf"),
)


def syntax_of(path: Path, start: str = "") -> Syntax | None:
    """The syntax of a file: by its ending, else by how its text begins; None where neither tells."""
    ending = path.suffix.lower()
    for syntax in SYNTAXES:
        if ending in syntax.endings:
            return syntax
    if "\\documentclass" in start or "\\begin{document}" in start:
        return SYNTAXES[0]
    return SYNTAXES[1] if not ending else None
