"""Tables by their header line, and pasted reference lists by the shape of their lines."""

from __future__ import annotations

import re

SCOPUS = frozenset({"source title", "eid", "cited by", "page start"})
ZOTERO = frozenset({"key", "item type", "publication title", "date added"})
COLUMNS = frozenset(
    """title author authors year journal doi isbn issn pages volume number issue publisher abstract url entrytype
    booktitle keywords date type editor address publication source id citekey key""".split()
)
_REFERENCE = re.compile(
    r"(?:\[\d{1,3}\]|\d{1,3}\.)?\s*"
    r"[^\W\d_][\w'’.-]+(?: [\w'’.-]+){0,6}(?:, (?:[A-Z]\.?[- ]?){1,4}|, [A-Z][\w'’-]+).{0,400}?"
    r"(?:\(\d{4}[a-z]?(?:,[^)]{1,40})?\)|\(n\.d\.\)|[.,] ?\d{4}[a-z]?[.,:;]|[.,] \d{4}, )",
)
_BODY_REFERENCE = re.compile(
    r"(?:\[\d{1,3}\]|\d{1,3}\.)?\s*[A-Z][^?!“”\n]{3,140}\. "
    r"(?:\((?:\d{4}[a-z]?(?:, [^)]{3,30})?|n\.d\.)\)\. \S|\d{4}[a-z]?\. [“A-Z])"
)
_LAW = re.compile(
    r"[A-Z].{2,150} v\. .{2,120}?, \d+ [A-Z][\w. ]{1,20} \d+|"
    r".{0,150}?\b\d+ (?:U\.S\.C\.|C\.F\.R\.|Fed\. Reg\.|Stat\.) (?:§|\d)"
)


def tables_and_lists(text: str) -> list[str]:
    """`csv`, `scopus-csv`, `zotero-csv` or `references`, or none."""
    header = {cell.strip().strip('"').lower() for cell in re.split(r"[,;\t]", text.split("\n", 1)[0])}
    if len(SCOPUS & header) > 1 and "title" in header:
        return ["scopus-csv"]
    if len(ZOTERO & header) > 2:
        return ["zotero-csv"]
    if len(COLUMNS & header) > 1 and "title" in header and len(header) < 200:
        return ["csv"]
    return ["references"] if _is_reference_list(text) else []


def _is_reference_list(text: str) -> bool:
    """Most of its paragraphs begin as references do: a name turned round and, soon, a year."""
    parts = [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]
    if len(parts) < 3:
        parts = [line.strip() for part in parts for line in part.split("\n") if line.strip()]
    parts = [part for part in parts if not re.fullmatch(r"(?i)(?:references|bibliography|works cited|sources):?", part)]
    if not parts:
        return False
    alike = sum(any(form.match(part) for form in (_REFERENCE, _BODY_REFERENCE, _LAW)) for part in parts)
    return alike * 10 >= len(parts) * 6 and max(map(len, parts)) < 3000
