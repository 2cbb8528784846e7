"""Which outlet published a piece, and whether two pieces have the same."""

from __future__ import annotations

from urllib.parse import urlsplit

from loccit.match.normalise import abbreviated_share, fold
from loccit.record import Record


def same_outlet(a: Record, b: Record) -> bool:
    """Both name the same outlet, or lie on the same site."""
    one, other = outlet(a), outlet(b)
    if one and other:
        return one == other or abbreviated_share(one, other) == 1
    return bool(site(a)) and site(a) == site(b)


def other_outlet(a: Record, b: Record) -> bool:
    """Both name an outlet (or lie on a site), and not the same."""
    known = (outlet(a) or site(a)) and (outlet(b) or site(b))
    return bool(known) and not same_outlet(a, b)


def outlet(record: Record) -> str:
    """The newspaper, magazine, site or agency that published it, folded."""
    return fold(record.text("container-title") or record.text("publisher"))


def site(record: Record) -> str:
    """The host of its address without `www.`."""
    return urlsplit(record.text("URL")).netloc.lower().removeprefix("www.")
