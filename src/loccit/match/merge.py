"""Two duplicates as one record: field by field, the better value by a stated rule."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from loccit.match.normalise import fold, page_range
from loccit.match.row import page_address
from loccit.record import Date, Name, Record, Value
from loccit.record.identifiers import normal_doi, normal_isbn, normal_issn


class Decision(NamedTuple):
    """What was decided about one field: the value kept, the one not kept (None where there was none), and why."""

    field: str
    kept: Value | None
    other: Value | None
    reason: str


def merge_fields(keep: Record, other: Record) -> tuple[Record, list[Decision]]:
    """`keep` completed and bettered by `other`, as a new record, with a decision for each field that differs.

    A field only one has is taken. Of two forms of the same value the better is taken (see `better`); where they say
    different things, `keep`'s stays. Keywords and relations are united; `other`'s citekey and aliases become
    aliases, so that manuscripts still find the work. Neither argument is changed.
    """
    merged = Record(keep.type, dict(keep.fields), keep.citekey, list(keep.keywords), list(keep.relations))
    merged.aliases, merged.custom = list(keep.aliases), dict(keep.custom)
    decisions: list[Decision] = []
    _merge_type(merged, other, decisions)
    for field, value in other.fields.items():
        present = keep.fields.get(field)
        if present is None:
            merged.fields[field] = value
            decisions.append(Decision(field, value, None, "only the other has it"))
        elif present != value:
            taken, reason = better(field, present, value)
            merged.fields[field] = taken
            decisions.append(Decision(field, taken, value if taken == present else present, reason))
    _unite(merged, other)
    return merged, decisions


def better(field: str, present: Value, offered: Value) -> tuple[Value, str]:
    """The better of two different values of `field`, and the rule that says so.

    Only another form of the same fact can be better: the same day more precisely, the same names in full, the same text
    without its end cut off, the same identifier in its plain form. A value that says something else never replaces the
    one that is kept.
    """
    rule, reason = _rule(field, present)
    if not _same_fact(field, present, offered):
        return present, "kept: the other value says something else"
    return _by(present, offered, rule, reason)


def _rule(field: str, present: Value) -> tuple[Callable[[Value], tuple[float, ...]], str]:
    if isinstance(present, Date):
        return _precision, "the more precise date"
    if isinstance(present, tuple):
        return _fullness_of_names, "the fuller names"
    return _RULES.get(field, (_text_quality, "the fuller text"))


def _same_fact(field: str, present: Value, offered: Value) -> bool:
    """Whether `offered` can be another form of what `present` says; a value that is none (not valid) says nothing."""
    if isinstance(present, Date):
        return isinstance(offered, Date) and _same_time(present, offered)
    if isinstance(offered, Date):
        return False
    if not isinstance(present, str):
        return not isinstance(offered, str) and _same_people(present, offered)
    if not isinstance(offered, str):
        return False
    if field in _NORMAL:
        normal = _NORMAL[field]
        return not normal(present) or normal(present) == normal(offered)
    if field == "page":
        return page_range(present)[:2] == page_range(offered)[:2]
    if field == "URL":
        return page_address(present) == page_address(offered)
    one, two = fold(present), fold(offered)
    cut = present.rstrip().endswith(("...", "…"))
    return one == two or (bool(one) and two.startswith(one) and (cut or field in ("title", "abstract")))


def _same_time(present: Date, offered: Date) -> bool:
    if not present.start or present.literal:
        return True
    return offered.start[: len(present.start)] == present.start


def _same_people(present: tuple[Name, ...], offered: tuple[Name, ...]) -> bool:
    """The same family names in the same order, as far as the shorter list goes."""
    ours, theirs = (
        [fold(name.family or name.literal).split(" ")[-1] for name in names] for names in (present, offered)
    )
    known = [name for name in ours if name not in ("others", "al")]
    if len(known) < len(ours):
        return theirs[: len(known)] == known
    return ours == theirs


def _by(present: Value, offered: Value, rule: Callable[[Value], tuple[float, ...]], reason: str) -> tuple[Value, str]:
    one, two = rule(present), rule(offered)
    if two > one:
        return offered, reason
    return present, reason if one > two else "kept: both are as good"


def _merge_type(merged: Record, other: Record, decisions: list[Decision]) -> None:
    """A type that says something stands above `document` and `webpage`."""
    vague = ("document", "webpage")
    if merged.type != other.type:
        before = merged.type
        if before in vague and other.type not in vague:
            merged.type = other.type
            decisions.append(Decision("type", merged.type, before, "the more telling type"))
        else:
            decisions.append(Decision("type", before, other.type, "kept: the type of the record that stays"))


def _unite(merged: Record, other: Record) -> None:
    merged.keywords += [word for word in other.keywords if word not in merged.keywords]
    names = {merged.citekey, *merged.aliases, other.citekey, *other.aliases}
    merged.relations = [relation for relation in merged.relations if relation.to not in names]
    merged.relations += [r for r in other.relations if r.to not in names and r not in merged.relations]
    for alias in (other.citekey, *other.aliases):
        if alias and alias != merged.citekey and alias not in merged.aliases:
            merged.aliases.append(alias)
    for name, value in other.custom.items():
        merged.custom.setdefault(name, value)


def _precision(value: Value) -> tuple[float, ...]:
    if not isinstance(value, Date) or value.literal or value.unspecified:
        return (0,)
    return (len(value.start), not (value.circa or value.uncertain), value.end is not None)


def _fullness_of_names(value: Value) -> tuple[float, ...]:
    """Names in parts before literals, more of them before fewer, given names in full before initials, accents."""
    names = [name for name in value if isinstance(name, Name)]
    others = sum(fold(name.text()) in ("others", "et al") for name in names)
    given = sum(len(fold(name.given).replace(" ", "")) for name in names)
    return (len(names) - others, -others, sum(bool(name.given) for name in names), given, _accents(names))


def _accents(names: list[Name]) -> int:
    return sum(not letter.isascii() and letter.isalpha() for name in names for letter in name.text())


def _text_quality(value: Value) -> tuple[float, ...]:
    """Text that is neither shouted nor cut off, the longer, with its accents."""
    text = str(value)
    cut = text.rstrip().endswith(("...", "…"))
    letters = sum(letter.isalpha() for letter in text)
    return (not (text.isupper() and letters > 8), not cut, len(fold(text)), sum(not c.isascii() for c in text))


def _valid_first(normal: Callable[[str], str]) -> Callable[[Value], tuple[float, ...]]:
    def rule(value: Value) -> tuple[float, ...]:
        text = str(value).strip()
        return (bool(normal(text)), normal(text) == text, -len(text))

    return rule


def _page_quality(value: Value) -> tuple[float, ...]:
    """A range before a first page, the last page in full (221–228 before 221–8)."""
    _, first, last = page_range(str(value))
    return (bool(first), last > first, len(str(value)))


def _address_quality(value: Value) -> tuple[float, ...]:
    """A secure address without tracking parameters, the shorter."""
    text = str(value)
    tracked = any(mark in text for mark in ("utm_", "fbclid", "gclid", "session", "proxy"))
    return (text.startswith(("http://", "https://")), not tracked, text.startswith("https://"), -len(text))


_NORMAL = {"DOI": normal_doi, "ISBN": normal_isbn, "ISSN": normal_issn}
_RULES: dict[str, tuple[Callable[[Value], tuple[float, ...]], str]] = {
    "DOI": (_valid_first(normal_doi), "the valid DOI, without its address"),
    "ISBN": (_valid_first(normal_isbn), "the valid ISBN"),
    "ISSN": (_valid_first(normal_issn), "the valid ISSN"),
    "page": (_page_quality, "the fuller page range"),
    "URL": (_address_quality, "the secure, shorter address without tracking"),
}
