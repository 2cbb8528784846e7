"""Importing the package loads no comparison library."""

from __future__ import annotations

import subprocess
import sys

import pytest

import loccit.match


def test_keys_need_no_rapidfuzz() -> None:
    code = (
        "import sys; from loccit.match import blocking_keys, reports_on; reports_on('Nothing is named here.');"
        "print([name for name in ('rapidfuzz', 'eyecite', 'lxml') if name in sys.modules])"
    )
    env = {"PYTHONPATH": ":".join(sys.path)}
    assert subprocess.run([sys.executable, "-c", code], env=env, check=True, capture_output=True).stdout == b"[]\n"


def test_every_public_name_is_there() -> None:
    assert all(getattr(loccit.match, name) is not None for name in loccit.match.__all__)
    with pytest.raises(AttributeError):
        _ = loccit.match.nothing  # type: ignore[attr-defined]  # that is the point
