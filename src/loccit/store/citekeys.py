"""New citekeys: built from a record by the library's pattern, in ASCII, and unlike all others."""

from __future__ import annotations

import re
from collections.abc import Container

from loccit.record import Name, Record
from loccit.store.transliterate import ascii_letters

PARTS = ("author", "authors", "year", "month", "title", "container", "number", "type")
_PART = re.compile(r"\{([A-Za-z]+)(?::(\d{1,2}))?\}")
_LITERAL = re.compile(r"[A-Za-z0-9_.:+/-]*")
_CREATORS = ("author", "editor", "director", "composer", "container-author", "translator", "interviewer", "contributor")

# Function words of titles in the languages of most theses; a word that is none of these is significant.
_STOP_WORDS = frozenset(
    """a an the of on in to for and or at by from with without into as is are be was were how why what when who its
    it do does did can not der die das den dem des ein eine einer eines und oder von vom zu zum zur im am auf
    für über mit aus bei als wie ist ohne gegen unter nach le la les l un une du de d et ou en dans sur pour par
    avec aux au el los las una unos y o del al con por para su il lo gli i uno e di da dal della dei delle nel
    nella per os um uma dos em no na com van het een voor met op och av för på med til og""".split()
)


def pattern_fault(pattern: str) -> str:
    """What is wrong with a citekey pattern, `''` if nothing is."""
    for part in _PART.finditer(pattern):
        if part[1].lower() not in PARTS:
            return f"unknown part {{{part[1]}}}: known are {', '.join(f'{{{name}}}' for name in PARTS)}"
    rest = _PART.sub("", pattern)
    if not _LITERAL.fullmatch(rest):
        return "only letters, digits and _ . : + / - may stand between the parts"
    return "" if _PART.search(pattern) else "it has no part, as in {author}{year}{title}"


def new_citekey(record: Record, pattern: str, taken: Container[str] = ()) -> str:
    """A citekey for `record` that is none of `taken`, which are compared without regard to case.

    `pattern` is as in `loccit.toml`; a part for which the record has nothing is left out, and a record that has
    nothing for any part is called by its type. A work that nobody signed is called by its title, as it is cited: the
    first word of it stands for the author.
    """
    key = _PART.sub(lambda part: _part(record, part[1], int(part[2] or 0)), pattern)
    key = re.sub(r"([_.:+/-])[_.:+/-]+", r"\1", key).strip("_.:+/-")
    if not any(char.isalpha() for char in key):
        key = ascii_letters(record.type) + key
    return unique(key, taken)


def unique(key: str, taken: Container[str]) -> str:
    """`key`, or with the first of a, b, … z, aa, ab, … behind it that makes it none of `taken` (case-folded)."""
    if key.casefold() not in taken:
        return key
    number = 0
    while (candidate := key + _suffix(number)).casefold() in taken:
        number += 1
    return candidate


def _suffix(number: int) -> str:
    letters = ""
    number += 1
    while number:
        number, digit = divmod(number - 1, 26)
        letters = chr(ord("a") + digit) + letters
    return letters


def _part(record: Record, name: str, count: int) -> str:
    words = _words(record, name.lower(), count)
    return "".join(word[:1].upper() + word[1:] for word in words) if name[0].isupper() else "".join(words)


def _words(record: Record, name: str, count: int) -> list[str]:
    if name in ("author", "authors"):
        return _creators(record, 1 if name == "author" else count or 3) or _signature(record)
    if name == "title":
        spent = [] if _creators(record, 1) else _signature(record)
        words = [word for word in _significant(record.text("title")) if word not in spent]
        return (_telling(words) or words)[: count or 1]
    if name == "container":
        return ["".join(word[0] for word in _significant(record.text("container-title")))]
    if name == "year":
        year = "" if record.year is None else f"{abs(record.year):04d}"
        return [year[-count:] if count else year]
    if name == "month":
        issued = record.date()
        return [f"{issued.start[1]:02d}"] if issued and len(issued.start) > 1 else []
    return [ascii_letters(record.text("number") if name == "number" else record.type).lower()]


def _signature(record: Record) -> list[str]:
    """The word of its title by which an unsigned work is called: the first that tells something."""
    words = _significant(record.text("title"))
    return (_telling(words) or words)[:1]


def _telling(words: list[str]) -> list[str]:
    """Those that are no numbers or single letters: `audit`, not the `2020` that reads as one more year."""
    return [word for word in words if len(word) > 1 and not word.isdigit()]


def _creators(record: Record, count: int) -> list[str]:
    for variable in _CREATORS:
        if parts := [part for name in record.names(variable)[:count] if (part := _creator(name))]:
            return parts
    return []


def _creator(name: Name) -> str:
    """The family name, or a body's short form: the acronym it gives itself, its initials, its one or two words."""
    if not name.literal:
        return ascii_letters(f"{name.non_dropping_particle}{name.family or name.given}").lower()
    if own := re.search(r"\(([A-Z][A-Za-z&.-]{1,9})\)", name.literal):
        return ascii_letters(own[1]).lower()
    body = re.split(r"[,;]|\s[-–—]\s", name.literal)[0]
    body = re.sub(r"\b(?:[A-Z]\.){2,}", lambda found: found[0].replace(".", ""), body)
    words = _significant(body)
    if len(words) < 3:
        return "".join(words)
    kept = [word for text in re.split(r"[\s/]+", body) if (word := ascii_letters(text)).lower() in words]
    return "".join(w.lower() if w.isupper() and 1 < len(w) < 6 else w[:1].lower() for w in kept)


def _significant(text: str) -> list[str]:
    """The words that are no function words, in ASCII and lower case; all words where there are no others."""
    words = [ascii_letters(word).lower() for word in re.split(r"[^\w'’]+|_", re.sub(r"['’]s\b", "s", text))]
    words = [word for word in words if word]
    return [word for word in words if word not in _STOP_WORDS] or words
