"""CSL-JSON items, checked once and prepared as they are asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from loccit.errors import Problem

from . import richtext
from .dates import Date, parse_date
from .names import Name, parse_names

NAME_VARIABLES = frozenset(
    "author chair collection-editor compiler composer container-author contributor curator director editor "
    "editor-translator editorial-director editortranslator executive-producer guest host illustrator interviewer "
    "narrator organizer original-author performer producer recipient reviewed-author script-writer "
    "series-creator translator".split()
)
DATE_VARIABLES = frozenset("accessed available-date event-date issued original-date submitted".split())
NUMBER_VARIABLES = frozenset(
    "chapter-number citation-number collection-number edition first-reference-note-number issue locator number "
    "number-of-pages number-of-volumes page page-first part part-number printing printing-number section "
    "supplement supplement-number version volume volume-number".split()
)
TYPES = frozenset(
    "article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection "
    "dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case "
    "legislation manuscript map motion_picture musical_score pamphlet paper-conference patent performance "
    "periodical personal_communication post post-weblog regulation report review review-book software song speech "
    "standard thesis treaty webpage".split()
)
# Short forms, and the other names under which they are found
_SHORT = {"title": ("title-short", "shortTitle"), "container-title": ("container-title-short", "journalAbbreviation")}
_ALIASES = {
    "title-short": ("shortTitle",),
    "container-title-short": ("journalAbbreviation",),
    "event": ("event-title",),
    "event-title": ("event",),
    "DOI": ("doi",),
    "URL": ("url",),
}
_NOTE_LINE = re.compile(r"^\s*([A-Za-z][A-Za-z_ -]*?)\s*:\s*(\S.*?)\s*$")
_NOTE_BRACE = re.compile(r"\{:([-_A-Za-z]+):\s*([^}]*)\}")
Abbreviations = dict[str, dict[str, str]]  # variable -> long -> short


class Item:
    """One bibliographic item. Values are parsed when a style first asks for them."""

    __slots__ = ("_dates", "_names", "_texts", "abbreviations", "data", "id", "lang", "type")

    def __init__(self, id: str, data: dict[str, Any], abbreviations: Abbreviations | None = None) -> None:  # noqa: A002
        self.id, self.data = id, data
        self.type = str(data.get("type") or "")
        self.lang = str(data.get("language") or "")
        self.abbreviations = abbreviations or {}
        self._texts: dict[str, str] = {}
        self._names: dict[str, tuple[Name, ...]] = {}
        self._dates: dict[str, Date | None] = {}

    def text(self, variable: str) -> str:
        """A variable's marked text, empty where there is none."""
        found = self._texts.get(variable)
        if found is None:
            found = self._texts[variable] = self._prepare(variable)
        return found

    def _prepare(self, variable: str) -> str:
        raw = plain(self.data.get(variable))
        if not raw and variable in _ALIASES:
            raw = next((text for name in _ALIASES[variable] if (text := plain(self.data.get(name)))), "")
        if not raw and variable == "page-first" and (page := plain(self.data.get("page"))):
            raw = re.split(r"\s*(?:[-–—,&]|\band\b)", page)[0]
        return richtext.parse(raw) if raw else ""

    def short(self, variable: str) -> str:
        """The short form of a variable, else the long one (CSL 1.0.2, Text)."""
        for name in _SHORT.get(variable, (f"{variable}-short",)):
            if text := self.text(name):
                return text
        if short := self.abbreviations.get(variable, {}).get(plain(self.data.get(variable))):
            return richtext.parse(short)
        return self.text(variable)

    def names(self, variable: str) -> tuple[Name, ...]:
        """A name variable's names."""
        found = self._names.get(variable)
        if found is None:
            value = self.data.get(variable)
            found = self._names[variable] = parse_names(value) if value else ()
        return found

    def date(self, variable: str) -> Date | None:
        """A date variable's date."""
        if variable not in self._dates:
            value = self.data.get(variable)
            self._dates[variable] = parse_date(value) if value else None
        return self._dates[variable]

    def has(self, variable: str) -> bool:
        """Whether the variable is not empty (CSL 1.0.2, Choose: variable)."""
        if variable in NAME_VARIABLES:
            return bool(self.names(variable))
        if variable in DATE_VARIABLES:
            return self.date(variable) is not None
        return bool(self.text(variable))


def plain(value: Any) -> str:
    """A CSL-JSON value as text; what is neither text nor number is nothing."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() and abs(value) < 1e15 else str(value)


def prepare(items: Iterable[Any], abbreviations: Abbreviations | None = None) -> tuple[dict[str, Item], list[Problem]]:
    """The items by id, in their order, and the faults found in them."""
    found: dict[str, Item] = {}
    problems: list[Problem] = []
    for position, data in enumerate(items, 1):
        if not isinstance(data, dict):
            problems.append(Problem("item-malformed", f"item {position} is not an object, but {type(data).__name__}"))
            continue
        identity = plain(data.get("id"))
        if not identity:
            identity = f"item-{position}"
            problems.append(Problem("item-without-id", f"item {position} has no id", "warning", citekey=identity))
        problems.extend(_faults(identity, data))
        found[identity] = Item(identity, with_note(data), abbreviations)
    return found, problems


def _faults(identity: str, data: dict[str, Any]) -> Iterable[Problem]:
    kind = data.get("type")
    if kind and not isinstance(kind, str):
        yield Problem("item-malformed", "'type' is not text", citekey=identity, field="type")
    for variable, value in data.items():
        if variable in NAME_VARIABLES and value and not isinstance(value, list):
            yield Problem("item-malformed", f"'{variable}' is not a list of names", citekey=identity, field=variable)
        elif variable in DATE_VARIABLES and value and not isinstance(value, dict | str):
            yield Problem("item-malformed", f"'{variable}' is not a date", citekey=identity, field=variable)


def with_note(data: dict[str, Any]) -> dict[str, Any]:
    """The item with the variables that Zotero users write into its note as `variable: value`."""
    note = data.get("note")
    if not isinstance(note, str) or ":" not in note:
        return data
    added: dict[str, Any] = {}
    for key, value in _note_pairs(note):
        variable = key if key in ("DOI", "URL", "ISBN", "ISSN", "PMID", "PMCID") else key.lower().replace(" ", "-")
        if variable == "type" and value in TYPES:
            added["type"] = value
        elif variable in data:
            continue
        elif variable in NAME_VARIABLES:
            family, _, given = value.partition("||")
            name = {"family": family.strip(), "given": given.strip()} if given else {"literal": value}
            added.setdefault(variable, []).append(name)
        elif variable in DATE_VARIABLES:
            added[variable] = {"raw": value}
        elif variable not in ("note", "type"):
            added[variable] = value
    return {**data, **added} if added else data


def _note_pairs(note: str) -> list[tuple[str, str]]:
    pairs = _NOTE_BRACE.findall(note)
    for number, line in enumerate(note.split("\n")):
        found = _NOTE_LINE.match(line)
        if found and re.fullmatch(r"[A-Za-z]+([-_ ][A-Za-z]+){0,2}", found[1]):
            pairs.append((found[1], found[2]))
        elif number:
            break
    return pairs
