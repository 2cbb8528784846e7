"""Names for bytes. Apart, because `hashlib` takes longer to import than an index that is up to date takes to answer."""

from __future__ import annotations

from hashlib import blake2b


def digest(data: bytes) -> bytes:
    """16 bytes that name `data`."""
    return blake2b(data, digest_size=16).digest()
