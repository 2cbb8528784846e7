"""What a server answered."""

from __future__ import annotations

from typing import NamedTuple


class Answer(NamedTuple):
    """The body of an answer as bytes, the address it came from after redirects, and what the server says it is.

    `day` is the day on which the server gave it (ISO 8601, local time), also where it now comes from the cache.
    """

    address: str
    data: bytes
    content_type: str = ""
    charset: str = ""
    from_cache: bool = False
    day: str = ""
