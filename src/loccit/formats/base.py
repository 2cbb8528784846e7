"""`Format`: what is known of a format without importing its reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import BinaryIO

from loccit.errors import UsageError
from loccit.record import Draft, Record


@dataclass(frozen=True, slots=True)
class Format:
    """One interchange format.

    `name` is what people type (`--from ris`), `suffixes` its usual file endings (the first is used for new files),
    `module` holds `read(stream, source)` and, where `writable`, `write(records, out)`; it is imported when one of
    them is called, so that the table of formats costs nothing.
    """

    name: str
    label: str
    suffixes: tuple[str, ...]
    media_type: str
    module: str
    writable: bool = False
    readable: bool = True

    def read(self, stream: BinaryIO, source: str = "") -> Iterator[Draft]:
        """The records of `stream`, one draft each, as they are read. Faults are problems of the drafts, not raised.

        `source` is the file or address to name in problems. A record that cannot be read is a draft with `failed`.
        Raises UsageError where the format can only be written.
        """
        if not self.readable:
            raise UsageError(f"{self.label} cannot be read, only written")
        drafts: Iterator[Draft] = import_module(self.module).read(stream, source)
        return drafts

    def write(self, records: Iterable[Record], out: BinaryIO) -> None:
        """Writes `records` to `out` in their order; the same records give the same bytes.

        Raises UsageError where the format can only be read.
        """
        if not self.writable:
            raise UsageError(f"{self.label} cannot be written, only read", hint="loccit formats lists the others")
        import_module(self.module).write(records, out)
