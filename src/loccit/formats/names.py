"""Names as tagged formats write them: `Family, Given, Suffix`, `Given Family`, or a body."""

from __future__ import annotations

import re
from functools import lru_cache

from loccit.record import Name

_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|[IV]{1,4}|(?:2nd|3rd|4th)", re.IGNORECASE)
_SUFFIX_AT_END = re.compile(r"(.+?),? ((?:Jr|Sr)\.?|II|III|IV)")
_PARTICLE = re.compile(r"((?:[a-zß-öø-ÿ'’]+[ ]+|[dlD]['’](?=[A-ZÀ-Þ]))+)(?=\S)")
_TRAILING = re.compile(
    r"(.*?\S) ((?:d|da|dal|de|degli|dei|del|della|den|der|di|do|dos|du|la|le|ten|ter|van|vom|von|zu|zum|zur|und)"
    r"(?: [a-z]+)*)"
)
_ORGANISATION = re.compile(
    r"\b(?:academ|admin|agenc|alliance|archiv|army|assembl|assoc|authorit|bank|board|bureau|cent(?:er|re)|church|"
    r"city|clinic|club|coalition|college|commission|committee|commonwealth|compan|conference|consort|cooperat|"
    r"corp\b|council|county|court|customs|department|dept|division|embassy|enforcement|federa|force|forum|"
    r"foundation|fund\b|gmbh|government|group|guard|health|hospital|house|inc\b|initiative|institut|international|"
    r"lab(?:oratory|s)?\b|law|league|library|limited|llc|llp|ltd|media|minist|museum|nation|network|news|office|"
    r"organi[sz]ation|parliament|partner|patrol|police|post|press|program|project|publish|radio|research|rights|"
    r"school|secretar|senate|service|sheriff|societ|staff|state|studio|study|system|task|team|times|trust|union|"
    r"universit|watch|world|working)",
    re.IGNORECASE,
)
_CONNECTIVE = re.compile(r"[&/\d:()]|\b(?:of|and|for|the|on|in|und|für|et|des|y)\b")
_INITIAL = re.compile(r"\b[A-ZÀ-Þ]\.")


@lru_cache(maxsize=4096)
def read_name(text: str) -> Name:
    """`Family, Given[, Suffix]`; without a comma the name is kept whole as a literal (RIS specification: AU)."""
    text = " ".join(text.split()).strip(" ,;")
    if ",," in text:
        return Name(literal=text.replace(",,", ",", 1))
    family, comma, rest = text.partition(",")
    if not comma or not family:
        return Name(literal=text)
    given, _, suffix = (part.strip() for part in rest.partition(","))
    if not given and suffix:
        given, suffix = suffix, ""
    if suffix and not _SUFFIX.fullmatch(suffix):
        if _SUFFIX.fullmatch(given):  # BibTeX's order: Family, Jr., Given
            given, suffix = suffix, given
        elif "," in suffix or len(suffix) > 12:
            return Name(literal=text)
    if is_organisation(family) and (is_organisation(given) or " " in family):
        return Name(literal=text)
    return person(family, given, suffix)


def person(family: str, given: str, suffix: str = "") -> Name:
    """A person of these parts: small words before the family name and after the given name are particles.

    A suffix at the end of the family name (`King Jr`) is taken for one.
    """
    if not suffix and (match := _SUFFIX_AT_END.fullmatch(family)):
        family, suffix = match.groups()
    if not given:
        return Name(family=family, suffix=suffix)
    particle = dropping = ""
    if family[:1].islower() or family[1:2] in ("'", "’"):
        match = _PARTICLE.match(family)
        if match and match.end() < len(family):
            particle, family = match[1].rstrip(" "), family[match.end() :]
    if given[-1:].islower() and (match := _TRAILING.fullmatch(given)):
        given, dropping = match.groups()
    return Name(family, given, suffix, dropping, particle)


def read_natural(text: str) -> Name:
    """`Given Middle Family`, as prose orders a name; a body stays a literal, and so does a single word."""
    text = " ".join(text.split()).strip(" ,;")
    if "," in text:
        return read_name(text)
    if is_organisation(text) or " " not in text:
        return Name(literal=text)
    words = text.split(" ")
    suffix = words.pop() if len(words) > 2 and _SUFFIX.fullmatch(words[-1]) else ""
    start = len(words) - 1
    while start > 1 and words[start - 1][:1].islower():
        start -= 1
    return person(" ".join(words[start:]), " ".join(words[:start]), suffix)


def is_organisation(text: str) -> bool:
    """Whether a word in `text` says that it names a body, not a person."""
    return bool(_ORGANISATION.search(text) or _CONNECTIVE.search(text))


def settle(names: list[Name]) -> tuple[Name, ...]:
    """Names written without a comma are read as persons where the others speak for it.

    Formats that want `Family, Given` hold bodies without a comma; but some exporters write all names in reading
    order. A name with an initial is a person's; without, two or more names and none with a comma are persons' too,
    where each is of two to four words that name no body. A single `Human Rights Watch` stays a body.
    """
    bare = [name for name in names if name.literal]
    if not bare or (len(bare) == 1 and not _INITIAL.search(bare[0].literal)):
        return tuple(names)
    together = len(bare) == len(names) > 1 and all(_may_be_person(name.literal) for name in names)
    return tuple(
        read_natural(name.literal)
        if name.literal and _may_be_person(name.literal) and (together or _INITIAL.search(name.literal))
        else name
        for name in names
    )


def _may_be_person(text: str) -> bool:
    words = text.split(" ")
    return 2 <= len(words) <= 4 and not is_organisation(text) and all(word[:1].isalpha() for word in words)


def inverted(name: Name) -> str:
    """`particle Family, Given dropping-particle, Suffix`; a body as it is.

    A body whose own comma would make it a person is written with two (`University of California,, Irvine`), as
    EndNote has it.
    """
    if name.literal:
        return name.literal if read_name(name.literal).literal == name.literal else name.literal.replace(",", ",,", 1)
    particle = name.non_dropping_particle
    glue = "" if particle.endswith(("'", "’")) else " "
    family = f"{particle}{glue}{name.family}".strip()
    given = f"{name.given} {name.dropping_particle}".strip()
    return ", ".join(part for part in (family, given, name.suffix) if part)
