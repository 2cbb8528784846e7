"""What a record of each type must have to be cited, and what a reader would miss.

After the required fields of the BibLaTeX manual (§2.1.1) and the reference templates of APA 7 and Chicago 18,
said in CSL variables.
"""

from __future__ import annotations

from typing import NamedTuple

from loccit.record import Record


class Needs(NamedTuple):
    """`required`: without it there is no reference; `expected`: a style prints less without it.

    Each item names one variable, or several of which one is enough (`author|editor`), or several that
    count together (`volume+page`).
    """

    required: tuple[str, ...]
    expected: tuple[str, ...] = ()


_DEFAULT = Needs(("title",), ("issued",))
_NEWS = Needs(("title", "container-title", "issued"), ("author",))
_LEGAL_PLACE = "container-title+volume|container-title+section|number|chapter-number"

NEEDS: dict[str, Needs] = {
    "article": Needs(("author", "title", "issued"), ("publisher|number|genre|archive|DOI|URL",)),
    "article-journal": Needs(("author", "title", "container-title", "issued"), ("volume|issue|DOI", "page|number|DOI")),
    "article-magazine": _NEWS,
    "article-newspaper": _NEWS,
    "bill": Needs(("title|number", "issued"), ("number", "authority|jurisdiction")),
    "book": Needs(("author|editor|translator", "title", "issued"), ("publisher",)),
    "chapter": Needs(("author|editor", "title", "container-title", "issued"), ("publisher", "page|DOI")),
    "dataset": Needs(("author|publisher", "title"), ("issued", "DOI|URL")),
    "hearing": Needs(("title", "issued"), ("authority|author|publisher",)),
    "legal_case": Needs(("title", "issued"), ("authority|container-title", "container-title+page|number")),
    "legislation": Needs((f"title|{_LEGAL_PLACE}", _LEGAL_PLACE)),
    "paper-conference": Needs(("author", "title", "container-title|event-title", "issued"), ("page|DOI",)),
    "post": Needs(("author", "issued", "URL"), ("title", "container-title")),
    "post-weblog": Needs(("title", "container-title|URL", "issued"), ("author",)),
    "regulation": Needs((f"title|{_LEGAL_PLACE}", _LEGAL_PLACE), ("issued",)),
    "report": Needs(("title", "author|publisher", "issued"), ("publisher", "number|URL|DOI")),
    "thesis": Needs(("author", "title", "publisher", "issued"), ("genre",)),
    "webpage": Needs(("title", "URL"), ("author|container-title|publisher", "issued|accessed")),
}
"""By CSL type; a type that is not here needs a title."""


def missing(record: Record) -> list[str]:
    """What a reader of the reference would miss: required and expected variables the record has no value for.

    Of alternatives, the first is named.
    """
    needs = NEEDS.get(record.type, _DEFAULT)
    return [*_lacking(record, needs.required), *_lacking(record, needs.expected)]


def missing_required(record: Record) -> list[str]:
    """As `missing`, only the required ones, with all alternatives (`author|editor`)."""
    return [need for need in NEEDS.get(record.type, _DEFAULT).required if not _met(record, need)]


def missing_expected(record: Record) -> list[str]:
    """As `missing`, only the expected ones, with all alternatives."""
    return [need for need in NEEDS.get(record.type, _DEFAULT).expected if not _met(record, need)]


def _lacking(record: Record, needs: tuple[str, ...]) -> list[str]:
    return [need.partition("|")[0].partition("+")[0] for need in needs if not _met(record, need)]


def _met(record: Record, need: str) -> bool:
    return any(all(record.fields.get(name) for name in choice.split("+")) for choice in need.split("|"))
