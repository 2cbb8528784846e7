"""Cases as data: `<case>.<ending>` beside `<case>.expected.json` under tests/data/tags/."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parents[1] / "data" / "tags"
LIBRARY = Path(__file__).resolve().parents[2] / "library" / "vocabulary.toml"


def cases(folder: str) -> list[Path]:
    """The input files of a folder that have an expectation."""
    found = sorted(path for path in (DATA / folder).iterdir() if not path.name.endswith(".expected.json"))
    return [path for path in found if expected_file(path).exists()]


def expected(path: Path) -> Any:
    """What the case expects."""
    return json.loads(expected_file(path).read_text(encoding="utf-8"))


def expected_file(path: Path) -> Path:
    """The file beside a case that says what is expected."""
    return path.with_name(f"{path.stem}.expected.json")
