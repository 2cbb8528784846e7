"""What we find cited in Markdown is what pandoc finds, on random documents."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from loccit.manuscript import read_manuscript
from tests.manuscript.random_markdown import document


def pandoc_keys(parsed: Any) -> set[str]:
    """The keys in pandoc's own reading of a document."""
    found: set[str] = set()
    waiting = [parsed]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            if node.get("t") == "Cite":
                found |= {one["citationId"] for one in node["c"][0]}
            waiting += node.values()
        elif isinstance(node, list):
            waiting += node
    return found


@pytest.mark.parametrize("seed", range(25))
def test_random_documents(seed: int, tmp_path: Path) -> None:
    pypandoc = pytest.importorskip("pypandoc", reason="pypandoc_binary is not installed")
    path = tmp_path / "thesis.md"
    path.write_text(document(seed), encoding="utf-8")
    parsed = json.loads(pypandoc.convert_file(str(path), "json", format="markdown"))
    ours = {key for one in read_manuscript([path]).citations for key in one.keys}
    assert ours == pandoc_keys(parsed)
