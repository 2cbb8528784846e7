"""Records as CSL items, prepared so that styles print them right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from loccit.record import Record
from loccit.record.csl_json import to_item


def items_of(records: Sequence[Record], style: str) -> list[dict[str, Any]]:
    """The CSL-JSON items of `records` for `style`."""
    return [to_item(record) for record in records]
