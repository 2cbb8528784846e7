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
_BODY_BEGINNINGS = tuple(
    """academ administrat agenc associat authorit clinic coalition commission committe commonwealth conferen congress
    consort cooperat corporat department enforcement federa foundation gesellschaft governm hochschul hospital
    immigration initiative institut internation laborator librar limited ministeri ministr organisation organization
    parliament partnership publish secretar societ universi""".split()
)
"""How words begin that only bodies have in their names; none begins a family name."""

_BODY_WORDS = frozenset(
    """agency alliance archive archives army assembly assn assoc bank board bureau center centre church city clinic
    club co college company corp council county court customs dept division embassy force forces forum fund gmbh
    government group guard house inc lab labs law laws league library llc llp ltd media ministry museum nation national
    nations network news newspaper office patrol police policy press program programme project publishers radio research
    rights school senate service services sheriff society staff state states studio studios study system systems task
    team times trust union unit watch workshop world""".split()
)
_CONNECTIVES = frozenset("of and for the on in und für et des".split())
_ODD = re.compile(r"[&/:()0-9]")
_PLAIN = re.compile(r"([^\W\d_a-z][^\W\d_]+), ([A-ZÀ-Þ][\w.-]*(?: [A-ZÀ-Þ][\w.-]*)?)")
"""A family name of one word and given names that hold no particle: most names, and nothing else can be meant."""

_INITIAL = re.compile(r"\b[A-ZÀ-Þ]\.")


@lru_cache(maxsize=4096)
def read_name(text: str) -> Name:
    """`Family, Given[, Suffix]`; without a comma the name is kept whole as a literal (RIS specification: AU)."""
    if plain := _PLAIN.fullmatch(text):
        return Name(plain[1], plain[2])
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
    if (" " in family or " " in given) and is_organisation(family) and (" " in family or is_organisation(given)):
        return Name(literal=text)
    return person(family, given, suffix)


def person(family: str, given: str, suffix: str = "") -> Name:
    """A person of these parts: small words before the family name and after the given name are particles.

    A suffix at the end of the family name (`King Jr`) is taken for one.
    """
    if not suffix and " " in family and (match := _SUFFIX_AT_END.fullmatch(family)):
        family, suffix = match.groups()
    if not given:
        return Name(family=family, suffix=suffix)
    particle = dropping = ""
    if family[:1].islower() or family[1:2] in ("'", "’"):
        match = _PARTICLE.match(family)
        if match and match.end() < len(family):
            particle, family = match[1].rstrip(" "), family[match.end() :]
    if " " in given and given[-1:].islower() and (match := _TRAILING.fullmatch(given)):
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
    """Whether a word or sign in `text` says that it names a body, not a person."""
    for word in text.lower().replace("-", " ").split():
        word = word.strip(".,")
        if word in _BODY_WORDS or word in _CONNECTIVES or word.startswith(_BODY_BEGINNINGS):
            return True
    return _ODD.search(text) is not None


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
