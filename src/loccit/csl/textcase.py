"""Text case (CSL 1.0.2, Text-case), on marked text: what stands in a nocase span keeps its case."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from . import marks as m

# The stop words of the CSL schema's stop-words.json, with the name particles that never start a word of weight
STOP_WORDS = frozenset(
    "a about above across afore after against al along alongside amid amidst among amongst an and anenst apropos "
    "apud around as aside astride at athwart atop barring before behind below beneath beside besides between beyond "
    "but by c ca circa contra d' d’ de despite down during en et except for forenenst from given in inside into lest "
    "like modulo near next nor notwithstanding of off on onto or out over per plus pro qua sans since so than the "
    "thru thruout through throughout till to toward towards under underneath until unto up upon v v. van versus via "
    "vis-à-vis von vs vs. with within without yet".split()
)
_TOKENS = re.compile(rf"([{m.ALL}])|([^\s{m.ALL}\-‐‑–—/]+)|([\s\-‐‑–—/]+)")
_CORE = re.compile(r"^(\W*)(.*?)(\W*)$", re.DOTALL)
_NO_CASE = frozenset((m.SUP, m.SUB, m.SMALL_CAPS))
_RESTART = (":", "?", "!", ".”", "…")


class Token:
    """A word, with whether its case may change and where it stands."""

    __slots__ = ("after_hyphen", "first", "fixed", "hyphenated", "index", "text")

    def __init__(self, text: str, index: int, fixed: bool, first: bool, after_hyphen: bool) -> None:
        self.text, self.index, self.fixed, self.first = text, index, fixed, first
        self.after_hyphen = after_hyphen
        self.hyphenated = False  # a hyphen follows


def _tokenize(text: str) -> tuple[list[str], list[Token]]:
    """All pieces of `text`, and the words among them."""
    pieces: list[str] = []
    words: list[Token] = []
    stack: list[bool] = []  # for each open mark: does it fix the case?
    restart, hyphen, flipped = True, False, False
    for mark, word, other in _TOKENS.findall(text):
        if mark:
            restart = restart or mark == m.OPEN_QUOTE  # a quoted title begins
            if mark == m.END and stack:
                stack.pop()
            elif mark in m.OPENERS:
                stack.append(mark == m.NOCASE or (flipped and mark in _NO_CASE))
            flipped = mark == m.FLIP
        elif word:
            words.append(Token(word, len(pieces), any(stack), restart, hyphen))
            restart, hyphen = word.endswith(_RESTART), False
        else:
            hyphen = other in ("-", "‐", "‑")
            if hyphen and words:
                words[-1].hyphenated = True
        pieces.append(mark or word or other)
    return pieces, words


def _each(text: str, change: Callable[[Token], str]) -> str:
    pieces, words = _tokenize(text)
    for word in words:
        if not word.fixed:
            pieces[word.index] = change(word)
    return "".join(pieces)


def _capital(word: str, lang: str = "") -> str:
    """`word` with its first letter in upper case, if the word is in lower case."""
    before, core, after = _split(word)
    if not core or not core.islower():
        return word
    return before + upper(core[0], lang) + core[1:] + after


def _split(word: str) -> tuple[str, str, str]:
    found = _CORE.match(word)
    return (found[1], found[2], found[3]) if found else ("", word, "")


def upper(text: str, lang: str = "") -> str:
    """Upper case; Turkish and Azeri keep the dot of their i."""
    return text.replace("i", "İ").upper() if lang[:2] in ("tr", "az") else text.upper()


def lower(text: str, lang: str = "") -> str:
    """Lower case, with the Turkish and Azeri i."""
    return text.replace("I", "ı").replace("İ", "i").lower() if lang[:2] in ("tr", "az") else text.lower()


def _capitalize_first(text: str, lang: str) -> str:
    _, words = _tokenize(text)
    first = words[0].index if words else -1
    return _each(text, lambda word: _capital(word.text, lang) if word.index == first else word.text)


def _sentence(text: str, lang: str) -> str:
    plain = m.strip(text)
    if plain.upper() == plain and plain.lower() != plain:
        text = _each(text, lambda word: lower(word.text, lang))
    return _capitalize_first(text, lang)


def _title(text: str, lang: str) -> str:
    """Title case (CSL 1.0.2, Title Case Conversion)."""
    plain = m.strip(text)
    shout = plain.upper() == plain and plain.lower() != plain and " " in plain.strip()
    _, words = _tokenize(text)
    last = words[-1].index if words else -1

    def change(word: Token) -> str:
        value = lower(word.text, lang) if shout else word.text
        _, core, after = _split(value)
        stop = core.lower() in STOP_WORDS or (core + after).lower() in STOP_WORDS
        if word.after_hyphen and len(core) == 1:
            return value
        if stop and not word.first and word.index != last and (word.after_hyphen or not word.hyphenated):
            return value  # as it is: whoever wrote `Against` may have wanted it
        if core[:2].lower() in ("d’", "d'", "l’", "l'") and core[2:3].isupper():
            return value
        return _capital(value, lang)

    return _each(text, change)


_CASES: dict[str, Callable[[str, str], str]] = {
    "lowercase": lambda text, lang: _each(text, lambda word: lower(word.text, lang)),
    "uppercase": lambda text, lang: _each(text, lambda word: upper(word.text, lang)),
    "capitalize-first": _capitalize_first,
    "capitalize-all": lambda text, lang: _each(text, lambda word: _capital(word.text, lang)),
    "sentence": _sentence,
    "title": _title,
}


@lru_cache(maxsize=65536)
def apply(text: str, case: str, lang: str) -> str:
    """`text` in the text-case `case`; `lang` is the item's language ("" where it is English)."""
    if case == "title" and lang and not lang.lower().startswith("en"):
        return text  # only English has title case (CSL 1.0.2, Non-English Items)
    change = _CASES.get(case)
    return change(text, lang) if change else text
