"""The objects of a JSON file one after another, with their lines; a broken one is kept aside."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple

from loccit.errors import Problem
from loccit.formats.builder import failed
from loccit.formats.encoding import decode
from loccit.record import Draft

SIZE_LIMIT = 1 << 30
"""Bytes of a JSON file: it has to be held as a whole."""

_SPACE = re.compile(r"[\s,\x1e]*")
_STRUCTURE = re.compile(r'"(?:[^"\\]|\\.)*"|[{}]', re.DOTALL)


class Item(NamedTuple):
    """One JSON object, the line it begins on, and problems of the file that were found before it."""

    value: dict[str, Any]
    line: int
    problems: list[Problem]


def items(stream: BinaryIO, source: str, format_name: str, wrappers: tuple[str, ...] = ()) -> Iterator[Item | Draft]:
    """Every object of the file: of an array, of a series of objects, or of the array in one of `wrappers`.

    A broken object is a failed draft; the search goes on behind its closing brace.
    """
    data = stream.read(SIZE_LIMIT + 1)
    if len(data) > SIZE_LIMIT:
        yield failed(format_name, source, 1, "", "file-too-large", f"more than {SIZE_LIMIT >> 30} GB of JSON")
        return
    text, encoding = decode(data)
    del data
    problems = []
    if encoding == "cp1252":
        problems.append(Problem("encoding-guessed", "not valid UTF-8; read as Windows-1252", "warning", source, 1))
    for value, line, error in _values(text, wrappers):
        if error:
            yield failed(format_name, source, line, value, "json-malformed", error)
        elif not isinstance(value, dict):
            message = f"a record was expected, not {str(value)[:40]!r}"
            yield failed(format_name, source, line, str(value), "json-malformed", message)
        else:
            yield Item(value, line, problems)
            problems = []


def _values(text: str, wrappers: tuple[str, ...]) -> Iterator[tuple[Any, int, str]]:
    """(value, line, error) of each top-level value or array element."""
    scan = json.JSONDecoder().raw_decode
    position = _skip(text, 0)
    depth_mark = text[position : position + 1]
    inside = depth_mark == "["
    if inside:
        position = _skip(text, position + 1)
    line, counted = 1, 0
    while position < len(text):
        if inside and text[position] == "]":
            position = _skip(text, position + 1)
            inside = False
            continue
        line += text.count("\n", counted, position)
        counted = position
        try:
            value, end = scan(text, position)
        except RecursionError:
            yield text[position : position + 1000], line, "nested too deeply"
            return
        except ValueError as error:
            end = _end_of_object(text, position)
            yield text[position : min(end, position + 100_000)], line, f"not valid JSON: {_reason(error)}"
        else:
            yield from _unwrapped(value, line, wrappers)
        position = _skip(text, end)


def _unwrapped(value: Any, line: int, wrappers: tuple[str, ...]) -> Iterator[tuple[Any, int, str]]:
    """The objects inside `{"items": […]}`; deeper wrappers are written `message.items`."""
    for path in wrappers:
        inner = value
        for key in path.split("."):
            inner = inner.get(key) if isinstance(inner, dict) else None
        if isinstance(inner, list):
            yield from ((each, line, "") for each in inner)
            return
        if isinstance(inner, dict):
            yield inner, line, ""
            return
    yield value, line, ""


def _reason(error: ValueError) -> str:
    return f"{error.msg} in line {error.lineno}" if isinstance(error, json.JSONDecodeError) else "a number is too long"


def _skip(text: str, position: int) -> int:
    match = _SPACE.match(text, position)
    return match.end() if match else position


def _end_of_object(text: str, position: int) -> int:
    """Behind the brace that closes the object at `position`, or behind the line where it never closes."""
    depth = 0
    for match in _STRUCTURE.finditer(text, position):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth -= 1
            if depth <= 0:
                return match.end()
    after = text.find("\n", position)
    return after + 1 if after >= 0 else len(text)
