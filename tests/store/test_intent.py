"""Digests: of a text that begins like another only the rest is read, and the digest is the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from loccit.store import intent
from loccit.store.intent import Digest, digest


@given(st.binary(max_size=200), st.binary(max_size=50), st.integers(0, 200), st.integers(1, 64))
def test_a_digest_from_where_texts_differ(old: bytes, new: bytes, same: int, stride: int) -> None:
    before, intent._STRIDE = intent._STRIDE, stride
    try:
        known = Digest(old)
        changed = old[:same] + new
        assert known.value == digest(old)
        assert known.of(changed, min(same, len(old))) == digest(changed)
        assert known.of(old[:same], min(same, len(old))) == digest(old[:same])
    finally:
        intent._STRIDE = before
