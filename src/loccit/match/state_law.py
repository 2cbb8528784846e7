"""Statutes, bills and executive orders of states in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from loccit.match.series import Found
from loccit.match.states import State, alternatives, by_initials, by_name, named
from loccit.record import Record


def state_statutes(text: str) -> Iterator[Found]:
    """Sections of states' codes: `Cal. Gov. Code § 7284.6`, `section 752.053 of the Texas Government Code`."""
    written, reverse, short = _statute_patterns()
    for match in (*written.finditer(text), *reverse.finditer(text)):
        yield _statute(by_name()[match["state"]], match["code"], match["section"], match)
    for match in short.finditer(text):
        yield _statute(by_initials()[match["initials"]], "", match["section"], match)


def bills(text: str) -> Iterator[Found]:
    """Bills by their number, with the state where the sentence names one: else whose it is the number does not say."""
    for match in _BILL.finditer(text):
        chamber = _CHAMBERS[re.sub(r"[ .]", "", match[1]).upper()]
        spelt = "ill" in match[1] or "R" in match[1].upper()
        state = named(text) if chamber not in _FEDERAL else ""
        if not (spelt or state or _LAWMAKING.search(text)):
            continue
        record = Record("bill", {"number": f"{chamber} {match[2]}"})
        if state:
            record.fields["jurisdiction"] = state
        yield Found("bill", f"{chamber} {match[2]}", match.span(), record, chamber in _FEDERAL or bool(state))


def state_orders(text: str) -> Iterator[Found]:
    """Executive orders of governors: `Executive Order GA-37`, `Massachusetts Executive Order 526`."""
    for match in _ORDER.finditer(text):
        number = re.sub(r"[\u2010-\u2015]", "-", match["number"])
        state = named(text)
        form = f"{state} Executive Order {number}".strip() if number[0].isdigit() else f"Executive Order {number}"
        record = Record(
            "legislation", {"genre": "Executive Order", "number": number, "title": f"Executive Order {number}"}
        )
        if state:
            record.fields["jurisdiction"] = state
        yield Found("order", form, match.span(), record, bool(state) or not number[0].isdigit())


_BILL = re.compile(
    r"\b(H\. ?R\.|S\.|H\. ?J\. ?Res\.|S\. ?J\. ?Res\.|(?:House|Senate|Assembly) Bill|[HSA]B|[HSA]\. ?B\.)"
    r"(?: No\.)? ?(\d{1,5})\b(?! ?U\.)"
)
_CHAMBERS = {
    "HR": "H.R.", "S": "S.", "HJRES": "H.J. Res.", "SJRES": "S.J. Res.", "HOUSEBILL": "H.B.", "SENATEBILL": "S.B.",
    "ASSEMBLYBILL": "A.B.", "HB": "H.B.", "SB": "S.B.", "AB": "A.B.",
}  # fmt: skip
_FEDERAL = ("H.R.", "S.", "H.J. Res.", "S.J. Res.")
_LAWMAKING = re.compile(
    r"\b(?:bills?|Senate|House|Congress|Assembly|Act|[Ll]egislat\w+|[Ll]awmakers?|sponsor\w*|enact\w+|veto\w*|statute"
    r"|amend\w*|signed into law|floor vote)\b"
)
_ORDER = re.compile(
    r"\bExecutive Order(?: No\.| Number)? ?"
    r"(?P<number>[A-Z]{1,3}[-\u2010-\u2013]\d{1,4}(?:[-\u2010-\u2013]\d{2,4})?|\d{2,4}[-\u2010-\u2013]\d{1,4}|\d{1,3})\b(?![-,]?\d)"
)
_SECTION = r"(?P<section>\d+(?:[A-Za-z](?![A-Za-z]))?(?:[.:-]\d+[A-Za-z]?)*(?:\(\w{1,4}\))*)"
_MARK = r"(?:§{1,2}|[Ss]ections?|[Ss]ec\.|[Aa]rt(?:icle|\.))"
_CODE = (
    r"(?P<code>(?:[A-Z][\w.’'-]*,? (?:(?:&|and) )?){0,5}?"
    r"(?:Code of [A-Z]\w+ Procedure|Code Crim\. Proc\.|Code|Stat(?:utes?\b|\.)|Laws?\b|Cent\. Code)"
    r"(?:,? Ann(?:otated|\.))?)"
)


@cache
def _statute_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A code before its section, a section before its code, and a code by its initials."""
    state = rf"(?P<state>{alternatives(by_name())})(?:[’']s)?"
    written = rf"(?<!\w){state} {_CODE},? ?{_MARK} ?{_SECTION}"
    reverse = rf"\b{_MARK} ?{_SECTION} of (?:the )?{state} {_CODE}"
    short = rf"(?<!\w)(?P<initials>{alternatives(by_initials())}),? ?(?:{_MARK} ?)?(?=\d+[A-Z]?[.:-]\d){_SECTION}"
    return re.compile(written), re.compile(reverse), re.compile(short)


def _statute(state: State, code: str, section: str, match: re.Match[str]) -> Found:
    subject = _subject(code)
    name = f"{state.short[0]} {subject} Code" if subject else state.code
    fields = {"container-title": name, "section": section, "number": f"{name} § {section}", "jurisdiction": state.name}
    return Found("statute", f"{name} {section}", match.span(), Record("legislation", {**fields}))


_GENERAL_WORDS = frozenset(
    "revised rev general gen compiled comp consolidated cons annotated ann cent century codified".split()
)


def _subject(code: str) -> str:
    """The subject of a code, abbreviated so that all notations agree: `Gov.` for Gov. Code and Government Code."""
    if procedure := re.search(r"Code (?:of )?(\w)\w+\.? Proc", code):
        return f"{procedure[1]}. Proc."
    for word in re.findall(r"[A-Za-z]+", code):
        if word.lower() in _GENERAL_WORDS or word in ("Code", "Stat", "Statutes", "Statute", "Laws", "Law"):
            continue
        return f"{word[:3].capitalize()}."
    return ""
