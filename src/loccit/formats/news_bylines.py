"""Bylines of news databases (`By ROBIN SAMPLE and Alex Muster, STAFF WRITERS`) to names, roles and papers left out."""

from __future__ import annotations

import re

from loccit.formats.names import is_organisation, read_name, read_natural
from loccit.record import Name

_LABEL = re.compile(r"(?:(?:written|reported|story|text) )?(?:by|von|par|por|door)\b[:\s]*", re.IGNORECASE)
_AND = re.compile(r"\s+(?:and|und|et|y|e|en|with|avec|mit|&|\+)\s+|\s*(?:[;|/•·]|\s[–—-]{1,2}\s)\s*")
_NOISE = re.compile(
    r"[^\s;,<>()]+@[^\s;,<>()]+|\([^()]{0,60}\)|@\w+|[*†‡]+|(?<=[A-Za-zß-ÿ.]) ?\d\b|https?://\S+|"
    r"\(?\b\d{3}[) .-]+\d{3}[ .-]\d{4}\b"
)
_INSIDE = re.compile(r"@\S+\s*\(([^()@]{3,60})\)")
"""`rroe@example.org (Ann Roe)`: a feed's way to name its author."""

_HELPERS = re.compile(
    r"[;,.(]*\s*[^;.]{0,80}\b(?:contribut(?:ed|ing)|additional reporting|compiled by|"
    r"translated by|photo(?:s|graphs?|graphy)? by|illustrations? by)\b.*",
    re.IGNORECASE,
)
"""`; Alex Muster contributed reporting`: who helped does not sign."""

_ASIDE = re.compile(r"\s+(?:of|for|in|at|from|special to|as told to)\s+(?:the\s+)?\S.*|(?<=[a-zß-ÿA-Z])Special to .*")
_ROLE_WORDS = frozenset(
    """writer writers reporter reporters editor editors correspondent correspondents columnist columnists staff
    contributor contributors contributing critic critics bureau chief freelance special senior associate assistant
    managing photographer producer journalist analyst redaktion redakteur redakteurin korrespondent korrespondentin
    journaliste correspondant correspondante envoyé envoyée redactor redactora corresponsal giornalista inviato
    verslaggever redacteur host anchor""".split()
)
"""Words of roles; a segment with one of them, and no name before it, says what somebody is, not who."""

_PAPERS = frozenset(
    """gazette herald tribune post journal chronicle star sun register courier dispatch observer sentinel examiner
    globe mail telegraph mirror bulletin record leader independent argus standard county daily city""".split()
)
"""Words of the names of papers, which may stand between a name and its role."""

_NOBODY = frozenset(
    ("anonymous", "anon", "no author", "no byline", "n/a", "unknown", "not available", "staff", "staff report",
     "staff reports", "staff and wire reports", "from staff reports", "from staff and wire reports", "wire reports",
     "from wire reports", "wire services", "staff writer", "none")
)  # fmt: skip
_FULL_STOP = re.compile(r"(?<=\w\w)\.$|^\.+$")
"""At the end of a sentence, not of an initial."""

_LONGEST = 600
"""Characters of a byline: what is longer is none."""

_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV", re.IGNORECASE)


def read_byline(text: str, *, inverted: bool = False) -> tuple[list[Name], bool]:
    """The names in a byline, and whether everything in it was understood.

    `inverted`: the source writes `Family, Given; Family, Given`, so that a comma inside a part belongs to the name.
    """
    if len(text) > _LONGEST:
        return [], False
    if inside := _INSIDE.search(text):
        text = inside[1]
    text = _HELPERS.sub("", text)
    text = _FULL_STOP.sub("", " ".join(_NOISE.sub(" ", text).split()).strip(" ,;"))
    text = _LABEL.sub("", text, count=1) if _LABEL.match(text) else text
    if text.casefold().strip(" .") in _NOBODY:
        return [], True
    names: list[Name] = []
    sure = True
    for part in _AND.split(text):
        part = (
            _FULL_STOP.sub("", part.strip(" ,")) if part and not part.strip()[:1].isdigit() else ""
        )  # `1 Sample University`
        if part and inverted and _is_inverted(part):
            names.append(read_name(" ".join(map(_cased, part.split())) if part.isupper() else part))
        elif part:
            sure = _read_part(part, names) and sure
    return names, sure


def is_labelled(text: str) -> bool:
    """Whether a byline says that it is one: `By Robin Sample`."""
    return _LABEL.match(text) is not None


def looks_like_byline(text: str) -> bool:
    """Whether a line without a label is a byline: it says `By`, or holds nothing but names of persons."""
    if len(text) > 120:
        return False
    names, sure = read_byline(text)
    if _LABEL.match(text) and names:
        return True
    return bool(names) and sure and all(name.family for name in names)


def _is_inverted(part: str) -> bool:
    """`Sample, Robin M`, `van Beispiel, Jan`, not `Robin Sample, Staff Writer`."""
    family, comma, given = part.partition(",")
    return bool(comma) and not _has_role(given) and not is_organisation(given) and len(family.split()) <= 4


def _read_part(part: str, names: list[Name]) -> bool:
    """Adds the names of one part between `and`s; False where something in it is neither name, role nor affiliation."""
    sure = True
    for number, segment in enumerate(segment.strip() for segment in part.split(",")):
        if not segment or (_SUFFIX.fullmatch(segment) and number):
            if segment and names and names[-1].family:
                names[-1] = names[-1]._replace(suffix=segment)
        elif name := _person(segment.strip(" ."), first=number == 0):
            names.append(name)
        elif not names and number == 0 and (body := _body(segment)):
            names.append(body)
        elif not (_has_role(segment) or is_organisation(segment) or names):
            sure = False
    return sure


def _person(segment: str, *, first: bool) -> Name | None:
    """The person a segment names, without the role or the paper behind the name.

    Behind a comma, `Sample Post Staff Writer` is where the person before it works.
    """
    words = _ASIDE.sub("", segment).split()
    roles = [number for number, word in enumerate(words) if word.casefold().strip(".") in _ROLE_WORDS]
    if roles:
        words = words[: roles[0]]
        if not first and words and _is_paper(words[-1]):
            return None
        while len(words) > 2 and _is_paper(words[-1]):  # `Robin Sample Gazette Staff Writer`
            words.pop()
    if not 2 <= len(words) <= 5 or is_organisation(" ".join(words)):
        return None
    if not all(re.match(r"[^\W\d_]", word) for word in words) or not (words[0][0].isupper() and words[-1][0].isupper()):
        return None
    name = read_natural(" ".join(_cased(word) for word in words))
    return name if name.family else None


def _is_paper(word: str) -> bool:
    return word.casefold() in _PAPERS or is_organisation(word)


def _body(segment: str) -> Name | None:
    """An agency, a paper, a board that signs: as it calls itself, without the article."""
    if segment.casefold() in _NOBODY or (_has_role(segment) and not is_organisation(segment)):
        return None
    text = re.sub(r"^(?:the|from)\s+", "", segment, flags=re.IGNORECASE)
    return Name(literal=text) if text and text[0].isupper() else None


def _has_role(text: str) -> bool:
    return any(word.casefold().strip(".") in _ROLE_WORDS for word in re.split(r"[\s/-]+", text))


def _cased(word: str) -> str:
    """A word in capitals as names are written: `O'SAMPLE-MCMUSTER` is `O'Sample-McMuster`; initials stay."""
    if not word.isupper() or len(word.strip(".")) < 3 or "." in word[:-1]:
        return word
    small = re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), word)
    return re.sub(r"\bMc([a-z])", lambda part: "Mc" + part[1].upper(), small)
