"""Sort keys for text: case and accents count last, punctuation before digits before letters.

A small stand-in for the Unicode Collation Algorithm's root order, which is what other processors sort by
(CSL 1.0.2, Sorting: case-insensitive).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from . import marks as m

# ASCII punctuation that stands after digits or letters, moved below the digits
_LOW = {ord(sign): chr(14 + i) for i, sign in enumerate(":;<=>?@[\\]^_`")} | {
    ord(s): chr(27 + i) for i, s in enumerate("{|}~")
}
_FOLD = {ord("ß"): "ss", ord("æ"): "ae", ord("œ"): "oe", ord("ø"): "o", ord("ł"): "l", ord("đ"): "d", ord("þ"): "th",
         ord("ð"): "d", ord("ı"): "i", ord("’"): "'", ord("‘"): "'", ord("“"): "", ord("”"): "", ord("–"): "-",
         ord("ʼ"): "'", ord("ʻ"): "'", ord("‐"): "-"}  # fmt: skip
_PLAIN = re.compile(r"[A-Za-z0-9 \t\-]*$")
_IGNORED = re.compile(
    r"^['’]+|(?<= )['’]+|[\",.;:!?“”«»„()\[\]{}]"
)  # as a bibliography is read: punctuation does not sort


@lru_cache(maxsize=65536)
def sort_key(text: str) -> tuple[str, str]:
    """The key by which `text` sorts: base letters first, the exact text to break ties."""
    text = m.strip(text)
    if _PLAIN.match(text):
        return text.lower(), ""
    folded = text.casefold().translate(_FOLD)
    bare = "".join(ch for ch in unicodedata.normalize("NFD", folded) if not unicodedata.combining(ch))
    return _IGNORED.sub("", bare).translate(_LOW), folded
