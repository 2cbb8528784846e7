"""Titles in sentence case and in headline style, for the styles that want them so (APA 7 §6.17; CMOS 18, 8.159–160).

A `.bib` title has headline capitals, with braces around what must keep them (BibLaTeX manual, `\\MakeSentenceCase`):
unprotected words may be lowered. So an English title in headline style is set in sentence case, except

- what the record protects (a `nocase` span, which comes from the braces), and any phrase that another title of the same
  library protects: a name does not stop being one in the next title;
- a word that is written as no common word is: acronyms, inner capitals, digits, single letters (`ICE`, `McCormick`);
- names of places, peoples, days and months (`proper_nouns.py`), and places of publication of the library;
- a word that the record's own abstract writes with a capital in the middle of a sentence;
- the first word, and the first after a colon, a dash, `?`, `!` or a full stop.

All else is lowered, so that what happens to an unprotected name (from RIS, say) depends on these rules and not on where
it stands. A title that is in sentence case already, which most of its words say, is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from loccit.bibliography.proper_nouns import NAMES
from loccit.record.markup import plain

OPEN, CLOSE = '<span class="nocase">', "</span>"
_TOKENS = re.compile(r"(</?[a-z][^<>]*>)|(\w+(?:[’'.]\w+)*)|([^\w<]+|<)")
_PROTECTED = re.compile(r'<span class="nocase">([^<]*)</span>')
_QUOTED = re.compile(r"“([^“”]*)”")
_GENITIVE = re.compile(r"</span>([’']\w{1,2}\b)")
_LETTERS = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_BREAK = re.compile(r"[:?!—–]|\.\s")
_INSIDE = re.compile(r"(?<=[a-z0-9,;] )([A-Z][a-z]+)")
_SMALL = frozenset(
    "a an and are as at but by for from if in into is its nor of off on onto or our out over per so than that the "
    "their to up upon via vs was with yet about above across after against along amid among around before behind "
    "below beneath  beside besides between beyond despite down during except inside like near outside past "
    "regarding since through  throughout toward towards under underneath until unto versus within without".split()
)
"""Words that headline style may leave small: they say nothing of a title's style."""
_ENGLISH = re.compile(r"\b(?:the|of|and|for|with|from|to|by|is|are|on)\b", re.IGNORECASE)
_PREPOSITIONS = frozenset(
    "about above across after against along amid amidst among amongst around before behind below beneath beside "
    "besides between beyond concerning despite down during except from inside into like near onto over past "
    "regarding  since than through throughout till toward towards under underneath until unto upon versus with "
    "within without".split()
)
_ADVERBS = frozenset("up off out down past since than like till".split())
"""Prepositions that are as often adverbs or conjunctions: their capital is the author's."""
_ALWAYS_SMALL = frozenset("a an the and but for nor or to of at by in on as into onto from with upon".split())
"""Of articles, conjunctions and prepositions those that are nothing else, or hardly ever."""
_ARTICLES = frozenset("a an the and but for nor or so yet as at by if in of off on per to up via v vs".split())


class Names:
    """Names of one library, by their first word: phrases that keep their capitals."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self.by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in phrases:
            self.add(phrase)

    def add(self, phrase: str) -> None:
        """Adds a phrase that has a capital; a whole protected sentence is no name."""
        words = tuple(re.findall(r"\w+(?:[’'.]\w+)*", phrase))
        if words and len(words) <= 6 and words[0][:1].isupper() and words[-1][:1].isupper():
            known = self.by_first.setdefault(words[0], [])
            if words not in known:
                known.append(words)
                known.sort(key=len, reverse=True)


@lru_cache(maxsize=1)
def _table() -> dict[str, list[tuple[str, ...]]]:
    return Names(NAMES).by_first


def library_names(titles: Iterable[str], places: Iterable[str]) -> Names:
    """The names that the titles of a library protect, where the span is a part of the title, and its places."""
    names = Names(())
    names.by_first = {word: list(phrases) for word, phrases in _table().items()}
    for title in titles:
        if OPEN in title:
            for phrase in _PROTECTED.findall(title):
                if len(phrase) + len(OPEN) + len(CLOSE) < len(title):
                    names.add(phrase)
    for place in places:
        names.add(place.partition(",")[0])
    return names


def is_english(language: str, title: str) -> bool:
    """Whether a title is English: its language says so, or, where none is given, its small words do."""
    return language[:2].lower() == "en" if language else bool(_ENGLISH.search(title))


class _Word:
    """A word of a title: where it stands, and whether it may change."""

    __slots__ = ("first", "fixed", "index", "segment", "text")

    def __init__(self, text: str, index: int, fixed: bool, first: bool, segment: int) -> None:
        self.text, self.index, self.fixed, self.first, self.segment = text, index, fixed, first, segment


def _words(title: str) -> tuple[list[str], list[_Word]]:
    """All pieces of the title, and its words. Another segment begins after a colon, a dash, `?`, `!`, a full stop."""
    pieces: list[str] = []
    words: list[_Word] = []
    spans: list[bool] = []
    first, segment, before = True, 0, ""
    for tag, word, rest in _TOKENS.findall(title):
        if tag:
            if tag.startswith("</"):
                if spans:
                    spans.pop()
            else:
                spans.append(tag == OPEN)
        elif word:
            words.append(_Word(word, len(pieces), True in spans, first, segment))
            first, before = False, word
        elif (found := _BREAK.search(rest)) and (found[0][0] != "." or (len(before) > 3 and before[1:].islower())):
            first, segment = True, segment + 1
        pieces.append(tag or word or rest)
    return pieces, words


def sentence_case(title: str, names: Names | None = None, abstract: str = "") -> str:
    """`title` in sentence case by the rules above; in markup, as it was given."""
    pieces, words = _words(_QUOTED.sub(_as_name, title) if "“" in title else title)
    headline = _headline_segments(words)
    if not headline:
        return title
    keep = _kept(words, (names.by_first if names else _table()))
    inside = set(_INSIDE.findall(abstract)) if abstract else ()
    for position, word in enumerate(words):
        text = word.text
        if word.fixed or word.first or word.segment not in headline or position in keep or text in inside:
            continue
        if text == "A" or (text[1:].islower() and _LETTERS.fullmatch(text)):
            pieces[word.index] = text[0].lower() + text[1:]
    return "".join(pieces)


def _as_name(match: re.Match[str]) -> str:
    """A quoted phrase of four words or more with capitals throughout is the title of another work, and keeps them."""
    phrase = plain(match[1])
    large = [word for word in phrase.split() if word.lower() not in _SMALL]
    if len(large) < 4 or not all(word[0].isupper() for word in large if word[0].isalpha()):
        return match[0]
    return f"“{OPEN}{phrase}{CLOSE}”"


def _headline_segments(words: list[_Word]) -> set[int]:
    """The segments whose words of weight (nearly) all have capitals; a short segment goes with the whole title."""
    counts: dict[int, list[int]] = {}
    for word in words:
        if word.fixed or word.first or len(word.text) < 2 or word.text.lower() in _SMALL:
            continue
        if word.text[0].islower() or word.text[1:].islower():
            counts.setdefault(word.segment, [0, 0])[word.text[0].isupper()] += 1
    small, capital = sum(c[0] for c in counts.values()), sum(c[1] for c in counts.values())
    whole = capital > 0 and capital >= 4 * small
    out = set()
    for segment in {word.segment for word in words}:
        few, many = counts.get(segment, (0, 0))
        if (many > 0 and many >= 4 * few) if few + many >= 3 else whole:
            out.add(segment)
    return out


def _kept(words: list[_Word], names: dict[str, list[tuple[str, ...]]]) -> set[int]:
    """The positions of words that belong to a name."""
    keep: set[int] = set()
    for position, word in enumerate(words):
        text = word.text.removesuffix("’s").removesuffix("'s")
        for phrase in names.get(text, ()):
            end = position + len(phrase)
            following = [w.text for w in words[position:end]]
            following[-1:] = [following[-1].removesuffix("’s").removesuffix("'s")]
            if tuple(following) == phrase:
                keep.update(range(position, end))
                break
    return keep


def long_prepositions(title: str, letters: int) -> str:
    """A headline in which prepositions of `letters` or more have a capital that no processor takes away.

    Shorter ones that the source has with a capital (`Seek To Force`, as newspapers write) lose it, but for the last
    word and parts of a compound (CMOS 18, 8.160; Bluebook rule 8(a); APA 7 §6.17).
    """
    pieces, words = _words(title)
    last = words[-1].index if words else -1
    for word in words:
        text, low = word.text, word.text.lower()
        if word.fixed or not text[1:].islower():
            continue
        if len(text) >= letters and low in _PREPOSITIONS:
            pieces[word.index] = f"{OPEN}{text[0].upper()}{text[1:]}{CLOSE}"
        elif (
            low in _ALWAYS_SMALL
            and len(text) < letters
            and not (word.first or word.index == last)
            and not pieces[word.index - 1].endswith(("-", "“", "‘"))
        ):
            pieces[word.index] = low
    return "".join(pieces)


def small_prepositions(title: str) -> str:
    """A title whose prepositions and articles are small wherever they do not begin a part of it (MLA 9, 2.90)."""
    pieces, words = _words(title)
    last = words[-1].index if words else -1
    for word in words:
        low = word.text.lower()
        if word.fixed or word.first or word.index == last or low in _ADVERBS or pieces[word.index - 1].endswith("-"):
            continue
        if low in _PREPOSITIONS or low in _ARTICLES:
            pieces[word.index] = low if word.text[1:].islower() or len(word.text) == 1 else word.text
    return "".join(pieces)


def headline(title: str, letters: int) -> str:
    """A law's title in headline style, protected as a whole; capitals it has are kept, prepositions by `letters`."""
    pieces, words = _words(plain(title))
    for word in words:
        text, low = word.text, word.text.lower()
        small = low in _ARTICLES or (low in _PREPOSITIONS and len(text) < letters)
        if text.islower() and (word.first or not small) and len(text) > 1:  # (a) of a section is no word
            pieces[word.index] = text[0].upper() + text[1:]
    return f"{OPEN}{''.join(pieces)}{CLOSE}"


def whole_spans(title: str) -> str:
    """Protection reaches to the end of the word: the genitive of a name (`{ICE}'s`) is no word of its own."""
    return _GENITIVE.sub(r"\1</span>", title) if "</span>" in title else title


def unprotected(title: str) -> str:
    """`title` without a span around all of it: for a style whose headline style is to reach every word."""
    if title.startswith(OPEN) and title.endswith(CLOSE) and title.count("<span") == 1:
        return title[len(OPEN) : -len(CLOSE)]
    return title
