"""A pasted reference list, read: one reference a line or paragraph, as APA, Chicago, MLA and others print them.

Each field has its evidence and how sure it is. A line that cannot be read is kept as it is and named; nothing is ever
looked up or matched to something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from loccit.formats.builder import failed
from loccit.formats.dates import read_date
from loccit.formats.encoding import Lines
from loccit.formats.reference_parse import Reading, parse
from loccit.record import Date, Draft, Evidence, Record
from loccit.record.variables import DATE_VARIABLES

_HEADING = re.compile(
    r"(?i)(?:list of )?(?:references(?: cited)?|bibliography|works cited|sources|literature(?: cited)?):?"
)
_BEGINS = re.compile(
    r"\s{0,3}(?:\[\d+\]|\(\d+\)|\d{1,3}\.\s|[•*]\s|(?:[A-Z]\. ){1,3}[A-Z]|[“\"][A-Z]|———|---\.|"
    r"[^\W\d_a-z][\w'’-]+(?: [\w'’-]+){0,3}, [A-Z]|[A-Z][\w.'’& ,-]{3,120}\. ?\(|"
    r"[A-Z][^.]{5,150}\. (?:1[89]|20)\d\d\.|[A-Z].{2,100} v\. [A-Z]|[A-Z].{2,100}, \d+ (?:U\.S\.|C\.F\.R|Stat))"
)
_DASHES = re.compile(r"(?:[—–_-]{2,}|———)[.,]?\s*")
_WRAPPED = 110
"""Characters: e-mail and plain text are wrapped well before."""

_LIMIT = 5000
"""Characters of one reference; longer paragraphs are no references."""


def read(stream: BinaryIO, source: str = "") -> Iterator[Draft]:
    """One draft a reference."""
    lines = Lines(stream, source)
    before: Draft | None = None
    for line, text in _paragraphs(lines):
        if _HEADING.fullmatch(text.strip()):
            continue
        found = _draft(text, line, source, before)
        found.problems += lines.take()
        if not found.failed:
            before = found
        yield found


def _paragraphs(lines: Lines) -> Iterator[tuple[int, str]]:
    """(line, text) of each reference: a paragraph is one, or each of its lines where every one begins like one."""
    paragraph: list[tuple[int, str]] = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            paragraph.append((number, line.rstrip()))
        if not line.strip() or len(paragraph) > 2000:
            yield from _parted(paragraph)
            paragraph = []
    yield from _parted(paragraph)


def _parted(paragraph: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """The references of one paragraph. Lines as long as no wrapped text has them are one each."""
    if any(len(line) > _WRAPPED for _, line in paragraph):
        yield from ((number, line.strip()) for number, line in paragraph)
        return
    current = ""
    start = 0
    for number, line in paragraph:
        if current and _ends(current, line):
            yield start, current
            current = ""
        start = start if current else number
        current = f"{current} {line.strip()}".strip()
    if current:
        yield start, current


def _ends(text: str, line: str) -> bool:
    """Whether `text` is over before `line`: it has ended, and the line begins another or has no place in it."""
    if line.startswith(("    ", "\t")) or not re.search(r"(?:[.)\]”\"]|\d|https?://\S+)$", text):
        return False
    if _BEGINS.match(line):
        return True
    found = parse(text)
    return found is not None and bool({"publisher", "container-title", "URL"} & found.fields.keys())


def _draft(text: str, line: int, source: str, before: Draft | None) -> Draft:
    same = _DASHES.match(text)
    reading = parse(_with_author(text, before)) if same else parse(text) if len(text) < _LIMIT else None
    if reading is None or ("title" not in reading.fields and reading.kind not in ("legislation", "regulation")):
        message = f"this could not be read as a reference: {text[:60]}"
        hint = "give it one paragraph of its own, with author, year and title"
        return failed("references", source, line, text, "reference-unreadable", message, hint)
    draft = Draft(Record(reading.kind), source=source, format="references", line=line, raw=text, text="")
    where = f"line {line}"
    draft.evidence["type"] = Evidence(f"{reading.style} reference", text[:200], where, "likely")
    _creators(draft, reading, where, same=bool(same))
    for variable, value in reading.fields.items():
        _field(draft, reading, variable, value, where)
    return draft


def _with_author(text: str, before: Draft | None) -> str:
    """`———.` stands for the author of the reference before."""
    if before is None or not before.evidence.get("author"):
        return text
    return _DASHES.sub(lambda _: before.evidence["author"].text.rstrip(".") + ". ", text, count=1)


def _creators(draft: Draft, reading: Reading, where: str, *, same: bool) -> None:
    for found, words in reading.creators:
        present = draft.record.names(found.variable)
        draft.record.fields[found.variable] = present + found.names
        method = f"{reading.style} reference" + (", the author of the one before" if same else "")
        draft.evidence[found.variable] = Evidence(method, words, where, "likely")
        if found.cut:
            draft.record.custom["references:et-al"] = found.variable


def _field(draft: Draft, reading: Reading, variable: str, value: str, where: str) -> None:
    """A value, but a guess: that stands in the evidence alone."""
    sure = reading.sure[variable]
    method = f"{reading.style} reference"
    if sure == "guess":
        draft.evidence[variable] = Evidence(method, value, where, sure, value)
        return
    if variable in DATE_VARIABLES:
        date = read_date(re.sub(r"(?<=\d{4})[a-z](?=\b)", "", value))
        if date.literal and variable == "accessed":
            return
        draft.record.fields[variable] = date if date.text() else Date(literal=value)
    else:
        draft.record.fields[variable] = value
    draft.evidence[variable] = Evidence(method, value, where, sure)
