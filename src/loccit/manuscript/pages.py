"""Page numbers: does a quotation stand on the page that is cited? Only where the snapshot knows its pages."""

from __future__ import annotations

import re
from collections import Counter

_PAGES = re.compile(
    r"(?:^|[\s,(~])(?:pp?\.?|pages?|S\.|Seiten?|s\.)?[\s~]*(\d{1,5})(?:\s*[-–—]+\s*(\d{1,5}))?(\s*ff?\.?)?"
)
_OTHER = re.compile(
    r"^\s*(?:chap|ch\.|kap|sec|§|para|¶|abs|art|no\.|nr|note|n\.|fn|line|l\.|v\.|vol|bd|fig|tab|table|col|book|part)",
    re.I,
)
_NUMBER = re.compile(r"(?:page\s+|[-–—|\s]*)(\d{1,4})(?:[-–—|\s]*|\s+of\s+\d+)", re.I)


def cited_pages(locator: str) -> list[tuple[int, int]]:
    """The pages that a locator names (`p. 3`, `12--14`, `pp. 3, 5`); `[]` where it names something else."""
    if not locator or _OTHER.match(locator):
        return []
    found = []
    for first, last, following in _PAGES.findall(locator):
        low, high = int(first), int(last or first)
        if last and high < low:  # 123–5
            high = int(first[: len(first) - len(last)] + last) if len(last) < len(first) else low
        found.append((low, high + (2 if following.strip() == "ff." or following.strip() == "ff" else bool(following))))
    return found


def page_problem(text: str, start: int, end: int, locator: str, printed: str = "") -> str:
    """What is wrong with the page cited; '' where nothing is, or nothing can be said.

    `text` has a form feed between pages; `printed` is the record's page range (`101-120`).
    """
    ranges = cited_pages(locator)
    if "\f" not in text or not ranges:
        return ""
    first = text.count("\f", 0, start) + 1
    last = text.count("\f", 0, end) + 1
    offsets = _offsets(text, printed)
    for offset in offsets:
        if any(low <= page + offset <= high for low, high in ranges for page in range(first, last + 1)):
            return ""
    shown = first + offsets[0]
    return f"cited as {locator.strip()}, stands on page {shown}"


def _offsets(text: str, printed: str) -> list[int]:
    """How much a printed page number is above the page's place in the file, the likeliest first; 0 counts always."""
    found = []
    pages = text.split("\f")
    votes: Counter[int] = Counter()
    for number, page in enumerate(pages, 1):
        lines = [line for line in page.strip().split("\n") if line.strip()]
        for line in {line.strip() for line in lines[:2] + lines[-2:]}:
            if mark := _NUMBER.fullmatch(line):
                votes[int(mark[1]) - number] += 1
    if votes and votes.most_common(1)[0][1] >= max(2, len(pages) // 3):
        found.append(votes.most_common(1)[0][0])
    if begins := re.match(r"\D*(\d+)\s*[-–—]", printed):
        found.append(int(begins[1]) - 1)
    return [*found, 0]
