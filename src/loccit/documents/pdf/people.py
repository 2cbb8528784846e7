"""Authors below the title: on a paper with their affiliations, on a report with their roles."""

from __future__ import annotations

import re

from loccit.documents.bylines import parse_byline
from loccit.documents.lexicon import ROLE_WORDS
from loccit.documents.pdf.bodies import is_addressee, is_body
from loccit.documents.pdf.layout import Block, Span
from loccit.documents.persons import has_given_name, is_person, person
from loccit.record import Name

REACH = 14
"""Blocks below the title among which authors stand; more is running text."""
_STOP = re.compile(
    r"^(?:abstract|summary|r[ée]sum[ée]|zusammenfassung|introduction|keywords?|index terms|contents|(?:1|"
    r"i)\.?\s+introduction|jel\b|executive summary)\b",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[*∗†‡§¶⋆#✉]+|(?<=[^\W\d_])\s?\d(?:\s?,\s?\d)*(?![\w])|\^\w|\(\w\)|[¹²³⁰-⁹]+|\b\d+\b")
_AFFILIATION = re.compile(
    r"\b(?:univers\w*|institut\w*|department|dept|school|college|facult\w*|laborator\w*|labs?|research|center|"
    r"centre|hospital|academy|inc|ltd|gmbh|corp|"
    r"company|foundation|ministry|bank|street|avenue|road|box|usa|uk|germany|italy|france|china|canada|spain|"
    r"netherlands|switzerland|austria|india|japan|"
    r"computer|science|sciences|engineering|technolog\w*|medicine|economics|law|division|group|email|e-mail|orcid|"
    r"senior member|member|fellow|ieee|acm)\b|@|https?:|www\.",
    re.IGNORECASE,
)


def find_people(blocks: list[Block], title: Block, running: float) -> list[tuple[Name, str]]:
    """(name, line) of the authors between the title and the text, in reading order; [] where none can be told."""
    found: dict[Name, str] = {}
    for number, (first, span) in enumerate(_lines_below(blocks, title, running)):
        if number >= 4 * REACH:
            break
        # `Jane Doe • Sample University`: a line that sets the name apart from its affiliation.
        apart = re.search(r"\s[•·|]\s", span.text) is not None
        for name in _of_line(span.text, first=first or apart):
            found.setdefault(name, span.text)
    return list(found.items())


def _lines_below(blocks: list[Block], title: Block, running: float) -> list[tuple[bool, Span]]:
    """(whether it begins its block, line) of the blocks under the title and above the abstract or first paragraph."""
    lines: list[tuple[bool, Span]] = []
    for block in blocks[blocks.index(title) + 1 :][:REACH]:
        if _STOP.match(block.text) or (len(block.text) > 350 and block.size <= 1.3 * running):
            break
        if is_addressee(block.text):
            continue
        lines += [(place == 0, span) for place, span in enumerate(block.spans)]
    return sorted(lines, key=lambda line: (-round(line[1].baseline / 4), line[1].left))


def _of_line(text: str, *, first: bool) -> list[Name]:
    """The persons of one line: before the first segment that names an institution."""
    text = re.split(r"\s[•·|]\s", text)[0]
    text = re.sub(r"^\s*(?:by|authors?|author\(s\)|prepared by|edited by)\b:?\s*", "", text, flags=re.IGNORECASE)
    text = re.sub(r",?\s+(?:Ph\.?\s?D\.?|M\.?D\.?|J\.?D\.?|MPH|MSc|CPA|Esq\.?)(?=,|;|$|\s)", "", text)
    text = _MARKS.sub(" ", text)
    names: list[Name] = []
    for segment in re.split(r"\s*(?:,|;|\s(?:and|und|et|y|&)\s|\s{3,})\s*", f" {text} "):
        segment = re.sub(r"^(?:and|und|et|&)\s+", "", segment.strip(" .,·•"))
        if not segment:
            continue
        if (
            _AFFILIATION.search(segment)
            or is_body(segment)
            or any(word.casefold() in ROLE_WORDS for word in segment.split())
        ):
            break
        if not is_person(segment):
            break
        if not (first or names or has_given_name(segment)):
            break
        names.append(person(segment))
    return names


def metadata_people(text: str) -> list[Name]:
    """The persons of an Info or XMP author value; [] where it names a program, a body or a login."""
    text = text.replace(";", ",")
    byline = parse_byline(f"By {text}") if is_person(text.split(",")[0].strip()) else None
    return byline.people if byline else []
