"""Text as tokens with their places: a token and all up to the next one is one chunk, so that chunks add up to the text.

Reading a text is then one `findall`, one dictionary look-up a chunk, and no work at all for the words that no label
holds: that is what makes 10,000 snapshots a matter of seconds.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import accumulate

from loccit.tags.spelling import Speller
from loccit.tags.stem import stem

SKIP = -1
"""The id of words that may stand inside any label: articles, possessives and the like."""

_WORD = r"\w++(?>(?:['’ʼ\u00ad\u200b-\u200d\u2060\u0300-\u036f]\w++)*)"
CHUNK = re.compile(_WORD + r"\W*+")
WORD = re.compile(_WORD)
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200d\u2060]")
_APOSTROPHES = str.maketrans("’ʼ", "''")
_SKIPPED = frozenset("a an the its their his her our your my any all these those such".split())
_MAX_KNOWN = 200_000  # chunks remembered: some 30 MB at most
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s|\n\s*\n|[;•|]")
_ABBREVIATIONS = frozenset("v vs no sec dr mr ms mrs gov sen rep sgt lt st art ch cf etc al dept inc jr u.s".split())


def normal(word: str) -> str:
    """A word as it is compared: no accents, invisible characters, capitals, possessive or inflection."""
    if word in ("US", "USA"):
        return "usa"  # the country, not the pronoun
    word = _INVISIBLE.sub("", word).translate(_APOSTROPHES).strip("_")
    if not word.isascii():
        parts = unicodedata.normalize("NFKD", word)
        word = "".join(char for char in parts if not unicodedata.combining(char))
    return stem(word.casefold().removesuffix("'s"))


def words(text: str) -> list[str]:
    """The normal forms of a label's words, articles left out."""
    return [normal(match[0]) for match in WORD.finditer(text) if match[0].casefold() not in _SKIPPED]


class Lexicon(dict[str, int]):
    """Chunk → id of its word: 0 for words no label holds, `SKIP` for articles. Learns the chunks it sees.

    `near` are the chunks whose word was read as the near-misspelling of a label's.
    """

    def __init__(self) -> None:
        super().__init__()
        self.ids: dict[str, int] = {}
        self.near: set[str] = set()
        self._speller: Speller | None = None

    def add(self, word: str) -> int:
        """The id of a normal form, new or known."""
        return self.ids.setdefault(word, len(self.ids) + 1)

    def __missing__(self, chunk: str) -> int:
        match = WORD.match(chunk)
        word = match[0] if match else chunk
        stemmed = normal(word)
        found = SKIP if word.casefold() in _SKIPPED else self.ids.get(stemmed, 0)
        if len(self) >= _MAX_KNOWN:
            self.clear()
            self.near.clear()
        if not found and len(word) > 7:
            self._speller = self._speller or Speller(self.ids)
            if meant := self._speller.meant(word.casefold(), stemmed):
                found = self.ids[meant]
                self.near.add(chunk)
        self[chunk] = found
        return found


class Text:
    """One field of a record, read: its chunks, their ids, and where they lie."""

    __slots__ = ("chunks", "field", "ids", "starts", "text")

    def __init__(self, field: str, text: str, lexicon: Lexicon) -> None:
        self.field = field
        self.text = text
        self.chunks: list[str] = CHUNK.findall(text)
        self.ids: list[int] = list(map(lexicon.__getitem__, self.chunks))
        self.starts = list(accumulate(map(len, self.chunks), initial=0))
        if lead := len(text) - self.starts[-1]:  # what stands before the first word
            self.starts = [start + lead for start in self.starts]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets of tokens `first` to `last`, both included; with the bracket of `287(g)`, without `_emphasis_`."""
        start, end = self.starts[first], self.starts[last] + token_length(self.chunks[last])
        text = self.text
        if text.startswith(")", end) and "(" in text[start:end]:
            end += 1
        while end - start > 1 and text[end - 1] == "_":
            end -= 1
        while end - start > 1 and text[start] == "_":
            start += 1
        return start, end

    def ends_sentence(self, token: int) -> bool:
        """Whether a sentence ends behind the token."""
        return ends_sentence(self.chunks[token])


@lru_cache(maxsize=50_000)
def token_length(chunk: str) -> int:
    """Length of the word a chunk begins with."""
    match = WORD.match(chunk)
    return match.end() if match else 0


@lru_cache(maxsize=50_000)
def ends_sentence(chunk: str) -> bool:
    """Whether the sentence ends behind this chunk's word; `U.S. `, `v. ` and `Sgt. ` end none."""
    word, rest = chunk[: token_length(chunk)], chunk[token_length(chunk) :]
    found = _SENTENCE_END.search(rest)
    if found is None:
        return False
    return not (found[0][0] == "." and (len(word) == 1 or word.casefold() in _ABBREVIATIONS))
