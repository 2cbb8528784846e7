"""Papers of a court: the caption of a case with its court, parties and number. Parties are no authors.

The caption as the Federal Rules of Civil Procedure 10(a) describe it, and courts of the states have it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from loccit.documents.pdf.bodies import proper

_COURT = re.compile(
    r"(?:in the\s+)?(?P<court>(?:united states|u\.s\.|supreme|superior|circuit|district|appellate|court of|state of|"
    r"commonwealth)[^\n]{0,60}\bcourt\b[^\n]{0,60}|(?:united states )?(?:supreme court|court of appeals)[^\n]{0,60})"
    r"(?:\n\s*(?P<place>(?:for )?(?:the )?[^\n]{0,30}\b(?:district|circuit|division|county)\b[^\n]{0,40}))?",
    re.IGNORECASE,
)
_PARTY = r"(?:plaintiff|petitioner|appell(?:ant|ee)|claimant)"
_OTHER = r"(?:defendant|respondent|appell(?:ee|ant))"
_BETWEEN = re.compile(r"-?\s*(?:v\.?|vs\.?|versus|against)\s*-?", re.IGNORECASE)
_NO_PARTY = re.compile(r"\b(?:no\.|case|judge|hon\.|court|division|circuit|filed|document|page)\b|\d{3}", re.IGNORECASE)
_NUMBER = re.compile(
    r"\b(?:case|civil action|civ\.|docket|cause)?\s*no[s]?\.?:?\s*(?P<number>\d[\w:.-]*(?: [A-Z]{1,3} \d+)?[\w:.-]*)",
    re.I,
)


class Caption(NamedTuple):
    """A case's court, its name by the first party of each side ('' where the caption is not clear), and its number."""

    court: str
    name: str
    number: str


def find_caption(text: str) -> Caption | None:
    """The caption on a front page; None where there is no court or no party in it."""
    head = text[:2500]
    court = _COURT.search(head)
    if court is None or not re.search(rf"(?i)\b(?:{_PARTY}|{_OTHER})s?\b", head):
        return None
    name = _name([line.strip() for line in head[court.end() :].split("\n") if line.strip()])
    number = _NUMBER.search(head)
    place = re.sub(r"(?i)^for\s+", "for ", (court["place"] or "").strip())
    return Caption(_party(f"{court['court']} {place}"), name, number["number"] if number else "")


def _name(lines: list[str]) -> str:
    """`First Party v. Other Party`, where each stands on lines of its own above its role; '' where it does not."""
    middle = next((number for number, line in enumerate(lines) if _BETWEEN.fullmatch(line)), 0)
    above, below = lines[:middle], lines[middle + 1 :]
    first = next((n for n, line in enumerate(above) if re.search(rf"(?i)\b{_PARTY}s?\b", line)), -1)
    other = next((n for n, line in enumerate(below) if re.search(rf"(?i)\b{_OTHER}s?\b", line)), -1)
    one = next((line for line in reversed(above[: max(first, 0)]) if not _NO_PARTY.search(line)), "")
    two = next((line for line in below[: max(other, 0)] if not _NO_PARTY.search(line)), "")
    if not (one.endswith(",") and "," in two):
        return ""
    return " v. ".join(_party(re.sub(r"(?i),?\s*et al\.?", "", line).partition(",")[0]) for line in (one, two))


def _party(text: str) -> str:
    """A name of the caption, whose words in capitals are set as names usually are."""
    text = re.sub(r"[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]*)*", lambda run: proper(run[0]), " ".join(text.split()))
    text = re.sub(r"\bfor The\b", "for the", text)
    return re.sub(r"\b(?:Ii|Iii|Iv)\b", lambda word: word[0].upper(), text).strip(" ,.;")
