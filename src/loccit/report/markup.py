"""Text made safe for a page: everything that comes from a record goes through `escape`, every address through `link`.

WHATWG HTML §13.1 (writing documents): in text and quoted attributes, `&`, `<`, `>`, `"` and `'` are all that matters;
control characters, noncharacters and lone surrogates may not stand in a document at all.
"""

from __future__ import annotations

import re
from html import escape as _escape

_DROPPED: dict[int, str | None] = dict.fromkeys(
    (
        *range(32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xFDD0, 0xFDF0),
        0xFEFF, 0xFFFE, 0xFFFF,
    )
)  # fmt: skip
_DROPPED |= dict.fromkeys((0x09, 0x0A, 0x0C, 0x0D, 0x2028, 0x2029), " ")
_DROPPED |= dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_DROPPED |= {plane << 16 | low: None for plane in range(1, 17) for low in (0xFFFE, 0xFFFF)}
_ADDRESS = re.compile(r"https?://[^\s<>\"'`\\{}|^]+", re.IGNORECASE)
_WHOLE_ADDRESS = re.compile(r"https?://[^\s/?#@<>\"'`\\{}|^]+(?:[/?#][^\s<>\"'`\\{}|^]*)?", re.IGNORECASE)
_CLOSING = {")": "(", "]": "["}


def clean(text: str) -> str:
    """`text` without what a document may not hold or what turns its reading direction round; breaks are spaces."""
    return text if text.isascii() and text.isprintable() else text.translate(_DROPPED)


def escape(text: str) -> str:
    """`text` as it stands in HTML and SVG, between tags and in quoted attributes."""
    return _escape(clean(text), quote=True)


def shortened(text: str, most: int) -> str:
    """`text` with at most so many characters, the last an ellipsis where some were cut."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def paragraphs(text: str) -> str:
    """`text` as `<p>`s, parted at blank lines."""
    parts = re.split(r"\n[ \t\r]*\n", text.replace("\r\n", "\n"))
    return "".join(f"<p>{linked(part.strip())}</p>" for part in parts if part.strip())


def safe_address(text: str) -> str:
    """`text` where it is a whole http or https address without a user name in it, else `''`."""
    text = text.strip()
    return text if _WHOLE_ADDRESS.fullmatch(text) and clean(text) == text else ""


def link(address: str, text: str) -> str:
    """A link to the outside; just the text where the address is none that a page should follow."""
    if not (address := safe_address(address)):
        return escape(text)
    return f'<a href="{escape(address)}" rel="noreferrer">{escape(text)}</a>'


def linked(text: str) -> str:
    """`text` escaped, with the http and https addresses in it as links."""
    text = clean(text)
    out, position = [], 0
    for found in _ADDRESS.finditer(text):
        address = _trimmed(found[0])
        out += [escape(text[position : found.start()]), link(address, address)]
        position = found.start() + len(address)
    return "".join(out) + escape(text[position:])


def _trimmed(address: str) -> str:
    """An address in running text, without the sentence's own punctuation behind it."""
    while address and (address[-1] in ".,;:!?”’»…" or _surplus(address)):
        address = address[:-1]
    return address


def _surplus(address: str) -> bool:
    last = address[-1]
    return last in _CLOSING and address.count(last) > address.count(_CLOSING[last])
