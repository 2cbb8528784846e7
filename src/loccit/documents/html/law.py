"""Pages of law: a case, a statute, a bill, a rule of an agency, by how their titles are written."""

from __future__ import annotations

import re

_COURTS = (
    r"U\.\s?S\.|S\.\s?Ct\.|L\.\s?Ed\.|F\.(?:\s?(?:2d|3d|4th|App))?|F\.\s?Supp\.|B\.R\.|[A-Z][\w.]*\s?(?:2d|3d|4th)"
)
_SHAPES = (
    ("legal_case", re.compile(rf"^.{{2,160}}\bvs?\.? .{{2,160}}?,? \d{{1,4}} (?:{_COURTS})[ ,].{{0,12}}\d")),
    ("legal_case", re.compile(r"^(?:in re|ex parte|matter of) [A-Z].{2,120}, \d{1,4} [A-Z]")),
    ("legislation", re.compile(r"^(?:title )?\d{1,3} U\.?\s?S\.?\s?(?:Code|C\.?)\b.{0,6}(?:§|sec|\d)", re.IGNORECASE)),
    ("regulation", re.compile(r"^(?:title )?\d{1,3} C\.?\s?F\.?\s?R\.?\b.{0,12}(?:§|part|\d)", re.IGNORECASE)),
    ("bill", re.compile(r"^(?:H\.\s?R\.|S\.|H\.\s?(?:J\.|Con\.)?\s?Res\.|S\.\s?(?:J\.|Con\.)?\s?Res\.)\s?\d+\b")),
)
_REGISTERS = re.compile(r"(?i)^(?:the )?federal register$|^code of federal regulations$")
_PART = re.compile(r"(?i)\bcongress\b|\bbill\b|§|\bact\b|\bresolution\b")


def kind_of(title: str, outlet: str) -> str:
    """The CSL type of a page of law; '' where neither its title nor the register it stands in tells."""
    if _REGISTERS.match(outlet):
        return "regulation"
    for kind, shape in _SHAPES:
        if shape.match(title) and (kind != "bill" or _PART.search(title)):
            return kind
    return ""
