"""What a person types for a source that is looked up: a DOI, ISBN, PMID, PMCID, arXiv id, or a web address."""

from __future__ import annotations

import re
from typing import NamedTuple

from loccit.record.identifiers import normal_arxiv, normal_doi, normal_isbn, normal_pmcid


class Request(NamedTuple):
    """`kind` is doi, isbn, pmid, pmcid, arxiv or url; `value` its normal form."""

    kind: str
    value: str


_URL = re.compile(r"https?://\S+", re.IGNORECASE)
_ARXIV_URL = re.compile(
    r"https?://(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html)/(?P<id>[^\s?#]+?)(?:v\d+)?(?:\.pdf)?/?$",
    re.IGNORECASE,
)
_PUBMED_URL = re.compile(
    r"https?://(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/(\d{1,9})/?(?:[?#].*)?$",
    re.IGNORECASE,
)
_PMC_URL = re.compile(
    r"https?://(?:www\.)?(?:pmc\.)?ncbi\.nlm\.nih\.gov/(?:pmc/)?articles/(PMC\d+)/?(?:[?#].*)?$",
    re.IGNORECASE,
)
_DOI_URL = re.compile(r"https?://(?:dx\.)?doi\.org/", re.IGNORECASE)
_PMID = re.compile(r"(?:pmid|pubmed(?: id)?)\s*:?\s*(\d{1,9})", re.IGNORECASE)


def recognise(text: str) -> Request | None:
    """The request that `text` is; None where it is none (a file name, say). A bare number is no PMID: `pmid:1` is."""
    text = text.strip().strip("<>")
    if _URL.fullmatch(text):
        return _of_address(text)
    if match := _PMID.fullmatch(text):
        return Request("pmid", match[1].lstrip("0"))
    if re.fullmatch(r"(?:pmcid\s*:?\s*)?PMC\d+", text, re.IGNORECASE):
        return Request("pmcid", normal_pmcid(text))
    if re.match(r"(?:doi\s*:?\s*|(?:dx\.)?doi\.org/)?10\.\d{4,9}/", text, re.IGNORECASE) and (doi := normal_doi(text)):
        return Request("doi", doi)
    if (arxiv := normal_arxiv(text)) and re.match(r"arxiv|\d{4}\.", text, re.IGNORECASE):
        return Request("arxiv", arxiv)
    if re.fullmatch(r"(?:isbn(?:-1[03])?\s*:?\s*)?[\dX][\dX\s-]{8,20}", text, re.IGNORECASE) and (
        isbn := normal_isbn(text)
    ):
        return Request("isbn", isbn)
    return None


def _of_address(text: str) -> Request:
    """Addresses of registries name a record: it is asked for there, not its page."""
    if _DOI_URL.match(text) and (doi := normal_doi(text)):
        return Request("doi", doi)
    if (match := _ARXIV_URL.match(text)) and (arxiv := normal_arxiv(f"arXiv:{match['id']}")):
        return Request("arxiv", arxiv)
    if match := _PUBMED_URL.match(text):
        return Request("pmid", match[1].lstrip("0"))
    if match := _PMC_URL.match(text):
        return Request("pmcid", match[1].upper())
    return Request("url", text)
