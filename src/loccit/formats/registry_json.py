"""What the JSON of Crossref and DataCite has in common: lists of one, dates, markup of titles."""

from __future__ import annotations

import html
import re
from typing import Any

from loccit.formats.builder import Builder
from loccit.record import Date, parse_edtf

_KEPT = re.compile(r"</?(i|b|sub|sup)(?:\s[^>]*)?>", re.IGNORECASE)
_ELEMENT = re.compile(r"</?[A-Za-z][\w:.-]*(?:\s[^<>]*)?/?>")
_EQUAL = {"em": "i", "italic": "i", "strong": "b", "bold": "b"}


def first(value: Any) -> str:
    """The first text of a list, or the text itself; '' for anything else."""
    if isinstance(value, list):
        value = next((each for each in value if isinstance(each, str) and each.strip()), "")
    return " ".join(value.split()) if isinstance(value, str) else str(value) if isinstance(value, int | float) else ""


def text(value: Any) -> str:
    """A title: entities resolved, italics, bold, indices and exponents as markup, other elements gone."""
    found = re.sub(r"<(/?)(em|italic|strong|bold)\b[^>]*>", lambda m: f"<{m[1]}{_EQUAL[m[2]]}>", first(value))
    found = _ELEMENT.sub(lambda match: match[0].lower() if _KEPT.fullmatch(match[0]) else "", found)
    return " ".join(html.unescape(html.unescape(found)).split())


def paragraphs(value: Any) -> str:
    """An abstract in JATS or HTML: a line each paragraph, its headings as `Heading:`."""
    found = first(value) if not isinstance(value, str) else value
    found = re.sub(r"<(?:jats:)?title>(.*?)</(?:jats:)?title>", r"\n\1: ", found, flags=re.DOTALL)
    found = re.sub(r"<(?:jats:)?p\b[^>]*>|</(?:jats:)?p>|<br\s*/?>", "\n", found)
    lines = (text(line) for line in found.split("\n"))
    return "\n".join(line for line in lines if line).removeprefix("Abstract: ").removeprefix("Abstract:\n").strip()


def parts_date(value: Any) -> Date:
    """Crossref's `{"date-parts": [[2020, 5, 1]]}`; an empty date where there is none."""
    parts = value.get("date-parts") if isinstance(value, dict) else None
    if isinstance(parts, list) and parts and isinstance(parts[0], list):
        numbers = [part for part in parts[0] if isinstance(part, int)]
        if numbers and len(numbers) == len(parts[0]):
            return parse_edtf("-".join(f"{n:0{4 if at == 0 else 2}d}" for at, n in enumerate(numbers))) or Date()
    return Date()


def put(builder: Builder, variable: str, value: str, key: str) -> None:
    """Sets a variable where there is a value."""
    if value:
        builder.put(variable, value, key)


def objects(value: Any) -> list[dict[str, Any]]:
    """The objects of a list, or the one object; none of anything else."""
    if isinstance(value, dict):
        return [value]
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
