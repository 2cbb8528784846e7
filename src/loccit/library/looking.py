"""Counts, and citekeys that may have been meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loccit.index import Row


def nearest(citekeys: Iterable[str], wanted: str) -> list[str]:
    """At most three citekeys that `wanted` may have meant."""
    from difflib import get_close_matches

    return get_close_matches(wanted, list(citekeys), 3, 0.6)


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
