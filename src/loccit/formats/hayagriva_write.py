"""A record as a Hayagriva entry, with what contains it as its parent."""

from __future__ import annotations

from typing import Any

from loccit.record import Date, Name, Record

_TYPES: dict[str, tuple[str, str]] = {
    "article": ("article", ""), "article-journal": ("article", "periodical"),
    "article-magazine": ("article", "periodical"), "article-newspaper": ("article", "newspaper"),
    "review": ("article", "periodical"), "review-book": ("article", "periodical"), "post-weblog": ("post", "blog"),
    "post": ("post", "thread"), "webpage": ("web", "web"), "paper-conference": ("article", "proceedings"),
    "chapter": ("chapter", "book"), "entry": ("entry", "reference"), "entry-dictionary": ("entry", "reference"),
    "entry-encyclopedia": ("entry", "reference"), "book": ("book", ""), "classic": ("book", ""),
    "report": ("report", ""), "thesis": ("thesis", ""), "patent": ("patent", ""), "legal_case": ("case", "book"),
    "legislation": ("legislation", "book"), "bill": ("legislation", "book"), "regulation": ("legislation", "book"),
    "treaty": ("legislation", "book"), "hearing": ("misc", "book"), "manuscript": ("manuscript", "book"),
    "periodical": ("periodical", ""), "motion_picture": ("video", "video"), "broadcast": ("video", "video"),
    "song": ("audio", "audio"), "graphic": ("artwork", "book"), "figure": ("artwork", "book"),
    "map": ("artwork", "book"), "software": ("repository", ""), "dataset": ("repository", ""),
    "performance": ("performance", ""), "event": ("exhibition", ""), "personal_communication": ("misc", "book"),
}  # fmt: skip
"""CSL type: the entry's type, and its parent's."""

_OWN = (
    ("page", "page-range"), ("number-of-pages", "page-total"), ("number-of-volumes", "volume-total"),
    ("language", "language"), ("archive", "archive"), ("archive_location", "archive-location"),
    ("call-number", "call-number"), ("note", "note"), ("abstract", "abstract"), ("annote", "annote"),
    ("genre", "genre"), ("chapter-number", "chapter"), ("edition", "edition"), ("dimensions", "runtime"),
)  # fmt: skip
_ROLES = {
    "translator": "translator", "director": "director", "composer": "composer", "compiler": "compiler",
    "illustrator": "illustrator", "producer": "producer", "executive-producer": "executive-producer",
    "narrator": "narrator", "script-writer": "writer", "organizer": "organizer", "contributor": "collaborator",
    "performer": "cast-member",
}  # fmt: skip
_SERIALS = {"DOI": "doi", "ISBN": "isbn", "ISSN": "issn", "PMID": "pmid", "PMCID": "pmcid", "number": "serial"}


def entry(record: Record) -> dict[str, Any]:
    """The entry's mapping, in the order of Hayagriva's documentation."""
    kind, parent_kind = _TYPES.get(record.type, ("misc", "book"))
    out: dict[str, Any] = {"type": kind}
    _titled(out, record, "title", "title-short")
    _named(out, record, "author", "author")
    if date := record.date():
        out["date"] = _date(date)
    _named(out, record, "editor", "editor")
    affiliated = [
        {"role": role, "names": [_name(name) for name in record.names(variable)]}
        for variable, role in _ROLES.items()
        if record.names(variable)
    ]
    if affiliated:
        out["affiliated"] = affiliated
    _publisher(out, record)
    parent = _parent(record, parent_kind)
    target = parent if parent and parent_kind in ("periodical", "newspaper") else out
    for variable in ("volume", "issue"):
        if text := record.text(variable):
            target[variable] = text
    out |= {key: record.text(variable) for variable, key in _OWN if record.text(variable)}
    _link(out, record)
    if serial := {key: record.text(variable) for variable, key in _SERIALS.items() if record.text(variable)}:
        out["serial-number"] = serial
    if parents := [each for each in (parent, _series(record), _event(record)) if each]:
        out["parent"] = parents[0] if len(parents) == 1 else parents
    return out


def _titled(out: dict[str, Any], record: Record, variable: str, short: str) -> None:
    if title := record.text(variable):
        parts: dict[str, Any] = {"value": title, "short": record.text(short)} | (
            {"verbatim": True} if "{" in title else {}
        )
        parts = {key: value for key, value in parts.items() if value}
        out["title"] = parts if len(parts) > 1 else title


def _named(out: dict[str, Any], record: Record, variable: str, key: str) -> None:
    if names := [_name(name) for name in record.names(variable)]:
        out[key] = names


def _name(name: Name) -> Any:
    """In parts, so that no comma or small word is taken for something else."""
    if name.literal:
        return {"name": name.literal}
    given = f"{name.given} {name.dropping_particle}".strip()
    parts = (
        ("name", name.family),
        ("given-name", given),
        ("prefix", name.non_dropping_particle),
        ("suffix", name.suffix),
    )
    return {key: value for key, value in parts if value}


def _date(date: Date) -> str:
    """A year, month or day; a range by its beginning; `~` where it is approximate."""
    text = date.edtf().partition("/")[0].rstrip("~?%") or date.literal
    return f"~{text}" if date.circa else text


def _publisher(out: dict[str, Any], record: Record) -> None:
    name, place = record.text("publisher") or record.text("authority"), record.text("publisher-place")
    if name:
        out["publisher"] = {"name": name, "location": place} if place else name
    elif place:
        out["location"] = place


def _link(out: dict[str, Any], record: Record) -> None:
    url, accessed = record.text("URL"), record.date("accessed")
    if url:
        out["url"] = {"value": url, "date": _date(accessed)} if accessed and accessed.edtf() else url


def _parent(record: Record, kind: str) -> dict[str, Any]:
    out: dict[str, Any] = {"type": kind or "book"}
    _titled(out, record, "container-title", "container-title-short")
    _named(out, record, "container-author", "author")
    return (
        out if len(out) > 1 or kind in ("periodical", "newspaper", "blog", "proceedings", "reference", "thread") else {}
    )


def _series(record: Record) -> dict[str, Any]:
    out: dict[str, Any] = {"type": "anthology"}
    _titled(out, record, "collection-title", "")
    _named(out, record, "collection-editor", "editor")
    if number := record.text("collection-number"):
        out["volume"] = number
    return out if "title" in out else {}


def _event(record: Record) -> dict[str, Any]:
    if not record.text("event-title"):
        return {}
    place = record.text("event-place")
    return {"type": "conference", "title": record.text("event-title")} | ({"location": place} if place else {})
