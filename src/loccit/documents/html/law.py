"""Pages of law: a case, a statute, a bill, a rule of an agency, by how their titles are written, and its parts.

The container of a case is its reporter, of a statute its code (CSL 1.0.2, as citation styles use them): never the site.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from loccit.documents.html.page import Page

_REPORTER = (
    r"U\.\s?S\.|S\.\s?Ct\.|L\.\s?Ed\.(?:\s?2d)?|F\.(?:\s?(?:2d|3d|4th)|\s?App[’']x)?|F\.\s?Supp\.(?:\s?[23]d)?|B\.R\.|"
    r"[A-Z][\w.]*(?:\s[A-Z][\w.]*)?(?:\s?(?:2d|3d|4th))?"
)
_CASE = re.compile(
    rf"^(?P<title>.{{2,160}}?\bvs?\.? .{{2,160}}?|(?:In re|Ex parte|Matter of) .{{2,120}}?),? (?P<volume>\d{{1,4}}) "
    rf"(?P<reporter>{_REPORTER}),? (?P<page>\d{{1,5}})\b(?:\s*\((?P<court>[^()]{{0,40}}?)\s*(?P<year>\d{{4}})\))?"
)
_CODE = re.compile(
    r"^(?:title )?(?P<volume>\d{1,3}) (?P<code>U\.?\s?S\.?\s?(?:Code|C\.?)|C\.?\s?F\.?\s?R\.?)\s*"
    r"(?:§+|sec(?:tion|\.)?|part)?\s*(?P<section>\d[\w.-]*)\s*(?:[-–—:.]\s*(?P<title>\S.*))?$",
    re.IGNORECASE,
)
_BILL = re.compile(
    r"^(?P<number>(?:H\.\s?R\.|S\.|H\.\s?(?:J\.|Con\.)?\s?Res\.|S\.\s?(?:J\.|Con\.)?\s?Res\.)\s?\d+)\s*[-–—:,]\s*"
    r"(?:\d+\w\w Congress(?: \([\d–-]+\))?:?\s*)?(?P<title>\S.*?)(?:\s*\d+\w\w Congress(?: \([\d–-]+\))?)?$"
)
_REGISTER = re.compile(r"(?i)^(?:the )?federal register$")
_REGISTER_PLACE = re.compile(r"\b(?P<volume>\d{2,3}) (?:FR|Fed\.? Reg\.?) (?P<page>\d{1,6})\b")


class Law(NamedTuple):
    """What a page of law is, and the variables that its title holds."""

    kind: str
    values: dict[str, str]


def read(page: Page, title: str, outlet: str) -> Law | None:
    """The law a page is about; None where neither its title nor the register it stands in says that it is of law."""
    if _REGISTER.match(outlet):
        found = (_REGISTER_PLACE.search(element.text or "") for element in page.head())
        place = next((match.groupdict() for match in found if match), {})
        return Law("regulation", {"container-title": "Federal Register", **place})
    if match := _CASE.match(title):
        values = {"title": match["title"], "volume": match["volume"], "container-title": match["reporter"]}
        return Law("legal_case", {**values, "page": match["page"], "authority": (match["court"] or "").strip()})
    if match := _CODE.match(title):
        code = "C.F.R." if match["code"].upper().startswith("C") else "U.S.C."
        kind = "regulation" if code == "C.F.R." else "legislation"
        values = {"volume": match["volume"], "container-title": code, "section": match["section"].rstrip(".-")}
        return Law(kind, {"title": match["title"] or title, **values})
    if match := _BILL.match(title):
        return Law("bill", {"title": match["title"], "number": match["number"]})
    return None
