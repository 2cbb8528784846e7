"""Lists, search results, cards and counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from loccit.library.hits import Hit

if TYPE_CHECKING:
    from loccit.index import Row
    from loccit.index.snippets import Snippet
    from loccit.library.cards import Card
    from loccit.library.library import Library
    from loccit.record import Record


def hit(row: Row, snippets: Iterable[Snippet] = ()) -> Hit:
    """A row as the command line shows it."""
    item = {name: value for name, value in row.item.items() if name != "id"}
    return Hit(row.citekey, item, row.tags, list(snippets))


def nearest(citekeys: Iterable[str], wanted: str) -> list[str]:
    """At most three citekeys that `wanted` may have meant."""
    from difflib import get_close_matches

    return get_close_matches(wanted, list(citekeys), 3, 0.6)


def card(library: Library, citekey: str, reference: bool = False) -> Card:
    """One record in full: gaps, relations from both sides, place; with `reference`, as the bibliography prints it."""
    from loccit.checks.required import missing
    from loccit.library.cards import Card
    from loccit.record import Relation

    row = library.row(citekey)
    record = row.record
    incoming = [
        Relation(relation.type, other.citekey)
        for other in (found.record for found in library.index.list(f"relation:{row.citekey}"))
        for relation in other.relations
        if relation.to == row.citekey
    ]
    return Card(
        row.citekey,
        record,
        missing(record),
        row.file,
        row.line,
        bool(library.snapshot(row)),
        _reference(library, record) if reference else "",
        incoming,
    )


def _reference(library: Library, record: Record) -> str:
    """The record in the library's style; '' where that style is not there."""
    from loccit.bibliography import format_references
    from loccit.errors import LoccitError

    try:
        result = format_references([record], library.settings.style, "text", library.settings.language)
    except LoccitError:
        return ""
    return str(result.data).strip()


def stats(rows: Sequence[Row]) -> dict[str, dict[str, int]]:
    """Counts by type, year, outlet, tag and gap, the most frequent first (years in order)."""
    from loccit.checks import missing

    records = [row.record for row in rows]
    outlets = Counter(text for record in records if (text := record.text("container-title")))
    gaps = Counter(name for record in records for name in missing(record))
    return {
        "records": {"all": len(rows), "complete": sum(not missing(record) for record in records)},
        "type": dict(Counter(record.type for record in records).most_common()),
        "year": {str(year): n for year, n in sorted(Counter(r.year for r in records if r.year is not None).items())},
        "outlet": dict(outlets.most_common(20)),
        "tag": dict(Counter(tag for row in rows for tag in row.tags).most_common()),
        "missing": dict(gaps.most_common()),
    }
