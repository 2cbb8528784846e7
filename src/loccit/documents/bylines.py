"""Bylines: who signs a piece, apart from the agency, the outlet, the role and the place that stand beside the name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from loccit.documents.lexicon import DESK_WORDS, OUTLET_WORDS, ROLE_WORDS
from loccit.documents.persons import agency, has_given_name, is_person, person
from loccit.record import Name

LABEL = re.compile(
    r"^(?:(?:an?|ein[e]?|une?)\s+)?(?:kommentar|gastkommentar|gastbeitrag|analyse|interview|bericht|reportage|kolumne|essay|"
    r"porträt|leitartikel|análisis|columna|crónica|chronique|tribune|éditorial|commentary|column|essay|review|op-ed)\s+"
    r"(?:von|by|par|por|de)\s+(?=[A-ZÀ-Þ])"
    r"|^(?:(?:story|reported|reporting|written|words|text|analysis|opinion|a\s+column)\s+)?by\b:?\s+"
    r"|^(?:authors?|author\(s\)|reporters?|autore?n?|auteurs?|auteur|autore?i?|autora|door|von|par|por|di|af|av|"
    r"tekst|text|"
    r"avtor|автор|авторы|текст|记者|作者|記者|文|yazar|penulis|oleh)\s*[:：]\s*"
    r"|^(?:von|par|por|door|da|af|av|oleh|autor|autora)\s+(?=[A-ZÀ-ÞŁŚŻČŠŽ])|^(?-i:di\s+(?=[A-ZÀ-Þ]))",
    re.IGNORECASE,
)
_AND = re.compile(r"\s+(?:and|und|et|e|y|i|og|och|en|и|&)\s+", re.IGNORECASE)
_BREAK = re.compile(r"\s*(?:[|•·/]|\s[–—-]\s|;|\s{2,})\s*")
_NOISE = re.compile(
    r"\S+@\S+|@\w+|\bhttps?://\S+|\((?:he|she|they)/\w+\)|\b(?:follow|twitter|facebook|e-?mail|published|updated|posted)\b.*$",
    re.IGNORECASE,
)
# `Jane DoePublished …`: pages run a name and the next label together.
_GLUED = re.compile(r"(?<=[a-zß-ÿ])(?=(?:Published|Updated|Posted|Twitter|Facebook|Follow|Email)\b|\d{1,2} \w+ ago\b)")
_PLACE = re.compile(r"\s+(?:in|at|aus|à|en|em|from)\s+[A-Z][\w .,'’-]+$")
_FOR = re.compile(r"\s+(?:for|with|of|für|pour|para|per)\s+(?:the\s+)?(?P<outlet>[A-Z][\w .&'’-]+)$")
_WITH = re.compile(r"\s+(?:with|avec|mit|con|com|met|med|i)\s+(?P<agency>\S+(?:\s\S+){0,3})$")
_ALSO = re.compile(r",?\s+with\s+(?:additional\s+)?(?:reporting|contributions?|files|research)\b.*$", re.IGNORECASE)


@dataclass(slots=True)
class Byline:
    """What one byline says. `sure` is false where the line can be read in two ways."""

    people: list[Name] = field(default_factory=list)
    agencies: list[str] = field(default_factory=list)
    outlets: list[str] = field(default_factory=list)
    sure: bool = True

    def __bool__(self) -> bool:
        return bool(self.people or self.agencies)


def parse_byline(text: str, context: str = "") -> Byline | None:
    """The byline `text`, with or without its `By`; None where it is none. `context` is the whole article."""
    text = _GLUED.sub(" ", text)
    label = LABEL.match(text)
    rest = _ALSO.sub("", _NOISE.sub("", text[label.end() :] if label else text)).strip(" ,.|·•–—-")
    if not rest or len(rest) > 200:
        return None
    result = Byline()
    for number, part in enumerate(part for part in _BREAK.split(rest) if part.strip()):
        if not _read_part(part.strip(" ,"), result, context, first=number == 0, labelled=bool(label)):
            return None
    return result if result else None


def _read_part(part: str, result: Byline, context: str, *, first: bool, labelled: bool) -> bool:
    """Add one part of a byline, between bars or dots, to `result`. False where it is not of a byline."""
    if name := agency(part):
        result.agencies.append(name)
        return True
    if not first:
        return _read_aside(part, result, context)
    segments, closed = _segments(part)
    for number, segment in enumerate(segments):
        if not _read_segment(
            segment, result, context, first=number == 0, after_and=number > closed, joined=number == closed
        ):
            return False
    # An unlabelled line with a comma may be a list of anything.
    result.sure = result.sure and (labelled or len(segments) <= 1 or closed < len(segments))
    return True


def _segments(part: str) -> tuple[list[str], int]:
    """`A, B and C, Outlet` in its segments, and the number of the last person: the one after `and`."""
    before, *after = _AND.split(part)
    segments = [piece.strip() for piece in before.split(",")]
    closed = len(part)
    for piece in after:
        closed = len([s for s in segments if s])
        segments += [bit.strip() for bit in piece.split(",")]
    return [segment for segment in segments if segment], closed


def _read_segment(segment: str, result: Byline, context: str, *, first: bool, after_and: bool, joined: bool) -> bool:
    """One comma-separated segment: a person, an agency, or the affiliation of the persons before it."""
    if name := agency(segment):
        result.agencies.append(name)
        return True
    if is_person(segment) and not after_and:
        if not first and not joined and len(result.people) == 1 and not has_given_name(segment):
            # `By Jane Doe, Liberty Bell`: a second person, or the outlet of the first? With `and` it is a person.
            result.sure = False
        result.people.append(person(segment, context))
        return True
    if first:
        return _person_and_more(segment, result, context)
    if result.people and (_person_and_more(segment, result, context, alone=False) or is_role(segment)):
        return True
    if result.people and _is_outlet(segment):
        result.outlets.append(segment)
        return True
    return bool(result.people) and len(segment.split()) == 1 and _capitalised(segment)


def _person_and_more(segment: str, result: Byline, context: str, *, alone: bool = True) -> bool:
    """`Jane Doe in Berlin`, `Jane Doe The Associated Press`, `Jane Doe Deputy Editor`, `Jane Doe for the Post`."""
    if (match := _FOR.search(segment)) and is_person(segment[: match.start()]):
        result.people.append(person(segment[: match.start()], context))
        result.outlets.append(match["outlet"])
        return True
    placed = _PLACE.sub("", segment)
    if placed != segment and is_person(placed):
        result.people.append(person(placed, context))
        return True
    if (match := _WITH.search(segment)) and (name := agency(match["agency"])) and is_person(segment[: match.start()]):
        result.agencies.append(name)
        result.people.append(person(segment[: match.start()], context))
        return True
    words = segment.split()
    for cut in _cuts(words):
        head, tail = " ".join(words[:cut]), " ".join(words[cut:])
        if not is_person(head):
            continue
        if name := agency(tail):
            result.agencies.append(name)
        elif tail.split()[0].casefold() == "the" and _capitalised(tail):
            result.outlets.append(tail)
        elif is_role(tail) and not is_role(words[cut - 1]):
            pass
        else:
            continue
        result.people.append(person(head, context))
        return True
    return alone and False


def _cuts(words: list[str]) -> list[int]:
    """Where a name may end in a run of words: before a role's or desk's first word, then from the end backwards."""
    roles = [n for n in range(2, len(words)) if words[n].casefold() in ROLE_WORDS | DESK_WORDS]
    return [*roles, *(n for n in range(len(words) - 1, 1, -1) if n not in roles)]


def _read_aside(part: str, result: Byline, context: str) -> bool:
    """What stands behind a bar or a dot: the outlet, a role, a date's remains, another person."""
    if is_role(part):
        return True
    if is_person(part) and has_given_name(part):
        result.people.append(person(part, context))
    elif _is_outlet(part):
        result.outlets.append(part)
    else:
        return len(part.split()) == 1 and _capitalised(part)
    return True


def is_role(text: str) -> bool:
    """A role: at least half of its words are of roles and desks, and one of them is of a person."""
    words = [word.casefold().strip(".,") for word in re.split(r"[\s/]+", text) if word]
    roles = sum(word in ROLE_WORDS or word.rpartition("-")[2] in ROLE_WORDS for word in words)
    return roles > 0 and 2 * (roles + sum(word in DESK_WORDS for word in words)) >= len(words)


def _is_outlet(text: str) -> bool:
    """The shape of an outlet's name beside a person's; a single word may as well be a town."""
    words = text.split()
    telling = (
        len(words) > 1 or text.casefold() in OUTLET_WORDS or re.search(r"[a-z][A-Z]|^[A-Z]{2,}\d*$", text) is not None
    )
    return telling and len(words) <= 6 and _capitalised(text)


def _capitalised(text: str) -> bool:
    """Every word of weight begins with a capital: the shape of a name of a body."""
    words = [word for word in text.split() if len(word) > 3 or word.casefold() in OUTLET_WORDS]
    return bool(re.match(r"[A-Z0-9À-ÞА-Я]", text)) and all(word[0].isupper() or word[0].isdigit() for word in words)
