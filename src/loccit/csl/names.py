"""Name data: CSL-JSON names, and the particles and suffixes written into their fields.

CSL 1.0.2, Names and Name Particles; the CSL-JSON schema's name-variable.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from . import richtext


class Name(NamedTuple):
    """One name, its parts as marked text. `literal` alone is a name without parts (an institution)."""

    family: str = ""
    given: str = ""
    dropping: str = ""
    particle: str = ""  # the non-dropping one; ends without a space where it is joined ("al-")
    suffix: str = ""
    comma_suffix: bool = False
    literal: str = ""
    static: bool = False  # always family first, without a comma
    latin: bool = True  # a script with given names first


OTHERS = Name(literal="others")
"""Ends a list that its source cut short (`and others` of BibTeX, as pandoc too hands it on): printed as et al."""

_WORD = re.compile(r"(['’‘]?)([^\W\d_][\w.]*)(\s+|-|['’]\s*)")
# Scripts whose names are family first, written without a space (CSL 1.0.2, Name-part Order)
FAMILY_FIRST = re.compile("[\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]")


def parse_names(value: Any) -> tuple[Name, ...]:
    """The names of a CSL-JSON name variable; what is not a name is left out."""
    entries = value if isinstance(value, list) else [value]
    names = (parse_name(entry) for entry in entries)
    return tuple(name for name in names if name is not None)


def parse_name(entry: Any) -> Name | None:
    """One CSL-JSON name, or None where it is empty."""
    if isinstance(entry, str):
        entry = {"literal": entry}
    if not isinstance(entry, dict):
        return None
    part = {key: _text(entry.get(key)) for key in _KEYS}
    if part["literal"] and not part["family"]:
        return Name(literal=richtext.parse(part["literal"]))
    if not part["family"] and not part["given"]:
        return None
    if not part["family"]:
        return Name(literal=richtext.parse(part["given"]))
    comma = bool(entry.get("comma-suffix"))
    if not part["suffix"]:
        part["given"], part["suffix"], comma = _split_suffix(part["given"], comma)
    if entry.get("parse-names", True) not in (False, 0, "false"):
        _split_particles(part)
    latin = not FAMILY_FIRST.search(part["family"])
    texts = {key: richtext.parse(part[key]) for key in _KEYS}
    return Name(
        texts["family"],
        texts["given"],
        texts["dropping-particle"],
        texts["non-dropping-particle"],
        texts["suffix"],
        comma,
        "",
        entry.get("static-ordering") in (True, 1, "true"),
        latin,
    )


_KEYS = ("family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal")


def _text(value: Any) -> str:
    return re.sub(r"[ \t\r\n]+", " ", str(value)).strip() if isinstance(value, str | int | float) else ""


def _split_suffix(given: str, comma: bool) -> tuple[str, str, bool]:
    """`John, III` -> `John` and `III`; an exclamation mark after the comma keeps it (`John,! Jr.`)."""
    head, separator, suffix = given.partition(",")
    if not separator:
        return given, "", comma
    forced = suffix.startswith("!")
    return head.strip(), suffix.lstrip("!").strip(), comma or forced


def _split_particles(part: dict[str, str]) -> None:
    """Lower-case words before the family name are its non-dropping, after the given name dropping particles."""
    family = part["family"]
    if family[:1] in '"“' and family[-1:] in '"”' and len(family) > 2:
        part["family"] = family[1:-1]  # quotation marks say: take the name as it is
        return
    if not part["non-dropping-particle"] and not part["dropping-particle"]:
        part["non-dropping-particle"], part["family"] = _leading(family)
    if not part["dropping-particle"]:
        part["given"], part["dropping-particle"] = _trailing(part["given"])


def _leading(family: str) -> tuple[str, str]:
    end = 0
    while (found := _WORD.match(family, end)) and found[2][0].islower():
        end = found.end()
    rest = family[end:]
    if not end or not rest or rest[0].islower():
        return "", family
    particle = family[:end]
    return particle if re.search(r"['’]\s", particle[-2:]) else particle.rstrip(), rest


def _trailing(given: str) -> tuple[str, str]:
    words = given.split(" ")
    start = len(words)
    while start > 1 and words[start - 1][:2].lstrip("'’")[:1].islower() and not _initial(words[start - 1]):
        start -= 1
    return " ".join(words[:start]), " ".join(words[start:])


def _initial(word: str) -> bool:
    return len(word) == 2 and word[1] == "." and word not in ("v.", "z.")
