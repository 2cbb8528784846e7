"""CSL styles: the default back end, on loccit's own processor."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from loccit import csl
from loccit.bibliography import find
from loccit.bibliography.base import Formatted
from loccit.bibliography.items import items_of
from loccit.errors import Problem, UsageError
from loccit.record import Record

_OUTPUTS = {"text": "plain"}
_LOCATORS = (
    ("chapter", r"ch(?:ap)?\.|chapters?"),
    ("section", r"§§?|sec\.|sections?"),
    ("paragraph", r"¶¶?|para?\.|paragraphs?"),
    ("note", r"n\.|notes?"),
    ("line", r"ll?\.|lines?"),
    ("volume", r"vol\.|volumes?"),
    ("figure", r"fig\.|figures?"),
    ("page", r"pp?\.|pages?|"),
)
"""How people write a place (`ch. 3`, `§ 5`), in CSL's terms; a bare number is a page."""


def styles() -> Iterable[tuple[str, str, str]]:
    """(name, title, kind) of every CSL style."""
    return find.styles()


def locale(style: str) -> str:
    """The style's `default-locale`. Raises UsageError for an unknown style, StyleError for a malformed one."""
    return csl.Style.load(find.find_style(style)).default_locale


def by_name(style: str) -> bool:
    """Whether the style cites by names and titles. Raises as `locale`."""
    return csl.Style.load(find.find_style(style)).category in ("author-date", "author", "note")


def references(records: Sequence[Record], style: str, target: str, language: str) -> Formatted:
    """The list of references; a style that has none gives one citation a line, and says so.

    Raises UsageError for an unknown style or format, StyleError for a malformed style.
    """
    empty = [record.citekey for record in records if not record.fields.keys() - {"language"}]
    if empty:
        records = [record for record in records if record.citekey not in empty]
    processor = _processor(records, style, target, language)
    result = processor.bibliography() if processor.style.has_bibliography else _citations(processor, records, style)
    result.problems.extend(_without_fields(citekey) for citekey in empty)
    entries = tuple((entry.id, entry.text) for entry in result.entries)
    if target == "docx":
        return Formatted(_docx(result), list(result.problems), tuple((key, _plain(text)) for key, text in entries))
    return Formatted(str(result), list(result.problems), entries)


def _without_fields(citekey: str) -> Problem:
    return Problem("reference-without-form", f"nothing to print: '{citekey}' has no fields", citekey=citekey)


def _citations(processor: csl.Processor, records: Sequence[Record], style: str) -> csl.Bibliography:
    """One citation of each record, for a style that has no list."""
    note = Problem(
        "style-without-bibliography",
        f"the style '{style}' formats citations only; here is a citation of each record",
        "warning",
        hint="another style makes a list: loccit styles WORDS",
    )
    keys = [record.citekey for record in records]
    entries = [csl.Entry(key, processor.cite([key]), number) for number, key in enumerate(keys, 1)]
    empty = processor.bibliography([])
    return empty._replace(entries=entries, problems=[note, *processor.problems])


def _docx(result: csl.Bibliography) -> bytes:
    """The list as a Word document. Raises UsageError where python-docx is not installed."""
    from pathlib import Path
    from tempfile import TemporaryDirectory

    from loccit.csl.output import docx

    with TemporaryDirectory() as folder:
        path = Path(folder, "references.docx")
        docx.write(result, path)
        return path.read_bytes()


def _plain(text: str) -> str:
    """The words of an entry made for a Word document."""
    from loccit.csl.output import docx

    return "".join(run.text for run in docx.runs(text))


def citation(
    records: Sequence[Record], style: str, target: str, language: str, locator: str, cited: Sequence[str]
) -> Formatted:
    """One citation of `cited`. Raises UsageError for an unknown style or format, StyleError for a malformed style."""
    if target == "docx":
        raise UsageError("a Word document holds a list of references, not a citation", hint="use --to text or html")
    processor = _processor(records, style, target, language)
    cites = [{"id": citekey} for citekey in cited]
    if locator:
        label, place = _locator(locator)
        cites[-1] |= {"locator": place, "label": label}
    return Formatted(processor.cite(cites) + "\n", list(processor.problems))


def _processor(records: Sequence[Record], style: str, target: str, language: str) -> csl.Processor:
    loaded = csl.Style.load(find.find_style(style))
    items = items_of(records, style)
    if style.startswith("apa") and (undated := [item for item in items if _unseen(item)]):
        no_date = csl.Processor(loaded, [], language or None).engine.locale.term("no date", "short")
        for item in undated:
            item["issued"] = {"literal": no_date}
    return csl.Processor(loaded, items, language or None, _OUTPUTS.get(target, target))


def _unseen(item: dict[str, Any]) -> bool:
    """Whether an address has neither date nor day of retrieval.

    The official APA style would print 'Retrieved' of it and not say when, unless a date tells it that none is needed;
    a work that is not made to change is cited by the bare address (APA 7 §9.16).
    """
    return bool(item.get("URL")) and not any(item.get(name) for name in ("issued", "accessed", "status", "DOI"))


def _locator(text: str) -> tuple[str, str]:
    for label, words in _LOCATORS:
        if match := re.fullmatch(rf"(?i)(?:{words})\s*(\S.*)", text.strip()):
            return label, match[1]
    return "page", text.strip()
