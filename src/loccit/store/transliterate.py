"""Text to ASCII letters and digits for citekeys, in any script, from the names that Unicode gives its letters.

An accent is dropped (ü → u, whatever the language: a name alone does not tell German from Turkish); letters without a
plain form are spelt out (ß → ss, æ → ae). Cyrillic follows a table near to BGN/PCGN; other alphabets and syllabaries
are read from their letters' Unicode names, which is rough but tells names apart. Chinese characters have no reading
that can be known from the character alone: they give nothing, and the citekey is built from what else is there.
"""

from __future__ import annotations

import unicodedata
from functools import cache

_SPELT = dict(
    zip(
        "ßæœøłđðþıħŋŧĸəƒ",
        ("ss", "ae", "oe", "o", "l", "d", "d", "th", "i", "h", "n", "t", "k", "e", "f"),
        strict=True,
    )
)
_CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўјљњћђџѓќѕ",
        (
            "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya "
            "i yi ye g u j lj nj c dj dz gj kj dz"
        ).replace("-", "").split(" "),
        strict=True,
    )
)  # fmt: skip
_BY_SOUND = ("GREEK", "HEBREW", "ARABIC", "SYRIAC", "GEORGIAN", "ARMENIAN")  # a letter's name begins with its sound
_TWO_LETTERS = ("TH", "KH", "SH", "GH", "TS", "CH", "ZH", "PH", "PS", "DZ")
_SYLLABLES = ("HIRAGANA LETTER", "KATAKANA LETTER", "HANGUL SYLLABLE")


def ascii_letters(text: str) -> str:
    """The ASCII letters and digits of `text`, case kept where there is one; words run together."""
    out: list[str] = []
    for char in unicodedata.normalize("NFC", text):
        if char.isascii():
            if char.isalnum():
                out.append(char)
            continue
        spelt = _letter(char.lower())
        if spelt.startswith("-"):  # a sign that takes or changes the vowel of the consonant before it
            if out and out[-1].endswith("a"):
                out[-1] = out[-1][:-1]
            spelt = spelt[1:]
        out.append(spelt.capitalize() if char.isupper() else spelt)
    return "".join(out)


@cache
def _letter(char: str) -> str:
    if spelt := _SPELT.get(char) or _CYRILLIC.get(char):
        return spelt
    name = unicodedata.name(char, "")
    if name.endswith("SIGN VIRAMA"):
        return "-"
    if name.startswith(_SYLLABLES):
        return name.split()[-1].lower() if "SMALL" not in name else ""
    plain = "".join(c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c))
    if plain != char:
        return "".join(c if c.isascii() and c.isalnum() else _letter(c) for c in plain if c != char)
    return _by_name(name)


def _by_name(name: str) -> str:
    """From a name such as `HEBREW LETTER SHIN`, `DEVANAGARI LETTER KA`, `DEVANAGARI VOWEL SIGN I`."""
    script, _, rest = name.partition(" ")
    last = rest.split()[-1] if rest else ""
    if script in _BY_SOUND:
        if "LETTER" not in rest:
            return ""
        letter = rest.partition("LETTER ")[2].removeprefix("FINAL ")
        return letter[:2].lower() if letter.startswith(_TWO_LETTERS) else letter[:1].lower()
    if script == "THAI":  # CHARACTER KO KAI is a k, CHARACTER SARA AA the vowel aa
        words = rest.split()
        return words[2].lower() if words[1] == "SARA" else words[1].removesuffix("O").lower()[:3]
    if rest.startswith("VOWEL SIGN "):
        return "-" + last.lower()
    if rest.startswith("LETTER ") and last.isalpha() and len(last) <= 4:
        return last.lower()
    return ""
