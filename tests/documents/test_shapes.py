"""Pages in the shapes of the systems that news outlets, agencies and journals publish with, and their traps.

`<case>.expected.json` names what must be so; a list of strings for anything but the authors is a choice.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from loccit.record import Draft
from tests.documents.cases import cases, draft_of


def said(draft: Draft, name: str) -> Any:
    """What the record has under a name of the expectations."""
    record = draft.record
    if name == "author":
        return [one.text() for one in record.names("author") if not one.literal]
    if name in ("agency_author", "cjk"):
        return "; ".join(one.literal for one in record.names("author") if one.literal)
    if name == "issued":
        date = record.date("issued")
        return "-".join(f"{part:02d}" for part in date.start) if date else None
    if name == "container":
        return record.text("container-title")
    if name in ("agency", "archive_date"):
        return record.custom.get(f"biblatex:{name.replace('_', '')}", "")
    return {"type": record.type, "failed": draft.failed}.get(name, record.text(name))


def differences(path: Path) -> dict[str, Any]:
    """Each expectation that is not met, with what is said instead."""
    draft = draft_of(path)
    wrong = {}
    for name, wanted in json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8")).items():
        value = said(draft, name)
        choice = isinstance(wanted, list) and name != "author"
        if value not in wanted if choice else value != wanted:
            wrong[name] = value
    return wrong


@pytest.mark.parametrize("path", cases("shapes", ".html"), ids=lambda path: path.stem)
def test_shape(path: Path) -> None:
    assert differences(path) == {}
