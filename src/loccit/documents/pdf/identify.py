"""DOI, arXiv id and ISBN in a PDF: those of the document itself, not those it cites."""

from __future__ import annotations

import re
from typing import NamedTuple

from loccit.documents.pdf.source import Source
from loccit.record import Confidence
from loccit.record.identifiers import normal_arxiv, normal_doi, normal_isbn

_DOI = re.compile(
    r"(?:doi(?:\.org)?[:/\s]+(?:https?://(?:dx\.)?doi\.org/)?)?10\.\d{4,9}/\S+(?:(?<=[/.-])\n\S+)?",
    re.IGNORECASE,
)
_ARXIV = re.compile(
    r"arXiv:(?P<id>\d{4}\.\d{4,5}|"
    r"[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?\s*(?:\[[\w.-]+\])?\s*(?P<date>\d{1,2} [A-Z][a-z]{2} \d{4})?"
)
_ISBN = re.compile(
    r"ISBN(?:-1[03])?(?:\s*\([^)]{1,20}\))?:?\s*(?P<isbn>[\dX][\dX \u2010-\u2013-]{8,16}[\dX])",
    re.IGNORECASE,
)
_REFERENCES = re.compile(r"\n\s*(?:references|bibliography|works cited|literatur(?:verzeichnis)?)\s*\n", re.IGNORECASE)
_SELF = re.compile(
    r"(?:reference format|suggested citation|cite (?:this|as)|to cite|citation:|recommended citation)[\s\S]{0,600}",
    re.IGNORECASE,
)


class Found(NamedTuple):
    """An identifier, the words it was read from, the page and how sure it is the document's own."""

    variable: str
    value: str
    text: str
    where: str
    confidence: Confidence
    method: str


def find_identifiers(source: Source) -> list[Found]:
    """The document's own identifiers, at most one of a kind."""
    found = [_arxiv(source), _doi(source), _isbn(source)]
    return [identifier for identifier in found if identifier]


def arxiv_date(source: Source) -> str:
    """The date of the arXiv stamp at the margin; '' where there is none."""
    match = _ARXIV.search(source.front_text)
    return (match["date"] or "") if match else ""


def _arxiv(source: Source) -> Found | None:
    match = _ARXIV.search(source.front_text)
    if match is None or source.front_text.count("arXiv:") > 1:
        return None
    value = normal_arxiv(match[0])
    return (
        Found("number", f"arXiv:{value}", match[0], f"page {source.front + 1}", "certain", "arXiv stamp")
        if value
        else None
    )


def _doi(source: Source) -> Found | None:
    """The only DOI of the first pages; of several, the one in the document's own citation."""
    for page in range(min(len(source.pages), source.front + 2)):
        text = _REFERENCES.split(source.pages[page])[0]
        matches = [(_normal(match[0]), match[0]) for match in _DOI.finditer(text)]
        distinct = {doi for doi, _ in matches if doi}
        where = f"page {page + 1}"
        if own := _SELF.search(text):
            cited = [_normal(match[0]) for match in _DOI.finditer(own[0])]
            if cited and cited[0]:
                return Found("DOI", cited[0], own[0][:200], where, "certain", "its own citation")
        if len(distinct) == 1:
            doi, shown = next(pair for pair in matches if pair[0])
            labelled = re.match(r"doi|https?", shown, re.IGNORECASE) is not None or "doi.org/" in text
            return Found("DOI", doi, shown, where, "likely" if labelled else "guess", "the only DOI of the page")
        if distinct:
            return Found("DOI", matches[0][0], matches[0][1], where, "guess", "first of several DOIs of the page")
    return None


def _normal(shown: str) -> str:
    """The DOI in words as a page has them, `DOI 10.…` or broken at a line's end; '' where it is none."""
    return normal_doi(re.sub(r"\s", "", shown[shown.find("10.") :]))


def _isbn(source: Source) -> Found | None:
    last = len(source.pages) - 1
    for page in dict.fromkeys([*range(min(6, last + 1)), last]):
        if page < 0:
            continue
        for match in _ISBN.finditer(source.pages[page]):
            if value := normal_isbn(match["isbn"]):
                return Found("ISBN", value, match[0], f"page {page + 1}", "certain", "ISBN with valid check digit")
    return None
