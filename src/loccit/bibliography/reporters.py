"""Reporters, codes and session laws: full names (MLA), and what court a reporter tells of (Bluebook 21, table T1)."""

from __future__ import annotations

import re

from loccit.bibliography.jurisdictions import BY_ABBREVIATION

_FULL = {
    "U.S.": "United States Reports",
    "S. Ct.": "Supreme Court Reporter",
    "L. Ed.": "Lawyers’ Edition",
    "F.": "Federal Reporter",
    "F. Supp.": "Federal Supplement",
    "F.R.D.": "Federal Rules Decisions",
    "F. App’x": "Federal Appendix",
    "B.R.": "Bankruptcy Reporter",
    "A.": "Atlantic Reporter",
    "N.E.": "North Eastern Reporter",
    "N.W.": "North Western Reporter",
    "P.": "Pacific Reporter",
    "S.E.": "South Eastern Reporter",
    "S.W.": "South Western Reporter",
    "So.": "Southern Reporter",
    "Cal. Rptr.": "California Reporter",
    "N.Y.S.": "New York Supplement",
    "U.S.C.": "United States Code",
    "U.S.C.A.": "United States Code Annotated",
    "C.F.R.": "Code of Federal Regulations",
    "Fed. Reg.": "Federal Register",
    "Stat.": "United States Statutes at Large",
    "Cong. Rec.": "Congressional Record",
    "WL": "Westlaw",
    "LEXIS": "Lexis",
}
_SERIES = {"2d": "Second", "3d": "Third", "4th": "Fourth", "5th": "Fifth", "6th": "Sixth"}
_TRAILING = re.compile(r"\s*\b([2-3]d|[4-6]th)$")
DATABASES = ("WL", "LEXIS")
"""Databases cited in a reporter's place: the case is unreported."""


def full_name(short: str) -> str:
    """The name in full, `Federal Supplement, Third Series` of `F. Supp. 3d`; `short` itself where it is not known."""
    series = _TRAILING.search(short)
    stem = short[: series.start()] if series else short
    name = _FULL.get(stem) or _state_name(stem)
    if not name:
        return short
    return f"{name}, {_SERIES[series[1]]} Series" if series else name


def _state_name(stem: str) -> str:
    """Official reports and laws of a state: `Mass.`, `Cal. Stat.`, `Tex. Gen. Laws`."""
    for short, name in BY_ABBREVIATION.items():
        if stem == short:
            return f"{name} Reports"
        if stem.startswith(short + " "):
            kind = stem[len(short) + 1 :]
            named = {"Stat.": "Statutes of {}", "Laws": "Laws of {}", "Gen. Laws": "General Laws of {}",
                     "Sess. Laws": "Session Laws of {}", "Acts": "Acts of {}", "App.": "{} Appeals"}  # fmt: skip
            return named[kind].format(name) if kind in named else ""
    return ""


def tells_state(short: str) -> str:
    """The state whose highest court an official reporter tells (`Mass.`, `Cal. 4th`, `Ill. 2d`); else ''."""
    stem = _TRAILING.sub("", short)
    return BY_ABBREVIATION.get(stem, "")


def is_supreme(short: str) -> bool:
    """Whether it reports the U.S. Supreme Court."""
    return _TRAILING.sub("", short) in ("U.S.", "S. Ct.", "L. Ed.")
