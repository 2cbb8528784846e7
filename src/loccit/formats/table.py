"""Tables of separated values as rows by column name: delimiter by the header, streaming, in bounded memory."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from typing import BinaryIO

from loccit.formats.builder import failed
from loccit.formats.encoding import Lines
from loccit.record import Draft

Row = dict[str, str]


def rows(stream: BinaryIO, source: str, format_name: str, make: Callable[[Row, int], Draft | None]) -> Iterator[Draft]:
    """`make(row, line)` of every row; names of columns as they stand. `None` leaves a row out.

    A row with more cells than there are columns, or with a cell that does not end (csv gives up at 128 KB), is kept
    aside.
    """
    lines = Lines(stream, source)
    text = (line + "\n" for line in lines)
    header_line = next(text, "")
    delimiter = max(",;\t", key=header_line.count)
    try:
        header = [name.strip().strip("\ufeff") for name in next(csv.reader([header_line], delimiter=delimiter), [])]
    except csv.Error as error:
        yield failed(format_name, source, 1, header_line, "header-malformed", f"no header of a table: {error}")
        return
    reader = csv.reader(text, delimiter=delimiter)
    line = 2
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield failed(format_name, source, line, "", "row-malformed", f"a row that cannot be read: {error}")
            line = reader.line_num + 2
            continue
        if any(cell.strip() for cell in cells):
            yield from _drafts(header, cells, line, source, format_name, make, lines)
        line = reader.line_num + 2


def _drafts(
    header: list[str],
    cells: list[str],
    line: int,
    source: str,
    format_name: str,
    make: Callable[[Row, int], Draft | None],
    lines: Lines,
) -> Iterator[Draft]:
    if any(cell.strip() for cell in cells[len(header) :]):
        raw = " | ".join(cells)
        message = f"the row has {len(cells)} cells, the table {len(header)} columns"
        yield failed(format_name, source, line, raw, "row-malformed", message)
        return
    row = {name: cell.strip() for name, cell in zip(header, cells, strict=False) if cell.strip()}
    found = make(row, line)
    if found is not None:
        found.problems += lines.take()
        yield found
