"""Bytes and text: UTF-8, with or without BOM, UTF-16, and the 8-bit encodings that old files mix into it."""

from __future__ import annotations

from codecs import getincrementaldecoder

_PIECE = 1 << 18
_BOMS = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


def wide_codec(raw: bytes) -> str:
    """The UTF-16 codec of `raw` (told by its BOM, or by a NUL in every other byte), `''` where it is not UTF-16."""
    head = raw[:64]
    codec = next((codec for bom, codec in _BOMS if head.startswith(bom)), "")
    if not codec and b"\0" in head:
        even, odd = head[::2].count(0), head[1::2].count(0)
        codec = "utf-16-le" if odd > 2 * even else "utf-16-be" if even > 2 * odd else ""
    if codec:
        try:
            if raw.decode(codec).encode(codec) == raw:
                return codec
        except UnicodeDecodeError:
            pass
    return ""


def decode(value: bytes) -> str:
    """`value` as UTF-8, else as Windows-1252, else as Latin-1, which knows every byte.

    Decoded value by value, a file that mixes encodings is read right wherever each value holds one.
    """
    try:
        return value.decode()
    except UnicodeDecodeError:
        pass
    try:
        return value.decode("cp1252")
    except UnicodeDecodeError:
        return value.decode("latin-1")


def encoding_of(data: bytes) -> str:
    """The encoding new text is to be written in: `utf-8` where all of `data` is, else `cp1252`."""
    if data.isascii():
        return "utf-8"
    decoder = getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(data), _PIECE):  # the whole text at once would take up to four times its room
            decoder.decode(data[start : start + _PIECE])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"
