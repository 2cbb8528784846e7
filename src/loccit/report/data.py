"""What a report shows: plain values, made by the library, drawn by the other files here."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from loccit.report.markup import shortened
from loccit.report.words import kind_of

_LONGEST_NAME = 70  # characters


class Work(NamedTuple):
    """A work in short: who made it (or where it stands), when, its title without markup. `type` is CSL's."""

    citekey: str
    type: str = "document"
    who: str = ""
    year: int | None = None
    title: str = ""

    @property
    def by_title(self) -> bool:
        """Whether people call it by its title: cases and laws, and what nobody stands for."""
        return bool(self.title) and (not self.who or kind_of(self.type).name == "law")

    @property
    def name(self) -> str:
        """`Muster 2019`, `Arizona v. United States 2012`; the citekey where nothing is known."""
        first = shortened(self.title, _LONGEST_NAME) if self.by_title else self.who or self.citekey
        return first if self.year is None else f"{first} {self.year}"

    @property
    def full(self) -> str:
        """The name, and the title behind it where that says more."""
        return self.name if self.by_title or not self.title else f"{self.name}: {self.title}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One source of the bibliography.

    `reference` is HTML as a style's back end made it. `required` and `expected` name what is missing, alternatives
    with `|`, what counts together with `+`. `address` is where it can be read; `language` a BCP 47 tag.
    """

    work: Work
    reference: str = ""
    tags: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    expected: tuple[str, ...] = ()
    abstract: str = ""
    annotation: str = ""
    note: str = ""
    address: str = ""
    language: str = ""
    snapshot: bool = False

    @property
    def complete(self) -> bool:
        """Whether it has all that its type needs."""
        return not (self.required or self.expected)


class Link(NamedTuple):
    """A relation: from the citekey `source` to the citekey `target`; `type` is one of `RELATION_TYPES`."""

    type: str
    source: str
    target: str


class Tag(NamedTuple):
    """One tag, in the order of the vocabulary's tree; `members` are the citekeys that have it or a narrower one."""

    slug: str
    label: str
    depth: int = 0
    members: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Report:
    """Everything on the page. `others` are works of the library that are related to an entry, but not asked for.

    `tags` are the vocabulary's, each branch before the next; `loose` those that no vocabulary knows. A link to a
    citekey that is in neither `entries` nor `others` is a related work that is not in the library.
    """

    title: str
    entries: tuple[Entry, ...] = ()
    links: tuple[Link, ...] = ()
    others: tuple[Work, ...] = ()
    tags: tuple[Tag, ...] = ()
    loose: tuple[Tag, ...] = ()
    style: str = ""
    query: str = ""
    date: str = ""
    version: str = ""
    notices: tuple[str, ...] = field(default=())

    @cached_property
    def works(self) -> dict[str, Work]:
        """The entries and the others by citekey."""
        return {work.citekey: work for work in (*(entry.work for entry in self.entries), *self.others)}

    @cached_property
    def shown(self) -> frozenset[str]:
        """The citekeys of the entries."""
        return frozenset(entry.work.citekey for entry in self.entries)

    @cached_property
    def dead(self) -> tuple[Link, ...]:
        """Links to what is not in the library."""
        return tuple(link for link in self.links if link.target not in self.works)

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years of the entries that have one, in order."""
        return tuple(sorted(entry.work.year for entry in self.entries if entry.work.year is not None))

    def json(self) -> dict[str, Any]:
        """The data of the page, for `--json`; beside each record stand the facts that the page tells of it."""
        return {
            "title": self.title,
            "style": self.style,
            "query": self.query,
            "date": self.date,
            "notices": list(self.notices),
            "records": [_entry_json(entry) for entry in self.entries],
            "relations": [{"type": link.type, "from": link.source, "to": link.target} for link in self.links],
            "others": [work._asdict() for work in self.others],
            "not_in_library": sorted({link.target for link in self.dead}),
            "tags": [_tag_json(tag) for tag in self.tags],
            "loose_tags": [_tag_json(tag) for tag in self.loose],
        }


def _entry_json(entry: Entry) -> dict[str, Any]:
    return {
        "citekey": entry.work.citekey,
        "reference": entry.reference,
        "tags": list(entry.tags),
        "missing": [need.partition("|")[0].partition("+")[0] for need in (*entry.required, *entry.expected)],
        "address": entry.address,
        "snapshot": entry.snapshot,
    }


def _tag_json(tag: Tag) -> dict[str, Any]:
    return {"tag": tag.slug, "label": tag.label, "depth": tag.depth, "members": list(tag.members)}
