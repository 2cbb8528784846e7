"""Lines about the people behind a piece: biographies, contributions, self-descriptions of the outlet."""

from __future__ import annotations

import re

from loccit.documents.persons import agency, is_person

_ROLE = (
    r"(?:reporter|correspondent|editor|writer|columnist|journalist|producer|author|contributor|freelancer|fellow|"
    r"professor|"
    r"photographer|anchor|host|analyst|attorney|lecturer|researcher|director|president|scholar|intern|critic)"
)
_BIO = re.compile(
    rf"^(?P<name>[A-ZÀ-Þ][^,.;:]{{3,50}}?)(?:,\s[^,]{{2,60}},)?\s+(?:(?:currently|previously|formerly|now|also)\s+)?"
    rf"(?:is|was|serves|served|covers|reports|writes|works|joined|has (?:been|covered|reported|worked|written))\b"
    rf"(?=.{{0,160}}(?:\b{_ROLE}s?\b|\bfor\b|\bcovers?\b|\breports? on\b|\bbased in\b))"
)
_BIO_SIGN = re.compile(
    rf"\b(?:currently serves as|is an? (?:[\w-]+ ){{0,5}}{_ROLE}|(?:covers|reports on|"
    rf"writes about) .{{3,80}}\bfor\b|can be reached|reach (?:him|her|them) at|"
    rf"follow (?:him|her|them) on|on twitter|her work|his work|is based in|based out of|is the author of|"
    rf"joined .{{3,40}} in \d{{4}})\b",
    re.IGNORECASE,
)
_CONTRIBUTION = re.compile(
    r"\bcontributed to this (?:report|story|article)\b|\bcontributed (?:reporting|to the)\b|^with files from\b|"
    r"^with (?:additional )?reporting\b|"
    r"^(?:additional )?reporting (?:by|from)\b|^editing by\b|\(reporting by\b|^\W?this (?:story|article|report|"
    r"version) (?:has been|was|is)\b|"
    r"^correction\b|^editor'?s note\b|\breported from\b.{0,80}$|^(?:mit material|avec) (?:von|afp|ap|reuters)\b",
    re.IGNORECASE,
)
_SELF = re.compile(
    r"^(?P<name>(?:The\s)?[A-ZÀ-Þ][\w.&’'-]*(?:\s(?:of|the|and|for|[A-ZÀ-Þ0-9][\w.&’'-]*)){0,6}?)\s(?:is|"
    r"are)\s(?:an?|the|\w+’?'?s)\s(?:[\w-]+,?\s){0,6}?"
    r"(?:news (?:organi[sz]ation|agency|outlet|site|service|website)|newsroom|newspaper|magazine|publication|"
    r"nonprofit|media organi[sz]ation|broadcaster|website|weekly|daily)\b"
)


def biography(text: str) -> str:
    """The person a line of biography is about (`Jane Doe is a reporter for …`); '' where the line is none."""
    if len(text) > 900:
        return ""
    match = _BIO.match(text)
    if match is None or not is_person(match["name"]) or not _BIO_SIGN.search(text[:400]):
        return ""
    return match["name"]


def is_contribution(text: str) -> bool:
    """Who else worked on it, a correction, a note of the editors."""
    return len(text) <= 500 and _CONTRIBUTION.search(text) is not None


def self_description(text: str) -> str:
    """The outlet a line introduces: `The Sample Herald is an independent newspaper …`; '' where it does not."""
    match = _SELF.match(text) if len(text) <= 900 else None
    if match is None or (is_person(match["name"]) and not agency(match["name"])):
        return ""
    return match["name"]
