"""The citekeys that an undefined one may have meant."""

from __future__ import annotations

from collections.abc import Sequence


def nearest(wanted: str, citekeys: Sequence[str]) -> list[str]:
    """At most three of `citekeys`, the likeliest first; `[]` where none is near."""
    from rapidfuzz import fuzz, process, utils

    found = process.extract(
        wanted, citekeys, scorer=fuzz.ratio, processor=utils.default_process, limit=3, score_cutoff=62
    )
    return [key for key, _, _ in found]
