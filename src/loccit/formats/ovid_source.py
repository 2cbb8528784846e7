"""Ovid's source line: journal, volume, issue, pages and date in one sentence."""

from __future__ import annotations

import re

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE = (
    rf"(?:{_MONTH}(?:[-/ ]{_MONTH})?(?: \d{{1,2}})?,? \d{{4}}|\d{{1,2}} {_MONTH},? \d{{4}}|"
    rf"\d{{4}}(?: {_MONTH}(?: \d{{1,2}})?)?)"
)
_PAGES = r"(?P<page>[A-Za-z]?\d[\w.]*(?:\s?-\s?[A-Za-z]?\d+\w*)?)"
_IMPRINT = r"(?:\s*(?P<place>[^:]+):\s*(?P<publisher>[^.]+))?\.?"

_FORMS = tuple(
    re.compile(form)
    for form in (
        # Ecohydrology.   8(6):1048-1064, September 2015.
        rf"(?P<title>.+?)\.\s+(?P<volume>[\w.-]+)(?:\((?P<issue>[^)]*)\))?\s*:\s*{_PAGES}\s*,\s*(?P<issued>{_DATE})\.?",
        # Very Long Title. Vol 28(2) April 2015, 103-106.
        rf"(?P<title>.+?)\.\s+Vol\.?\s*(?P<volume>[\w.-]+?)(?:\((?P<issue>[^)]*)\))?,?\s+"
        rf"(?P<issued>{_DATE}),?\s+(?:pp\. )?{_PAGES}\.?",
        # Journal of Borders. 2015;12(3):45-67
        rf"(?P<title>.+?)\.\s+(?P<issued>{_DATE})\s*;\s*(?P<volume>[\w.-]+)(?:\((?P<issue>[^)]*)\))?\s*:\s*{_PAGES}\.?",
        # Editor(2015). Very Long Title. (pp. 103-106) X pp. Address: Publisher
        rf"(?P<editors>[^(]*)\((?P<issued>\d{{4}})\)\.\s+(?P<title>.+?)\.?\s+\(pp\.\s*{_PAGES}\)\.?(?:\s*[\w, ]+ pp\.)?"
        + _IMPRINT,
        # (2014). Title 58 pp. Place: Publisher.
        r"\((?P<issued>\d{4})\)\.\s+(?P<own>.+?)\.?\s+(?P<total>\d+) pp\." + _IMPRINT,
        # Journal of Orthopaedic Trauma.
        r"(?P<title>[^.\d]+)\.?",
    )
)
_VARIABLES = {
    "title": "container-title", "own": "title", "volume": "volume", "issue": "issue", "page": "page",
    "issued": "issued", "place": "publisher-place", "publisher": "publisher", "total": "number-of-pages",
}  # fmt: skip


def read_source(text: str) -> dict[str, str]:
    """CSL variables in the line, as text; the whole line as `source` where it has another form."""
    text = " ".join(text.split())
    for form in _FORMS:
        if match := form.fullmatch(text):
            parts = match.groupdict().items()
            found = {_VARIABLES[name]: value.strip() for name, value in parts if value and name in _VARIABLES}
            if "page" in found:
                found["page"] = re.sub(r"\s*-\s*", "-", found["page"])
            return found
    return {"source": text}
