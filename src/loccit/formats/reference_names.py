"""The creators at the head of a formatted reference: APA, Chicago, MLA, Vancouver and IEEE write them differently."""

from __future__ import annotations

import re
from typing import NamedTuple

from loccit.formats.medline import initials
from loccit.formats.names import is_organisation, person, read_natural
from loccit.record import Name

_PARTICLE = r"(?:(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|el|al|ten|ter|bin|ibn|Van|De|La|Le|Del|Di)[ -])*"
_FAMILY = rf"{_PARTICLE}[^\W\d_a-z][\w'’]*(?:[-–][\w'’]+)*(?: [^\W\d_a-z][\w'’]+(?:-[\w'’]+)*){{0,2}}"
_INITIALS = r"[A-ZÀ-Þ]\.(?:[ -]{0,2}[A-ZÀ-Þ]\.)*"
_SUFFIX = r"(?:,? (?:Jr\.?|Sr\.?|II|III|IV))?"
_APA = re.compile(rf"(?P<family>{_FAMILY}), (?P<given>{_INITIALS})(?P<suffix>{_SUFFIX})")
_SHORT = re.compile(rf"(?P<family>{_FAMILY}) (?P<given>[A-ZÀ-Þ]{{1,3}})(?P<suffix>(?: (?:Jr|Sr|2nd|3rd))?)(?=,|$|\.)")
_IEEE = re.compile(rf"(?P<given>{_INITIALS}) (?P<family>{_FAMILY})(?P<suffix>{_SUFFIX})")
_BETWEEN = re.compile(r"\s*(?:[,;]\s*)?(?:(?:&|and|et|und|y)\s+|\.\.\.\s*|…\s*)?")
_EDITORS = re.compile(r"[,\s]*\(?\b(?:eds?\.|editors?|hrsg\.|comps?\.)\)?\.?,?$", re.IGNORECASE)
_TRANSLATORS = re.compile(r"[,\s]*\(?\b(?:trans\.|translators?)\)?\.?,?$", re.IGNORECASE)
_AND = re.compile(r",?\s+(?:&|and)\s+")
_WORD = r"[^\W\d_][\w'’.-]*"


class Creators(NamedTuple):
    """The names, the CSL variable of their role, and whether the reference cut the list with `et al.`."""

    names: tuple[Name, ...]
    variable: str
    cut: bool


def creators(text: str) -> Creators | None:
    """The creators in `text`, which must hold nothing else; None where it cannot be read as names."""
    text = text.strip(" ,;:")
    variable = "author"
    if match := _EDITORS.search(text):
        variable, text = "editor", text[: match.start()]
    elif match := _TRANSLATORS.search(text):
        variable, text = "translator", text[: match.start()]
    shorter = re.sub(r",?\s*(?:et al\.?|and others)$", "", text.strip(" ,;"))
    cut = shorter != text.strip(" ,;")
    shorter = shorter.strip(" ,;")
    if not shorter or len(shorter) > 600 or shorter.count("[") != shorter.count("]"):
        return None
    for reading in (_listed(shorter, _APA), _listed(shorter, _SHORT), _listed(shorter, _IEEE), _mixed(shorter)):
        if reading:
            return Creators(tuple(reading), variable, cut)
    return None


def _listed(text: str, pattern: re.Pattern[str]) -> list[Name]:
    """Names of one form, one after another; a body may be the last. Nothing where something else is left."""
    text = text if text.endswith(".") and re.search(r"\b[A-Z]\.$", text) else text.rstrip(". ")
    if pattern is _APA and re.search(r"\b[A-Z]$", text):
        text += "."
    names: list[Name] = []
    position = 0
    while position < len(text):
        match = pattern.match(text, position)
        if match is None:
            rest = text[position:].strip(" ,;.")
            return [*names, Name(literal=rest)] if names and is_organisation(rest) and "," not in rest else []
        if (" " in match["family"] or pattern is _IEEE) and is_organisation(match["family"]):
            return []  # U.S. Customs Enforcement
        given = initials(match["given"]) if pattern is _SHORT else match["given"]
        names.append(person(match["family"], given, match["suffix"].strip(" ,")))
        between = _BETWEEN.match(text, match.end())
        position = between.end() if between else match.end()
        if position == match.end() and position < len(text):
            return []
    return names


def _mixed(text: str) -> list[Name]:
    """`Smith, John A., and Ann Doe`: the first turned round, the others not; or a body alone."""
    text = text.rstrip(". ") if not re.search(r"\b[A-Z]\.$", text) else text
    if is_organisation(text) and not re.match(rf"{_FAMILY}, {_WORD}(?: {_WORD})?(?:,|$)", text):
        return [Name(literal=text)] if _titled(text) else []
    head, *last = _AND.split(text)
    if len(last) > 1:
        return []
    parts = [part.strip() for part in head.split(",") if part.strip()]
    if len(parts) == 1 and not last:
        return [Name(literal=text)] if _titled(text) and len(text.split()) <= 8 else []
    if len(parts) < 2 or not re.fullmatch(_FAMILY, parts[0]) or not _given(parts[1]):
        return _natural([*parts, *last])
    suffix = parts.pop(2) if len(parts) > 2 and re.fullmatch(r"(?:Jr|Sr)\.?|II|III|IV", parts[2]) else ""
    rest = _natural([*parts[2:], *last])
    if len(rest) != len(parts) - 2 + len(last):
        return []
    return [person(parts[0], parts[1], suffix), *rest]


def _given(text: str) -> bool:
    words = text.split(" ")
    return len(words) <= 4 and all(re.fullmatch(rf"{_WORD}", word) for word in words) and text[:1].isupper()


def _natural(parts: list[str]) -> list[Name]:
    """Names in reading order; none where one of them is no name."""
    names = []
    for part in parts:
        words = part.split(" ")
        if is_organisation(part) and _titled(part):
            names.append(Name(literal=part))
        elif 2 <= len(words) <= 5 and all(re.fullmatch(_WORD, word) for word in words) and words[0][:1].isupper():
            names.append(read_natural(part))
        else:
            return []
    return names


def _titled(text: str) -> bool:
    """Whether its words are capitalised as those of a body's name are, and a sentence's are not."""
    words: list[str] = re.findall(r"[^\W\d_][\w'’.&-]*", text)
    small = {"of", "the", "and", "for", "in", "on", "de", "la", "des", "du", "für", "und", "der", "y", "to", "at", "a"}
    content = [word for word in words if word.lower() not in small]
    if re.search(r"[a-z]{3}\. [A-Z]", text):  # a sentence ends in it
        return False
    return bool(content) and all(word[:1].isupper() for word in content) and len(words) <= 16
