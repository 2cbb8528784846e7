"""COinS: a citation in a span's title, as an OpenURL context object (Z39.88-2004, KEV format)."""

from __future__ import annotations

from urllib.parse import parse_qsl

from loccit.documents.decode import squeeze
from loccit.documents.html.page import Page, key

_MAX_SPANS, _MAX_LENGTH = 200, 8000


def load(page: Page, titles: list[str]) -> None:
    """Adds the page's own citation to `page.meta`, as `rft.atitle`, `rft.au` and so on.

    A page may hold the citations of everything it cites: its own is the one of its title, or the only one.
    """
    spans = page.tree.xpath("//span[contains(concat(' ', normalize-space(@class), ' '), ' Z3988 ')]")[:_MAX_SPANS]
    found = [parse_qsl((span.get("title") or "")[:_MAX_LENGTH].replace("&amp;", "&")) for span in spans]
    wanted = {key(title) for title in titles}
    own = [pairs for pairs in found if any(n in _TITLES and key(value) in wanted for n, value in pairs)]
    chosen = own[:1] or (found if len(found) == 1 and not titles else [])
    for pairs in chosen:
        _enter(page, pairs)


_TITLES = ("rft.atitle", "rft.btitle", "rft.title")


def _enter(page: Page, pairs: list[tuple[str, str]]) -> None:
    values = {name: squeeze(value) for name, value in pairs}
    if family := values.get("rft.aulast"):
        page.meta["rft.au"] = [f"{family}, {given}" if (given := values.get("rft.aufirst")) else family]
    for name, value in pairs:
        if name == "rft_id" and value.startswith("info:doi/"):
            page.meta.setdefault("rft.doi", []).append(value.removeprefix("info:doi/"))
        elif name.startswith("rft.") and name not in ("rft.aulast", "rft.aufirst") and squeeze(value):
            page.meta.setdefault(name, []).append(squeeze(value))
