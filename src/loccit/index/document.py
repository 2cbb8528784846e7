"""One record as rows of the index: its words by column, how it sorts, which fields it has.

Everything is computed from the CSL-JSON item alone, because FTS5 without content can only forget a row when it is given
the same words again: `columns(item)` must say the same of an item before it was stored and after it was read back.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, NamedTuple

from loccit.index.fields import COLUMN_OF, COLUMNS
from loccit.index.fold import fold, sort_text
from loccit.record.markup import plain
from loccit.record.variables import NAME_VARIABLES

Item = dict[str, Any]

_PLACE = {variable: COLUMNS.index(column) for variable, column in COLUMN_OF.items()}
_PLACE |= {"id": COLUMNS.index("number"), "type": -1, "keyword": -1}
_TITLE, _AUTHOR, _CREATOR, _TAG, _NUMBER, _NOTE = (
    COLUMNS.index(column) for column in ("title", "author", "creator", "tag", "number", "note")
)
_HIDDEN = frozenset(("biblatex:homes", "biblatex:entrytype"))  # how a record is written back, nothing anyone seeks
_HYPHENED = re.compile(r"\w+(?:-\w+)+")
_SORT_LENGTH = 60
_LAW = frozenset(("bill", "legal_case", "legislation", "regulation", "treaty"))
_SORTED_BY = ("editor", "director", "composer", "host", "translator")


class Summary(NamedTuple):
    """What lists show (`dated`, `who`, `title`) and sort by.

    `year_end` is the last year of a range; both None where no date has a year. `dated` is then the date's literal.
    """

    type: str
    year: int | None
    year_end: int | None
    dated: str
    who: str
    title: str
    sort_names: str
    sort_title: str
    fields: str


def columns(item: Item) -> list[str]:
    """The text of every column of the full-text index but the snapshot, folded."""
    texts = ["", "", "", "", "", "", "", ""]
    for variable, value in item.items():
        if type(value) is str:
            place = _PLACE.get(variable, _NOTE)
            if place >= 0:
                texts[place] += (plain(value) if "<" in value else value) + "\n"
        elif type(value) is list:
            texts[_AUTHOR if variable == "author" else _CREATOR] += (
                "\n".join([name_text(name) for name in value]) + "\n"
            )
        elif variable == "custom":
            _add_custom(value, texts)
        else:
            texts[_NUMBER if variable == "issued" else _NOTE] += date_text(value) + "\n"
    texts[_TAG] = "\n".join(tags(item))
    if "ISBN" in item:
        texts[_NUMBER] += _isbns(item["ISBN"])
    if "-" in texts[_TITLE]:
        texts[_TITLE] += "\n".join([word.replace("-", "") for word in _HYPHENED.findall(texts[_TITLE])])
    return [text if text.isascii() else fold(text) for text in texts]


def summary(item: Item) -> Summary:
    """The values by which lists show and order the record."""
    issued = item.get("issued") or {}
    years = [point[0] for point in issued.get("date-parts", ()) if point and point[0]]
    title = plain(item.get("title") or item.get("title-short") or "")
    people = item.get("author") or _people(item)
    body = "" if people else _body(item)
    who = _label(people) if people else body or _outlet(item)
    by_title = sort_text(title[:_SORT_LENGTH])
    names = " ".join([_sort_name(name) for name in people[:4]]) if people else body
    by_names = sort_text(names[:_SORT_LENGTH]) or by_title
    return Summary(
        str(item.get("type", "")),
        years[0] if years else None,
        years[-1] if years else None,
        str(years[0]) if years else str(issued.get("literal", "")),
        who,
        title,
        by_names,
        by_title,
        field_set(item),
    )


def field_set(item: Item) -> str:
    """The variables the record has, sorted, in blanks: ` DOI author title `; few records differ in it."""
    return _field_set(tuple(item), tuple(item.get("custom") or ()))


@lru_cache(4096)
def _field_set(variables: tuple[str, ...], custom: tuple[str, ...]) -> str:
    names = {variable for variable in variables if variable not in ("id", "type", "keyword", "custom")}
    names |= {"aliases" if name == "ids" else name for name in custom if not name.startswith("edtf:")} - _HIDDEN
    names.discard("keywords")
    if "keyword" in variables or "keywords" in custom:
        names.add("tag")
    if not NAME_VARIABLES.isdisjoint(names):
        names.add("creator")
    return f" {' '.join(sorted(name.replace(' ', '_') for name in names))} "


def tags(item: Item) -> list[str]:
    """The record's keywords, as `csl_json.from_item` reads them."""
    custom = item.get("custom") or {}
    if "keywords" in custom:
        return list(custom["keywords"])
    keyword = item.get("keyword")
    return [word for word in keyword.split(", ") if word] if keyword else []


def aliases(item: Item) -> list[str]:
    """The citekeys it was once known by."""
    return list((item.get("custom") or {}).get("ids", ()))


def field_text(item: Item, variable: str) -> str:
    """A variable's value as plain text, names in reading order; '' where it is not there."""
    custom = item.get("custom") or {}
    if variable == "relations":
        return "\n".join(relation["to"] for relation in custom.get("relations", ()))
    value = item.get(variable, custom.get(variable, ""))
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, list):
        return "\n".join(name_text(name) for name in value)
    return date_text(value)


def sought_text(item: Item, variable: str) -> str:
    """`field_text` with the forms that people may ask for instead: an ISBN without hyphens, with 13 digits."""
    text = field_text(item, variable)
    return f"{text}\n{_isbns(text)}" if variable == "ISBN" else text


def _isbns(text: str) -> str:
    from loccit.record.identifiers import normal_isbn

    return f"{text.replace('-', '')}\n{normal_isbn(text)}"


def name_text(name: dict[str, Any]) -> str:
    """A CSL-JSON name in reading order."""
    if "literal" in name:
        return str(name["literal"])
    given, family = name.get("given", ""), name.get("family", "")
    if len(name) > 2:
        parts = (given, name.get("dropping-particle"), name.get("non-dropping-particle"), family, name.get("suffix"))
        return " ".join(part for part in parts if part)
    return f"{given} {family}" if given else family


def date_text(date: dict[str, Any]) -> str:
    """A CSL-JSON date as `2020-02-18`, both ends of a range, or its literal."""
    points = date.get("date-parts") or ()
    texts = ["-".join(f"{part:02d}" for part in point) for point in points if point and point[0]]
    return " ".join(texts) or str(date.get("literal", ""))


def _add_custom(custom: dict[str, Any], texts: list[str]) -> None:
    for name, value in custom.items():
        if name == "ids":
            texts[_NUMBER] += "\n".join(value) + "\n"
        elif name == "relations":
            texts[_NOTE] += "\n".join([relation["to"] for relation in value]) + "\n"
        elif type(value) is str and name not in _HIDDEN and not name.startswith("edtf:"):
            texts[_NOTE] += value + "\n"


def _sort_name(name: dict[str, Any]) -> str:
    if "literal" in name:
        return str(name["literal"])
    family = f"{name.get('family', '')} {name.get('given', '')}"
    return f"{name['non-dropping-particle']} {family}" if "non-dropping-particle" in name else family


def _people(item: Item) -> list[dict[str, Any]]:
    """Who stands for an author where there is none."""
    return next((item[role] for role in _SORTED_BY if item.get(role)), [])


def _body(item: Item) -> str:
    """The court or agency, which stands first where there is nobody else; a report's institution too."""
    body = item.get("authority") or (item.get("publisher") if item.get("type") == "report" else "")
    return plain(body or "")


def _outlet(item: Item) -> str:
    """Where it stands, or who brought it out, for a list of records without names; of a law that says nothing."""
    if item.get("type") in _LAW:
        return ""
    return plain(str(item.get("container-title") or item.get("publisher") or ""))


def _label(people: list[dict[str, Any]]) -> str:
    """`Smith`, `Smith & Jones`, `Smith et al.`"""
    if len(people) == 2:
        return f"{_short_name(people[0])} & {_short_name(people[1])}"
    return _short_name(people[0]) + " et al." * (len(people) > 2)


def _short_name(name: dict[str, Any]) -> str:
    family = name.get("family", "")
    if particle := name.get("non-dropping-particle"):
        return f"{particle} {family}"
    return family or str(name.get("literal") or name.get("given") or "")
