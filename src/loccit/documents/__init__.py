"""Documents that carry no record of their own: an article's text, a report as PDF. Read with evidence for each value.

Each reader is a module named in `READERS`, imported when it is first used. `detect` tells what the bytes are, whatever
the file is called; `read` makes a `Draft` of them. What a document does not say is left out, never invented.
"""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple

from loccit.documents.sniff import (
    looks_like_archive,
    looks_like_html,
    looks_like_office,
    looks_like_pdf,
    looks_like_text,
)
from loccit.record import Draft

HEAD_SIZE = 4096
"""How many bytes of a document `detect` wants to see."""


class Reader(NamedTuple):
    """How one kind of document is told and read; `module` has `read(data, source) -> Draft`."""

    name: str
    label: str
    module: str

    def detect(self, head: bytes) -> bool:
        """Whether a document that begins with `head` is of this kind."""
        return _SNIFFERS[self.name](head)

    def read(self, data: bytes, source: str) -> Draft:
        """The record of a whole document. Never raises for what is in `data`: faults are `problems` of the draft."""
        draft: Draft = import_module(self.module).read(data, source)
        return draft


_SNIFFERS = {
    "pdf": looks_like_pdf,
    "office": looks_like_office,
    "web-archive": looks_like_archive,
    "html": looks_like_html,
    "text": looks_like_text,
}

# The order matters: whatever is nothing else is text.
READERS = (
    Reader("pdf", "PDF", "loccit.documents.pdf"),
    Reader("office", "An article as a document of a word processor (docx, odt, rtf)", "loccit.documents.office"),
    Reader("web-archive", "Web page saved in one file (MHTML, webarchive)", "loccit.documents.archives"),
    Reader("html", "Web page", "loccit.documents.html"),
    Reader("text", "Plain text of an article", "loccit.documents.text"),
)


def detect(head: bytes) -> Reader | None:
    """The reader for a document that begins with `head`; None where no reader knows it (binary, unknown)."""
    return next((reader for reader in READERS if reader.detect(head)), None)


def reader(name: str) -> Reader | None:
    """The reader called `name`; None where there is none."""
    return next((reader for reader in READERS if reader.name == name), None)
