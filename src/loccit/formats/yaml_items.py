"""YAML as plain text, lists and mappings, with line numbers; in bounded depth and size.

Every scalar stays the text it is: YAML 1.1 would make 8 of a volume `010` and false of a language `no`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, BinaryIO, NamedTuple

from loccit.errors import Problem
from loccit.formats.builder import failed
from loccit.formats.encoding import decode
from loccit.record import Draft

SIZE_LIMIT = 256 << 20
"""Bytes of a YAML file: it has to be held as a whole."""

_DEPTH = 40
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_DEEP = re.compile(r"(?:[\[{][\s]*){60}|(?:- ){60}|(?:\? ){60}")


class Entry(NamedTuple):
    """One record of a file: its key ('' in a list), its value, its line, and problems of the file before it."""

    key: str
    value: dict[str, Any]
    line: int
    problems: list[Problem]


class _UnboundedError(ValueError):
    """Aliases that would unfold without end, or nesting that is too deep."""


def entries(stream: BinaryIO, source: str, format_name: str) -> Iterator[Entry | Draft]:
    """The records of a mapping by key, or of a list. A damaged file is read record by record.

    A list under a top-level key `references` is taken for the records (CSL-YAML, pandoc metadata).
    """
    data = stream.read(SIZE_LIMIT + 1)
    if len(data) > SIZE_LIMIT:
        yield failed(format_name, source, 1, "", "file-too-large", f"more than {SIZE_LIMIT >> 20} MB of YAML")
        return
    text, encoding = decode(data)
    problems = []
    if encoding == "cp1252":
        problems.append(Problem("encoding-guessed", "not valid UTF-8; read as Windows-1252", "warning", source, 1))
    text = re.sub(r"(?m)^\.\.\.\s*$|\A\ufeff", "", text.replace("\0", ""))
    text = re.split(r"(?m)(?<!\A)^---\s*$", text)[0] if text.lstrip().startswith("---") else text
    found = _load(text, 1)
    if isinstance(found, tuple):
        chunks = list(_chunks(text))
        if len(chunks) < 2:
            yield failed(format_name, source, found[1], text, "yaml-malformed", f"not valid YAML: {found[0]}")
            return
        for line, chunk in chunks:
            yield from _listed(_load(chunk, line), source, format_name, chunk, line, problems)
            problems = []
        return
    yield from _listed(found, source, format_name, text, 1, problems)


def _listed(
    found: list[Entry] | tuple[str, int], source: str, format_name: str, text: str, line: int, problems: list[Problem]
) -> Iterator[Entry | Draft]:
    if isinstance(found, tuple):
        yield failed(format_name, source, found[1] or line, text, "yaml-malformed", f"not valid YAML: {found[0]}")
        return
    for entry in found:
        yield entry._replace(problems=problems)
        problems = []


def _load(text: str, line: int) -> list[Entry] | tuple[str, int]:
    """The entries, or (what is wrong, line)."""
    import yaml

    if deep := _DEEP.search(text):
        return "nested too deeply", line + text.count("\n", 0, deep.start())
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
        return _entries(node, line - 1, _budget(text)) if node is not None else []
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        return str(error.problem or "syntax error"), line + (mark.line if mark else 0)
    except yaml.YAMLError as error:
        return " ".join(str(error).split())[:100], line
    except (_UnboundedError, RecursionError):
        return "nested too deeply, or aliases that unfold without end", line


def _budget(text: str) -> list[int]:
    """How many nodes a file may unfold to: as many as it could hold without aliases, and some more."""
    return [len(text) + 100_000]


def _entries(node: Any, offset: int, budget: list[int]) -> list[Entry]:
    if node.id == "mapping":
        for key, value in node.value:
            if key.value == "references" and value.id == "sequence" and not _is_record(node):
                node = value
                break
    if node.id == "sequence":
        found = [(each, "", each.start_mark.line) for each in node.value]
    elif node.id == "mapping":
        found = [(value, str(key.value), key.start_mark.line) for key, value in node.value]
    else:
        raise _UnboundedError
    out = []
    for each, key, line in found:
        value = _plain(each, budget, 0)
        if isinstance(value, dict):
            out.append(Entry(key, value, line + offset + 1, []))
    if node.id == "mapping" and not out:
        whole = _plain(node, budget, 0)
        out = [Entry("", whole, node.start_mark.line + offset + 1, [])] if isinstance(whole, dict) else []
    return out


def _is_record(node: Any) -> bool:
    return any(key.value in ("cff-version", "title") for key, _ in node.value)


def document(stream: BinaryIO, source: str, format_name: str) -> Entry | Draft:
    """The whole file as one mapping (CITATION.cff)."""
    import yaml

    text, _ = decode(stream.read(SIZE_LIMIT))
    try:
        if _DEEP.search(text):
            raise _UnboundedError
        node = yaml.compose(text.replace("\0", ""), Loader=yaml.CSafeLoader)
        value = _plain(node, _budget(text), 0) if node is not None else {}
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        message = f"not valid YAML: {getattr(error, 'problem', '') or 'syntax error'}"
        return failed(format_name, source, mark.line + 1 if mark else 1, text, "yaml-malformed", message)
    except (_UnboundedError, RecursionError):
        return failed(format_name, source, 1, text, "yaml-malformed", "not valid YAML: nested too deeply")
    if not isinstance(value, dict):
        return failed(format_name, source, 1, text, "yaml-malformed", "a mapping was expected")
    return Entry("", value, 1, [])


def _plain(node: Any, budget: list[int], depth: int) -> Any:
    """Text, lists and dictionaries. `budget` counts what aliases unfold to."""
    budget[0] -= 1
    if budget[0] < 0 or depth > _DEPTH:
        raise _UnboundedError
    if node.id == "scalar":
        return "" if node.value in _NULLS and node.style not in ("'", '"') else node.value
    if node.id == "sequence":
        return [_plain(each, budget, depth + 1) for each in node.value]
    return {str(key.value): _plain(value, budget, depth + 1) for key, value in node.value if key.id == "scalar"}


def _chunks(text: str) -> Iterator[tuple[int, str]]:
    """(line, text) of each item at the outermost level of a list, or each key of a mapping."""
    marks = [match.start() for match in re.finditer(r"(?m)^(?:- +|[^\s#\-][^\n:]*:[ \t]*$)", text)]
    if text.lstrip().startswith("references:") or re.search(r"(?m)^references:", text):
        marks = [match.start() for match in re.finditer(r"(?m)^ {0,4}- +", text)]
    for start, end in pairwise([*marks, len(text)]):
        chunk = text[start:end]
        indent = len(chunk) - len(chunk.lstrip(" "))
        yield text.count("\n", 0, start) + 1, re.sub(rf"(?m)^ {{{indent}}}", "", chunk) if indent else chunk
