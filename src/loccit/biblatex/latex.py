"""LaTeX ↔ the model's text, both ways: `from_latex`, `to_latex`, `to_ascii`."""

from __future__ import annotations

from loccit.biblatex.latex_read import from_latex
from loccit.biblatex.latex_write import to_ascii, to_latex

__all__ = ["from_latex", "to_ascii", "to_latex"]
