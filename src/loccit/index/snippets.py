"""The words that were found, in their sentence: ranges of characters to mark, never terminal codes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, NamedTuple

from loccit.index.document import field_text, tags
from loccit.index.fields import COLUMN_OF
from loccit.index.query import Text, Words
from loccit.record.variables import NAME_VARIABLES

AROUND = 70
"""Characters shown before the first and behind the last word found."""
_MOST_MARKS = 12
_SHORT = 200  # a text up to this length is shown whole
_SPELLINGS = {"ss": "ß", "ae": "æ", "oe": "œ", "th": "þ", "ffi": "ﬃ", "ffl": "ﬄ", "ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ"}
_LETTERS = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ħ": "h"}
_ORDER = ("title", "abstract", "note", "annote", "container-title", "author", "editor", "tag")


_NOT_SHOWN = frozenset("id type custom keyword ids keywords relations".split())


class Snippet(NamedTuple):
    """`text` out of `field` (a CSL variable, `tag` or `snapshot`); `marks` are ranges of its characters.

    `start` is where it begins in the whole value.
    """

    field: str
    text: str
    marks: tuple[tuple[int, int], ...]
    start: int = 0

    def json(self) -> dict[str, Any]:
        """The object in `search --json`."""
        marks = [list(mark) for mark in self.marks]
        return {"field": self.field, "text": self.text, "marks": marks, "start": self.start}


Snippets = list[Snippet]


def snippets(item: dict[str, Any], snapshot: Callable[[], str], texts: Iterable[Text], most: int) -> Snippets:
    """At most `most` places where `texts` are met; one from each field, the snapshot last."""
    found: list[Snippet] = []
    texts = tuple(texts)
    for field, read in _values(item, snapshot):
        wanted = [text for text in texts if _reads(text, field)]
        value = read() if wanted else ""
        if value and (snippet := find_snippet(field, value, wanted)):
            found.append(snippet)
            if len(found) == most:
                break
    return found


def find_snippet(field: str, value: str, texts: Iterable[Text]) -> Snippet | None:
    """The first place in `value` where one of `texts` stands, with all that stand near it."""
    plain = value if value.isascii() else value.translate(_BASE)
    pattern = re.compile("|".join(_pattern(way) for text in texts for way in text.ways), re.IGNORECASE)
    first = pattern.search(plain)
    if first is None:
        return None
    start, end = 0, len(value)
    if len(value) > _SHORT:
        start = _word_start(value, first.start() - AROUND)
        end = _word_end(value, first.end() + AROUND)
    marks = []
    for match in pattern.finditer(plain, first.start(), end):
        marks.append((match.start() - start, match.end() - start))
        if len(marks) == _MOST_MARKS:
            break
    return Snippet(field, value[start:end], tuple(marks), start)


def _values(item: dict[str, Any], snapshot: Callable[[], str]) -> Iterator[tuple[str, Callable[[], str]]]:
    """Each field with what reads it, in the order in which they are worth showing."""
    others = (*item, *(item.get("custom") or {}))
    for field in (*_ORDER, *(name for name in others if name not in _ORDER and name not in _NOT_SHOWN)):
        yield field, partial(_field_value, item, field)
    yield "snapshot", snapshot


def _field_value(item: dict[str, Any], field: str) -> str:
    return "; ".join(tags(item)) if field == "tag" else field_text(item, field).replace("\n", "; ")


def _reads(text: Text, field: str) -> bool:
    """Whether `text` was asked of this field."""
    if text.field is not None:
        return field in text.field.variables
    if text.column == "creator":
        return field in NAME_VARIABLES
    return not text.column or text.column == COLUMN_OF.get(field, field)


def _pattern(way: Words) -> str:
    """The words in any spelling that folds to them, at the beginning of a word, to its end."""
    parts = []
    for word in way.words:
        escaped = re.escape(word)
        for plain, letter in _SPELLINGS.items():
            escaped = escaped.replace(plain, f"(?:{plain}|{letter})") if plain in escaped else escaped
        parts.append(escaped)
    spaced = all(len(word) > 1 or word.isascii() for word in way.words)
    between = r"[\W_]+" if spaced else r"[\W_]*"
    if not spaced:
        return between.join(parts)
    end = r"\w*" if way.prefix else r"(?![^\W_])"
    return rf"(?<![^\W_]){between.join(parts)}{end}"


def _word_start(value: str, position: int) -> int:
    if position <= 0:
        return 0
    blank = re.compile(r"\s").search(value, position, position + 30)
    return blank.end() if blank else position


def _word_end(value: str, position: int) -> int:
    if position >= len(value):
        return len(value)
    blank = max(value.rfind(sign, position - 30, position) for sign in " \n\t")
    return blank if blank > 0 else position


class _Base(dict[int, int]):
    """Each character to its letter without accents, where that is one character: positions stay."""

    def __missing__(self, code: int) -> int:
        base = unicodedata.normalize("NFKD", chr(code))
        bare = [char for char in base if not unicodedata.combining(char)]
        if len(bare) == 1:
            self[code] = ord(_LETTERS.get(bare[0].lower(), bare[0]))
        else:
            self[code] = code
        return self[code]


_BASE = _Base()
