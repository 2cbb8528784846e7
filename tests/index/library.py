"""A small library on disk, and what its index says, for comparison."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from loccit.index import Index

QUERIES = ("", "sheriff", "alpha beta", "author:smith", "year:2017..2019", "tag:ice", "type:article",
           "-sheriff has:abstract",
           "has:snapshot", "missing:author", '"the county"', "publisher:press OR journal:review")  # fmt: skip


def says(index: Index) -> dict[str, Any]:
    """Everything the index answers, in a form that compares."""
    rows = index.list(order="file")
    out: dict[str, Any] = {
        "rows": [
            (r.citekey, r.file, r.start, r.end, r.line, r.entrytype, r.who, r.title, r.dated, r.json) for r in rows
        ],
        "counts": index.counts(),
        "keys": index.keys(),
    }
    for query in QUERIES:
        out[f"list {query}"] = [(row.citekey, row.start) for row in index.list(query)]
        out[f"search {query}"] = [
            (hit.citekey, hit.start, hit.score, [s.json() for s in hit.snippets()]) for hit in index.search(query)
        ]
    return out


def rebuilt(folder: Path) -> dict[str, Any]:
    """What an index made from nothing says."""
    shutil.rmtree(folder / ".loccit", ignore_errors=True)
    with Index(folder) as index:
        return says(index)


def write(folder: Path, text: str | bytes, name: str = "references.bib") -> Path:
    """Writes a .bib file into the library."""
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def snapshot(folder: Path, citekey: str, text: str) -> Path:
    """Writes the snapshot of `citekey`."""
    path = folder / "snapshots" / citekey / "text.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
