"""Records as CSL items, prepared so that styles print them right.

What is the same for every style (numbers that are no ranges, originals of reprints) and what a family of styles wants
(`families.py`) is done here in one pass; each kind of source has its own file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from loccit.bibliography import titles
from loccit.bibliography.bluebook_items import prepare_bluebook
from loccit.bibliography.families import NEVER, Family, family_of
from loccit.bibliography.find import independent
from loccit.bibliography.legal_items import LEGAL, prepare_chamber, prepare_legal
from loccit.bibliography.mla_items import prepare_mla
from loccit.bibliography.plain_items import prepare_plain
from loccit.bibliography.report_items import is_press_release, prepare_report
from loccit.bibliography.reprints import add_original, prepare_original
from loccit.record import Record
from loccit.record.csl_json import to_item
from loccit.record.markup import plain

Item = dict[str, Any]
_PLAIN = ("asa", "apsa", "oscola")
_ISSUED = frozenset(
    "report thesis webpage document dataset article software standard post post-weblog book pamphlet".split()
)
_STATES = frozenset(("in press", "forthcoming", "in preparation", "submitted", "to appear", "accepted", "under review"))
_TITLES = ("title", "title-short", "volume-title", "part-title", "reviewed-title")
_PERIODICALS = frozenset(("article-journal", "article-magazine", "article-newspaper"))
_BOOK_LIKE = frozenset(("chapter", "entry", "entry-dictionary", "entry-encyclopedia"))


def items_of(records: Sequence[Record], style: str) -> list[Item]:
    """The CSL-JSON items of `records` for `style`; all the records, so that reprints find their originals.

    Raises UsageError for an unknown style.
    """
    family = family_of(independent(style))
    library = {record.citekey: record for record in records if record.citekey}
    case = _Case(family, records)
    return [_prepared(record, family, library, case) for record in records]


def _prepared(record: Record, family: Family, library: dict[str, Record], case: _Case) -> Item:
    item = to_item(record)
    if item["type"] == "report" and is_press_release(item):
        item["type"] = "webpage"  # as a report it would lose its day
    _state(item)
    kind = item["type"]
    if record.relations:
        add_original(item, record, library)
    if "original-date" in item or "original-publisher" in item:
        prepare_original(item, family.name, case.of_original)
    if kind in LEGAL:
        _law(item, family)
    else:
        case.set(item)
        if kind == "hearing":
            prepare_chamber(item)
        if family.name == "apa":
            _cited_title(item, family.preposition)
        if kind in _ISSUED:
            prepare_report(item, family)
        if family.name == "mla":
            prepare_mla(item)
        elif family.name == "bluebook":
            prepare_bluebook(item)
        elif family.name == "chicago":
            _omit_the(item)
        elif family.name in _PLAIN:
            prepare_plain(item, family.name)
    _fix_container(item)
    return item


def _state(item: Item) -> None:
    """A state of publication that stands in the place of the date (`date = {in press}`) is one to CSL too."""
    state = str((item.get("issued") or {}).get("literal") or "")
    if state.casefold() in _STATES and not item.get("status"):
        item["status"] = state
        del item["issued"]


def _law(item: Item, family: Family) -> None:
    """A legal item: its title keeps its capitals, and gets those that a law's name has in headline style."""
    title = str(item.get("title") or "")
    if family.name == "mla":
        law = item["type"] != "legal_case"
        item["title"] = titles.small_prepositions(titles.unprotected(title)) if law else title
        prepare_mla(item)
    elif family.name == "bluebook":
        prepare_bluebook(item)
    else:
        if title and item["type"] != "legal_case":
            item["title"] = _law_title(title, family.preposition or 5)
        elif title:
            item["title"] = f"{titles.OPEN}{plain(title)}{titles.CLOSE}"
        if family.name in _PLAIN:
            prepare_plain(item, family.name)
        else:
            prepare_legal(item)


_law_title = lru_cache(maxsize=4096)(titles.headline)


class _Case:
    """Sets titles in the case that a family wants."""

    def __init__(self, family: Family, records: Sequence[Record]) -> None:
        self.family = family
        self.names = _names(records) if family.sentence else None

    def set(self, item: Item) -> None:
        """Changes the item's titles."""
        for name in _TITLES:
            if name in item:
                item[name] = self.of(titles.whole_spans(item[name]), item)
        if self.family.sentence and item["type"] in _BOOK_LIKE and "container-title" in item:
            item["container-title"] = self.of(item["container-title"], item)

    def of(self, title: str, item: Item) -> str:
        """`title` in the family's case; as it is where it is not English."""
        if not isinstance(title, str) or not titles.is_english(str(item.get("language") or ""), title):
            return title
        if " w/" in title:  # 'with': no capital reaches it
            title = title.replace(" w/", f" {titles.OPEN}w/{titles.CLOSE}")
        if self.family.sentence:
            return titles.sentence_case(title, self.names, str(item.get("abstract") or ""))
        if self.family.preposition == NEVER:
            return titles.small_prepositions(title)
        return titles.long_prepositions(title, self.family.preposition) if self.family.preposition else title

    def of_original(self, title: str) -> str:
        """The title of a reprint's original, which no style sets in another case."""
        if self.family.sentence:
            return titles.sentence_case(title, self.names)
        return titles.headline(title, self.family.preposition or 5) if title else ""


def _names(records: Sequence[Record]) -> titles.Names:
    fields = [record.fields for record in records]
    every = (value for some in fields if isinstance(value := some.get("title"), str))
    places = {value for some in fields if isinstance(value := some.get("publisher-place"), str)}
    return titles.library_names(every, places)


def _cited_title(item: Item, letters: int) -> None:
    """An unsigned work is cited by its title in headline style, `letters` as for prepositions (APA 7 §8.14)."""
    title = item.get("title")
    unsigned = not any(item.get(role) for role in ("author", "editor", "translator", "director"))
    if unsigned and isinstance(title, str) and titles.is_english(str(item.get("language") or ""), title):
        item.setdefault("title-short", titles.long_prepositions(title, letters))


def _omit_the(item: Item) -> None:
    """The name of a periodical goes without its initial article, unless one word is left (CMOS 18, 14.170, 14.193)."""
    container = item.get("container-title")
    if item["type"] in _PERIODICALS and isinstance(container, str) and re.match(r"The \S+ \S", container):
        item["container-title"] = container[4:]


def _fix_container(item: Item) -> None:
    """A container in capitals is a call sign or an acronym ('1010 WCSI', 'PNAS'): title case must not spell it."""
    container = item.get("container-title")
    if isinstance(container, str) and container.isupper() and "<" not in container:
        item["container-title"] = f"{titles.OPEN}{container}{titles.CLOSE}"
