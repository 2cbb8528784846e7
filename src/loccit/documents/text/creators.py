"""Who wrote it: from the byline, the parenthesis before the first sentence, or (as a guess) the biography below."""

from __future__ import annotations

import re

from loccit.documents.bylines import Byline, parse_byline
from loccit.documents.persons import agency, is_person, person
from loccit.documents.text import notes
from loccit.documents.text.article import Article
from loccit.documents.text.datelines import opening
from loccit.documents.text.finding import Finding
from loccit.documents.text.lines import Line
from loccit.record import Name

BELOW = 12
"""Lines below the text among which biographies of its authors stand."""
OPENINGS = 3
"""Paragraphs in which the opening may stand: a deck or pulled quote can come before it."""


def find_authors(article: Article) -> list[Finding]:
    """The authors, best evidence first, and the outlet where the byline names it."""
    whole = "\n".join(line.head for line in article.lines)
    signed = article.byline_group()
    if signed:
        return _of_bylines(_adjacent(signed, article.lines))
    for line in article.body[:OPENINGS]:
        if (first := opening(line.text)) and (found := _of_opening(first.source, line, whole)):
            return found
    if below := _below(article):
        return _of_bylines([below])
    return _of_biography(article, whole)


def _adjacent(signed: list[Line], lines: list[Line]) -> list[Line]:
    """The first byline and those right below it: one author a line."""
    kept = [signed[0]]
    for line in signed[1:]:
        if lines.index(line) != lines.index(kept[-1]) + 1:
            break
        kept.append(line)
    return kept


def _of_bylines(signed: list[Line]) -> list[Finding]:
    merged = Byline()
    for line in signed:
        assert line.byline is not None
        merged.people += [name for name in line.byline.people if name not in merged.people]
        merged.agencies += line.byline.agencies
        merged.outlets += line.byline.outlets
        merged.sure = merged.sure and line.byline.sure
    text = " / ".join(line.text for line in signed)
    found = []
    if merged.people:
        sure = "certain" if merged.sure and _labelled(signed[0]) else "likely" if merged.sure else "guess"
        found.append(Finding("author", tuple(merged.people), "byline", signed[0], sure, text))  # type: ignore[arg-type]
    elif merged.agencies:
        names = tuple(Name(literal=name) for name in dict.fromkeys(merged.agencies))
        found.append(Finding("author", names, "byline of an agency", signed[0], "likely", text))
    if merged.outlets:
        found.append(Finding("container-title", merged.outlets[0], "byline", signed[0], "likely", text))
    return found


def _labelled(line: Line) -> bool:
    return re.match(r"by\b", line.text, re.IGNORECASE) is not None


def _of_opening(source: str, line: Line, whole: str) -> list[Finding]:
    """`(Jane Doe, Sample Herald) A report …`: person first, then the outlet."""
    person_part, _, outlet = source.partition(",")
    if not is_person(person_part.strip()):
        return []
    text = f"({source})"
    found = [
        Finding("author", (person(person_part, whole),), "parenthesis before the first sentence", line, "certain", text)
    ]
    if (outlet := outlet.strip()) and not agency(outlet):
        found.append(Finding("container-title", outlet, "parenthesis before the first sentence", line, "certain", text))
    return found


def _below(article: Article) -> Line | None:
    """A byline right under the last paragraph, with or without a dash before the name."""
    for line in article.below[:2]:
        if line.kind == "byline" and line.byline:
            return line
        if (match := re.match(r"[—–-]\s*(?P<name>\S.*)", line.text)) and (byline := parse_byline(match["name"])):
            line.byline = byline
            byline.sure = byline.sure and bool(byline.people)
            return line
    return None


def _of_biography(article: Article, whole: str) -> list[Finding]:
    """The people whom lines of biography below the text are about: probable authors, no more."""
    found = [(line, name) for line in article.below[:BELOW] if (name := notes.biography(line.text))]
    if not found:
        return []
    names = tuple(dict.fromkeys(person(name, whole) for _, name in found))
    return [Finding("author", names, "biography below the text", found[0][0], "guess")]
