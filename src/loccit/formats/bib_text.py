"""What BibLaTeX and BibTeX share: a whole file of entries as drafts, and records as entries one after another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, BinaryIO

from loccit.formats.builder import RAW_LIMIT, evidence
from loccit.record import Draft, Record

if TYPE_CHECKING:
    from loccit.biblatex import Block, Context, Entry, Fields
    from loccit.errors import Problem

_NOT_IN_KEYS = re.compile(r"[\s,{}\"#%~\\'()=@]+")


def drafts(stream: BinaryIO, source: str, format_name: str, label: str) -> Iterator[Draft]:
    """Entries in the file's order. The file is held as a whole: entries may refer to later ones."""
    from loccit.biblatex import NOT_SOURCES, Context, split

    file = split(stream.read(), source)
    context = Context([file])
    faults: dict[int, list[Problem]] = {}
    for problem in file.problems():
        faults.setdefault(problem.line, []).append(problem)
    for block in file.blocks:
        problems = faults.get(block.line, [])
        if block.kind == "failed":
            yield _failed(block, source, format_name, problems)
        elif block.kind == "entry" and block.type not in NOT_SOURCES:
            yield _draft(block, context, source, format_name, label, problems)  # type: ignore[arg-type] # by its kind


def _failed(block: Block, source: str, format_name: str, problems: list[Problem]) -> Draft:
    raw = block.text()[:RAW_LIMIT]
    return Draft(source=source, format=format_name, line=block.line, raw=raw, failed=True, problems=problems)


def _draft(entry: Entry, context: Context, source: str, format_name: str, label: str, faults: list[Problem]) -> Draft:
    from loccit.biblatex import to_record

    record, problems = to_record(entry, context)
    found = Draft(record, source=source, format=format_name, line=entry.line, problems=[*problems, *faults])
    found.evidence = {variable: evidence(f"{label} entry") for variable in ("type", *record.fields)}
    return found


def add_entries(records: Iterable[Record], out: BinaryIO, fields_of: Callable[[Record], Fields]) -> None:
    """Each record as an entry, fields one a line; a record without a citekey is numbered."""
    seen: set[str] = set()
    for number, record in enumerate(records, 1):
        kind, fields = fields_of(record)
        key = _NOT_IN_KEYS.sub("-", record.citekey) or f"entry-{number}"
        while key in seen:
            key += "-"
        seen.add(key)
        lines = "".join(f"  {name} = {{{text}}},\n" for name, text in fields)
        out.write(f"@{kind}{{{key},\n{lines}}}\n\n".encode("utf-8", "replace"))
