"""Diffs of large files: `patch` and people read them alike."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loccit.store.diff import Splice, unified


def test_nothing_is_no_diff() -> None:
    assert unified("x", b"a\nb\n", []) == ""
    assert unified("x", b"a\nb\n", [(0, 1, b"a")]) == ""


def test_two_places_are_two_hunks() -> None:
    old = b"".join(b"line %d\n" % number for number in range(1, 41))
    first, second = old.index(b"line 5\n"), old.index(b"line 30\n")
    text = unified("a.bib", old, [(first, first + 6, b"LINE\nMORE"), (second, second + 8, b"")])
    assert [line for line in text.splitlines() if line.startswith("@@")] == ["@@ -2,7 +2,8 @@", "@@ -27,7 +28,6 @@"]
    assert text.startswith("--- a/a.bib\n+++ b/a.bib\n")


lines = st.lists(st.sampled_from(["a", "b", "", "c"]), max_size=30).map("\n".join).map(str.encode)
cuts = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 4), st.sampled_from([b"", b"X", b"Y\nZ", b"\n"])), max_size=4
)


@pytest.mark.skipif(shutil.which("patch") is None, reason="patch is not installed")
@given(lines, cuts)
def test_patch_makes_the_new_of_the_old(
    tmp_path_factory: pytest.TempPathFactory, old: bytes, wanted: list[Splice]
) -> None:
    splices: list[Splice] = []
    for start, length, new in sorted(wanted):
        if start + length <= len(old) and start >= (splices[-1][1] if splices else 0):
            splices.append((start, start + length, new))
    new, position = b"", 0
    for start, end, text in splices:
        new += old[position:start] + text
        position = end
    new += old[position:]
    diff = unified("f", old, splices)
    assert bool(diff) == (new != old)
    if diff:
        path = tmp_path_factory.mktemp("patch") / "f"
        path.write_bytes(old)
        subprocess.run(["patch", "-s", "-E", str(path)], input=diff.encode(), check=True)
        assert (path.read_bytes() if path.exists() else b"") == new


def test_only_the_lines_around_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """A diff of a file of a hundred thousand lines compares a handful of them."""
    import difflib

    compared = []
    original = difflib.unified_diff

    def counting(before: list[str], after: list[str], n: int) -> object:
        compared.append(len(before) + len(after))
        return original(before, after, n=n)

    monkeypatch.setattr(difflib, "unified_diff", counting)
    old = b"line\n" * 100_000
    assert Path(unified("f", old, [(250_000, 250_004, b"LINE")]).splitlines()[0]).name == "f"
    assert sum(compared) < 20
