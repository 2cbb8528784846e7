"""A source's text as words with their places, and squeezed: without typography, hyphenation and white space."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate, pairwise

from loccit.manuscript.pagebreaks import jumps

# Chinese, Japanese and Thai write no spaces between words: each character is one
_ALONE = r"\u0e00-\u0e7f\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_LETTERS = rf"[^\W\d_{_ALONE}]+"
# a number with its inner points and commas; a word with its apostrophes, hyphenated at a line's end or softly; a sign
TOKEN = re.compile(
    rf"{_LETTERS}(?:['’ʼ]{_LETTERS})*(?:(?:\u00ad\s*|[-‐]\s*\n\s*){_LETTERS})*|\d+(?:[.,]\d+)*|[{_ALONE}]|[^\W_]|[%$€£§&]"
)
_THOUSANDS = re.compile(r",(?<=\d,)(?=\d{3}(?!\d))")  # what stands rarest first: the search is for a comma
# text of Latin letters and usual punctuation, and what stands between its words
_USUAL = "\xa0£§«\xad»‐‑‒–—―‖‗‘’‚‛“”„‟•…€"
_LATIN = re.compile(rf"[\x00-\x7f\xc0-\xd6\xd8-\xf6\xf8-\xff{_USUAL}]*")
_BETWEEN: dict[int, str | None] = dict.fromkeys(
    ord(char) for char in (*map(chr, range(128)), *_USUAL) if not char.isalnum() and char not in "%$£§€"
)
_BETWEEN |= {0: ".", 1: ",", ord("&"): "and"}
_NO_CONTROLS = {0: " ", 1: " "}  # they stand for the points and commas within numbers meanwhile
_POINT = re.compile(r"[.,](?<=\d[.,])(?=\d)")
ALONE = re.compile(f"[{_ALONE}]")
_SIC = re.compile(r"[\[(]\s*sic\b[!\s]*[\])]", re.I)
_NOTES = re.compile(r"\[\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*\]")
_INSIDE = re.compile(r"['’ʼ\-‐\u00ad\s]+")
_RAISED = dict.fromkeys(map(ord, "⁰¹²³⁴⁵⁶⁷⁸⁹"))


def norm(word: str) -> str:
    """A word for comparison: no capitals, ligatures, apostrophes, hyphens at line ends; `1,000` is `1000`."""
    if word.isascii():
        if word.isalnum():
            return word.lower()
        return "and" if word == "&" else _INSIDE.sub("", _THOUSANDS.sub("", word)).lower()
    return _INSIDE.sub("", unicodedata.normalize("NFKC", word.translate(_RAISED)).casefold())


def composed(text: str) -> str:
    """`text` with letters and their accents as one character."""
    return text if text.isascii() or unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def squeeze(text: str) -> str:
    """The words of `text` without anything between them."""
    text = composed(text)
    if _LATIN.fullmatch(text) is None:
        return "".join(map(norm, TOKEN.findall(text)))
    text = _THOUSANDS.sub("", text.translate(_NO_CONTROLS))  # the same as for each token, at once
    return _POINT.sub(lambda point: "\0" if point[0] == "." else "\1", text).translate(_BETWEEN).casefold()


class Source:
    """The text of one source. Places are characters of `text`, which is the snapshot's with accents composed."""

    def __init__(self, text: str) -> None:
        self.text = composed(text)
        tokens = list(TOKEN.finditer(self.text))
        self.words = list(map(norm, [token[0] for token in tokens]))
        self.starts = [token.start() for token in tokens]
        self.ends = [token.end() for token in tokens]

    @cached_property
    def squeezed(self) -> str:
        """All words without anything between them."""
        return "".join(self.words)

    @cached_property
    def offsets(self) -> list[int]:
        """Where each word begins in `squeezed`, and its length."""
        return [0, *accumulate(map(len, self.words))]

    @cached_property
    def edges(self) -> frozenset[int]:
        """The places in `squeezed` at which a word begins or ends."""
        return frozenset(self.offsets)

    def word_at(self, position: int) -> int:
        """The number of the word at a place in `squeezed`."""
        return bisect_right(self.offsets, position) - 1

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """The numbers of the words, by word."""
        found: dict[str, list[int]] = {}
        for number, word in enumerate(self.words):
            found.setdefault(word, []).append(number)
        return found

    @cached_property
    def pairs(self) -> dict[tuple[str, str], list[int]]:
        """The numbers of the words that begin a pair, by pair."""
        found: dict[tuple[str, str], list[int]] = {}
        for number, pair in enumerate(pairwise(self.words)):
            found.setdefault(pair, []).append(number)
        return found

    @cached_property
    def jumps(self) -> list[tuple[int, int]]:
        """What a quotation may pass over between two pages, in numbers of words."""
        return jumps(self.text, self.starts) if "\f" in self.text else []

    @cached_property
    def notes(self) -> frozenset[int]:
        """The words that are a note's number: right behind a word or stop (`agency.12`), or in brackets (`[12]`).

        A `[sic]` of the source itself is passed over too: it says as much as the writer's.
        """
        found = {number for number, word in enumerate(self.words) if self._raised(number, word)}
        for bracket in (*_NOTES.finditer(self.text), *_SIC.finditer(self.text)):
            found |= set(range(bisect_left(self.starts, bracket.start()), bisect_left(self.starts, bracket.end())))
        return frozenset(found)

    def _raised(self, number: int, word: str) -> bool:
        if not word.isdigit() or len(word) > 3 or not self.starts[number]:
            return False
        before = self.text[max(0, self.starts[number] - 2) : self.starts[number]]
        stop = before[-1] in '.,;:!?”’")' and not before[0].isdigit() and not before[0].isspace()
        return before[-1].isalpha() or stop
