"""Identifiers of works: recognised, normalised, checked (DOI, ISBN, ISSN, PMID, PMCID, arXiv, report numbers)."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import unquote

from loccit.record.record import Record


class Identifier(NamedTuple):
    """`kind` is doi, isbn, issn, pmid, pmcid, arxiv or report; `value` is its normal form, fit for comparison."""

    kind: str
    value: str


_DOI = re.compile(r"\b10\.\d{4,9}(?:\.\d+)*/[^\s\"<>{}|\\^`]+", re.IGNORECASE)
_ARXIV = re.compile(
    r"(?:arxiv[:/ ]|arxiv\.org/(?:abs|pdf)/)\s*(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})", re.IGNORECASE
)
_PMCID = re.compile(r"PMC\d+", re.IGNORECASE)

_NUMBERED = ("report", "article", "document", "standard", "speech", "hearing")


def normal_doi(text: str) -> str:
    """The DOI in `text` (bare, `doi:`, or an address), lower-case and without trailing punctuation; '' if none.

    DOIs are compared without regard to case (DOI Handbook §2.4).
    """
    match = _DOI.search(unquote(text) if "%" in text else text)
    if match is None:
        return ""
    doi = match[0].rstrip(".,;:'\"!?")
    while doi and doi[-1] in ")]" and doi.count(doi[-1]) > doi.count({")": "(", "]": "["}[doi[-1]]):
        doi = doi[:-1].rstrip(".,;:'\"!?")
    return doi.lower()


def address_doi(url: str) -> str:
    """The DOI whose address at a DOI resolver (doi.org, dx.doi.org, behind a proxy too) `url` is; '' for another."""
    return normal_doi(url) if "doi.org/" in url.lower() else ""


def normal_isbn(text: str) -> str:
    """The ISBN in `text` as 13 digits; '' where there is none or its check digit is wrong (ISO 2108)."""
    for candidate in re.split(r"[;,/]|\s{2,}|\(", text.upper().replace("ISBN", " ")):
        digits = re.sub(r"[^0-9X]", "", candidate)
        if len(digits) == 10 and _isbn10_valid(digits):
            body = "978" + digits[:9]
            return body + _isbn13_check(body)
        if len(digits) == 13 and digits.isdigit() and _isbn13_check(digits[:12]) == digits[12]:
            return digits
    return ""


def normal_issn(text: str) -> str:
    """The ISSN in `text` as `1234-567X`; '' where there is none or its check digit is wrong (ISO 3297)."""
    match = re.search(r"\b(\d{4})[-\u2010-\u2013 ]?(\d{3}[\dXx])\b", text)
    if match is None:
        return ""
    digits = (match[1] + match[2]).upper()
    total = sum((8 - i) * (10 if c == "X" else int(c)) for i, c in enumerate(digits))
    return f"{digits[:4]}-{digits[4:]}" if total % 11 == 0 else ""


def normal_arxiv(text: str) -> str:
    """The arXiv id in `text` without its version; '' where there is none."""
    match = _ARXIV.search(text) or re.fullmatch(r"\s*(\d{4}\.\d{4,5})(?:v\d+)?\s*", text)
    return match[1].lower() if match else ""


def normal_pmcid(text: str) -> str:
    """The PubMed Central id in `text`, `PMC…`; '' where there is none."""
    match = _PMCID.search(text)
    return match[0].upper() if match else ""


def normal_report_number(text: str) -> str:
    """A report number for comparison: upper-case, one hyphen for any dash, slash or space between its parts.

    '' where the text has no digit or is a bare number, which identifies nothing without its series.
    """
    number = re.sub(r"(?i)^\s*(?:(?:report|rep\.|number|no\.|nr\.?|publication|pub\.|[#:])\s*)+", "", text)
    number = re.sub(r"[\s/\u2010-\u2015_-]+", "-", number.strip().upper()).strip("-.")
    return number if re.search(r"\d", number) and re.search(r"[A-Z]|\d-\d", number) else ""


def identifiers(record: Record) -> tuple[Identifier, ...]:
    """All identifiers of `record` that are well-formed, normalised; report numbers only of report-like types."""
    found: list[Identifier] = []
    for kind, variable, normal in _READERS:
        if value := normal(record.text(variable)):
            found.append(Identifier(kind, value))
    if doi := address_doi(record.text("URL")):
        found.append(Identifier("doi", doi))
    eprint = record.text("archive_location") if record.text("archive").lower() == "arxiv" else ""
    if arxiv := normal_arxiv(f"arXiv:{eprint.removeprefix('arXiv:')}" if eprint else record.text("URL")):
        found.append(Identifier("arxiv", arxiv))
    if record.type in _NUMBERED and (number := normal_report_number(record.text("number"))):
        found.append(Identifier("report", number))
    return tuple(dict.fromkeys(found))


def _normal_pmid(text: str) -> str:
    digits = text.strip().removeprefix("PMID:").strip()
    return digits.lstrip("0") if digits.isdigit() else ""


def _isbn13_check(body: str) -> str:
    return str(-sum(int(c) * (3 if i % 2 else 1) for i, c in enumerate(body)) % 10)


def _isbn10_valid(digits: str) -> bool:
    if "X" in digits[:9]:
        return False
    return sum((10 - i) * (10 if c == "X" else int(c)) for i, c in enumerate(digits)) % 11 == 0


_READERS = (
    ("doi", "DOI", normal_doi),
    ("isbn", "ISBN", normal_isbn),
    ("issn", "ISSN", normal_issn),
    ("pmid", "PMID", _normal_pmid),
    ("pmcid", "PMCID", normal_pmcid),
)
