"""Cases as data: `<case>.txt` or `.pdf` beside `<case>.expected.json`.

`python -m tests.documents.cases` writes the expected files anew.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from loccit.documents import HEAD_SIZE, detect
from loccit.record import Draft

FOLDER = Path(__file__).resolve().parents[1] / "data" / "documents"


def draft_of(path: Path) -> Draft:
    """What the reader makes of one document."""
    data = path.read_bytes()
    reader = detect(data[:HEAD_SIZE])
    assert reader is not None, f"no reader for {path.name}"
    return reader.read(data, path.name)


def summary(draft: Draft) -> dict[str, Any]:
    """What a user would see: the record, where each value stood, the suggestions, the faults, the text kept."""
    record = draft.record
    asserted = {name: record.text(name) for name in record.fields}
    return {
        "type": record.type,
        "record": dict(sorted(asserted.items())),
        "where": {name: e.where for name, e in sorted(draft.evidence.items()) if name in asserted and e.where},
        "guesses": {name: e.value for name, e in sorted(draft.evidence.items()) if e.confidence == "guess"},
        "problems": [problem.text() for problem in draft.problems],
        "text": [paragraph[:60] for paragraph in draft.text.replace("\f", "\n\n[page]\n\n").split("\n\n") if paragraph],
        "failed": draft.failed,
    }


def cases(folder: str, suffix: str) -> list[Path]:
    """The documents of one folder of cases."""
    return sorted((FOLDER / folder).glob(f"*{suffix}"))


def main() -> None:
    for path in [*cases("text", ".txt"), *cases("pdf", ".pdf"), *cases("html", ".html")]:
        text = json.dumps(summary(draft_of(path)), ensure_ascii=False, indent=1)
        path.with_suffix(".expected.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
