"""Memoranda: a letterhead, lines `TO`, `FROM`, `SUBJECT` and `DATE`, and then the text. The subject is the title."""

from __future__ import annotations

import re
from typing import NamedTuple

from loccit.documents.pdf.layout import Block, Span
from loccit.documents.pdf.people import names_in
from loccit.record import Name

_LABEL = re.compile(
    r"^(?P<label>to|for|from|through|thru|via|subject|subj|re|date|cc|memorandum (?:for|to))\s*[:.]\s*(?P<value>.*)$",
    re.IGNORECASE,
)
_CALLS_ITSELF = re.compile(r"\bmemorand(?:um|a)\b|\bmemo\b", re.IGNORECASE)
_NEEDED = frozenset(("from", "subject"))
_SAME = {"subj": "subject", "re": "subject"}


class Memo(NamedTuple):
    """Subject and sender of a memorandum, each with the line it stands in."""

    subject: str
    sender: str
    people: tuple[Name, ...]


def find_memo(blocks: list[Block], text: str) -> Memo | None:
    """The memorandum that a front page is; None where it does not call itself one or lacks sender or subject."""
    if _CALLS_ITSELF.search(text) is None:
        return None
    spans = sorted((span for block in blocks for span in block.spans), key=lambda one: (-round(one.baseline), one.left))
    found: dict[str, str] = {}
    for number, span in enumerate(spans):
        if match := _LABEL.match(span.text):
            label = match["label"].casefold()
            found.setdefault(_SAME.get(label, label), _value(span, match["value"], spans[number + 1 :]))
    if not all(found.get(label) for label in _NEEDED):
        return None
    return Memo(found["subject"], found["from"], tuple(names_in(found["from"], first=True)))


def _value(label: Span, value: str, below: list[Span]) -> str:
    """What stands behind a label: on its line, and on lines right below that are set in under it."""
    last = label.baseline
    for span in below[:6]:
        beside = abs(span.baseline - last) < 0.4 * label.size
        under = 0 < last - span.baseline < 1.7 * label.size and span.left > label.left + 2.5 * label.size
        if not (beside or under) or _LABEL.match(span.text):
            break
        value, last = f"{value} {span.text}".strip(), span.baseline
    return " ".join(value.split())
