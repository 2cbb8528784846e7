"""What a visit to a web address adds to the draft of the document found there."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from loccit.lookup.answer import Answer
from loccit.record import Draft, Evidence, parse_edtf

_MARKUP = ("text/html", "application/xhtml+xml")
_DECLARED = re.compile(rb"<meta[^>]+charset", re.IGNORECASE)


def visited(draft: Draft, answer: Answer) -> Draft:
    """`draft` with the day of the visit, and with the address where the document names none itself."""
    if draft.failed:
        return draft
    if "URL" not in draft.record.fields:
        draft.record.fields["URL"] = answer.address
        draft.evidence["URL"] = Evidence("address it was fetched from", answer.address)
    if "accessed" not in draft.record.fields and (day := parse_edtf(answer.day)):
        draft.record.fields["accessed"] = day
        draft.evidence["accessed"] = Evidence("day of the visit", answer.day, answer.address)
    return draft


def leads_home(asked: str, given: str) -> bool:
    """Whether a server sent a visitor from a page to its own front page, as many do with what they no longer have."""
    one, two = urlsplit(asked), urlsplit(given)
    same = (one.hostname or "").removeprefix("www.") == (two.hostname or "").removeprefix("www.")
    return same and len(one.path.strip("/")) > 2 and not two.path.strip("/") and not two.query


def in_utf8(answer: Answer) -> Answer:
    """The answer in UTF-8 where its header alone told the encoding: a saved page would have lost it.

    The header outranks what a page declares (HTML §13.2.3.2); a page that declares its own is left as it is.
    """
    charset = answer.charset
    if answer.content_type not in _MARKUP or charset in ("", "utf-8", "utf8"):
        return answer
    if answer.data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")) or _DECLARED.search(answer.data[:4096]):
        return answer
    try:
        # The web reads the first ISO 8859 part as Windows-1252 (WHATWG Encoding §4.2).
        text = answer.data.decode("cp1252" if charset in ("iso-8859-1", "latin1", "us-ascii") else charset, "replace")
    except LookupError:
        return answer
    return answer._replace(data=b"\xef\xbb\xbf" + text.encode("utf-8"), charset="utf-8")
