"""Where the evaluation data lies: `$LOCCIT_SHARED`, else `../shared/data` beside the checkout."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(os.environ.get("LOCCIT_SHARED") or Path(__file__).resolve().parents[2] / "shared" / "data")


def shared(part: str) -> Path:
    """The folder or file `part` of the evaluation data; the calling test is skipped where it is not there."""
    path = ROOT / part
    if not path.exists():
        pytest.skip(f"evaluation data '{part}' is not on this machine (set LOCCIT_SHARED)")
    return path
