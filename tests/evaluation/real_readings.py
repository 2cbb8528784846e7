"""Real snapshots, and what a person reads in them: no feet and heads of pages, no notes' numbers, no hyphens of lines.

Read from the evaluation data when it is there; none of it is part of the project.
"""

from __future__ import annotations

import gzip
import re
from collections import Counter
from functools import cache
from pathlib import Path

from loccit.documents import detect
from tests.shared import ROOT

_FOLDERS = (("pdf", "*.pdf"), ("pages/html", "*.gz"), ("pages/text", "*.txt"), ("seeds", "*.txt"))


@cache
def snapshots() -> dict[str, str]:
    """The texts as `import` keeps them: of more than 150 words, or 400 letters where words have no spaces."""
    found = {}
    for folder, pattern in _FOLDERS:
        for path in sorted(Path(ROOT, folder).glob(pattern)):
            data = path.read_bytes()
            data = gzip.decompress(data) if path.suffix == ".gz" else data
            reader = detect(data[:4000])
            text = reader.read(data, path.name).text if reader else ""
            if len(text.split()) > 150 or len(re.findall(r"[\u3040-\u9fff]", text)) > 400:
                found[f"{folder.split('/')[0]}/{path.name}"] = text
    return found


@cache
def readings(name: str) -> tuple[tuple[str, ...], ...]:
    """The paragraphs of running text of a snapshot, as words that a writer would type."""
    text = snapshots()[name]
    blocks = re.split(r"\n\s*\n", _without_edges(text))
    found = []
    for block in blocks:
        joined = re.sub(r"(\w)[-\u00ad\ufffe\x02]\s*\n\s*([a-zà-ÿ])", r"\1\2", block)
        joined = re.sub(r"(?<=[a-z;”\"])\d{1,2}(?=\s)|(?<=[a-z][.,])\d{1,2}(?=\s)|\[\d[\d, –-]*\]", "", joined)
        words = joined.split()
        prose = sum(word.isalpha() for word in words)
        if len(words) > 25 and prose > 0.6 * len(words) and not re.search(r"[•∅←𝐻=]|\.{4}", joined):
            found.append(tuple(words))
    return tuple(found)


def _without_edges(text: str) -> str:
    """Pages put together: without lines that come back on other pages, page numbers, and notes at the foot."""
    pages = [page.split("\n") for page in text.split("\f")]
    masked = Counter(re.sub(r"\d+", "0", line).strip() for page in pages for line in {*page[:2], *page[-2:]})
    kept = []
    for page in pages if len(pages) > 1 else []:
        last = range(max(0, len(page) - 14), len(page))
        note = next((n for n in last if re.match(r"\d{1,2}(?: ?[A-Z]|$)", page[n].strip()) and n < len(page) - 1), None)
        kept.append("\n".join(line for line in page[:note] if not _is_edge(line, masked)))
    return "\n".join(kept) if kept else text


def _is_edge(line: str, masked: Counter[str]) -> bool:
    bare = re.sub(r"\d+", "0", line).strip()
    return bare == "0" or (masked[bare] > 2 and bool(bare))
