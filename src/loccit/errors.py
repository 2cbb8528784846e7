"""Faults: `Problem` values for the user's data, exceptions for the disk and for wrong usage.

LoccitError              anything that ends a command with one line and exit code 2
  UsageError             the command was asked for something that is not there
  LibraryError           the folder, a file in it, or a write to it
    ChangedMeanwhile     somebody else changed the file; run the command again
"""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

Severity = Literal["error", "warning"]
_BARE = frozenset("@%+=:,./_…^-")


def typed(*words: str) -> str:
    """What to type next, for a hint: `loccit` and `words`, quoted as a shell wants them (`smith&jones`, an address)."""
    return " ".join(["loccit", *map(_quoted, words)])


def _quoted(word: str) -> str:
    if word and all(char.isalnum() or char in _BARE for char in word):
        return word
    return "'" + word.replace("'", "'\"'\"'") + "'"  # as shlex does, but letters of all scripts are plain


class Problem(NamedTuple):
    """A fault in a user's data: reported, never raised.

    `code` is a stable lower-case slug (`date-malformed`), `line` is 1-based (0: unknown), `hint` says what
    to do or type next.
    """

    code: str
    message: str
    severity: Severity = "error"
    file: str = ""
    line: int = 0
    citekey: str = ""
    field: str = ""
    hint: str = ""

    def where(self) -> str:
        """`file:line`, `file`, or nothing."""
        return f"{self.file}:{self.line}" if self.file and self.line else self.file

    def text(self) -> str:
        """One line for people: where, what, what next."""
        parts = [f"{self.where()}: " if self.file else "", self.message]
        if self.hint:
            parts.append(f" ({self.hint})")
        return "".join(parts)

    def json(self) -> dict[str, Any]:
        """The shape of CLI.md: the empty values left out, but for code, severity and message."""
        out: dict[str, Any] = {"code": self.code, "severity": self.severity, "message": self.message}
        for name in ("citekey", "field", "file", "line", "hint"):
            if value := getattr(self, name):
                out[name] = value
        return out


class LoccitError(Exception):
    """A command cannot be done. `str()` is one line: what, where, and what to type next."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(f"{message} ({hint})" if hint else message)
        self.message = message
        self.hint = hint


class UsageError(LoccitError):
    """Asked for something that is not there: an unknown citekey, style or format."""


class LibraryError(LoccitError):
    """The library's folder or a file in it cannot be read or written."""


class ChangedMeanwhile(LibraryError):  # noqa: N818 - it reads as what happened
    """A file changed between reading and writing; nothing was written."""
