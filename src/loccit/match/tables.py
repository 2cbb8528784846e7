"""The tables of this package as data: `bodies.toml`, `series.toml`, `states.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def table(name: str) -> dict[str, list[dict[str, Any]]]:
    """The rows of `<name>.toml` by the kind of row."""
    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))
