"""Which files a LaTeX file includes: `\\input` and its relatives, packages and classes that lie beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

_FILES = re.compile(
    r"\\(?:(?P<two>(?:sub)?import|(?:sub)?in(?:clude|put)from)\*?\s*\{(?P<folder>[^{}]*)\}\s*\{(?P<file>[^{}]*)\}"
    r"|(?P<maybe>InputIfFileExists)\s*\{(?P<name>[^{}]*)\}"
    r"|(?:input|include|subfile|subfileinclude)(?![A-Za-z])\s*(?:\{(?P<one>[^{}]*)\}|(?P<bare>[\w./-]+)))"
)
_PACKAGES = re.compile(r"\\(?:(usepackage|RequirePackage)|documentclass|LoadClass)\s*(?:\[[^\]]*\])?\s*\{([^{}]*)\}")
_PLAIN = (".tex", ".ltx", ".sty", ".tikz", ".pgf")


def included(path: Path, prose: str) -> Iterator[tuple[Path, int]]:
    """The files with their places; a package that does not lie there is TeX's own."""
    for found in _PACKAGES.finditer(prose):
        for name in found[2].split(","):
            beside = path.parent / f"{name.strip()}.{'sty' if found[1] else 'cls'}"
            if name.strip() and beside.is_file():
                yield beside, found.start()
    for found in _FILES.finditer(prose):
        name = (found["one"] or found["bare"] or found["name"] or found["file"] or "").strip().strip('"')
        name = str(Path((found["folder"] or "").strip()) / name) if name else ""
        if name and "\\" not in name and "#" not in name:  # a macro's argument is no name
            there = path.parent / name
            there = there if there.suffix in _PLAIN else there.with_name(f"{there.name}.tex")
            if not found["maybe"] or there.is_file():
                yield there, found.start()
