"""Codified law cited in one piece, `8 U.S.C. § 1357(g)`: its volume, code and section (Bluebook rules 12.3, 14.2).

A number of a statute or regulation that says all three is read as three variables, which citation styles need; an
entry that it was read from keeps its words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from loccit.biblatex.latex import from_latex
from loccit.record import Record

_CODIFIED = re.compile(
    r"(?P<volume>\d+)\s+(?P<code>U\.?\s?S\.?\s?C\.?(?:\s?[AS]\.)?|C\.?\s?F\.?\s?R\.?)\s*(?:§§?|sec\.|[Pp]art|pt\.)"
    r"\s*(?P<section>\d[\w.()–-]*)"
)
_REGULATION = re.compile(
    r"exec(?:utive|\.)\s+order|proclamation|regulation|\brule\b|\bC\.?\s?F\.?\s?R\b", re.IGNORECASE
)
_BILL = re.compile(r"\bbill\b", re.IGNORECASE)


def legislation_type(values: Mapping[str, str]) -> str:
    """What an `@legislation` without `entrysubtype` is: `regulation` (executive orders too), `bill`, or a statute."""
    kind = values.get("type", "")
    if _REGULATION.search(kind) or _REGULATION.search(values.get("number", "")):
        return "regulation"
    return "bill" if _BILL.search(kind) else "legislation"


def codified(latex: str) -> dict[str, str]:
    """The variables that a number like `8 U.S.C. § 1373` says; {} where it is any other."""
    match = _CODIFIED.fullmatch(from_latex(latex, nocase=False).replace("\u00a0", " "))
    if match is None:
        return {}
    return {"volume": match["volume"], "container-title": match["code"], "section": match["section"]}


def original_number(record: Record) -> str:
    """The number that was read as `codified`, where the record still says the same; else ''."""
    latex = record.custom.get("biblatex:number", "")
    found = codified(latex) if latex else {}
    return latex if found and all(record.fields.get(name) == value for name, value in found.items()) else ""
