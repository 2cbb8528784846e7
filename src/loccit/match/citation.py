"""A citation without structure, taken apart as far as its punctuation shows: `Doe A. A title. J Foo 2001;3:4-9`."""

from __future__ import annotations

import re

from loccit.record.identifiers import normal_doi

_DOI_TAIL = re.compile(r"\s*(?:https?://\S+|doi:?\s*10\.\S+|10\.\d{4,9}/\S+|available (?:at|from)\b.*)", re.IGNORECASE)
_PLACE = re.compile(
    r"(?:\bvol(?:ume|\.)?\s*)?(?<![\d.'’-])(?<!no\. )(?P<volume>\d{1,4})\s*"
    r"(?:\((?P<issue>(?!(?:1[89]|20)\d\d\))[^()]{1,20})\)|,?\s*(?:no|nr|issue|iss|number)\.?\s*(?P<issue2>\d+))?"
    r"\s*(?:\((?:1[89]|20)\d\d\))?\s*(?::\s*(?:pp?\.?|pages)?\s*|,\s*(?:(?:pp?\.?|pages)\s*|(?=[A-Za-z]?\d+\s*[-–—]))|,(?<=\),)\s*)"
    r"(?P<pages>[A-Za-z]?\d{1,6}\s*[-–—]+\s*[A-Za-z]?\d{1,6}|[A-Za-z]?\d{1,8}(?=\s*[.,;)]|\s*$))",
    re.IGNORECASE,
)
"""Volume, issue and pages: `14(2):221-48`, `57, no. 4 (2014): 937`, `14(2), e101`; in a title a comma joins numbers."""
_PAGES = re.compile(r"\b(?:pp?\.|pages)\s*(\d{1,6}(?:\s*[-–—]+\s*\d{1,6})?)", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\d-])(1[89]\d\d|20\d\d)[a-z]?(?![\d-])")
_QUOTED = re.compile(
    r"(?<=[,.):;]) ?(?:[“\"](.{5,}[,.?!])[”\"]|“(.{20,})”|\"(.{20,})\"|[‘`']{1,2}(.{20,})['’]{1,2}(?!\w))"
)
"""A title in quotation marks: it follows the authors' or the year's punctuation, not words of a longer title."""
_WORDS = re.compile(r"\b[a-z]{4,}\b")
_INITIALS_END = re.compile(r"(?:\b[A-Z]\.|\bJr\.|\bProc\.|\bpp?\.|\b[Vv]ol\.|\b[Nn]o\.|\bSt\.)$")
_MORE_NAMES = re.compile(r"(?:and|&|et al|[A-Z]\.|(?:[A-Z][\w'’-]+[ ,]+){1,2}(?:[A-Z]\.|and\b|&))|[a-z(\d]|[A-Z]{2,}\b")
_INITIAL_BEFORE = re.compile(r"(?:\band|&|,|^) (?:[A-Z]\. ?)+$")
_SURNAME = re.compile(r"[A-Z][\w'’-]+\.$")
_AUTHORS = re.compile(r"(?:,|\band\b|&|\bet al\b|\b[A-Z]\.|\b[A-Z]{1,3}\b)")


def citation_fields(text: str) -> dict[str, str]:
    """The fields of `loccit.match.row.from_fields` that `text` shows: author, year, title, journal, volume, …

    What cannot be told stays in the title, so that nothing that could be compared is lost.
    """
    text = " ".join(text.split())
    found = {"doi": normal_doi(text)}
    text = re.sub(r"^\s*(?:\[\w{1,12}\]|\(\d{1,3}\)|\d{1,3}\.)\s+", "", _DOI_TAIL.sub(" ", text))
    if place := max(_PLACE.finditer(text), key=lambda match: match.start(), default=None):
        found["volume"], found["pages"] = place["volume"], place["pages"]
        found["number"] = place["issue"] or place["issue2"] or ""
        text = text[: place.start()] + " ; " + text[place.end() :]
    elif pages := _PAGES.search(text):
        found["pages"] = pages[1]
        text = text[: pages.start()] + " ; " + text[pages.end() :]
    found |= _head(text)
    return {field: value for field, value in found.items() if value}


def _head(text: str) -> dict[str, str]:
    """Author, year, title and journal: the year may stand after the authors, or at the end."""
    years = list(_YEAR.finditer(text))
    year = years[0][1] if years else ""
    quoted = _QUOTED.search(text)
    if quoted and len(_WORDS.findall(text[: quoted.start()])) < 2:
        title = next(group for group in quoted.groups() if group)
        return {
            "author": text[: quoted.start()],
            "year": year,
            "title": title,
            "journal": _journal(text[quoted.end() :]),
        }
    if years and years[0].start() < len(text) * 0.6 and _AUTHORS.search(text[: years[0].start()]):
        rest = text[years[0].end() :].lstrip(" ).,:;")
        sentences = _sentences(rest)
        return {
            "author": text[: years[0].start()].rstrip(" (,."),
            "year": year,
            "title": sentences[0] if sentences else rest,
            "journal": _journal(" ".join(sentences[1:2])),
        }
    sentences = _sentences(text)
    if len(sentences) < 2 or not _AUTHORS.search(sentences[0]):
        return {"title": text, "year": year}
    return {"author": sentences[0], "year": year, "title": sentences[1], "journal": _journal(" ".join(sentences[2:3]))}


def _sentences(text: str) -> list[str]:
    """`text` cut at full stops, but not after initials that more names, or the rest of a name, follow."""
    out: list[str] = []
    for piece in re.split(r"(?<=[.?!;])\s+", text):
        if out and _name_goes_on(out[-1], piece):
            out[-1] += " " + piece
        elif piece.strip(" .;,"):
            out.append(piece)
    if len(out) > 2 and out[0].endswith(("?", "!")):
        out[:2] = [f"{out[0]} {out[1]}"]
    return [piece.strip(" .;,") for piece in out]


def _name_goes_on(before: str, piece: str) -> bool:
    """The full stop before `piece` was an initial's: `… and A.` + `Swami.`, `Freund, Y.` + `and R. E. Schapire`."""
    if _INITIAL_BEFORE.search(before) and _SURNAME.match(piece):
        return True
    return bool(_INITIALS_END.search(before) and _MORE_NAMES.match(piece))


def _journal(text: str) -> str:
    """The name at the beginning of what follows the title, without `In` and what stands behind the first comma."""
    name = re.sub(r"^\W*(?:in:?\s+)?", "", text, flags=re.IGNORECASE)
    return re.split(r"[,;(]|\b\d{4}\b", name)[0].strip(" .")
