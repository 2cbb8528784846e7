"""Hayagriva YAML, read and written: the bibliography format of Typst (hayagriva's file format, version 0.8).

Not held: keywords, relations, aliases, markup; dates but `issued` and, with an URL, `accessed`; the end of a range;
`status`, `section`, `license` and what else `hayagriva_write.py` has no key for; the difference between types
that share one of Hayagriva's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from loccit.formats.builder import Builder
from loccit.formats.dates import read_date
from loccit.formats.hayagriva_write import entry as written_entry
from loccit.formats.names import person, read_name
from loccit.formats.registry_json import first
from loccit.formats.yaml_items import Entry, entries
from loccit.record import Date, Draft, Name, Record

_ALONE: dict[str, str] = {
    "article": "article", "chapter": "chapter", "entry": "entry", "anthos": "chapter", "report": "report",
    "thesis": "thesis", "web": "webpage", "scene": "motion_picture", "artwork": "graphic", "patent": "patent",
    "case": "legal_case", "newspaper": "periodical", "legislation": "legislation", "manuscript": "manuscript",
    "original": "document", "post": "post", "misc": "document", "performance": "performance",
    "periodical": "periodical", "proceedings": "book", "book": "book", "blog": "webpage", "reference": "book",
    "conference": "event", "anthology": "book", "repository": "software", "thread": "post",
    "video": "motion_picture", "audio": "song", "exhibition": "event",
}  # fmt: skip
_WITHIN: dict[tuple[str, str], str] = {
    ("article", "periodical"): "article-journal", ("article", "newspaper"): "article-newspaper",
    ("article", "blog"): "post-weblog", ("article", "web"): "webpage", ("article", "proceedings"): "paper-conference",
    ("article", "conference"): "paper-conference", ("article", "reference"): "entry-encyclopedia",
    ("article", "anthology"): "chapter", ("article", "book"): "chapter", ("post", "blog"): "post-weblog",
    ("post", "thread"): "post", ("web", "blog"): "post-weblog", ("entry", "reference"): "entry-encyclopedia",
    ("web", "newspaper"): "article-newspaper", ("audio", "audio"): "song", ("video", "video"): "broadcast",
    ("misc", "proceedings"): "paper-conference", ("article", "repository"): "article",
    ("original", "manuscript"): "manuscript",
}  # fmt: skip
_PARENTS = {"article": "periodical", "chapter": "book", "anthos": "anthology", "entry": "reference", "web": "web",
            "post": "thread", "video": "video", "audio": "audio", "scene": "video"}  # fmt: skip
"""What a parent without a type is (Hayagriva's file format: default parent types)."""

_TEXTS = (
    ("publisher", "publisher"), ("location", "publisher-place"), ("organization", "publisher"), ("issue", "issue"),
    ("volume", "volume"), ("volume-total", "number-of-volumes"), ("edition", "edition"), ("page-range", "page"),
    ("page-total", "number-of-pages"), ("language", "language"), ("archive", "archive"),
    ("archive-location", "archive_location"), ("call-number", "call-number"), ("note", "note"),
    ("abstract", "abstract"), ("annote", "annote"), ("genre", "genre"), ("chapter", "chapter-number"),
    ("runtime", "dimensions"),
)  # fmt: skip
_ROLES = {
    "translator": "translator", "director": "director", "composer": "composer", "compiler": "compiler",
    "illustrator": "illustrator", "producer": "producer", "executive-producer": "executive-producer",
    "narrator": "narrator", "writer": "script-writer", "organizer": "organizer", "collaborator": "contributor",
    "cast-member": "performer", "founder": "contributor", "holder": "contributor", "commentator": "contributor",
}  # fmt: skip
_SERIALS = {"doi": "DOI", "isbn": "ISBN", "issn": "ISSN", "pmid": "PMID", "pmcid": "PMCID", "serial": "number"}


def read(stream: BinaryIO, source: str = "") -> Iterator[Draft]:
    """One draft an entry; its key is the citekey."""
    for entry in entries(stream, source, "hayagriva"):
        yield entry if isinstance(entry, Draft) else _draft(entry, source)


def write(records: Iterable[Record], out: BinaryIO) -> None:
    """A mapping by citekey; records without one are numbered."""
    import yaml

    empty = True
    for number, record in enumerate(records, 1):
        item = {record.citekey or f"entry-{number}": written_entry(record)}
        text = yaml.dump(item, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=100)
        out.write(text.encode("utf-8", "replace") + b"\n")
        empty = False
    if empty:
        out.write(b"{}\n")


def _draft(entry: Entry, source: str) -> Draft:
    builder = Builder("hayagriva", "Hayagriva", source, entry.line)
    builder.record.citekey = entry.key
    work = entry.value
    parents = _parents(work)
    builder.record.type = _type(work, parents)
    _fill(builder, work)
    for parent in parents:
        _parent(builder, parent, builder.record.type)
    builder.draft.problems += entry.problems
    return builder.done(bare_names=False)


def _type(work: dict[str, Any], parents: list[dict[str, Any]]) -> str:
    kind = first(work.get("type")).lower() or "misc"
    for parent in parents:
        if found := _WITHIN.get((kind, first(parent.get("type")).lower() or _PARENTS.get(kind, ""))):
            return found
    return _ALONE.get(kind, "document")


def _parents(work: dict[str, Any]) -> list[dict[str, Any]]:
    """The chain and the list of what contains it, nearest first."""
    found: list[dict[str, Any]] = []
    waiting = work.get("parent")
    queue = waiting if isinstance(waiting, list) else [waiting]
    while queue and len(found) < 8:
        each = queue.pop(0)
        if isinstance(each, dict):
            found.append(each)
            inner = each.get("parent")
            queue += inner if isinstance(inner, list) else [inner]
    return found


def _value(value: Any) -> str:
    """Formattable text: `{value: …, short: …}` or the text itself."""
    return first(value.get("value") or value.get("name")) if isinstance(value, dict) else first(value)


def _title(value: Any) -> str:
    """A title without the braces that keep the case of what they hold, if it is not `verbatim`."""
    verbatim = isinstance(value, dict) and first(value.get("verbatim")) == "true"
    return _value(value) if verbatim else re.sub(r"\{([^{}]*)\}", r"\1", _value(value))


def _put(builder: Builder, variable: str, value: str, key: str) -> None:
    if value and variable not in builder.fields:
        builder.put(variable, value, key)


def _fill(builder: Builder, work: dict[str, Any]) -> None:
    title = work.get("title")
    _put(builder, "title", _title(title), "title")
    if isinstance(title, dict):
        _put(builder, "title-short", first(title.get("short")), "title")
    for key, variable in (("author", "author"), ("editor", "editor")):
        for name in _names(work.get(key)):
            builder.name(variable, name, key)
    for group in work.get("affiliated") or ():
        if isinstance(group, dict):
            role = _ROLES.get(first(group.get("role")).lower(), "contributor")
            for name in _names(group.get("names")):
                builder.name(role, name, "affiliated")
    for key, variable in _TEXTS:
        _put(builder, variable, _value(work.get(key)), key)
    if isinstance(work.get("publisher"), dict):
        _put(builder, "publisher-place", _value(work["publisher"].get("location")), "publisher")
    if date := first(work.get("date")):
        builder.date("issued", _date(date), "date")
    _link(builder, work.get("url"))
    _serial(builder, work.get("serial-number"))
    known = {key for key, _ in _TEXTS} | {"title", "author", "editor", "affiliated", "date", "url", "serial-number",
                                          "parent", "type"}  # fmt: skip
    for key, value in work.items():
        if key not in known and isinstance(value, str) and value:
            builder.keep(key, value)


def _parent(builder: Builder, parent: dict[str, Any], kind: str) -> None:
    """What contains it: its title is the container's, or the series' where there is one already or the kind is."""
    series = kind in ("book", "report", "thesis") or "container-title" in builder.fields
    parent_kind = first(parent.get("type")).lower()
    if parent_kind == "conference":
        _put(builder, "event-title", _title(parent.get("title")), "parent")
        _put(builder, "event-place", _value(parent.get("location")), "parent")
        return
    _put(builder, "collection-title" if series else "container-title", _title(parent.get("title")), "parent")
    if isinstance(parent.get("title"), dict) and not series:
        _put(builder, "container-title-short", first(parent["title"].get("short")), "parent")
    roles = (("author", "container-author"), ("editor", "collection-editor" if series else "editor"))
    for key, variable in roles:
        if variable not in builder.names:
            for name in _names(parent.get(key)):
                builder.name(variable, name, "parent")
    if series:
        _put(builder, "collection-number", _value(parent.get("volume") or parent.get("issue")), "parent")
        return
    for key, variable in _TEXTS:
        if key not in ("note", "genre", "abstract", "annote", "page-range"):
            _put(builder, variable, _value(parent.get(key)), "parent")
    if isinstance(parent.get("publisher"), dict):
        _put(builder, "publisher-place", _value(parent["publisher"].get("location")), "parent")
    if (date := first(parent.get("date"))) and "issued" not in builder.fields:
        builder.date("issued", _date(date), "parent")
    _serial(builder, parent.get("serial-number"))
    if "URL" not in builder.fields:
        _link(builder, parent.get("url"))


def _date(text: str) -> Date:
    """EDTF's beginning; `~` before or after marks an approximate date."""
    return read_date(text)._replace(circa=True) if text.startswith("~") else read_date(text)


def _link(builder: Builder, url: Any) -> None:
    _put(builder, "URL", _value(url), "url")
    if isinstance(url, dict) and (date := first(url.get("date"))):
        builder.date("accessed", _date(date), "url")


def _serial(builder: Builder, serial: Any) -> None:
    if isinstance(serial, str):
        _put(builder, "number", serial, "serial-number")
    elif isinstance(serial, dict):
        for key, value in serial.items():
            if variable := _SERIALS.get(key.lower()):
                _put(builder, variable, first(value), "serial-number")
            elif first(value):
                builder.keep(f"serial-number.{key}", first(value))


def _names(value: Any) -> list[Name]:
    return [name for each in (value if isinstance(value, list) else [value]) if (name := _name(each)).text()]


def _name(value: Any) -> Name:
    """`Family, Suffix, Given` or `Family, Given` as in BibTeX, or its parts."""
    if isinstance(value, dict):
        family, given, suffix = (first(value.get(key)) for key in ("name", "given-name", "suffix"))
        return Name(family, given, suffix, "", first(value.get("prefix"))) if given or suffix else Name(literal=family)
    text = first(value)
    parts = [part.strip() for part in text.split(",")]
    if len(parts) == 3 and re.fullmatch(r"(?:Jr|Sr)\.?|[IVX]+", parts[1]):
        return person(parts[0], parts[2], parts[1])
    return read_name(text)
