"""Output formats, one a file; the registry names them."""

from __future__ import annotations

from importlib import import_module

from loccit.errors import UsageError

from .base import Output

# name -> module; what "docx" renders, `output.docx.write` puts into a file
FORMATS = (
    ("plain", "plain"),
    ("html", "html"),
    ("markdown", "markdown"),
    ("latex", "latex"),
    ("rtf", "rtf"),
    ("typst", "typst"),
    ("docx", "docx"),
)


def get(name: str) -> Output:
    """The output format `name`. Raises UsageError where there is none."""
    for known, module in FORMATS:
        if known == name:
            found: Output = import_module(f".{module}", __name__).OUTPUT
            return found
    raise UsageError(f"no output format '{name}'", hint=f"known: {', '.join(known for known, _ in FORMATS)}")
