"""The services asked for each kind of identifier, in order, and the format each answers in."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import quote

from loccit.lookup.settings import Settings

_CSL_JSON = "application/vnd.citationstyles.csl+json"


class Service(NamedTuple):
    """One address pattern: `base` names the setting, `path` is filled with the quoted identifier and contact.

    `format` is what the answer is in: a name of `loccit.formats`, or one that `loccit.lookup.convert` reads.
    """

    kind: str
    name: str
    base: str
    path: str
    format: str
    accept: str = "application/json"

    def address(self, value: str, settings: Settings) -> str:
        """Where to ask for `value`."""
        contact = quote(settings.contact, safe="@")
        path = self.path.format(id=quote(value, safe="/:;()" if self.kind == "doi" else ""), contact=contact)
        if not contact:
            path = path.removesuffix("&email=").removesuffix("?mailto=")
        return f"{getattr(settings, self.base)}{path}"


# A DOI's agency is not written in it: Crossref has most, then DataCite, then whoever answers for it by negotiation.
SERVICES = (
    Service("doi", "Crossref", "crossref", "/works/{id}?mailto={contact}", "crossref"),
    Service("doi", "DataCite", "datacite", "/dois/{id}", "datacite", "application/vnd.api+json"),
    Service("doi", "doi.org", "doi", "/{id}", "csl-json", _CSL_JSON),
    Service(
        "isbn", "Open Library", "openlibrary", "/api/books?bibkeys=ISBN:{id}&format=json&jscmd=data", "openlibrary"
    ),
    Service(
        "pmid",
        "PubMed",
        "eutils",
        "/efetch.fcgi?db=pubmed&id={id}&retmode=xml&tool=loccit&email={contact}",
        "pubmed-xml",
        "application/xml",
    ),
    Service("pmcid", "PMC", "idconv", "/?ids={id}&format=json&tool=loccit&email={contact}", "idconv"),
    Service("arxiv", "arXiv", "arxiv", "/query?id_list={id}&max_results=1", "arxiv", "application/atom+xml"),
)


def services(kind: str) -> list[Service]:
    """The services for one kind of identifier, in the order they are asked."""
    return [service for service in SERVICES if service.kind == kind]
