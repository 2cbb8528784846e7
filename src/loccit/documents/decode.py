"""Bytes to text: the encoding told, control characters out, faults as problems."""

from __future__ import annotations

import re
import unicodedata

from loccit.errors import Problem

MAX_BYTES = 8_000_000
"""More text than any article or report has; what is beyond is not read, and said so."""

# C0 and C1 controls (terminal escapes among them), marks that reverse or hide the direction of text, stray byte order
# marks: none belongs into a title, a terminal or a .bib file.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ufeff]")
# Escapes go as a whole: ECMA-48 §5.4, and the strings that end in BEL.
_ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b\][^\x07\x1b]{0,200}\x07")
_SPACES = re.compile(r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
# UTF-8 once read as Windows-1252: a curly quote is then 'â€™', an é is 'Ã©'.
_MOJIBAKE = re.compile(r"â€[™œ\x9d“”˜¦]|Ã[©¨¼¶¤Ÿ±³¡­]")
_CP1252_RUN = re.compile("[\x80-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]+")


def decode(data: bytes, source: str) -> tuple[str, list[Problem]]:
    """The text of `data` with `\\n` line ends and without control characters, and what had to be assumed."""
    problems: list[Problem] = []
    if len(data) > MAX_BYTES:
        problems.append(_warning("text-too-long", f"only the first {MAX_BYTES // 1_000_000} MB were read", source))
        data = data[:MAX_BYTES]
    text, assumed = _decode(data)
    if assumed:
        problems.append(
            _warning("encoding-assumed", f"not valid UTF-8: read as {assumed}", source, "save the file as UTF-8")
        )
    if len(_MOJIBAKE.findall(text[:20_000])) >= 2:
        text, repaired = _repair(text)
        if repaired:
            problems.append(_warning("encoding-repaired", "UTF-8 saved as if it were Windows-1252: repaired", source))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return without_controls(text), problems


def without_controls(text: str) -> str:
    """`text` without terminal escapes, control characters and what hides or reverses it; tabs and line ends stay."""
    if _CONTROL.search(text) is None:
        return text
    return _CONTROL.sub("", _ESCAPE.sub("", text))


def squeeze(text: str) -> str:
    """One line without surrounding or doubled white space, any Unicode space counted, or control characters, in NFC."""
    if not text.isprintable():
        text = without_controls(text)
    return unicodedata.normalize("NFC", _SPACES.sub(" ", text.replace("\n", " ")).strip())


def is_binary(data: bytes) -> bool:
    """Not text in any encoding: NULs without a UTF-16 mark, or many control characters."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    sample = data[:65_536]
    controls = sum(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in sample)
    return b"\0" in sample or controls > len(sample) // 50


def _decode(data: bytes) -> tuple[str, str]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace"), ""
    # A character may be cut in two where the data was cut.
    for tail in range(4):
        try:
            return data[: len(data) - tail].decode("utf-8-sig"), ""
        except UnicodeDecodeError as fault:
            if fault.end < len(data) - tail - 4:
                break
    return data.decode("cp1252", errors="replace"), "Windows-1252"


def _repair(text: str) -> tuple[str, bool]:
    """Each run of characters beyond ASCII decoded again as UTF-8, where it is valid so."""

    def again(match: re.Match[str]) -> str:
        # Bytes that Windows-1252 leaves undefined (9D, in a closing quote) were kept as C1 controls.
        data = b"".join(char.encode("latin-1") if char < "\xa0" else char.encode("cp1252") for char in match[0])
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            return match[0]

    repaired = _CP1252_RUN.sub(again, text)
    return repaired, repaired != text


def _warning(code: str, message: str, source: str, hint: str = "") -> Problem:
    return Problem(code, message, "warning", file=source, hint=hint)
