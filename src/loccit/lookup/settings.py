"""Where look-ups go and how they behave: addresses, contact, limits, pauses. Passed in, never read from anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

MEANINGS = {
    "crossref": "Crossref's REST interface, for DOIs",
    "datacite": "DataCite's, for the DOIs that Crossref does not know",
    "doi": "the DOI resolver, for content negotiation with all other agencies",
    "openlibrary": "Open Library, for ISBNs",
    "eutils": "NCBI's E-utilities, for PMIDs",
    "idconv": "NCBI's converter from PMCID to PMID",
    "arxiv": "arXiv's query interface",
    "contact": "your e-mail address, so that the services can reach you; sent only where it is set",
    "agent": "the name loccit gives itself",
    "cache_days": "days for which an answer is kept and not asked for again",
    "connect_timeout": "seconds to wait for a connection",
    "read_timeout": "seconds to wait for more of an answer",
    "deadline": "seconds that one look-up may take in all",
    "retries": "how often a service that is busy or does not answer is asked again, each time later",
    "longest_wait": "the longest pause, in seconds, that a service may ask for",
    "pause": "seconds between two questions to one host",
    "arxiv_pause": "the same for arXiv, which asks for three",
    "max_bytes": "the largest answer that is read",
    "max_redirects": "how many redirects are followed",
    "allow_private": "whether addresses of this machine and of private networks may be asked",
    "proxy": "the address of an HTTP proxy",
}
"""What each setting of `[lookup]` is for; those that are not here are not set in a file."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a look-up needs to know.

    Base addresses have no slash at the end. `contact` is an e-mail address that services ask for, to reach whoever runs
    a program that misbehaves; '' sends none. Times are in seconds, sizes in bytes. `cache` is a folder, None for none.
    `allow_private` permits loopback, link-local and private addresses. `proxy` is the address of an HTTP proxy: names
    are then resolved by the proxy, so only the addresses written in links can be checked.
    """

    crossref: str = "https://api.crossref.org"
    datacite: str = "https://api.datacite.org"
    doi: str = "https://doi.org"
    openlibrary: str = "https://openlibrary.org"
    eutils: str = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"
    idconv: str = "https://pmc.ncbi.nlm.nih.gov/tools/idconv/api/v1/articles"
    arxiv: str = "https://export.arxiv.org/api"
    contact: str = ""
    agent: str = "loccit"
    offline: bool = False
    cache: Path | None = None
    cache_days: float = 30.0
    connect_timeout: float = 10.0
    read_timeout: float = 20.0
    deadline: float = 60.0
    retries: int = 3
    longest_wait: float = 30.0
    pause: float = 0.35
    arxiv_pause: float = 3.0
    max_bytes: int = 30_000_000
    max_redirects: int = 8
    allow_private: bool = False
    proxy: str = ""

    def user_agent(self) -> str:
        """Name and contact in the form Crossref asks for."""
        return f"{self.agent} (mailto:{self.contact})" if self.contact else self.agent
