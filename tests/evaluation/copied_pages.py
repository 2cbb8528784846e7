"""Whole saved pages as text, as if all of a page had been copied: `python -m tests.evaluation.copied_pages`.

The hardest form of a copied article: menus, other stories and footers are all in it. The gold is the pages' own
(`pages/gold.jsonl`); titles of machine-made gold are one of several true ones, so `wrong` is too high there.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter
from typing import Any

from lxml import html

from loccit.documents.text import read
from tests.evaluation.texts import folded
from tests.shared import ROOT

_BLOCKS = frozenset(
    """p div h1 h2 h3 h4 h5 h6 li ul ol section article header footer nav aside figure figcaption blockquote
    table tr td br form main time address dt dd dl hr button label option""".split()
)
_UNSEEN = ("script", "style", "noscript", "svg", "iframe", "template")


def page_text(data: bytes) -> str:
    """The visible text of a page, a line for each block."""
    parts: list[str] = []
    _walk(html.document_fromstring(data).find("body"), parts)
    return re.sub(r"\n{3,}", "\n\n", re.sub(r" *\n *", "\n", "".join(parts)))


def _walk(element: html.HtmlElement | None, parts: list[str]) -> None:
    if element is None:
        return
    hidden = element.tag in _UNSEEN or "display:none" in (element.get("style") or "").replace(" ", "")
    if isinstance(element.tag, str) and not hidden:
        end = "\n" if element.tag in _BLOCKS else ""
        parts.append(end * (2 if element.tag in ("p", "h1", "h2", "h3") else 1))
        parts.append(re.sub(r"\s+", " ", element.text or ""))
        for child in element:
            _walk(child, parts)
        parts.append(end)
    parts.append(re.sub(r"\s+", " ", element.tail or ""))


def rows(kind: str) -> list[tuple[str, str, str]]:
    """(page, field, right | wrong | missing | silent) of the pages whose gold is `hand` or `machine`."""
    found = []
    for line in (ROOT / "pages/gold.jsonl").read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        if gold["gold"] != kind or gold.get("doubtful") is True:
            continue
        data = gzip.decompress((ROOT / "pages/html" / f"{gold['path']}.gz").read_bytes())
        record = read(page_text(data).encode(), gold["path"]).record
        issued = record.date()
        said = {
            "title": folded(record.text("title")),
            "authors": {folded(name.text()) for name in record.names() if not name.literal},
            "date": "-".join(f"{part:02d}" for part in issued.start) if issued else "",
        }
        titles = [folded(title) for title in (gold["title"], *gold.get("title_alternatives", [])) if title]
        dates = [(gold["date"] or "")[:10], *gold.get("date_alternatives", [])]
        accepted: dict[str, list[Any]] = {
            "title": titles,
            "authors": [{folded(name) for name in gold["authors"]}],
            "date": dates,
        }
        for field, value in said.items():
            missing = "missing" if any(accepted[field]) else "silent"
            found.append(
                (gold["path"], field, ("right" if value in accepted[field] else "wrong") if value else missing)
            )
    return found


def main() -> None:
    sys.setrecursionlimit(5000)
    for kind in ("hand", "machine"):
        counts = {field: Counter(v for _, f, v in rows(kind) if f == field) for field in ("title", "authors", "date")}
        print(f"{kind:8} {'right':>6} {'missing':>8} {'wrong':>6} {'rightly silent':>15}")
        for field, count in counts.items():
            print(f"  {field:6} {count['right']:6} {count['missing']:8} {count['wrong']:6} {count['silent']:15}")


if __name__ == "__main__":
    main()
