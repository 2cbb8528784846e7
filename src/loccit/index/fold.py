"""Text as the full-text index sees it: small letters without accents, in words.

FTS5's own folding does not know letters that Unicode does not decompose (ø, ß, ł), ligatures of PDF text (ﬁ),
full-width forms, nor scripts written without spaces. So what is stored and what is asked is folded here, the same way;
in scripts without spaces every character becomes a word of its own.
"""

from __future__ import annotations

import re
import unicodedata

_LETTERS = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ŋ": "n",
    "ŧ": "t", "ς": "σ", "ſ": "s",
}  # fmt: skip
_UNSPACED = (
    (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF), (0x20000, 0x3FFFF),
)  # fmt: skip
"""Thai and Lao, Burmese, Khmer, kana, Han."""
_WORD = re.compile(r"[^\W_]+")
_ASCII_WORDS = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}


def fold(text: str) -> str:
    """`text` ready for FTS5, which still puts ASCII into small letters."""
    return text if text.isascii() else text.translate(_FOLDED)


def fold_words(text: str) -> list[str]:
    """The words of `text`, folded."""
    return _WORD.findall(fold(text).lower())


def sort_text(text: str) -> str:
    """`text` as a key for ordering: its folded words."""
    if text.isascii():
        return " ".join(text.translate(_ASCII_WORDS).split())
    return " ".join(_WORD.findall(text.translate(_FOLDED).lower()))


def fold_character(character: str) -> str:
    """One character folded: nothing for a combining mark, several for a ligature, a word of its own where needed."""
    kind = unicodedata.category(character)
    if kind in ("Co", "Cs", "Cn"):  # FTS5 takes private characters for letters, and newer ones for none
        return " "
    parts = unicodedata.normalize("NFKD", character.casefold())
    bare = "".join(_LETTERS.get(part, part) for part in parts if not unicodedata.combining(part))
    bare = unicodedata.normalize("NFC", bare)
    if kind[0] in "LN" and any(first <= ord(character) <= last for first, last in _UNSPACED):
        return f" {bare} "
    return bare


class _Folded(dict[int, str]):
    """Every character folded, found when it first occurs."""

    def __missing__(self, code: int) -> str:
        self[code] = fold_character(chr(code))
        return self[code]


_FOLDED = _Folded()
