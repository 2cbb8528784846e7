"""Saved pages against their gold: title, day, authors, type. `python -m tests.evaluation.pages`, with options:

`--wrong` lists what is not right; `--half 0` or `--half 1` takes half of the outlets (to keep the others aside);
`--without json-ld`, `--without meta` or both takes that out of each page first: what the layout alone gives.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import sys
import unicodedata
from pathlib import Path
from typing import Any, NamedTuple

from loccit.documents import html as pages
from loccit.documents.persons import agency
from loccit.record import Draft, Name
from tests.shared import ROOT


class Score(NamedTuple):
    """What one page got right: each of `right`, `missing`, `wrong`."""

    title: str
    day: str
    authors: str
    kind: str

    def all_three(self) -> bool:
        return self.title == self.day == self.authors == "right"


def norm(text: str) -> str:
    """NFKC, case folded, straight quotes and dashes, white space collapsed: as the data's README has it."""
    text = unicodedata.normalize("NFKC", text).casefold()
    text = re.sub(r"[‘’‚‛`´ʼ]", "'", text)
    text = re.sub(r"[“”„‟«»″]", '"', text)
    return " ".join(re.sub(r"[‐-―−]", "-", text).split())


def is_outlet(name: str, outlets: list[str]) -> bool:
    """Whether a name in machine-made gold (which may hold outlets and agencies) is none of a person.

    `outlets`: what the gold and the page call the outlet.
    """
    letters, *known = (re.sub(r"\W", "", norm(text)) for text in (name, *outlets))
    desk = re.search(r"(?i)redaktion|newsroom|staff|agentur|agency|agence|ajansı|\.\w{2,3}$", name)
    return bool(desk or agency(name)) or any(outlet and (letters in outlet or outlet in letters) for outlet in known)


def half(path: str) -> int:
    """0 or 1: the half of the data a page belongs to; all pages of one outlet are in the same."""
    return hashlib.sha256(path.split("_")[1].encode()).digest()[0] % 2


def score(draft: Draft, gold: dict[str, Any]) -> Score:
    """The draft against one line of the gold."""
    record = draft.record
    titles = {norm(t) for t in [gold["title"], *gold.get("title_alternatives", [])]}
    title = record.text("title")
    issued = record.date()
    day = issued.edtf()[:10] if issued else ""
    days = {gold["date"], *gold.get("date_alternatives", [])}
    people = {norm(name.text()) for name in record.names("author") if name.family}
    bodies = {norm(name.text()) for name in record.names("author") if not name.family}
    outlets = [gold.get("container") or "", record.text("container-title")]
    wanted = {norm(name) for name in gold["authors"] if not (gold["gold"] == "machine" and is_outlet(name, outlets))}
    literal = {name for name in bodies if not is_outlet(name, outlets)}
    authors = "right" if wanted in (people, people | literal) else "missing" if not people and wanted else "wrong"
    kinds = {gold.get("csl_type"), *gold.get("csl_type_alternatives", [])}
    return Score(
        "right" if norm(title) in titles else "wrong" if title else "missing",
        "right" if day in days else "wrong" if day else "missing",
        authors,
        "right" if record.type in kinds else "wrong",
    )


def load(folder: Path) -> list[tuple[dict[str, Any], bytes]]:
    """(gold, page) of every page that is not doubtful."""
    lines = (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [json.loads(line) for line in lines]
    return [
        (one, gzip.decompress((folder / "html" / f"{one['path']}.gz").read_bytes()))
        for one in gold
        if not one.get("doubtful")
    ]


_PARTS = {
    "json-ld": re.compile(rb"<script[^>]*ld\+json[^>]*>.*?</script>", re.DOTALL | re.IGNORECASE),
    "meta": re.compile(rb"<meta\b(?![^>]*charset)[^>]*>", re.IGNORECASE),
}


def without(data: bytes, parts: list[str]) -> bytes:
    """The page without its JSON-LD or its meta elements: many pages have none."""
    for part in parts:
        data = _PARTS[part].sub(b"", data)
    return data


def evaluate(found: list[tuple[dict[str, Any], Score]]) -> dict[str, dict[str, float]]:
    """Shares by set (`english`: hand-checked; `other`: machine-made)."""
    table: dict[str, dict[str, float]] = {}
    for name, kind in (("english", "hand"), ("other", "machine")):
        rows = [one for gold, one in found if gold["gold"] == kind]
        if not rows:
            continue
        total = len(rows)
        shares = {field: sum(getattr(row, field) == "right" for row in rows) / total for field in Score._fields}
        shares["all three"] = sum(row.all_three() for row in rows) / total
        wrong = sum(getattr(row, field) == "wrong" for row in rows for field in ("title", "day", "authors"))
        shares["wrong"] = wrong / (3 * total)
        shares["pages"] = total
        table[name] = shares
    return table


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", action="store_true")
    parser.add_argument("--half", type=int)
    parser.add_argument("--without", action="append", choices=sorted(_PARTS), default=[])
    args = parser.parse_args()
    folder = ROOT / "pages"
    if not folder.exists():
        print("the evaluation data 'pages' are not here (set LOCCIT_SHARED)", file=sys.stderr)
        return 2
    found = []
    for gold, data in load(folder):
        if args.half is not None and half(gold["path"]) != args.half:
            continue
        draft = pages.read(without(data, args.without), gold["path"])
        one = score(draft, gold)
        found.append((gold, one))
        if args.wrong and not (one.all_three() and (one.kind == "right" or gold["gold"] == "machine")):
            _explain(gold, draft, one)
    print(f"{'set':<10}" + "".join(f"{name:>11}" for name in (*Score._fields, "all three", "wrong", "pages")))
    for name, shares in evaluate(found).items():
        print(
            f"{name:<10}"
            + "".join(f"{share:>11.3f}" if key != "pages" else f"{share:>11.0f}" for key, share in shares.items())
        )
    return 0


def _explain(gold: dict[str, Any], draft: Draft, one: Score) -> None:
    record = draft.record
    print(gold["path"])
    if one.title != "right":
        print(f"   title {one.title}: {record.text('title')!r} [{draft.evidence.get('title')}]")
        print(f"      gold: {gold['title']!r}")
    if one.day != "right":
        print(f"   day {one.day}: {record.text('issued')!r} gold {gold['date']} [{draft.evidence.get('issued')}]")
    if one.authors != "right":
        shown = [name.text() if isinstance(name, Name) else name for name in record.names("author")]
        print(f"   authors {one.authors}: {shown} gold {gold['authors']} [{draft.evidence.get('author')}]")
    if one.kind != "right" and gold["gold"] == "hand":
        wanted = [gold["csl_type"], *gold["csl_type_alternatives"]]
        print(f"   type: {record.type} gold {wanted} [{draft.evidence.get('type')}]")


if __name__ == "__main__":
    sys.exit(main())
