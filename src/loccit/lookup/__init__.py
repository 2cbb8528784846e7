"""Look-ups: what registries know of a DOI, ISBN, PMID, PMCID or arXiv id, and what stands at a web address.

recognise(text) -> Request | None      what kind of thing was typed
LookUp(settings).ask(request) -> Found the bytes of the answer, and the format they are in
convert(found) -> Draft | None         for the answers that no interchange format covers
agree(first, second) -> Draft          two drafts of one work, weighed by a stated rule
visited(draft, answer) -> Draft        the draft of a document found at an address, with address and day of the visit

The network is touched in `network` alone, and httpx is imported when a look-up runs.
"""

from __future__ import annotations

from loccit.lookup.agree import agree
from loccit.lookup.answer import Answer
from loccit.lookup.lookup import Found, LookUp, convert
from loccit.lookup.requests import Request, recognise
from loccit.lookup.settings import Settings
from loccit.lookup.visit import visited

__all__ = ["Answer", "Found", "LookUp", "Request", "Settings", "agree", "convert", "recognise", "visited"]
