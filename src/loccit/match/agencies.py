"""Bodies that issue reports: how texts call them, their full names, and which belongs to which (`bodies.toml`)."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from loccit.match.normalise import fold
from loccit.match.states import is_state
from loccit.match.tables import table


class Agency(NamedTuple):
    """A body: its full name, other ways it is called, and the body it is part of ('' for none)."""

    name: str
    called: tuple[str, ...]
    parent: str = ""


class Office(NamedTuple):
    """An office that many bodies and places have: its name, and a regular expression for what texts write."""

    name: str
    called: str


class Holder(NamedTuple):
    """An office found in a name, the words that name it, and whose it is ('' where the name does not say)."""

    office: Office
    words: str
    owner: str


_INSPECTOR = "Office of Inspector General"
_NO_NAME = (
    "And|But|On|In|The|A|An|At|As|By|For|From|That|This|Its|It|According|When|While|After|Since|He|She|They|We|State"
    "|City|County|Former|Then|If|See"
)
"""Capitalised words that begin a sentence, or a title, and no name."""
_PLACE = (
    rf"(?!(?:{_NO_NAME})\b(?! of [A-Z]))(?:(?:City|County|State|Province|Town) (?:and County )?of )?"
    r"[A-Z][\w.’'-]+(?: [A-Z][\w.’-]+){0,3}?"
)
_GENERAL = (
    rf"(?!(?:{_NO_NAME})\b)"
    r"(?:[A-Z][\w’'.-]+ (?:(?:of|for|and) (?:the )?)?){1,6}?"
    r"(?:Department|Office|Bureau|Agency|Administration|Commission|Institute|Center|Centre|Council|Committee|University|Foundation"
    r"|Association|Board|Union|Fund|Authority|Ministry|College|School|Network|Project|Auditor|Comptroller|Coalition"
    r"|Inspectorate|Court|Parliament|Watch|Conference)\b"
    r"(?: (?:of|for|on) (?:the )?[A-Z][\w’'-]+(?:(?: (?:and|of|the))* [A-Z][\w’'-]+){0,4})?"
)  # fmt: skip


@cache
def agencies() -> tuple[Agency, ...]:
    """The bodies of `bodies.toml`."""
    return tuple(Agency(row["name"], tuple(row["called"]), row.get("parent", "")) for row in table("bodies")["body"])


@cache
def offices() -> tuple[Office, ...]:
    """The offices of `bodies.toml`, those with the longer names first where one holds the other."""
    return tuple(Office(row["name"], "|".join(row["called"])) for row in table("bodies")["office"])


@cache
def pattern() -> str:
    """A regular expression (without groups) for one body as running text calls it."""
    names = {call for agency in agencies() for call in (agency.name, *agency.called)}
    known = "|".join(re.escape(name).replace("'", "[’']") for name in sorted(names, key=len, reverse=True))
    owned = rf"(?:U\.S\. )?(?:{known})(?:[’']s?)?\b"
    office = "|".join(office.called for office in offices())
    inspector = rf"(?:{offices()[0].called}|OIG|IG)(?:[’']s [Oo]ffice)?"
    owner = rf"(?:(?:U\.S\. )?(?:{known})|{_PLACE})"
    held = (
        rf"(?:{owned},? )?{inspector}(?: (?:of|for|at) (?:the )?(?:U\.S\. )?(?:{known}))?\b"
        rf"|{owner}(?:[’']s?)?,? (?:{office}|OIG)(?:[’']s [Oo]ffice)?\b"
        rf"|(?:{office})(?:[’']s [Oo]ffice)? (?:of|for) (?:the )?{owner}\b"
    )
    return rf"(?:{held}|{owned}|(?:U\.S\. )?{_GENERAL})"


def full_name(call: str) -> str:
    """The full name of a body as a text calls it; the call itself where it is not known. ('' for a bare `IG`.)"""
    call = _plain(call)
    if name := _by_call().get(call.removeprefix("U.S. "), _by_call().get(call, "")):
        return name
    held = _held(call)
    if held is None:
        return call
    if not held.owner:
        return "" if held.office.name == _INSPECTOR else held.words
    owner = full_name(held.owner)
    if held.office.name == _INSPECTOR:
        return f"{owner}, {_INSPECTOR}"
    title = re.sub(r"^(?:Office of (?:the )?|Department of Justice, Office of the )|[’']s.*$", "", held.words)
    return f"{owner} {' '.join(_capitalised(word) for word in title.split())}"


def short_names(name: str) -> tuple[str, ...]:
    """What else the body of that full name is called."""
    full = full_name(name)
    return next((agency.called for agency in agencies() if agency.name == full), ())


def is_named(name: str, text: str) -> bool:
    """Whether `text` speaks of the body of that name: by a name of it or of its owner, or by all words of either."""
    words, _ = _key(name)
    held = _held(full_name(name))
    owner = full_name(held.owner) if held and held.owner else full_name(name)
    said = set(fold(text).split())
    if words and words <= said:
        return True
    return any(re.search(rf"\b{re.escape(call)}\b", text) for call in (owner, *short_names(owner)))


def one_body(a: str, b: str) -> bool:
    """Both names (of any notation) mean the same body."""
    return bool(a and b) and _key(a) == _key(b)


def within(part: str, whole: str) -> bool:
    """`part` is `whole`, or stands under it."""
    if one_body(part, whole):
        return True
    parents = {_key(agency.name): agency.parent for agency in agencies()}
    parent = parents.get(_key(part), "")
    return bool(parent) and one_body(parent, whole)


def _held(call: str) -> Holder | None:
    """The office that a name ends or begins with, and whose it is: the longest of those that are found."""
    found: Holder | None = None
    for office, compiled in _office_patterns():
        match = compiled.search(call)
        if match and (found is None or len(match[0]) > len(found.words)):
            behind = re.sub(r"^ (?:of|for|at) (?:the )?", "", call[match.end() :])
            before = re.sub(r"^Office of (?:the )?", "", call[: match.start()])
            owner = _plain(f"{before} {behind}".strip(" ,"))
            found = Holder(office, match[0], owner)
    return found


@cache
def _office_patterns() -> tuple[tuple[Office, re.Pattern[str]], ...]:
    ending = r"(?:[’']s [Oo]ffice)?\b"
    return tuple(
        (office, re.compile(rf"\b(?:{office.called}{'|OIG|IG' if office.name == _INSPECTOR else ''}){ending}"))
        for office in offices()
    )


def _capitalised(word: str) -> str:
    return word if word == "of" else word[:1].upper() + word[1:]


def _plain(call: str) -> str:
    """Without `the`, the genitive's end, and a comma."""
    call = " ".join(call.replace("’", "'").split()).strip(" ,")
    return re.sub(r"'s?$", "", re.sub(r"^[Tt]he ", "", call)).strip(" ,")


_IDLE = frozenset("u s us the of office state".split())
"""Words that names of one body have or have not: `Office of the New York State Comptroller`."""


@cache
def _key(name: str) -> tuple[frozenset[str], str]:
    """(the words of its name or its owner's, its office): what names of one body share in any notation."""
    plain = _plain(name)
    known = full_name(plain)
    held = _held(known)
    if held is None or known in _by_call().values():
        return frozenset(fold(known).split()) - {"u", "s", "us", "the"}, ""
    owner = fold(full_name(held.owner)) if held.owner else ""
    if held.office.name == "Attorney General":  # a state's attorney general heads its department of justice
        owner = owner.removesuffix("department of justice")
    if level := re.match(r"(?i)(?:office of the )?(city|county) ", held.words):  # `New York` + `City Comptroller`
        owner += f" {level[1].lower()}"
    city = owner.removeprefix("city of ").removesuffix(" city")
    if city != owner:  # the City of Chicago is Chicago, but the City of New York is not New York
        owner = f"{city} city" if is_state(city) else city
    return frozenset(owner.split()) - _IDLE, held.office.name


@cache
def _by_call() -> dict[str, str]:
    return {
        call.replace("’", "'"): agency.name
        for agency in agencies()
        for call in (agency.name.removeprefix("U.S. "), agency.name, *agency.called)
    }
