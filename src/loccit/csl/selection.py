"""Which items a partial bibliography shows: citeproc-js's `include`, `exclude`, `select` and `quash`."""

from __future__ import annotations

from typing import Any

from .items import Item, plain


def selected(item: Item, selection: dict[str, Any]) -> bool:
    """Whether `item` is shown: any of `include`, all of `select`, none of `exclude`, not all of `quash`."""
    include, exclude = selection.get("include"), selection.get("exclude")
    select, quash = selection.get("select"), selection.get("quash")
    if include and not any(_matches(item, test) for test in include):
        return False
    if select and not all(_matches(item, test) for test in select):
        return False
    if exclude and any(_matches(item, test) for test in exclude):
        return False
    return not (quash and all(_matches(item, test) for test in quash))


def _matches(item: Item, test: Any) -> bool:
    if not isinstance(test, dict):
        return False
    field, wanted = str(test.get("field")), test.get("value")
    value = item.data.get(field)
    if isinstance(value, list):
        return wanted in value
    if isinstance(value, dict):
        return item.date(field) is not None if wanted else item.date(field) is None
    return plain(value) == plain(wanted) if wanted not in (None, "") else not value
