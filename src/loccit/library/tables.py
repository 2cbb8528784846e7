"""Duplicates in CSV tables: compared line by line as they are, and written with the header they came with."""

from __future__ import annotations

import codecs
import csv
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from loccit import formats
from loccit.errors import Problem, UsageError

if TYPE_CHECKING:
    from loccit.match import Groups

T = TypeVar("T")
_LONGEST_CELL = 64 * 1024 * 1024
_DELIMITERS = (",", ";", "\t")
_WINDOWS = "loccit-windows-1252"
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class Source(NamedTuple):
    """One table: its file, how its bytes are to be read, what stands between cells, and the names of its columns."""

    path: str
    encoding: str
    delimiter: str
    header: list[str]


class Table(NamedTuple):
    """One or more tables, and the groups among their lines. The lines are read again where they are needed: those of
    a million records would fill the memory.

    `names` are those of the lines in the groups.
    """

    sources: list[Source]
    names: list[str]
    groups: Groups
    problems: list[Problem]

    def json(self) -> dict[str, Any]:
        """The shape of CLI.md."""
        out: dict[str, Any] = self.groups.json()
        return out

    def titles(self) -> dict[str, str]:
        """What each line of a group is called, for people: its title and year."""
        members = {name for group in self.groups.groups for name in group.members}
        return {
            name: f"{line.get('title') or '(no title)'} ({line.get('year') or 'no date'})"
            for name, line in zip(self.names, self._lines(), strict=True)
            if name in members
        }

    def write(self, path: str, target: str | None) -> int:
        """Writes the lines without repetition, of each group the first; how many.

        Raises UsageError for a format other than CSV: the columns are the table's own.
        """
        if target not in (None, "csv"):
            raise UsageError(f"a table is written as csv, not {target}", hint="leave --to out")
        gone = {name for group in self.groups.groups for name in group.members[1:]}
        header = list(dict.fromkeys(name for source in self.sources for name in source.header))
        written = Path(f"{path}.loccit-new")  # the output may be one of the tables, which is still being read
        with written.open("w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, header, delimiter=self.sources[0].delimiter if self.sources else ",")
            writer.writeheader()
            for name, line in zip(self.names, self._lines(), strict=True):
                if name not in gone:
                    writer.writerow(line)
        written.replace(path)
        return len(self.names) - len(gone)

    def _lines(self) -> Iterator[dict[str, str]]:
        return (line for source in self.sources for _, line in _lines(source, []))


def is_table(files: Sequence[str], format_name: str | None) -> bool:
    """Whether all files are CSV tables of references, by the name given or by their content."""
    if format_name:
        return format_name.lower() == "csv"
    return bool(files) and all([known.name for known in formats.detect(_head(path))] == ["csv"] for path in files)


def dedupe_tables(files: Sequence[str], threshold: float | None) -> Table:
    """The duplicates among the lines of CSV files that have the headers of CLI.md."""
    from loccit.library.files import repeated
    from loccit.match import DEFAULT_THRESHOLD, dedupe, unique_names

    problems: list[Problem] = []
    sources = [_source(path, problems) for path in files]
    own: list[str] = []
    ends: list[int] = []
    numbers = array("L")

    def lines() -> Iterator[dict[str, str]]:
        for source in sources:
            for number, line in _lines(source, problems):
                numbers.append(number)
                own.append(_id_of(line))
                yield line
            ends.append(len(own))

    groups = dedupe(lines(), DEFAULT_THRESHOLD if threshold is None else threshold, spread=spread)
    names = unique_names(own)
    problems += repeated(own, names, lambda at: (sources[bisect_right(ends, at)].path, numbers[at]))
    return Table(sources, names, groups, problems)


def _id_of(line: dict[str, str]) -> str:
    return line.get("ID") or next((cell for name, cell in line.items() if name.strip().lower() == "id"), "")


def spread(work: Callable[[int], T], parts: int) -> Iterable[T]:
    """`work` for each of the parts, by as many processes as there are processors; a single part in this one."""
    from loccit.index.workers import in_order, spare_processes

    return in_order(work, parts, spare_processes() if parts > 1 else 0)


def _head(path: str) -> bytes:
    with Path(path).open("rb") as stream:
        return stream.read(formats.HEAD)


def _source(path: str, problems: list[Problem]) -> Source:
    """How a table is to be read: its encoding, and the sign that stands most often between the names of columns."""
    encoding, valid = _encoding(path)
    if not valid:
        message = "not UTF-8 throughout: what is not was read as Windows-1252"
        problems.append(Problem("encoding-assumed", message, "warning", path))
    with Path(path).open(encoding=encoding, errors=_WINDOWS, newline="") as file:
        first = file.readline(_LONGEST_CELL)
    delimiter = max(_DELIMITERS, key=first.count)
    with _long_cells():
        header = next(csv.reader([first], delimiter=delimiter), [])
    return Source(path, encoding, delimiter, header)


def _encoding(path: str) -> tuple[str, bool]:
    """(the encoding by the file's byte order mark, else UTF-8; whether all of it is that)."""
    with Path(path).open("rb") as file:
        head = file.read(4)
        name = next((name for mark, name in _MARKS if head.startswith(mark)), "utf-8-sig")
        file.seek(0)
        decoder = codecs.getincrementaldecoder(name)()
        try:
            while piece := file.read(1 << 20):
                decoder.decode(piece)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return name, False
    return name, True


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """Bytes that are not what the file is otherwise, read as Windows-1252: pasting makes such mixtures."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    found = error.object[error.start : error.end]
    try:
        return found.decode("cp1252"), error.end
    except UnicodeDecodeError:
        return found.decode("latin-1"), error.end


codecs.register_error(_WINDOWS, _as_windows)


def _lines(source: Source, problems: list[Problem]) -> Iterator[tuple[int, dict[str, str]]]:
    """The lines of one table by column, each with the number of its last line in the file.

    The first line with cells beyond the header is told.
    """
    told = False
    with _long_cells(), Path(source.path).open(encoding=source.encoding, errors=_WINDOWS, newline="") as file:
        reader = csv.DictReader(file, delimiter=source.delimiter)
        for line in reader:
            if line.pop(None, None) and not told:  # csv puts what has no column under None
                told = True
                message = "this line has more cells than the header; others may have too"
                hint = "is a comma not quoted?"
                problems.append(Problem("csv-cells", message, "warning", source.path, reader.line_num, hint=hint))
            yield reader.line_num, {name: cell or "" for name, cell in line.items()}


@contextmanager
def _long_cells() -> Iterator[None]:
    """Abstracts are longer than csv's limit; the limit is the whole program's, so it is put back."""
    before = csv.field_size_limit(_LONGEST_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(before)
