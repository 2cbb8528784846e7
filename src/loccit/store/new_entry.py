"""New entries and field values in the habit and the encoding of the file they go into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loccit.biblatex import split
from loccit.biblatex.encoding import encoding_of
from loccit.biblatex.fieldedit import set_value
from loccit.biblatex.layout import Layout
from loccit.record import Record
from loccit.store.working import Working

if TYPE_CHECKING:
    from loccit.biblatex.edit import Edit

_SAMPLE = 1 << 15  # bytes at the end of a large file that show its habit


class Writer:
    """Writes entries and values for one file."""

    def __init__(self, working: Working) -> None:
        self.working = working
        self._edit: Edit | None = None
        self._encoding = ""

    def entry(self, citekey: str, record: Record) -> bytes:
        """A new entry."""
        from loccit.biblatex import from_record

        fields = from_record(record)
        edit = self._pattern(plain=all(text.isascii() for _, text in fields.fields))
        edit.add_entry(fields.type, citekey, fields.fields)
        return edit.raw(citekey)

    def with_field(self, raw: bytes, field: str, text: str) -> bytes:
        """The entry `raw` with a field set to `text`, LaTeX without delimiters."""
        follows_itself = b"=" in raw or not self.working.whole
        layout = Layout(end=self.working.newline) if follows_itself else self._pattern().layout
        return set_value(raw, field, self._encoded(text), layout)

    def _pattern(self, plain: bool = False) -> Edit:
        """An editor on the file, or on the end of one that is not split.

        That end does not tell the file's encoding, which `plain` text does not need.
        """
        from loccit.biblatex.edit import Edit

        working = self.working
        wide = b"\0" in working.data[:64]
        if not ((plain and not wide) or working.whole) and self._of_file() != "utf-8":
            working.split()
            self._edit = None
        if self._edit is None:
            self._edit = Edit(working.bib if working.whole else split(working.data[-_SAMPLE:]))
        return self._edit

    def _encoded(self, text: str) -> bytes:
        if text.isascii():
            return text.encode()
        if self._of_file() == "utf-8":
            return text.encode()
        from loccit.biblatex.latex_write import encode_or_escape

        return encode_or_escape(text, self._encoding)

    def _of_file(self) -> str:
        self._encoding = self._encoding or encoding_of(self.working.data)
        return self._encoding
