"""Duplicates in CSV tables: compared line by line as they are, and written with the header they came with."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from loccit import formats
from loccit.errors import Problem, UsageError
from loccit.formats.encoding import decode

if TYPE_CHECKING:
    from loccit.match import Groups

T = TypeVar("T")
_LONGEST_CELL = 64 * 1024 * 1024


class Table(NamedTuple):
    """The lines of one or more tables, the names of their columns in order, and the groups among them.

    `names` are those of the lines in the groups.
    """

    header: list[str]
    lines: list[dict[str, str]]
    names: list[str]
    groups: Groups
    problems: list[Problem]

    def json(self) -> dict[str, Any]:
        """The shape of CLI.md."""
        out: dict[str, Any] = self.groups.json()
        return out

    def titles(self) -> dict[str, str]:
        """What each line is called, for people: its title and year."""
        told = (f"{line.get('title') or '(no title)'} ({line.get('year') or 'no date'})" for line in self.lines)
        return dict(zip(self.names, told, strict=True))

    def write(self, path: str, target: str | None) -> int:
        """Writes the lines without repetition, of each group the first; how many.

        Raises UsageError for a format other than CSV: the columns are the table's own.
        """
        if target not in (None, "csv"):
            raise UsageError(f"a table is written as csv, not {target}", hint="leave --to out")
        gone = {name for group in self.groups.groups for name in group.members[1:]}
        kept = [line for name, line in zip(self.names, self.lines, strict=True) if name not in gone]
        with Path(path).open("w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, self.header, extrasaction="ignore")
            writer.writeheader()
            writer.writerows(kept)
        return len(kept)


def is_table(files: Sequence[str], format_name: str | None) -> bool:
    """Whether all files are CSV tables of references, by the name given or by their content."""
    if format_name:
        return format_name.lower() == "csv"
    return bool(files) and all([known.name for known in formats.detect(_head(path))] == ["csv"] for path in files)


def dedupe_tables(files: Sequence[str], threshold: float | None) -> Table:
    """The duplicates among the lines of CSV files that have the headers of CLI.md."""
    from loccit.library.files import repeated
    from loccit.match import DEFAULT_THRESHOLD, dedupe, unique_names

    header: dict[str, None] = {}
    lines: list[dict[str, str]] = []
    problems: list[Problem] = []
    places: list[tuple[str, int]] = []
    for path in files:
        for number, line in enumerate(_lines(path, problems), 2):
            header |= dict.fromkeys(line)
            lines.append(line)
            places.append((path, number))
    groups = dedupe(lines, DEFAULT_THRESHOLD if threshold is None else threshold, spread=spread)
    own = [_id_of(line) for line in lines]
    names = unique_names(own)
    problems += repeated(own, names, places)
    return Table(list(header), lines, names, groups, problems)


def _id_of(line: dict[str, str]) -> str:
    return line.get("ID") or next((cell for name, cell in line.items() if (name or "").strip().lower() == "id"), "")


def spread(work: Callable[[int], T], parts: int) -> Iterable[T]:
    """`work` for each of the parts, by as many processes as there are processors; a single part in this one."""
    from loccit.index.workers import in_order, spare_processes

    return in_order(work, parts, spare_processes() if parts > 1 else 0)


def _head(path: str) -> bytes:
    with Path(path).open("rb") as stream:
        return stream.read(formats.HEAD)


def _lines(path: str, problems: list[Problem]) -> Iterator[dict[str, str]]:
    """The lines of one table by column. A line with cells beyond the header is told."""
    text, encoding = decode(Path(path).read_bytes())
    if encoding == "cp1252":
        problems.append(Problem("encoding-assumed", "not UTF-8: read as Windows-1252", "warning", path))
    with _long_cells():
        for line in csv.DictReader(io.StringIO(text, newline="")):
            if line.pop(None, None):  # csv puts what has no column under None
                message = "a line has more cells than the header"
                problems.append(Problem("csv-cells", message, "warning", path, hint="is a comma not quoted?"))
            yield {name: cell or "" for name, cell in line.items()}


@contextmanager
def _long_cells() -> Iterator[None]:
    """Abstracts are longer than csv's limit; the limit is the whole program's, so it is put back."""
    before = csv.field_size_limit(_LONGEST_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(before)
