"""CSL-YAML, read and written: CSL-JSON's items as YAML, as pandoc's metadata hold them under `references`.

Holds everything of a record, as CSL-JSON does. Texts are Markdown there: emphasis becomes markup, and characters that
Markdown would take for its own are escaped in writing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from loccit.formats.builder import evidence
from loccit.formats.yaml_items import entries
from loccit.record import Draft, Record
from loccit.record.csl_json import from_item, to_item
from loccit.record.variables import TEXT_VARIABLES

_PLAIN = frozenset(
    "DOI ISBN ISSN PMID PMCID URL citation-key citation-label keyword language call-number year-suffix".split()
)
_MARKDOWN = TEXT_VARIABLES - _PLAIN
_SPANS = (
    (re.compile(r"(?<![\\*])\*\*(?=\S)((?:\\.|[^*\\])+?)(?<=\S)\*\*"), r"<b>\1</b>"),
    (re.compile(r"(?<![\\*])\*(?=\S)((?:\\.|[^*\\])+?)(?<=\S)\*(?!\*)"), r"<i>\1</i>"),
    (re.compile(r"(?<!\\)\[((?:\\.|[^\[\]\\])*)\]\{\.nocase\}"), r'<span class="nocase">\1</span>'),
    (re.compile(r"(?<!\\)\[((?:\\.|[^\[\]\\])*)\]\{\.smallcaps\}"), r"<sc>\1</sc>"),
)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_SPECIAL = re.compile(r"([\\*_\[\]`$^~@])")
_NUMERIC = re.compile(r"\d{1,9}")


def read(stream: BinaryIO, source: str = "") -> Iterator[Draft]:
    """One draft an item."""
    for entry in entries(stream, source, "csl-yaml"):
        if isinstance(entry, Draft):
            yield entry
            continue
        item = {key: _unmarked(value) if key in _MARKDOWN else value for key, value in entry.value.items()}
        for name in [key for key in item if isinstance(item[key], dict | list)]:
            item[name] = _typed(item[name])
        found = Draft(from_item(item), source=source, format="csl-yaml", line=entry.line, problems=entry.problems)
        found.evidence = {variable: evidence(f"CSL-YAML {variable}") for variable in ("type", *found.record.fields)}
        yield found


def write(records: Iterable[Record], out: BinaryIO) -> None:
    """A YAML document with the list `references`."""
    import yaml

    out.write(b"---\nreferences:\n")
    empty = True
    for record in records:
        item = to_item(record)
        marked = {key: _marked(value) if key in _MARKDOWN else value for key, value in item.items()}
        text = yaml.dump([marked], Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=100)
        out.write(text.encode("utf-8", "replace"))
        empty = False
    out.write(b"[]\n...\n" if empty else b"...\n")


def _typed(value: Any) -> Any:
    """Numbers and truth values of dates and names, which are text in YAML as it is read here."""
    if isinstance(value, dict):
        return {key: _typed(each) if key not in ("family", "given", "literal") else each for key, each in value.items()}
    if isinstance(value, list):
        return [_typed(each) for each in value]
    if isinstance(value, str) and value in ("true", "false"):
        return value == "true"
    return int(value) if isinstance(value, str) and _NUMERIC.fullmatch(value) and not value.startswith("0") else value


def _unmarked(value: Any) -> Any:
    """Markdown's emphasis as markup, its escapes resolved."""
    if not isinstance(value, str) or not re.search(r"[*\\\[]", value):
        return value
    for pattern, replacement in _SPANS:
        value = pattern.sub(replacement, value)
    return _ESCAPE.sub(r"\1", value)


def _marked(value: Any) -> Any:
    return _SPECIAL.sub(r"\\\1", value) if isinstance(value, str) else value
