"""`snapshots/<citekey>/`: the text of a source as it was when imported, and the original file.

`text.txt` is UTF-8, with a form feed between pages where pages are known. What a command takes away or replaces goes to
`snapshots/.removed/`, by digest: only `undo` needs it, and it may be deleted at any time.
"""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote, unquote

from loccit.errors import LibraryError

TEXT = "text.txt"
REMOVED = ".removed"
_PLAIN = "-_+=,@!~ "  # besides letters, digits and the full stop: harmless in file names everywhere
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)")  # device names of Windows
_LONGEST = 120


class Snapshots:
    """The snapshots of one library, for reading."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, citekey: str) -> Path:
        """The folder of one citekey, there or not."""
        return self.folder / folder_name(citekey)

    def text(self, citekey: str) -> str | None:
        """The text of a source, None where there is no snapshot. Raises `LibraryError` if it cannot be read."""
        path = self.path(citekey) / TEXT
        try:
            return path.read_bytes().decode("utf-8", "replace")
        except FileNotFoundError:
            return None
        except OSError as error:
            raise LibraryError(f"{path}: cannot be read: {error.strerror}") from error

    def pages(self, citekey: str) -> list[str]:
        """The text page by page; one page where pages are not known."""
        text = self.text(citekey)
        return [] if text is None else text.split("\f")

    def originals(self, citekey: str) -> list[Path]:
        """The original files of a source."""
        return [path for path in self.files(citekey) if path.name != TEXT]

    def files(self, citekey: str) -> list[Path]:
        """All files of one snapshot, by name; those that people put there too."""
        folder = self.path(citekey)
        return sorted(path for path in folder.iterdir() if path.is_file()) if folder.is_dir() else []

    def removed(self, wanted: str) -> bytes | None:
        """Contents that were taken away, by digest; None where they are gone."""
        try:
            data = (self.folder / REMOVED / wanted).read_bytes()
        except FileNotFoundError:
            return None
        from loccit.store.intent import digest

        return data if digest(data) == wanted else None


def folder_name(citekey: str) -> str:
    """A file name for a citekey that every system takes: what is odd is written as in an address (`%2F`)."""
    name = quote(citekey.encode("utf-8", "surrogateescape"), safe=_PLAIN)
    if name[:1] in (".", " ") or _RESERVED.match(name):
        name = f"%{ord(name[0]):02X}{name[1:]}"
    if name[-1:] in (".", " "):
        name = f"{name[:-1]}%{ord(name[-1]):02X}"
    if len(name) > _LONGEST:
        from loccit.store.intent import digest

        name = f"{name[:_LONGEST]}%%{digest(citekey.encode('utf-8', 'surrogateescape'))[:16]}"
    return name


def citekey_of(name: str) -> str | None:
    """The citekey of a snapshot's folder; None for one whose name is cut off, or that is no snapshot."""
    if name == REMOVED or "%%" in name:
        return None
    return unquote(name, errors="surrogateescape")
