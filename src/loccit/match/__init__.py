"""Recognising the same work, the same text, and what an article is about.

- `blocking_keys`: integer keys under which records of one work meet (for an index)
- `compare`, `find_groups`, `dedupe`: duplicates, versions and reprints, each with reasons
- `merge_fields`: two duplicates as one record, each decision with its reason
- `reprints`: the same text in several outlets; `reports_on`, `resolve`: the works an article names

Imported when first used: comparison needs rapidfuzz, which start-up must not wait for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from loccit.match.blocking import BLOCKING_VERSION, blocking_keys
    from loccit.match.comparison import compare
    from loccit.match.groups import dedupe
    from loccit.match.library_groups import find_groups
    from loccit.match.mention import Mention
    from loccit.match.mentions import reports_on
    from loccit.match.merge import merge_fields
    from loccit.match.naming import unique_names
    from loccit.match.reprint import Reprint, original_record, reprints
    from loccit.match.resolution import Resolution, resolve
    from loccit.match.verdict import DEFAULT_THRESHOLD, Group, Groups, Verdict

__all__ = [
    "BLOCKING_VERSION",
    "DEFAULT_THRESHOLD",
    "Group",
    "Groups",
    "Mention",
    "Reprint",
    "Resolution",
    "Verdict",
    "blocking_keys",
    "compare",
    "dedupe",
    "find_groups",
    "merge_fields",
    "original_record",
    "reports_on",
    "reprints",
    "resolve",
    "unique_names",
]

_HOMES = {
    "BLOCKING_VERSION": "blocking", "blocking_keys": "blocking", "compare": "comparison", "dedupe": "groups",
    "find_groups": "library_groups", "merge_fields": "merge", "Mention": "mention", "reports_on": "mentions",
    "Reprint": "reprint", "original_record": "reprint", "reprints": "reprint",
    "Resolution": "resolution", "resolve": "resolution", "unique_names": "naming",
    "DEFAULT_THRESHOLD": "verdict", "Group": "verdict", "Groups": "verdict", "Verdict": "verdict",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
