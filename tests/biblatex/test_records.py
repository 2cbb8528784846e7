"""The crosswalk over the cases of tests/data/biblatex/records: `<case>.bib` beside the CSL-JSON that it means.

`python -m tests.biblatex.test_records` writes the expected files anew; look at the difference before you keep it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from loccit.biblatex import Context, changes, from_record, split, to_bibtex, to_record
from loccit.biblatex.reading import record_of
from loccit.record.csl_json import to_item

CASES = sorted((Path(__file__).parents[1] / "data" / "biblatex" / "records").glob("*.bib"))


def read(path: Path) -> list[dict[str, Any]]:
    """Each entry's record, what is written of it, and the problems."""
    file = split(path.read_bytes(), "file.bib")
    context = Context([file])
    out = []
    for entry in file.entries:
        record, problems = to_record(entry, context)
        shown: dict[str, Any] = {"item": to_item(record)}
        shown["written"] = [from_record(record).type, dict(from_record(record).fields)]
        shown["bibtex"] = [to_bibtex(record).type, dict(to_bibtex(record).fields)]
        if problems:
            shown["problems"] = [f"{problem.code} {problem.text()}" for problem in problems]
        out.append(shown)
    return out


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    assert read(path) == json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_is_written_reads_the_same(path: Path) -> None:
    file = split(path.read_bytes())
    context = Context([file])
    for entry in file.entries:
        record, _ = to_record(entry, context)
        written = from_record(record)
        again = record_of(written.type, entry.key, dict(written.fields))
        assert (again.type, again.fields) == (record.type, record.fields)
        assert (again.keywords, again.relations, again.aliases) == (record.keywords, record.relations, record.aliases)
        assert from_record(again).fields == written.fields
        assert changes(record, again) == (written.type, [])


if __name__ == "__main__":
    for case in CASES:
        text = json.dumps(read(case), ensure_ascii=False, indent=1)
        case.with_suffix(".expected.json").write_text(text + "\n", encoding="utf-8")
