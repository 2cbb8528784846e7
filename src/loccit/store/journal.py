"""`journal.jsonl`: one line per command, append-only, read from its end or its beginning, mended where it was torn."""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from loccit.errors import LibraryError, Problem
from loccit.store.intent import Append, read_tail
from loccit.store.steps import Step

_BLOCK = 1 << 16


def read_steps(path: Path, mentioning: Collection[str] | None = None) -> Iterator[Step]:
    """All steps, oldest first; only those that mention one of these words, where they are given.

    A line that is no step is passed over (`journal_problems` names it); one that is there twice is read once.
    """
    seen: set[str] = set()
    for _, line in _lines(path):
        if mentioning is not None and not any(_inside(word, line) for word in mentioning):
            continue
        if (step := parse_step(line)) and step.id not in seen:
            seen.add(step.id)
            yield step


def read_steps_backwards(path: Path, mentioning: Sequence[str] | None = None) -> Iterator[Step]:
    """All steps, newest first, reading only as much of the file as is asked for.

    Only those that mention the last of these words, where they are given: an entry may have had another citekey
    before, which the caller then adds while reading.
    """
    for line in _lines_backwards(path):
        if line and (mentioning is None or _inside(mentioning[-1], line)) and (step := parse_step(line)):
            yield step


def journal_problems(path: Path) -> list[Problem]:
    """The lines that are no steps: they are kept and passed over."""
    return [
        Problem("journal-line", "not a step of the journal; it is kept and passed over", "warning", str(path), number)
        for number, line in _lines(path)
        if line.strip() and parse_step(line) is None
    ]


def parse_step(line: bytes) -> Step | None:
    """The step on one line of the journal; None where it is none."""
    try:
        data = json.loads(line)
        return Step.from_json(data)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def step_line(step: Step) -> bytes:
    """One line of the journal. Text that is not Unicode (bytes of old encodings) is escaped as JSON allows."""
    return _dump(step.json())


def append_of(path: Path, steps: list[Step]) -> Append:
    """What is to be appended for these steps. A last line torn by a power cut is mended in the same stroke:

    a step that only lacks its line end gets it; other text is kept, word for word, in a step of its own.
    """
    data = b"".join(step_line(step) for step in steps)
    size, tail = read_tail(path)
    if not size or tail.endswith(b"\n"):
        return Append(path, size, size, tail, data)
    while b"\n" not in tail and len(tail) < size:
        size, tail = read_tail(path, 2 * len(tail))
    torn = tail[tail.rfind(b"\n") + 1 :]
    if parse_step(torn):
        return Append(path, size, size, tail, b"\n" + data)
    mended = _dump({"id": "", "kind": "torn", "text": torn.decode("utf-8", "surrogateescape")})
    return Append(path, size, size - len(torn), tail, mended + data)


def _dump(value: dict[str, Any]) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    try:
        return text.encode() + b"\n"
    except UnicodeEncodeError:
        return json.dumps(value, separators=(",", ":")).encode() + b"\n"


@lru_cache(maxsize=128)
def _dumped(word: str) -> tuple[bytes, bytes]:
    """A word as it stands in a line, without its quotation marks; the second with all odd characters escaped."""
    return _dump({"": word})[5:-3], json.dumps(word).encode()[1:-1]


def _inside(word: str, line: bytes) -> bool:
    return any(form in line for form in _dumped(word))


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    try:
        with path.open("rb") as file:
            yield from enumerate(file, 1)
    except FileNotFoundError:
        return
    except OSError as error:
        raise LibraryError(f"{path}: cannot be read: {error.strerror}") from error


def _lines_backwards(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            position = file.seek(0, os.SEEK_END)
            blocks: list[bytes] = []  # of the line whose beginning is not found yet, last block first
            while position:
                step = min(_BLOCK, position)
                position -= step
                file.seek(position)
                first, *rest = file.read(step).split(b"\n")
                if rest:
                    yield b"".join([rest.pop(), *reversed(blocks)])
                    yield from reversed(rest)
                    blocks = []
                blocks.append(first)
            yield b"".join(reversed(blocks))
    except FileNotFoundError:
        return
    except OSError as error:
        raise LibraryError(f"{path}: cannot be read: {error.strerror}") from error
