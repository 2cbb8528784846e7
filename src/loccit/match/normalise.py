"""Texts in the one form in which they are compared: titles, person names, journal names, pages, numbers."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_PUNCTUATION = str.maketrans({c: " " for c in map(chr, range(128)) if not c.isalnum()} | {"'": None, "&": " and "})
_GREEK = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma sigma tau upsilon"
)
_LETTERS = {
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ł": "l",
    "ı": "i",
    "µ": " mu ",
    "’": "",
}
_LETTERS |= {chr(0x3B1 + i): f" {name} " for i, name in enumerate((*_GREEK.split(), *"phi chi psi omega".split()))}


class _Folding(dict[int, str]):
    """What each character becomes, found once: letters without accents, nothing for accents, spaces for the rest."""

    def __missing__(self, code: int) -> str:
        letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", chr(code)).lower())
        folded = "".join([self._one(letter) for letter in letters])
        self[code] = folded
        return folded

    def _one(self, letter: str) -> str:
        if unicodedata.combining(letter):
            return ""
        if letter in _LETTERS:
            return _LETTERS[letter]
        if letter.isascii():
            return letter.translate(_PUNCTUATION)
        return letter if letter.isalnum() else " "


_FOLDING = _Folding()
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,40}>|&(?:[a-zA-Z]{2,8}|#\d{2,5});|\\[a-zA-Z]+\b")
_LANGUAGES = (
    "Chinese|Japanese|French|German|Spanish|Italian|Portuguese|Russian|Polish|Dutch|Korean|Turkish|Norwegian|Danish|Swedish"
    "|Finnish|Czech|Hungarian|Hebrew|Persian|Croatian|Serbian|Ukrainian|Greek|Arabic|Romanian|Slovak|Slovenian|Bulgarian"
    "|English"
)
_CATALOGUE_NOTE = re.compile(
    r"\[(?:(?:published )?errat|correct|retract|see comment|comment|review|\d+ ref|republish|update|letter|editorial"
    rf"|abstract|electronic|internet|microform)[^\[\]]*\]?|\[[^\[\]]{{0,40}}\b(?:{_LANGUAGES})\]"
    rf"|\((?:author'?s? transl?\.?|{_LANGUAGES})\)",
    re.IGNORECASE,
)
"""Notes that catalogues add to a title: `[see comment]`, `[33 refs]`, `[Erratum appears in …]`, `(author's transl)`."""
_ORIGINAL_TITLE = re.compile(rf"[.?!] ?-?\s*(?:{_LANGUAGES})\.?\s*(?:\n|$)")
"""A translated title's language, and after it on a line of its own the original title: `… viability. French`."""
_SPREADSHEET_ERRORS = frozenset(("#NAME?", "#VALUE!", "#REF!", "#N/A", "#NUM!", "#DIV/0!", "#NULL!"))
_ROMAN = {
    "ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "xi": "11", "xii": "12",
    "xiii": "13",
}  # fmt: skip
_COUNTED = frozenset(
    "part parts type types phase phases volume vol chapter no number stage grade class level study paper report section"
    " series step round wave session act title book world war article".split()
)
_ORDINALS = {
    "first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6",
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "i": "1", "v": "5", "x": "10",
}  # fmt: skip


def fold(text: str) -> str:
    """`text` in lower case without accents, markup or punctuation, one space between words; Greek letters by name."""
    if "<" in text or "&" in text or "\\" in text:
        text = _MARKUP.sub(" ", text)
    if text.isascii():
        return " ".join(text.lower().translate(_PUNCTUATION).split())
    return " ".join(text.lower().translate(_FOLDING).split())


def fold_title(text: str) -> str:
    """A title for comparison: folded, without catalogue notes (`[Chinese]`, `[see comment]`), numerals as digits."""
    if "[" in text or "(" in text:
        text = _CATALOGUE_NOTE.sub(" ", text)
    if (cut := _ORIGINAL_TITLE.search(text)) and cut.start() > 8:
        text = text[: cut.start()]
    if text.startswith("#") and text.strip() in _SPREADSHEET_ERRORS:
        return ""
    words = fold(text).split()
    for i, word in enumerate(words):
        if word in _ROMAN:
            words[i] = _ROMAN[word]
        elif word in _ORDINALS and i and words[i - 1] in _COUNTED:
            words[i] = _ORDINALS[word]
    return " ".join(words)


def numerals(title: str) -> tuple[str, ...]:
    """The numbers of a folded title in their order: what tells part 1 from part 2 and 2010 from 2011."""
    return tuple([word.lstrip("0") or "0" for word in title.split() if word.isdigit()])


_PAGE = re.compile(r"([A-Za-z]{0,3})(\d{1,12})")
_NO_RANGE = re.compile(r"[A-Za-z]+ ?- ?\d+|\d+ ?(?:p|pp|pages)\.?", re.IGNORECASE)
_MONTHS = {
    name: number
    for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)
}  # fmt: skip
_SPREADSHEET_DATE = re.compile(r"(?:0?(\d{1,2})-([A-Z][a-z]{2})|([A-Z][a-z]{2})-(\d{1,3}))")


def page_range(text: str) -> tuple[str, int, int]:
    """(letters before the number, first, last) of a page text; ('', 0, 0) where it tells no first page.

    `221-8` is 221 to 228; the letters tell a supplement's S45 from page 45. An article number is a range of one.
    `02-May` and `Mar-62` are what spreadsheets make of 2-5 and 3-62. `t-8` and `215 p` name no place.
    """
    found = _PAGE.findall(text)
    if not found:
        return "", 0, 0
    if text[-1].isalpha() or text[0].isalpha():
        if (date := _SPREADSHEET_DATE.fullmatch(text)) and (month := _MONTHS.get((date[2] or date[3]).lower())):
            return _spreadsheet_pages(int(date[1] or 0), month, date[4] or "")
        if _NO_RANGE.fullmatch(text.strip()):
            return "", 0, 0
    prefix, first = found[0]
    start = end = int(first)
    if len(found) > 1:
        end = _unabridged(first, found[1][1])
    return prefix.lower(), start, end if end >= start else start


def _unabridged(first: str, last: str) -> int:
    """The last page where digits it shares with the first were left out: 228 for `221-8`."""
    return int(first[: len(first) - len(last)] + last if len(last) < len(first) else last)


def _spreadsheet_pages(day: int, month: int, year: str) -> tuple[str, int, int]:
    """The pages behind a date that a spreadsheet made: `30-Jun` was 30-6 (30 to 36), `01-Dec` 1-12, `Nov-26` 11-26.

    `10-May` may have been 10-5 or 5-10, and tells nothing.
    """
    if not day:
        return "", month, max(month, int(year))
    if 12 >= day > month:
        return "", 0, 0
    return "", day, _unabridged(str(day), str(month))


_SOURCE = re.compile(r"(.{4,}?)[.,;:] ?(\d{1,4}) ?\(([^()]{0,30})\)|(.{4,}?)[.,;:] ?(?=\(|Conference\b)")


def split_source(text: str) -> tuple[str, str, str]:
    """(journal, volume, issue) of a source line as databases export it: `Neuroscience.21 (7) (pp 532-544), 2011`."""
    match = _SOURCE.match(text)
    if match is None:
        return text, "", ""
    return (match[1], match[2], match[3]) if match[1] else (match[4], "", "")


_FIRST_NUMBER = re.compile(r"\d+")


def first_number(text: str) -> str:
    """The first number of a volume or issue text without leading zeros: `Vol. 07 (Suppl. 2)` is `7`; '' if none."""
    if text.isdigit():
        return text.lstrip("0")
    match = _FIRST_NUMBER.search(text)
    return match[0].lstrip("0") if match else ""


_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")


def year_of(text: str) -> int:
    """The first plausible year in `text`; 0 if none."""
    if len(text) == 4 and text.isdigit():
        return int(text)
    match = _YEAR.search(text)
    return int(match[0]) if match else 0


_CASE_CHANGE = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=\.)(?=[A-Z])")
_NOT_NAMES = frozenset(
    "and et al others jr sr ii iii iv dr prof von van der den de la le del di da dos ten ter et".split()
)


def author_words(text: str) -> tuple[str, ...]:
    """The words of an author field that can name a person, folded, in order: no initials, particles or `et al.`.

    Reads any notation: `Zuna, R E and Wang, S S`, `Adeli K.Lewis G. F.`, `FeldmanG.M.ArchibaldJ.L.`
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if not text.isupper():
        text = _initials_apart(text)
    return tuple([w for w in fold(text).split() if len(w) > 1 and w not in _NOT_NAMES and not w.isdigit()])


_MAC = re.compile(r"\b(Mac|Mc|Fitz)([A-Z])(?=[a-z])")
_INITIALS = re.compile(r"(?<![\w'’])[A-Z](?:[.\-\s]{0,2}[A-Z]){0,3}\.?(?![\w'’])")


def _initials_apart(text: str) -> str:
    """`FeldmanG.M.` as `Feldman`, but `McCormick` as one name; runs of up to four capitals are initials."""
    text = _MAC.sub(lambda match: match[1] + match[2].lower(), text)
    return _INITIALS.sub(" ", _CASE_CHANGE.sub(" ", text))


LINK_WORDS = frozenset("of the and in for on a an to der die das und fur le la les et de des du di".split())


@lru_cache(maxsize=65536)
def abbreviated_share(a: str, b: str) -> float:
    """The share of the shorter name's words that begin, or are begun by, a word of the longer name, in order."""
    first = [w for w in a.split() if w not in LINK_WORDS]
    second = [w for w in b.split() if w not in LINK_WORDS]
    if len(first) > len(second):
        first, second = second, first
    if not first:
        return 0.0
    position = found = 0
    for word in first:
        for k in range(position, len(second)):
            if second[k].startswith(word) or word.startswith(second[k]):
                found += 1
                position = k + 1
                break
    return found / len(first)
