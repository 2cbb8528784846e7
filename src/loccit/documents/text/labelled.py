"""Values that the text labels itself, and addresses that stand alone in it."""

from __future__ import annotations

from loccit.documents.bylines import parse_byline
from loccit.documents.dates import find_dates
from loccit.documents.text.finding import Finding
from loccit.documents.text.labels import label_of
from loccit.documents.text.lines import Line
from loccit.record import Date, Value, parse_edtf
from loccit.record.identifiers import address_doi, normal_doi
from loccit.record.variables import DATE_VARIABLES, NAME_VARIABLES

HEAD_LINES = 15
"""A label further down is a line of the article."""


def find_labelled(lines: list[Line]) -> list[Finding]:
    """What `Title: …` and its like say, and the address of the page where it stands alone above or below the text."""
    found = []
    for line in lines[:HEAD_LINES]:
        label = label_of(line.text) if line.kind == "label" else None
        if label and (value := _value(*label)):
            found.append(Finding(label[0], value, f"label '{line.text.partition(':')[0]}'", line, "certain"))
    addresses = [line for line in lines if line.kind == "address"]
    ends = {id(line) for line in (*lines[:3], *lines[-2:])}
    if len(addresses) == 1 and id(addresses[0]) in ends:
        url = addresses[0].text
        if doi := address_doi(url):
            found.append(Finding("DOI", doi, "address alone on its line", addresses[0], "likely"))
        elif url.startswith(("http://", "https://")):
            found.append(Finding("URL", url, "address alone on its line", addresses[0], "likely"))
    return found


def _value(variable: str, text: str) -> Value | None:
    if variable in NAME_VARIABLES:
        byline = parse_byline(f"By {text}")
        return tuple(byline.people) if byline and byline.people else None
    if variable in DATE_VARIABLES:
        return _date(text)
    if variable == "URL":
        return text if text.startswith(("http://", "https://")) else None
    if variable == "DOI":
        return normal_doi(text) or None
    return text


def _date(text: str) -> Date | None:
    if date := parse_edtf(text):
        return date
    dates = find_dates(text, 1)
    return dates[0].date if dates and not dates[0].yearless else None
