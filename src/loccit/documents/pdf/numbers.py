"""Report numbers and series: the shapes that issuing bodies give them, and which one is the document's own."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from loccit.documents.pdf.bodies import proper
from loccit.documents.pdf.source import Source


class Number(NamedTuple):
    """A report number as written, with what its shape tells of the body, series and genre ('' where nothing)."""

    value: str
    body: str = ""
    series: str = ""
    genre: str = ""
    where: str = ""
    labelled: bool = False


class _Shape(NamedTuple):
    pattern: re.Pattern[str]
    body: str = ""
    series: str = ""
    genre: str = ""
    needs: str = ""
    """Text without which the shape means nothing: CRS numbers are a letter or two and digits."""


def _shape(pattern: str, body: str = "", series: str = "", genre: str = "", needs: str = "") -> _Shape:
    return _Shape(re.compile(rf"(?<![\w/-])(?P<number>{pattern})(?![\w]|-\d)"), body, series, genre, needs)


# Shapes of numbers, most telling first. Bodies are named only where the shape belongs to one body alone.
_SHAPES = (
    _shape(r"GAO[-/][A-Z0-9]{1,6}(?:-\d{1,4}){1,2}[A-Z]{0,3}", "U.S. Government Accountability Office"),
    _shape(r"DOT/[A-Z]{2,6}/[A-Z]{2,4}-\d{2,4}/\d{1,4}|DOT[- ]HS[- ]\d{3} \d{3}", "U.S. Department of Transportation"),
    _shape(r"FHWA-[A-Z]{2,4}-\d{2}-\d{3}", "Federal Highway Administration"),
    _shape(r"NUREG(?:/[A-Z]{2})?-\d{4}", "U.S. Nuclear Regulatory Commission"),
    _shape(r"NASA/(?:TM|TP|CR|CP|SP)[-–—]\d{4}[-–—]\d{3,6}", "National Aeronautics and Space Administration"),
    _shape(
        r"NIST\.?(?:IR| ?SP| TN)[ .]\d{3,4}(?:-\d+)?(?:r\d)?|NISTIR \d{4}",
        "National Institute of Standards and Technology",
    ),
    _shape(r"SAND\d{4}-\d{4,5}[A-Z]?", "Sandia National Laboratories"),
    _shape(
        r"(?:R|RL|RS|IF|IN|LSB|TE)\d{4,5}",
        "Congressional Research Service",
        "CRS Report",
        "",
        "Congressional Research Service",
    ),
    _shape(r"(?:RAND[_ ])?(?:RR|RR-?A|MG|TR|PE)-?\d{3,4}(?:-\d)?(?:-[A-Z/]{2,8})", "RAND Corporation", "", "", "RAND"),
    _shape(r"WP/\d{2,4}/\d{1,3}", "International Monetary Fund", "IMF Working Paper", "Working paper", "IMF"),
    _shape(r"OIG-\d{2}-\d{1,4}(?:-[A-Z]{1,3})?|(?:A|OEI|OAS)-\d{2}-\d{2}-\d{4,5}|\d{2}-[A-Z]-\d{4}"),
    _shape(r"EPA[- ]?\d{3}[-/ ]?[A-Z][-/ ]\d{2}[-/ ]\d{3}", "U.S. Environmental Protection Agency"),
    _shape(r"NCJ[- ]?\d{5,6}", "", "", "", "Justice"),
    _shape(r"[A-Z]{2,8}(?:/[A-Z]{2,6}){0,3}-(?:[A-Z]{1,5}-){0,3}\d{2,4}[-/]\d{1,5}[A-Z]{0,2}"),
)
_LABELLED = re.compile(
    r"\b(?:(?:Audit|Inspection|Evaluation|Technical|Research|Final|Special)\s+)?(?:Report|Publication|Document|"
    r"Bulletin|Circular|Memorandum)"
    r"\s+(?:No\.?|Number|Nr\.?|#)\s*:?\s*(?P<number>[A-Z0-9][\w./–-]*\d[\w./–-]*)",
    re.IGNORECASE,
)
# `Report 2018-117`, `Audit Division 18-21`: a line of its own.
_LINE = re.compile(
    r"^\s*(?:Audit|Report|Audit Report|Audit Division|Evaluation|Inspection)\s+(?P<number>\d{2,4}-\d{1,4})\s*$",
    re.MULTILINE,
)
_SERIES = re.compile(
    r"(?P<series>(?:[A-Z][\w&.’'-]*[^\S\n]+){0,6}?(?P<genre>(?i:(?:working|discussion|occasional|research|policy|"
    r"conference|"
    r"white|staff)\s+(?:paper|report|brief)|technical\s+(?:report|memorandum|note)|policy research working paper))s?"
    r"(?:\s+(?i:series))?)\s*,?\s*(?:(?i:no\.?|number|nr\.?|#|"
    r":)\s*)*(?P<number>(?:[A-Z]{1,8}[- ]?)?\d{1,6}(?:[-/]\d{1,5})?[A-Z]?)\b"
)
_SERIES_LINE = re.compile(
    r"^[^\S\n]*(?P<series>(?:[A-Z][\w&.’'-]*[^\S\n]+){0,6}(?P<genre>(?i:working|discussion|occasional|research|"
    r"policy|staff)[^\S\n]+"
    r"(?i:paper|report))s?(?:[^\S\n]+(?i:series))?)[^\S\n]*$",
    re.MULTILINE,
)
_SERIES_WORDS = frozenset(
    "working discussion occasional research policy staff paper papers report reports series brief technical".split()
)
_HEADERS = 6
"""Pages whose running heads are looked at for the number."""


def find_number(source: Source) -> Number | None:
    """The number of the document itself: on its front page, else in its running heads; None where it has none.

    A cover may name other reports; the own number is the one that the following pages repeat.
    """
    front = _on_page(_ends(source.front_text), source.front)
    head = "\n".join(source.pages[: source.front + _HEADERS])
    if front:
        counts = Counter({number: _count(number.value, head) for number in front})
        best = max(counts.values())
        return next(number for number in front if counts[number] == best)
    # A cover that is a picture: what at least two of the next pages, or the last one, carry.
    pages = range(source.front + 1, min(len(source.pages), source.front + _HEADERS))
    repeated = Counter(n._replace(where="") for page in pages for n in set(_on_page(_edges(source.pages[page]), page)))
    if repeated and (top := repeated.most_common(1)[0])[1] >= 2:
        return top[0]._replace(where=f"page {source.front + 2}")
    return None


def _ends(text: str) -> str:
    """As much of a page as a cover has words; of a page of running text, its head and foot."""
    return text if len(text) <= 4000 else f"{text[:2500]}\n\n{text[-1000:]}"


def _on_page(text: str, page: int) -> list[Number]:
    where = f"page {page + 1}"
    found: list[Number] = []
    if re.search(r"paper|report|brief|technical", text, re.IGNORECASE) and (match := _SERIES.search(text)):
        line = _SERIES_LINE.search(text)
        series = _series(line["series"] if line else match["series"])
        found.append(Number(match["number"], "", series, match["genre"].capitalize(), where, True))
    found += [Number(_tidy(match["number"]), where=where, labelled=True) for match in _LABELLED.finditer(text)]
    found += [Number(match["number"], where=where, labelled=True) for match in _LINE.finditer(text)]
    for shape in _SHAPES:
        if shape.needs and shape.needs.casefold() not in text.casefold():
            continue
        for match in shape.pattern.finditer(text):
            number = Number(_tidy(match["number"]), shape.body, shape.series, shape.genre, where)
            if not any(number.value in other.value for other in found):
                found.append(number)
            else:
                _enrich(found, number)
        if found:
            break
    return [number for number in found if re.search(r"\d", number.value)]


def _series(text: str) -> str:
    """The name of a series; in capitals, its common words are set small and what may be an acronym is kept."""
    words = text.split()
    if not text.isupper():
        return " ".join(words)
    kept = [word if len(word) <= 5 and word.casefold() not in _SERIES_WORDS else proper(word) for word in words]
    return " ".join(kept)


def _enrich(found: list[Number], number: Number) -> None:
    """A labelled number whose shape tells the body: both are known."""
    for place, other in enumerate(found):
        if number.value == other.value and number.body and not other.body:
            found[place] = other._replace(body=number.body, series=other.series or number.series)


def _count(value: str, text: str) -> int:
    return len(re.findall(rf"(?<![\w-]){re.escape(value)}(?![\w-])", text))


def _edges(text: str) -> str:
    """The first and last lines of a page: its running heads."""
    lines = [line for line in text.split("\n") if line.strip()]
    return "\n".join([*lines[:3], *lines[-3:]])


def _tidy(number: str) -> str:
    return number.rstrip(".,;:-–/").replace("–", "-").replace("—", "-")
