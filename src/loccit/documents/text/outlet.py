"""Which outlet published it: concluded from what its own page says of itself, where two independent signs agree."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loccit.documents.lexicon import NON_NAME_WORDS
from loccit.documents.persons import agency
from loccit.documents.text import notes
from loccit.documents.text.captions import caption_credit
from loccit.documents.text.datelines import opening
from loccit.documents.text.finding import Finding
from loccit.documents.text.lines import Line

_NAME = r"(?P<name>(?:[Tt]he\s)?[A-ZÀ-Þ0-9][\w&-]*(?:\.\w+)*(?:\s(?:of\s|the\s|&\s)?[A-ZÀ-Þ0-9][\w&-]*(?:\.\w+)*){0,4})"
_POSSESSIVE = r"(?:’s|'s|’|')?"
# What a page says of its own publication. Never 'reported by', 'according to', 'told': those name others as well.
_OWN = tuple(
    re.compile(pattern)
    for pattern in (
        rf"[Ff]ollow {_NAME}(?:\s+on\b|\s*:)",
        rf"[Ss]tay (?:informed|connected|up to date) with {_NAME}",
        rf"(?:[Ss]ubscribe|[Ss]ubscribing|[Ss]ubscription) to {_NAME}",
        rf"(?:[Nn]ewsletters?|[Ee]-?mails?|[Uu]pdates|[Aa]lerts) from {_NAME}",
        rf"[Aa]dd {_NAME} as a [Pp]referred",
        rf"[Mm]ore (?:from|on|at) {_NAME}$",
        rf"[Ii]f you get {_NAME} from",
        rf"{_NAME}{_POSSESSIVE} (?:Terms|Privacy|Journalistic|[Nn]ewsletter|[Cc]ommunity [Gg]uidelines|[Ee]ditorial|"
        rf"[Ww]hats[Aa]pp|[Aa]pp\b)",
        rf"(?i:get|download) (?i:the) {_NAME} (?i:app)\b",
        rf"[Aa]bout {_NAME}$",
        rf"[Ss]upport {_NAME}(?:$|[.,!]| today| by)",
        rf"[Aa]ppeared (?:first )?(?:on|in) {_NAME}\.?$",
        rf"(?:[Oo]riginally|[Ff]irst) published (?:by|in|on|at) {_NAME}",
        rf"(?:©|[Cc]opyright)\s*(?:©\s*)?(?:\d{{4}}\s*)?{_NAME}",
    )
)
_ENOUGH = 2
_KEEP_NUMBER = 40


def find_outlet(lines: list[Line]) -> Finding | None:
    """The outlet: likely where two different signs of its own page agree, a guess where there is one."""
    signs: dict[str, set[str]] = {}
    first: dict[str, tuple[Line, str]] = {}
    for line, sign, name in _signs(lines):
        if key := _key(name):
            signs.setdefault(key, set()).add(sign)
            first.setdefault(key, (line, name))
    if not signs:
        return _of_reporting(lines)
    best, *others = sorted(signs, key=lambda key: -len(signs[key]))
    line, name = first[best]
    name = _as_written(name, lines)
    alone = not others or len(signs[others[0]]) < len(signs[best])
    sure = alone and len(signs[best]) >= _ENOUGH
    return Finding("container-title", name, "what the page says of itself", line, "likely" if sure else "guess")


def _signs(lines: list[Line]) -> Iterator[tuple[Line, str, str]]:
    """(line, kind of sign, name): each kind counts once for a name."""
    body = "\n".join(line.head for line in lines if line.kind == "body")
    found: list[str] = []
    for number, line in enumerate(lines):
        if name := notes.self_description(line.text):
            yield line, "self-description", name
            yield line, "boilerplate", name
        if line.kind in ("body", "title", "heading", "deck"):
            continue
        for position, pattern in enumerate(_OWN):
            for match in list(pattern.finditer(line.head))[:2]:
                name = match["name"].strip(" .")
                if agency(name):
                    continue
                found.append(name)
                yield line, f"furniture {position}", name
                if position == 0 and _social_below(lines, number):
                    yield line, "list of its accounts", name
    for name in dict.fromkeys(found[:_KEEP_NUMBER]):
        yield from _echoes(name, lines, body)


def _social_below(lines: list[Line], number: int) -> bool:
    """`Follow Daily Sample:` above a list of networks: only a page's own publication is followed so."""
    return sum(line.kind == "navigation" for line in lines[number + 1 : number + 4]) >= 2


def _echoes(name: str, lines: list[Line], body: str) -> Iterator[tuple[Line, str, str]]:
    """The outlet named by its furniture is named again: as who was told something, or as whose picture it is."""
    bare = re.escape(re.sub(r"^[Tt]he\s", "", name))
    line = next(line for line in lines if name in line.head)
    if re.search(
        rf"\b(?:told|tells|with|to) (?:the )?{bare}\b|^(?:The )?{bare} \w+ed\b", body, re.IGNORECASE | re.MULTILINE
    ):
        yield line, "body", name
    if any(
        line.kind == "caption" and caption_credit(line.text).casefold().split("/")[-1].strip() == _key(name)
        for line in lines
    ):
        yield line, "credit", name


def _of_reporting(lines: list[Line]) -> Finding | None:
    """Who asked for comment: usually the outlet itself, but the text may be a reprint, so a guess."""
    pattern = re.compile(rf"respond\w* to (?:a )?{_NAME}{_POSSESSIVE} (?:request|inquir|question)")
    for line in lines:
        if line.kind == "body" and (match := pattern.search(line.head)):
            name = re.sub(r"(?:’s|'s)$", "", match["name"])
            return Finding("container-title", name, "asked for comment", line, "guess", match[0])
    for line in [line for line in lines if line.kind == "body"][:2]:
        if (first := opening(line.text)) and (name := agency(first.source)):
            return Finding("container-title", name, "dateline of an agency, which may be reprinted", line, "guess")
    return None


def _key(name: str) -> str:
    words = re.sub(r"^the\s", "", name.casefold()).strip(" .").removesuffix("’s").removesuffix("'s")
    known = [word for word in words.split() if word not in NON_NAME_WORDS and not word.isdigit()]
    return words if known and len(words) > 2 else ""


def _as_written(name: str, lines: list[Line]) -> str:
    """A name in capitals (`GET THE SAMPLE NEWS APP`) as the other lines write it."""
    name = re.sub(r"(?:’s|'s)$", "", name)
    if not name.isupper() or len(name) < 5:
        return name
    pattern = re.compile(rf"\b{re.escape(name)}\b", re.IGNORECASE)
    for line in lines:
        for match in pattern.finditer(line.head):
            if not match[0].isupper() and match[0].istitle():
                return match[0]
    return name
