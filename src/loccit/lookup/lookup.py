"""Ask the services for an identifier, one after the other, until one has it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from loccit.errors import Problem
from loccit.lookup.answer import Answer
from loccit.lookup.faults import Fault, NotFound
from loccit.lookup.requests import Request
from loccit.lookup.services import Service, services
from loccit.lookup.settings import Settings
from loccit.lookup.visit import in_utf8, leads_home
from loccit.record import Draft
from loccit.record.identifiers import normal_doi

if TYPE_CHECKING:
    from loccit.lookup.fetch import Fetcher


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for a request.

    `format` is the name of the format `answer.data` is in: one of `loccit.formats` (`crossref`, `datacite`, `csl-json`,
    `pubmed-xml`), one that `convert` reads (`openlibrary`, `arxiv`), or '' for a web address, whose kind is told by its
    content. Nothing found: `answer` is None and `problems` say why.
    """

    request: Request
    answer: Answer | None = None
    format: str = ""
    service: str = ""
    problems: list[Problem] = field(default_factory=list)


class LookUp:
    """Look-ups with one set of settings: connections, pauses and cache are shared. Use it as a context manager."""

    def __init__(self, settings: Settings, fetcher: Fetcher | None = None) -> None:
        from loccit.lookup.fetch import Fetcher

        self._settings = settings
        self._fetcher = fetcher or Fetcher(settings)

    def __enter__(self) -> LookUp:
        return self

    def __exit__(self, *_: object) -> None:
        self._fetcher.close()

    def ask(self, request: Request) -> Found:
        """What the services, or the web address, have for `request`. Never raises for what they answer."""
        if request.kind == "url":
            return self._address(request)
        problems: list[Problem] = []
        for service in services(request.kind):
            try:
                answer = self._of_service(service, request.value)
            except NotFound:
                continue
            except Fault as fault:
                # A service that is down must not hide what the next one knows.
                problems.append(fault.problem(request.value)._replace(severity="warning"))
                continue
            if service.format == "idconv":
                return self._by_other_identifier(request, answer)
            return Found(request, answer, service.format, service.name, problems)
        if problems:
            return Found(request, problems=[problem._replace(severity="error") for problem in problems])
        names = ", ".join(service.name for service in services(request.kind))
        missing = Problem(
            "lookup-not-found", f"{names}: no record of {request.kind} {request.value}",
            file=request.value, hint="check the identifier",
        )  # fmt: skip
        return Found(request, problems=[missing])

    def _of_service(self, service: Service, value: str) -> Answer:
        pause = self._settings.arxiv_pause if service.kind == "arxiv" else None
        answer = self._fetcher.get(service.address(value, self._settings), service.accept, pause)
        if service.format == "csl-json" and "html" in answer.content_type:
            raise NotFound(answer.address)  # the agency knows no negotiation and sends its landing page
        return answer

    def _address(self, request: Request) -> Found:
        try:
            answer = self._fetcher.get(request.value)
        except Fault as fault:
            return Found(request, problems=[fault.problem(request.value)])
        if leads_home(request.value, answer.address):
            message = "it leads to the site's front page: what stood there is gone"
            hint = "look for an archived copy, or for its new address"
            return Found(request, problems=[Problem("lookup-front-page", message, file=request.value, hint=hint)])
        return Found(request, in_utf8(answer), "", request.value)

    def _by_other_identifier(self, request: Request, answer: Answer) -> Found:
        """PMC's converter names a PMID or a DOI for a PMCID: the record is asked for by that."""
        import json

        try:
            records = json.loads(answer.data).get("records") or [{}]
            ids = records[0] if isinstance(records[0], dict) else {}
        except (ValueError, AttributeError, LookupError, TypeError):
            ids = {}
        pmid, doi = str(ids.get("pmid") or ""), normal_doi(str(ids.get("doi") or ""))
        if pmid.isdigit():
            return self.ask(Request("pmid", pmid))
        if doi:
            return self.ask(Request("doi", doi))
        missing = Problem("lookup-not-found", f"PMC: no record of {request.value}", file=request.value, hint="check it")
        return Found(request, problems=[missing])


def convert(found: Found) -> Draft | None:
    """The draft of an answer in a format of this package; None where the format belongs to another."""
    from loccit.lookup.converters import CONVERTERS

    if found.answer is None:
        return None
    for name, reader in CONVERTERS:
        if name == found.format:
            return reader(found.answer.data, found.answer.address)
    return None
