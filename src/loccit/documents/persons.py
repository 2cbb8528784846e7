"""Personal names as bylines write them: is this one, and what are its parts."""

from __future__ import annotations

import re

from loccit.documents.lexicon import AGENCIES, GIVEN_NAMES, NON_NAME_WORDS, OUTLET_WORDS, PARTICLES, PLACES, ROLE_WORDS
from loccit.record import Name

_WORD = re.compile(r"(?:[^\W\d_]\.)+-?(?:[^\W\d_]\.)?|[^\W\d_]+(?:['’ʼ‑-][^\W\d_]+)*\.?")
_SUFFIXES = {"jr", "sr", "ii", "iii", "iv"}
_DEGREES = {"phd", "md", "ma", "msc", "mph", "rn", "jd", "esq", "dphil", "mba", "obe", "mbe", "cbe"}
_TITLES = {"dr", "prof", "professor", "mr", "mrs", "ms", "sir", "dame", "rev"}
_ELIDED = re.compile(r"[dl]['’][^\W\d_a-zß-ÿ]")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,5}")


def is_person(text: str) -> bool:
    """Whether `text` has the shape of one person's name: two to six capitalised words and nothing else.

    The shape alone is no proof (`Liberty Headlines` minus the word list would pass): callers need a second sign.
    """
    if _CJK.fullmatch(text):
        return True
    words = _words(text)
    if not 2 <= len(words) <= 6 or agency(text) or text.casefold().replace(".", "") in PLACES:
        return False
    lowered = [word.casefold().strip(".") for word in words if not word.endswith(".")]
    if any(word in NON_NAME_WORDS or word in OUTLET_WORDS or word in ROLE_WORDS for word in lowered):
        return False
    capitals = [word for word in words if word[0].isupper() or _ELIDED.match(word)]
    small = [word for word in words if word not in capitals]
    return (
        2 <= len(capitals) <= 4
        and all(word.casefold() in PARTICLES for word in small)
        and words[-1] in capitals
        and any(len(word.strip(".")) > 1 for word in capitals)
    )


def has_given_name(text: str) -> bool:
    """Whether the first word is a common given name."""
    words = _words(text)
    return bool(words) and words[0].casefold() in GIVEN_NAMES


def agency(text: str) -> str:
    """The full name of the wire service that signs as `text`; '' where it is none."""
    return AGENCIES.get(re.sub(r"^the\s+", "", text.strip(" .").casefold()), "")


def person(text: str, context: str = "") -> Name:
    """The parts of a person's name in reading order: `Ana de la Cruz Jr.`, given first.

    A name in capitals is set in lower case as `context` (the article) writes it, else as names usually are.
    """
    text = text.strip(" ,;")
    if _CJK.fullmatch(text):
        return Name(literal=text)
    words = _words(text)
    if len(words) > 2 and words[: len(words) // 2] == words[len(words) // 2 :]:
        words = words[: len(words) // 2]  # a name set twice, for the screen and for readers of the screen
    while len(words) > 2 and words[0].casefold().strip(".") in _TITLES:
        words.pop(0)
    while len(words) > 2 and words[-1].replace(".", "").casefold() in _DEGREES:
        words.pop()
    suffix = words.pop() if len(words) > 2 and words[-1].strip(".").casefold() in _SUFFIXES else ""
    if all(_in_capitals(word) for word in words if len(word.strip(".")) > 1):
        words = [_lowered(word, context) for word in words]
    cut = len(words) - 1
    while cut > 1 and words[cut - 1].casefold() in PARTICLES and not words[cut - 1][0].isupper():
        cut -= 1
    return Name(
        family=words[-1],
        given=" ".join(words[:cut]),
        non_dropping_particle=" ".join(words[cut:-1]),
        suffix=suffix.strip(","),
    )


def _words(text: str) -> list[str]:
    """The words of a name; none where anything but words and white space stands in it."""
    text = text.replace("‐", "-").replace(", Jr", " Jr").replace(", Sr", " Sr")
    words = text.split()
    return words if all(_WORD.fullmatch(word) for word in words) else []


def _in_capitals(word: str) -> bool:
    """`ROWLAND`, and `McTIERNAN`, `DeLEÓN`: the small letters of a prefix stay small where all else is in capitals."""
    return word.isupper() or re.fullmatch(r"(?:Mc|Mac|De|Di|La|Le|Van|Fitz)[^\W\d_a-zß-ÿ]{2,}", word) is not None


def _lowered(word: str, context: str) -> str:
    """A word in capitals as the article writes it elsewhere (`THOMSON-DEVEAUX`), else with its first letters large."""
    if len(word.strip(".")) < 2 or word.count(".") > 1:
        return word
    if context:
        pattern = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE)
        for match in pattern.finditer(context):
            if not match[0].isupper() and match[0][0].isupper():
                return match[0]
    if word.casefold() in PARTICLES:
        return word.lower()
    if not word.isupper():
        return re.sub(r"(?<=[a-z].)[^\W\d_]+", lambda part: part[0].lower(), word)
    small = re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), word)
    return re.sub(r"^(Mc|O[’'])([a-z])", lambda part: part[1] + part[2].upper(), small)
