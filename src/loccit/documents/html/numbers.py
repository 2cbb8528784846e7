"""Identifiers and numbers that scholarly pages state in meta elements: DOI, ISSN, ISBN, volume, issue, pages.

Highwire Press tags as Google Scholar documents them, PRISM, Dublin Core.
"""

from __future__ import annotations

from collections.abc import Iterator

from loccit.documents.html.claim import Claim, meta_method
from loccit.documents.html.jsonld import Node, as_list, text
from loccit.documents.html.page import Page
from loccit.record.identifiers import normal_doi, normal_isbn, normal_issn

_META = (
    ("volume", ("citation_volume", "prism.volume", "rft.volume")),
    ("issue", ("citation_issue", "prism.number", "prism.issueidentifier", "rft.issue")),
    ("number", ("citation_technical_report_number",)),
    (
        "publisher",
        ("citation_publisher", "citation_technical_report_institution", "citation_dissertation_institution", "rft.pub"),
    ),
    ("PMID", ("citation_pmid",)),
    ("abstract", ("citation_abstract", "dc.description.abstract", "dcterms.abstract")),
)


def find(page: Page, node: Node | None) -> Iterator[tuple[str, Claim]]:
    """(variable, claim) of each number that the page states."""
    for variable, names in _META:
        content, name = page.first(*names)
        if content:
            yield variable, Claim(content, meta_method(name), content)
    yield from _identifiers(page, node)
    first, name = page.first("citation_firstpage", "prism.startingpage", "rft.spage")
    last, _ = page.first("citation_lastpage", "prism.endingpage", "rft.epage")
    if first:
        pages = f"{first}-{last}" if last and last != first else first
        yield "page", Claim(pages, meta_method(name), pages)


def _identifiers(page: Page, node: Node | None) -> Iterator[tuple[str, Claim]]:
    """Identifiers whose check digit or form is right."""
    stated = [
        (content, meta_method(name))
        for content, name in page.every("citation_doi", "prism.doi", "dc.identifier", "doi", "rft.doi")
    ]
    for key in ("identifier", "sameAs", "doi"):
        stated += [(text(one) or str(one.get("value", "")) if isinstance(one, dict) else str(one), f"json-ld {key}")
                   for one in as_list((node or {}).get(key))]  # fmt: skip
    for said, method in stated:
        if "10." in said and (doi := normal_doi(said)):
            yield "DOI", Claim(doi, method, said)
            break
    for variable, names, normal in (
        ("ISSN", ("citation_issn", "prism.issn", "rft.issn"), normal_issn),
        ("ISBN", ("citation_isbn", "rft.isbn"), normal_isbn),
    ):
        content, name = page.first(*names)
        if content and (found := normal(content)):
            yield variable, Claim(found, meta_method(name), content)
