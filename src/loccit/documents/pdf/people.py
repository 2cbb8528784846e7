"""Authors below the title: on a paper with their affiliations, on a report with their roles."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loccit.documents.bylines import parse_byline
from loccit.documents.lexicon import ROLE_WORDS
from loccit.documents.pdf.bodies import is_addressee, is_body
from loccit.documents.pdf.layout import Block, Span
from loccit.documents.persons import has_given_name, is_person, person
from loccit.record import Name

_SUBTITLE = 0.65
"""On a cover, a line of at least this share of the title's size is rather a subtitle than an author."""
REACH = 14
"""Blocks below the title among which authors stand; more is running text."""
_STOP = re.compile(
    r"^(?:abstract|summary|r[ée]sum[ée]|zusammenfassung|introduction|keywords?|index terms|contents|(?:1|"
    r"i)\.?\s+introduction|jel\b|executive summary)\b",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[*∗†‡§¶⋆#✉]+|(?<=[^\W\d_])\s?\d(?:\s?,\s?\d)*(?![\w])|\^\w|\(\w\)|[¹²³⁰-⁹]+|\b\d+\b")
# `Ann Lee a,*, Bob Roe b`: letters for affiliations, where they are not set small.
_LETTERS = re.compile(r"(?<=[^\W\d_.])\s[a-f](?:\s?,\s?[a-f*∗])*(?=\s*(?:,|;|$)|\s+and\b)")
_GRADE = re.compile(
    r",\s*(?:(?:Graduate |Student |Senior |Life |Associate )*(?:Member|Fellow)),?\s*(?:IEEE|ACM)\b", re.IGNORECASE
)
_SEPARATOR = re.compile(r"\s*[•·|]\s*")
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
    is_cover = sum(len(block.text) for block in blocks) < 1500
    for cell in _cells(blocks, title, running)[: 4 * REACH]:
        known = has_given_name(cell.text) or re.search(r"[,•·|]|\b\w\.", cell.text)
        if is_cover and not known and cell.size >= _SUBTITLE * title.size:
            continue  # `Legal Issues`: a subtitle has a name's shape, but is larger than authors are set
        # `Jane Doe • Sample University`: a line that sets the name apart from its affiliation.
        for name in names_in(cell.text, first=cell.first or _SEPARATOR.search(cell.text) is not None):
            found.setdefault(name, cell.text)
    return list(found.items())


@dataclass(slots=True)
class _Cell:
    """What stands together on one row; `first` where it begins a block."""

    text: str
    first: bool
    size: float
    right: float


def _cells(blocks: list[Block], title: Block, running: float) -> list[_Cell]:
    """The rows under the title and above the abstract or first paragraph, in reading order, names broken at a row's end
    put together."""
    cells: list[_Cell] = []
    baseline = 0.0
    for first, span in _spans_below(blocks, title, running):
        if cells and abs(span.baseline - baseline) < 0.4 * span.size:
            beside = (
                span.left - cells[-1].right < 2.5 * span.size and abs(span.size - cells[-1].size) < 0.12 * span.size
            )
            if beside:
                cells[-1].text += " " + span.text
                cells[-1].right = span.right
                continue
        elif cells and abs(span.size - cells[-1].size) < 0.12 * span.size and _goes_on(cells[-1].text, span.text):
            cells[-1].text += " " + span.text
            cells[-1].right, baseline = span.right, span.baseline
            continue
        cells.append(_Cell(span.text, first, span.size, span.right))
        baseline = span.baseline
    return cells


def _goes_on(above: str, below: str) -> bool:
    """Whether a list of names goes on in the next row: it ends or begins with a separator, or breaks a name."""
    if re.search(r"(?:[,;·•|&]|\band)$", above) or re.match(r"[,;·•|&]|and\b", below):
        return True
    if _AFFILIATION.search(above):
        return False
    *whole, last = [_MARKS.sub(" ", part).split() for part in re.split(r"[,;·•|]|\band\b", above)]
    return bool(whole) and len(last) == 1 and all(is_person(" ".join(words)) for words in whole)


def _spans_below(blocks: list[Block], title: Block, running: float) -> list[tuple[bool, Span]]:
    """(whether it begins its block, span) below the title, small marks beside names left out, by row and column."""
    spans: list[tuple[bool, Span]] = []
    below = blocks[blocks.index(title) + 1 :]
    below = [block for block in below if not re.fullmatch(r"[\d,*∗†‡§¶#✉ ]{1,8}|[a-f](?:,\s?[a-f*])*", block.text)]
    for block in below[: 2 * REACH]:
        if _STOP.match(block.text) or (len(block.text) > 350 and block.size <= 1.3 * running):
            break
        if is_addressee(block.text):
            continue
        spans += [(place == 0, span) for place, span in enumerate(block.spans)]
    return sorted(spans, key=lambda pair: (-round(pair[1].baseline / 4), pair[1].left))


def names_in(text: str, *, first: bool) -> list[Name]:
    """The persons of one line: before the first segment that names an institution."""
    parts = [part for part in _SEPARATOR.split(text) if part.strip()]
    if len(parts) > 1 and not is_person(" ".join(_MARKS.sub(" ", parts[1]).split())):
        text = parts[0]
    text = re.sub(r"^\s*(?:by|authors?|author\(s\)|prepared by|edited by)\b:?\s*", "", text, flags=re.IGNORECASE)
    text = re.sub(r",?\s+(?:Ph\.?\s?D\.?|M\.?D\.?|J\.?D\.?|MPH|MSc|CPA|Esq\.?)(?=,|;|$|\s)", "", text)
    text = _MARKS.sub(" ", _LETTERS.sub("", _GRADE.sub("", text)))
    names: list[Name] = []
    for segment in re.split(r"\s*(?:[,;·•|]|\s(?:and|und|et|y|&)\s|\s{3,})\s*", f" {text} "):
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
