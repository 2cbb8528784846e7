"""BibTeX styles (`bst:NAME`, or a .bst file of the user's), run by pybtex's interpreter of the BibTeX language.

Such a style writes LaTeX. For other formats its `\\bibitem`s are read back into text with markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from loccit.bibliography.base import TEXT_TARGETS, Formatted
from loccit.bibliography.markup import render
from loccit.errors import Problem, UsageError
from loccit.record import Record


def styles() -> Iterable[tuple[str, str, str]]:
    """BibTeX styles come with a TeX installation, or from the user: none is shipped."""
    return []


def by_name(style: str) -> bool:
    """No: labels and numbers follow from the whole list."""
    return False


def locale(style: str) -> str:
    """None: these styles are in one language and fix no variety of it."""
    return ""


def references(records: Sequence[Record], style: str, target: str, language: str) -> Formatted:
    """The list of references in a BibTeX style. Raises UsageError for an unknown style or format."""
    if target not in TEXT_TARGETS:
        raise UsageError(f"a BibTeX style does not write {target}", hint=f"it writes {', '.join(TEXT_TARGETS)}")
    bbl, problems = _run(find(style), records)
    if target == "latex":
        return Formatted(bbl, problems)
    made = [(key, _text(item)) for key, item in _items(bbl)]
    entries = tuple((key, render([text], target)) for key, text in made)
    return Formatted(render([text for _, text in made], target), problems, entries)


def citation(
    records: Sequence[Record], style: str, target: str, language: str, locator: str, cited: Sequence[str]
) -> Formatted:
    """A BibTeX style formats lists only."""
    raise UsageError("a BibTeX style formats lists of references, not citations", hint="use a CSL style: --style apa")


def find(style: str) -> Path:
    """The .bst file: a path, a name in this folder, or what the TeX installation knows. Raises UsageError."""
    name = style if style.endswith(".bst") else f"{style}.bst"
    if Path(name).is_file():
        return Path(name)
    import shutil
    import subprocess

    if "/" not in name and (program := shutil.which("kpsewhich")):
        found = subprocess.run([program, name], capture_output=True, text=True, check=False).stdout.strip()
        if found:
            return Path(found)
    raise UsageError(f"there is no BibTeX style '{name}'", hint="give the path of a .bst file, or install TeX")


def _run(path: Path, records: Sequence[Record]) -> tuple[str, list[Problem]]:
    """The .bbl text that the style writes, and what pybtex complained of."""
    import io

    from pybtex import errors
    from pybtex.bibtex import bst
    from pybtex.bibtex.interpreter import Interpreter
    from pybtex.database.input.bibtex import Parser
    from pybtex.exceptions import PybtexError

    with errors.capture() as captured:
        try:
            script = bst.parse_file(str(path), "utf-8")
            bbl = Interpreter(Parser, "utf-8").run(script, ["*"], [io.StringIO(_database(records))], min_crossrefs=2)
        except (PybtexError, UnicodeDecodeError, IndexError, KeyError) as error:
            raise UsageError(f"{path}: not a BibTeX style that can be run ({error})") from error
    problems = [Problem("bst", str(error), "warning", str(path)) for error in captured]
    return bbl, problems


def _database(records: Sequence[Record]) -> str:
    """The records as a BibTeX file."""
    from loccit.biblatex import to_bibtex

    out = []
    for record in records:
        entry = to_bibtex(record)
        fields = "".join(f",\n  {name} = {{{value}}}" for name, value in entry.fields)
        out.append(f"@{entry.type}{{{record.citekey}{fields}\n}}\n")
    return "\n".join(out)


def _items(bbl: str) -> list[tuple[str, str]]:
    """(citekey, text without its label) of each `\\bibitem`."""
    body = re.sub(r"(?s)^.*?\\begin\{thebibliography\}\{[^}]*\}|\\end\{thebibliography\}.*$", "", bbl)
    parts = re.split(r"\\bibitem(?:\[(?:[^\[\]]|\[[^\]]*\])*\])?\s*\{([^}]*)\}", body)
    return [(key.strip(), part.strip()) for key, part in zip(parts[1::2], parts[2::2], strict=True)]


def _text(item: str) -> str:
    """LaTeX of one reference as text with the model's markup."""
    from loccit.biblatex.latex import from_latex

    item = re.sub(r"\\newblock\b\s*", " ", item)
    item = re.sub(r"\{\\(?:em|it|sl)\s+((?:[^{}]|\{[^{}]*\})*)\}", r"\\emph{\1}", item)
    item = re.sub(r"\\(?:url|path)\{([^}]*)\}", r"\1", item)
    item = re.sub(r"\\href\{[^}]*\}\{([^}]*)\}", r"\1", item)
    return " ".join(from_latex(item).split())
