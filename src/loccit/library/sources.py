"""From what the user names (files, folders, standard input, addresses, identifiers) to drafts, in input order."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from loccit import documents, formats
from loccit.errors import Problem
from loccit.library import links
from loccit.lookup import Request, recognise
from loccit.record import Draft, Record

Remote = Callable[[Request], Iterator[Draft]]
MOST_DOCUMENT_BYTES = 256 * 1024 * 1024
"""A document (page, PDF, text) larger than this is not read into memory; interchange formats are streamed."""


def read_sources(
    sources: Iterable[str], format_name: str | None = None, remote: Remote | None = None
) -> Iterator[Draft]:
    """The drafts of all sources. What cannot be read is a failed draft with one clear problem.

    `remote` reads what is no file but an address or an identifier, and what a file of links names; without it such a
    source is a missing file. Raises UsageError for an unknown `format_name`.
    """
    chosen = formats.by_name(format_name) if format_name and documents.reader(format_name) is None else None
    for source in sources:
        if source == "-":
            yield from _read_stream(io.BytesIO(sys.stdin.buffer.read()), "-", chosen, format_name, remote)
            continue
        request = None if Path(source).exists() else recognise(source)
        if request and remote:
            yield from remote(request)
            continue
        yield from _read_path(Path(source), chosen, format_name, remote)


def failed(source: str, code: str, message: str, hint: str = "", raw: str = "") -> Draft:
    """A draft of a source that could not be read."""
    return Draft(Record(), {}, [Problem(code, message, "error", source, hint=hint)], source, raw=raw, failed=True)


def _read_path(
    path: Path, chosen: formats.Format | None, format_name: str | None, remote: Remote | None
) -> Iterator[Draft]:
    """The drafts of a file, or of the files below a folder, by name; hidden ones and links to folders are left out."""
    try:
        if not path.is_dir():
            with path.open("rb") as stream:
                yield from _read_stream(stream, str(path), chosen, format_name, remote)
            return
        children = sorted(path.iterdir())
    except FileNotFoundError:
        yield failed(str(path), "source-missing", f"there is no file '{path}'", "look at the name again")
        return
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        yield failed(str(path), "source-unreadable", f"'{path}' cannot be read: {reason}", "look at its permissions")
        return
    for child in children:
        if not child.name.startswith(".") and not (child.is_symlink() and child.is_dir()):
            yield from _read_path(child, chosen, format_name, remote)


def _read_stream(
    stream: BinaryIO, source: str, chosen: formats.Format | None, format_name: str | None, remote: Remote | None
) -> Iterator[Draft]:
    head = stream.read(formats.HEAD)
    stream.seek(0)
    if not head.strip():
        yield failed(source, "source-empty", f"'{source}' is empty")
    elif chosen:
        yield from chosen.read(stream, source)
    elif format_name and (reader := documents.reader(format_name)):
        yield _document(reader, stream, source)
    elif remote and links.links(head):
        for request in links.requests(stream.read(links.MOST_BYTES)):
            yield from remote(request)
    else:
        yield from read_detected(stream, head, source)


def read_detected(stream: BinaryIO, head: bytes, source: str) -> Iterator[Draft]:
    """The drafts of a stream whose content tells what it is."""
    found = formats.detect(head)
    reader = documents.detect(head)
    if len(found) == 1:
        yield from _records(found[0], reader, stream, source)
    elif found:
        problem = formats.ambiguity(found, source)
        yield failed(source, problem.code, problem.message, problem.hint)
    elif reader:
        yield _document(reader, stream, source)
    else:
        yield failed(
            source, "format-unknown", f"'{source}' is in no format loccit reads",
            "'loccit formats' lists them; --from FORMAT says which it is",
        )  # fmt: skip


def _records(known: formats.Format, reader: documents.Reader | None, stream: BinaryIO, source: str) -> Iterator[Draft]:
    """The drafts of a format; a word processor's document without citations may be an article itself."""
    for draft in known.read(stream, source):
        if reader and reader.name == "office" and [one.code for one in draft.problems] == ["no-citations"]:
            stream.seek(0)
            yield _document(reader, stream, source)
        else:
            yield draft


def _document(reader: documents.Reader, stream: BinaryIO, source: str) -> Draft:
    data = stream.read(MOST_DOCUMENT_BYTES + 1)
    if len(data) > MOST_DOCUMENT_BYTES:
        return failed(source, "source-large", f"'{source}' is larger than {MOST_DOCUMENT_BYTES >> 20} MB")
    return reader.read(data, source)
