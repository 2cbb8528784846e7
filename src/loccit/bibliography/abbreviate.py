"""Names as the Bluebook shortens them: institutional authors (rule 15.1(c)), parties (10.2.2), periodicals (16.4)."""

from __future__ import annotations

import re
from functools import lru_cache

from loccit.bibliography.abbreviations import INSTITUTIONS, PERIODICALS, PLACES, WORDS

_WORD = re.compile(r"[\w’'&.-]+")
_UNIT = re.compile(
    r"^(?:Office|Bureau|Division|Department|Task Force|Committee|Subcommittee|Center|Centre|Institute|School|Faculty|"
    r"Section|Branch|Unit|Directorate|Directorate-General|Laboratory|Program|Commission|Council|Board|Service)\b"
)
_UNITED_STATES = re.compile(r"\bUnited States (?=[A-Z]\w+ )")
_SMALL = frozenset("a an the of in for at and on to".split())


@lru_cache(maxsize=4096)
def institution(name: str) -> str:
    """`Off. of Inspector Gen., U.S. Dep’t of Homeland Sec.`: the smallest unit first (rule 15.1(c))."""
    name = re.sub(r"\s*\([A-Z][A-Za-z.&-]{1,9}\)", "", name)  # an acronym behind the name
    name = re.sub(r"^The ", "", name)
    parts = name.split(", ")
    if len(parts) == 2 and _UNIT.match(parts[1].removeprefix("the ")) and not _UNIT.match(parts[0]):
        parts.reverse()
    return ", ".join(_words(part, WORDS) for part in parts)


@lru_cache(maxsize=4096)
def party(name: str) -> str:
    """A party to a case (rule 10.2.2): a place is spelled out where it is the whole party."""
    if name in PLACES:
        return name
    name = re.sub(r"(?<=\w) of America$", "", name)
    name = re.sub(r"\bthe United States\b", "United States", name)
    return _words(name, WORDS)


def case_title(title: str) -> str:
    """The names of both parties, shortened."""
    before, v, after = title.partition(" v. ")
    return f"{party(before)} v. {party(after)}" if v else party(title)


@lru_cache(maxsize=4096)
def periodical(name: str) -> str:
    """`B.C. L. Rev.`, `J.L. & Econ.` (tables T6, T10, T13; single capitals stand together, rule 6.1(a))."""
    plain = re.sub(r"^The (?=\S+ \S)", "", name)
    plain = plain.partition(": ")[0]
    if len(plain.split()) == 1:
        return plain
    law_first = plain.startswith("Law ")
    short = _words(
        plain, {**WORDS, **PERIODICALS, "of": "", "the": "", "in": "", "a": "", "at": "", "for": "for"}, INSTITUTIONS
    )
    short = re.sub(r"^L\. ", "Law ", short) if law_first else short
    return re.sub(r"\b([A-TV-Z]\.) (?=[A-Z]\.(?:\s|$))", _close_up, " ".join(short.split()))


def _close_up(match: re.Match[str]) -> str:
    """`J. L.` is `J.L.`; after an institution's initials (`N.Y.U. L. Rev.`, `Am. U. L. Rev.`) a space stays."""
    before = match.string[: match.start()]
    return f"{match[1]} " if before.endswith(".") else match[1]


def _words(text: str, table: dict[str, str], places: dict[str, str] | None = None) -> str:
    """Each known word and place shortened; `&` for 'and'."""
    text = _UNITED_STATES.sub("U.S. ", text)
    short = {**PLACES, **(places or {})}
    for place in _places_in(text, tuple((places or {}).items())):
        text = text.replace(place, _protect(short[place]))
    return _unprotect(_WORD.sub(lambda match: _word(match[0], table), text))


@lru_cache(maxsize=4)
def _pattern(extra: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    names = sorted({*PLACES, *(name for name, _ in extra)}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(re.escape(name) for name in names)})\b")


def _places_in(text: str, extra: tuple[tuple[str, str], ...]) -> list[str]:
    return list(dict.fromkeys(_pattern(extra).findall(text)))


def _protect(text: str) -> str:
    """Private characters, so that an abbreviation is not read as words again."""
    return "".join(chr(ord(char) + 0xE000) if ord(char) < 0x800 else char for char in text)


def _unprotect(text: str) -> str:
    return "".join(chr(ord(char) - 0xE000) if 0xE000 <= ord(char) < 0xE800 else char for char in text)


def _word(word: str, table: dict[str, str]) -> str:
    if (short := table.get(word)) is not None:
        return short
    if word.endswith("s") and not word.endswith("ss") and (single := table.get(word[:-1], "")).endswith("."):
        return f"{single[:-1]}s."
    return word
