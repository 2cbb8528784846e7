"""The files that a file includes, by the pattern of its syntax."""

from __future__ import annotations

import re
from pathlib import Path


def included(folder: Path, pattern: str, text: str) -> list[tuple[Path, int]]:
    """The files that `pattern` names in its first group, below `folder`, each with its place in the text."""
    found = re.finditer(pattern, text, re.M | re.I)
    return [(folder / one[1].lstrip("/"), one.start()) for one in found]
