"""Every `tests/data/formats/<case>.<format>` is told by its content and gives `<case>.<format>.expected.json`.

python -m tests.formats.test_cases     writes the expected files anew, to be read through before they are committed
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from loccit.formats import HEAD, by_name, detect
from loccit.record.csl_json import to_item

FOLDER = Path(__file__).resolve().parents[1] / "data" / "formats"
CASES = sorted(path for path in FOLDER.iterdir() if not path.name.endswith(".json"))


def outcome(path: Path) -> list[dict[str, Any]]:
    """What is read: item, line, text, problems, and the evidence that is not certain."""
    out = []
    with path.open("rb") as stream:
        for draft in by_name(path.suffix[1:]).read(stream, path.name):
            found: dict[str, Any] = {"line": draft.line, "item": to_item(draft.record)}
            found |= {"failed": draft.raw} if draft.failed else {}
            found |= {"text": draft.text} if draft.text else {}
            unsure = {name: one.confidence for name, one in draft.evidence.items() if one.confidence != "certain"}
            found |= {"unsure": unsure} if unsure else {}
            found |= {"problems": [problem.text() for problem in draft.problems]} if draft.problems else {}
            out.append(found)
    return out


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_case(path: Path) -> None:
    assert outcome(path) == json.loads(path.with_name(path.name + ".expected.json").read_text("utf-8"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_told_by_content(path: Path) -> None:
    assert [known.name for known in detect(path.read_bytes()[:HEAD])] == [path.suffix[1:]]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_every_value_has_evidence(path: Path) -> None:
    with path.open("rb") as stream:
        for draft in by_name(path.suffix[1:]).read(stream, path.name):
            if not draft.failed:
                assert set(draft.record.fields) <= set(draft.evidence)


if __name__ == "__main__":
    for case in CASES:
        text = json.dumps(outcome(case), ensure_ascii=False, indent=1)
        case.with_name(case.name + ".expected.json").write_text(text + "\n", "utf-8")
