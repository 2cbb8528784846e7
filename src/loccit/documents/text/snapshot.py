"""The article's own words, for the snapshot: paragraphs and the headings between them, furniture left out."""

from __future__ import annotations

from loccit.documents.text.article import Article
from loccit.documents.text.datelines import opening
from loccit.documents.text.labels import stamp_of
from loccit.documents.text.lines import Line
from loccit.documents.text.title import is_title_case

LONGEST_SUBHEAD = 9
"""Words: a longer line between paragraphs is a link to another story."""


def own_text(article: Article) -> str:
    """Paragraphs, separated by empty lines. Where there is no paragraph, all lines but menus and prompts."""
    lines, start = article.lines, article.start
    if not article.body:
        kinds = ("", "heading", "deck", "body", "caption", "related")
        return "\n".join(line.text for line in lines if line.kind in kinds)
    kept: list[str] = []
    for number, line in enumerate(lines[start : article.end + 1], start):
        if line.kind == "body":
            if own := _without_opening(line, first=number <= start + 8):
                kept.append(own)
        elif line.kind == "heading" and _is_subhead(line):
            kept.append(line.text)
    return "\n\n".join(kept)


def _is_subhead(line: Line) -> bool:
    words = len(line.text.split())
    return words <= 4 or (words <= LONGEST_SUBHEAD and not is_title_case(line.text))


def _without_opening(line: Line, *, first: bool) -> str:
    """The paragraph, its crawler stamp and the parenthesis that signs it left out."""
    text = line.text
    if line.number == 1 and (stamp := stamp_of(text)) and stamp[1]:
        return stamp[1]
    if first and (start := opening(text)):
        return text[start.length :]
    return text
