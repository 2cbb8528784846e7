"""Courts of the United States: from a name or an abbreviation to either (Bluebook 21, rule 10.4, tables T1, T7)."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from loccit.bibliography.jurisdictions import BY_ABBREVIATION, STATES, highest_court

_NUMBERS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth", "Eleventh")
_ORDINALS = ("1st", "2d", "3d", "4th", "5th", "6th", "7th", "8th", "9th", "10th", "11th")
_CIRCUITS = dict(zip(_NUMBERS, _ORDINALS, strict=True)) | {"District of Columbia": "D.C.", "Federal": "Fed."}
_BY_ORDINAL = {short: name for name, short in _CIRCUITS.items()} | {"2nd": "Second", "3rd": "Third"}
_REGIONS = {"Northern": "N.", "Southern": "S.", "Eastern": "E.", "Western": "W.", "Central": "C.", "Middle": "M."}
_BY_LETTER = {short: name for name, short in _REGIONS.items()}
_STATE = "|".join(sorted(STATES, key=len, reverse=True))
_SHORT = "|".join(sorted((re.escape(short) for short in BY_ABBREVIATION), key=len, reverse=True))
_FEDERAL = r"(?:(?:the )?(?:U\.\s?S\.|United States) )?"


class Court(NamedTuple):
    """A court: `kind` (supreme, circuit, district, bankruptcy, highest, appeals), its circuit or region, its state."""

    kind: str
    part: str = ""
    state: str = ""
    name: str = ""

    @property
    def federal(self) -> bool:
        return self.kind in ("supreme", "circuit", "district", "bankruptcy")

    @property
    def short(self) -> str:
        """As in the parentheses of a citation."""
        state = STATES.get(self.state, self.state)
        if self.kind == "supreme":
            return "U.S."
        if self.kind == "circuit":
            return f"{_CIRCUITS[self.part]} Cir."
        if self.kind in ("district", "bankruptcy"):
            letter = _REGIONS.get(self.part, "")
            district = f"{letter}D. {state}" if letter else f"D.{state}" if state == "D.C." else f"D. {state}"
            return f"Bankr. {district}" if self.kind == "bankruptcy" else district
        return state if self.kind == "highest" else f"{state} Ct. App."

    @property
    def government(self) -> str:
        """As MLA names it: the government, then the court."""
        if self.kind == "supreme":
            return "United States, Supreme Court"
        if self.kind == "circuit":
            return f"United States, Court of Appeals for the {self.part} Circuit"
        if self.kind in ("district", "bankruptcy"):
            which = f"{self.part} District" if self.part else "District"
            court = "Bankruptcy Court" if self.kind == "bankruptcy" else "District Court"
            return f"United States, {court} for the {which} of {self.state}"
        return f"{self.state}, {self.name}"


@lru_cache(maxsize=4096)
def parse_court(text: str) -> Court | None:
    """The court that a name or an abbreviation means; None where it is none of these."""
    text = " ".join(text.replace("’", "'").split()).strip(" .,") + ("." if text.rstrip().endswith(".") else "")
    for pattern, make in _patterns():
        if match := pattern.fullmatch(text):
            return make(match)
    return None


def _district(match: re.Match[str]) -> Court:
    kind = "bankruptcy" if "ankr" in match[0] else "district"
    return Court(kind, match["region"] or "", match["state"])


def _short_district(match: re.Match[str]) -> Court:
    region = _BY_LETTER[match["letter"]] if match["letter"] else ""
    return Court("bankruptcy" if match["bankr"] else "district", region, BY_ABBREVIATION[match["state"]])


def _state_court(match: re.Match[str]) -> Court:
    state, name = match["state"] or match["before"], match["name"]
    kind = "highest" if name == highest_court(state) or "Supreme Judicial" in name else "appeals"
    return Court(kind, "", state, name)


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Court | None]], ...]:
    """What courts are called, and what that means; compiled when the first case is cited."""
    return tuple((re.compile(pattern), make) for pattern, make in _FORMS)


_FORMS: tuple[tuple[str, Callable[[re.Match[str]], Court | None]], ...] = (
    (
        r"(?:U\.\s?S\.|United States) Supreme Court|Supreme Court of the (?:U\.\s?S\.|United States)|U\.S\.",
        lambda m: Court("supreme"),
    ),
    (
        rf"{_FEDERAL}(?:Court of Appeals,?(?: for)?(?: the)? )?(?P<n>{'|'.join(_CIRCUITS)}) Circuit"
        r"(?: Court of Appeals)?",
        lambda m: Court("circuit", m["n"]),
    ),
    (
        rf"{_FEDERAL}(?:Court of Appeals,?(?: for)?(?: the)? )?(?P<n>\d+(?:st|nd|rd|th|d)) Cir(?:\.|cuit)",
        lambda m: Court("circuit", _BY_ORDINAL.get(m["n"], "First")) if m["n"] in _BY_ORDINAL else None,
    ),
    (r"(?P<n>D\.C\.|Fed\.) Cir\.", lambda m: Court("circuit", {"D.C.": "District of Columbia"}.get(m["n"], "Federal"))),
    (
        rf"{_FEDERAL}(?:District|Bankruptcy) Court,?(?: for)?(?: the)? (?:(?P<region>{'|'.join(_REGIONS)}) )?"
        rf"(?:District of )?(?P<state>{_STATE})",
        _district,
    ),
    (rf"(?P<bankr>Bankr\. )?(?P<letter>[NSEWCM]\.)?D\. ?(?P<state>{_SHORT})", _short_district),
    (
        rf"(?:(?P<before>{_STATE}) )?"
        r"(?P<name>Supreme (?:Judicial )?Court(?: of Appeals)?|Court of (?:Criminal )?Appeals?)"
        rf"(?:,? (?:of )?(?:the )?(?:State of |Commonwealth of )?(?P<state>{_STATE}))?",
        lambda m: _state_court(m) if m["state"] or m["before"] else None,
    ),
    (
        rf"(?P<state>{_SHORT})",
        lambda m: Court("highest", "", BY_ABBREVIATION[m["state"]], highest_court(BY_ABBREVIATION[m["state"]])),
    ),
    (
        rf"(?P<state>{_SHORT}) Ct\. App\.",
        lambda m: Court("appeals", "", BY_ABBREVIATION[m["state"]], "Court of Appeals"),
    ),
)
