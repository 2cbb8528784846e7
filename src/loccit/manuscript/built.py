"""What a LaTeX run leaves: `.aux` (LaTeX, natbib, biblatex) and `.bcf` (biblatex for biber). They quote nothing."""

from __future__ import annotations

import re
from pathlib import Path

from loccit.errors import Problem
from loccit.manuscript.included import included
from loccit.manuscript.model import Document

_AUX = re.compile(r"\\(?:citation|abx@aux@cite(?:\{\d+\})?|abx@aux@nocite)\{([^{}]*)\}")
_INPUT = re.compile(r"\\@input\{([^{}]+)\}")
_MEMBERS = re.compile(r'members="([^"]*)"')
_BCF = re.compile(r"<bcf:citekey(?P<values>[^>]*)>(?P<key>[^<]*)</bcf:citekey>")


def read_aux(path: Path, text: str) -> Document:
    """An `.aux` file, and those of the chapters it names."""
    document = Document(str(path), text)
    document.includes = included(path.parent, _INPUT.pattern, text)
    document.cites_all = "\\abx@aux@nociteall" in text
    document.bibliographies = [
        name for found in re.findall(r"\\bibdata\{([^{}]*)\}", text) for name in found.split(",")
    ]
    for found in _AUX.finditer(text):
        keys = [key.strip() for key in found[1].split(",") if key.strip()]
        document.cites_all = document.cites_all or "*" in keys
        document.cite([key for key in keys if key != "*" and "biblatex-control" not in key], *found.span())
    return document


def read_bcf(path: Path, text: str) -> Document:
    """biblatex's control file."""
    import html

    document = Document(str(path), text)
    if "<bcf:controlfile" not in text:
        document.problems.append(
            Problem("manuscript-unreadable", "this is no control file of biblatex", file=str(path))
        )
    sets: dict[str, list[str]] = {}
    for found in _BCF.finditer(text):
        key = html.unescape(found["key"]).strip()
        if key == "*":
            document.cites_all = True
        elif 'type="set"' in found["values"]:  # an entry set is defined, before anything is cited
            members = _MEMBERS.search(found["values"])
            sets[key] = html.unescape(members[1]).split(",") if members else []
        else:
            document.cite(sets.get(key, [key]), *found.span())
    return document
