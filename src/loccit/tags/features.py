"""What of a record the tags are made from: its texts by field, its year, the headline of a text without a title."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from loccit.record import Record
from loccit.tags.tokens import WORD

Features = Mapping[str, str | Sequence[str]]
"""Fields to text: `title`, `abstract`, `keywords` (also a list), `snapshot`, any other text; `issued` is a date."""

_VARIABLES = ("title", "abstract", "publisher", "authority", "genre")
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_MONTH = rf"(?:{_MONTHS})[a-z]*\.?"
_DATE = re.compile(
    rf"\b(?:(\d{{4}})-\d\d-\d\d|{_MONTH} \d{{1,2}}, (\d{{4}})|\d{{1,2}} {_MONTH} (\d{{4}}))\b", re.IGNORECASE
)


def of_record(record: Record, snapshot: str = "") -> dict[str, str | list[str]]:
    """The features of a record of the library and the text of its snapshot, as plain text without markup.

    Of the authors only bodies are taken (a report by an inspector general is about oversight); persons are not words.
    """
    out: dict[str, str | list[str]] = {name: record.text(name) for name in _VARIABLES if record.text(name)}
    if bodies := "; ".join(name.literal for name in record.names() if name.literal):
        out["author"] = bodies
    if record.keywords:
        out["keywords"] = list(record.keywords)
    if issued := record.text("issued"):
        out["issued"] = issued
    if snapshot:
        out["snapshot"] = snapshot
    return out


def fields(record: Features) -> list[tuple[str, str]]:
    """The texts of a record, by field, without its date and what is empty."""
    return [(name, joined(value)) for name, value in record.items() if name != "issued" and value]


def joined(value: str | Sequence[str]) -> str:
    """A text as it is, a list joined by `; `."""
    return value if isinstance(value, str) else "; ".join(value)


def keywords(record: Features) -> list[str]:
    """The keywords one by one."""
    value = record.get("keywords") or ()
    return [word.strip() for word in re.split("[,;]", value)] if isinstance(value, str) else list(value)


def year(record: Features) -> int | None:
    """The year of issue: of the record, else of the first date in the head of its text."""
    if found := re.search(r"\d{4}", joined(record.get("issued") or "")):
        return int(found[0])
    dated = _DATE.search(joined(record.get("snapshot") or "")[:1000])
    return int(dated[1] or dated[2] or dated[3]) if dated else None


def headline(text: str) -> int:
    """How many tokens of a text without a title are its headline: a short first line that is no sentence."""
    line = text.lstrip().partition("\n")[0].strip()
    words = len(WORD.findall(line))
    return words if 2 < words <= 20 and not line.endswith((".", ",", ";")) and line != text.strip() else 0
