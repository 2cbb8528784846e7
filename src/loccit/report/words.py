"""How types, fields and relations are called on the page, and the six kinds of source that share a colour."""

from __future__ import annotations

from typing import NamedTuple

TYPES = {
    "article": "Paper", "article-journal": "Journal article", "article-magazine": "Magazine article",
    "article-newspaper": "News article", "bill": "Bill", "book": "Book", "broadcast": "Broadcast",
    "chapter": "Chapter", "dataset": "Dataset", "document": "Document", "entry-dictionary": "Dictionary entry",
    "entry-encyclopedia": "Encyclopedia entry", "hearing": "Hearing", "interview": "Interview", "legal_case": "Case",
    "legislation": "Statute", "manuscript": "Manuscript", "motion_picture": "Film",
    "paper-conference": "Conference paper", "periodical": "Periodical", "personal_communication": "Communication",
    "post": "Post", "post-weblog": "Blog post", "regulation": "Regulation", "report": "Report", "review": "Review",
    "review-book": "Book review", "software": "Software", "speech": "Speech", "standard": "Standard",
    "thesis": "Thesis", "treaty": "Treaty", "webpage": "Web page",
}  # fmt: skip
_FIELDS = {
    "title": "title", "author": "author", "container-title": "journal, newspaper or book", "issued": "date",
    "publisher": "publisher", "page": "pages", "URL": "address", "DOI": "DOI", "authority": "court or authority",
    "genre": "kind", "event-title": "conference", "accessed": "day it was read", "chapter-number": "chapter",
}  # fmt: skip

RELATIONS = {
    "version-of": ("version of", "has a version"),
    "reprint-of": ("reprint of", "reprinted as"),
    "reports-on": ("reports on", "reported on by"),
    "supersedes": ("supersedes", "superseded by"),
    "translation-of": ("translation of", "translated as"),
    "review-of": ("reviews", "reviewed in"),
    "part-of": ("part of", "contains"),
    "related": ("related to", "related to"),
}
"""What the source of a relation is to its target, and the target to the source."""


class Kind(NamedTuple):
    """Sources that share a colour and a mark. `path` draws the mark in a square from -5 to 5."""

    name: str
    label: str
    types: frozenset[str]
    path: str


KINDS: tuple[Kind, ...] = (
    Kind(
        "scholarship", "Scholarship",
        frozenset("article article-journal chapter paper-conference review review-book".split()),
        "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z",
    ),
    Kind(
        "books", "Books and theses",
        frozenset("book thesis classic collection entry-dictionary entry-encyclopedia manuscript".split()),
        "M-4.4-4.4h8.8v8.8h-8.8z",
    ),
    Kind(
        "law", "Law",
        frozenset("bill hearing legal_case legislation regulation treaty".split()),
        "M0-5.6L5.6 0L0 5.6L-5.6 0z",
    ),
    Kind("reports", "Reports and data", frozenset("report dataset standard".split()), "M0-5.2L5.6 4.5H-5.6z"),
    Kind(
        "news", "News and web",
        frozenset("article-magazine article-newspaper broadcast interview post post-weblog webpage".split()),
        "M-5.6-4.5H5.6L0 5.2z",
    ),
    Kind("other", "Other", frozenset(), "M-5-1.7h3.3v-3.3h3.4v3.3h3.3v3.4h-3.3v3.3h-3.4v-3.3h-3.3z"),
)  # fmt: skip
"""The last takes every type that no other names. Each has a mark of its own: colour is never the only sign."""


def kind_of(kind: str) -> Kind:
    """The kind that a CSL type belongs to."""
    return next((one for one in KINDS if kind in one.types), KINDS[-1])


def type_name(kind: str) -> str:
    """A CSL type as people say it."""
    return TYPES.get(kind) or kind.replace("_", " ").replace("-", " ").capitalize()


def need_name(need: str) -> str:
    """`author|editor|translator` as `author, editor or translator`."""
    choices = (" and ".join(map(_field, choice.split("+"))) for choice in need.split("|"))
    *others, last = dict.fromkeys(choices)
    return f"{', '.join(others)} or {last}" if others else last


def _field(variable: str) -> str:
    return _FIELDS.get(variable) or variable.replace("-", " ")


def relation_name(kind: str, from_source: bool = True) -> str:
    """What the source is to the target of a relation, or the target to the source."""
    words = RELATIONS.get(kind) or (kind.replace("-", " "), kind.replace("-", " "))
    return words[0] if from_source else words[1]


def plural(count: int, one: str, many: str = "") -> str:
    """`1 source`, `1,204 sources`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
