"""The manuscripts of tests/data/manuscript and what is read from them: `python -m tests.manuscript.cases` writes it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from loccit.manuscript import read_manuscript

FOLDER = Path(__file__).resolve().parents[1] / "data" / "manuscript"
CASES = sorted(path for path in FOLDER.iterdir() if path.is_file() and path.suffix != ".json")


def expected(path: Path) -> Path:
    """Where the answer for a case stands."""
    return path.with_name(f"{path.name}.expected.json")


def reading(path: Path) -> dict[str, Any]:
    """What is read from a manuscript, in short."""
    manuscript = read_manuscript([path])
    return {
        "citations": [[list(one.keys), one.line, list(one.locators), one.prefix] for one in manuscript.citations],
        "quotations": [
            [one.line, one.text, [key for citation in one.citations for key in citation.keys]]
            for one in manuscript.quotations
        ],
        "cites_all": manuscript.cites_all,
        "defined": sorted(manuscript.defined),
        "problems": [problem.code for problem in manuscript.problems],
    }


if __name__ == "__main__":
    for case in CASES:
        text = json.dumps(reading(case), ensure_ascii=False, indent=1)
        expected(case).write_text(text + "\n", encoding="utf-8")
