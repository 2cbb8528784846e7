"""What a server answered."""

from __future__ import annotations

from typing import NamedTuple


class Answer(NamedTuple):
    """The body of an answer as bytes, the address it came from after redirects, and what the server says it is."""

    address: str
    data: bytes
    content_type: str = ""
    charset: str = ""
    from_cache: bool = False
