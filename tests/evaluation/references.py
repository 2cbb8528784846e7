"""References of hard records against gold drawn from the manuals. `python -m tests.evaluation.references [--wrong]`.

`items.json` holds CSL items, `gold.json` the reference as APA 7, Chicago 18, MLA 9 and Bluebook 21 want it, with
accepted alternatives; `_x_` is italics. The items go the way records go: read into records, prepared, formatted.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import Any

from loccit.bibliography import format_citation, format_references
from loccit.record import Record
from loccit.record.csl_json import from_item
from tests.shared import ROOT

STYLES = {"bluebook-law-review": "bluebook"}
"""Gold under the official style's name is asked of the style that loccit ships for it."""


def norm(text: str) -> str:
    """White space, typographic variants of dashes and no-break spaces folded; italics as `_`."""
    text = unicodedata.normalize("NFC", html.unescape(text)).replace("\u00a0", " ").replace("\u202f", " ")
    return " ".join(text.split()).strip()


def from_html(text: str) -> str:
    """An HTML entry as the gold writes it: italics between underscores, small capitals and links as plain text."""
    text = re.sub(r'<span style="font-style: ?normal;?">(.*?)</span>', r"_\1_", text)  # roman within italics
    text = re.sub(r"</?(?:i|em)\b[^>]*>", "_", text).replace("__", "")
    return norm(re.sub(r"<[^>]+>", "", text))


def formatted(records: list[Record], style: str) -> dict[str, str]:
    """Each record's reference, by citekey, in a bibliography of all of them."""
    result = format_references(records, STYLES.get(style, style), "html")
    return {citekey: from_html(text) for citekey, text in result.entries}


def evaluate(records: list[Record], gold: list[dict[str, Any]]) -> list[tuple[dict[str, Any], str, bool]]:
    """(gold, ours, agrees) for each gold reference whose record is there."""
    known = {record.citekey for record in records}
    bibliographies: dict[str, dict[str, str]] = {}
    out = []
    for one in gold:
        if one["id"] not in known:
            continue
        style = one["style"]
        if style.endswith("-in-text"):
            base = style.removesuffix("-in-text")
            ours = from_html(str(format_citation(records, [one["id"]], base, "html").data))
        else:
            if style not in bibliographies:
                bibliographies[style] = formatted(records, style)
            ours = bibliographies[style].get(one["id"], "")
        accepted = {norm(text) for text in (one["entry"], *one["alternatives"])}
        out.append((one, ours, ours in accepted or _repeated(ours, accepted)))
    return out


def _repeated(ours: str, accepted: set[str]) -> bool:
    """Whether it is an accepted reference whose author, the same as before, is a dash (MLA 9, 5.126)."""
    dash = "———. "
    return ours.startswith(dash) and any(text.endswith(f". {ours.removeprefix(dash)}") for text in accepted)


def table(found: list[tuple[dict[str, Any], str, bool]]) -> dict[str, tuple[int, int]]:
    """(right, all) by style."""
    counts: dict[str, list[bool]] = defaultdict(list)
    for one, _, agrees in found:
        counts[one["style"]].append(agrees)
    return {style: (sum(rows), len(rows)) for style, rows in counts.items()}


def load(folder: Path) -> tuple[list[Record], list[dict[str, Any]]]:
    """The items as records, and the gold."""
    items = json.loads((folder / "items.json").read_text(encoding="utf-8"))
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    return [from_item(item) for item in items], gold


def library_records() -> list[Record]:
    """The records of the shipped library."""
    from loccit.biblatex import Context, split, to_record

    path = Path(__file__).resolve().parents[2] / "library" / "references.bib"
    bib = split(path.read_bytes(), str(path))
    context = Context([bib])
    return [to_record(entry, context)[0] for entry in bib.entries]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", action="store_true", help="list what differs")
    parser.add_argument("--library", action="store_true", help="take the records from library/references.bib")
    parser.add_argument("--style", help="only this style")
    args = parser.parse_args()
    folder = ROOT / "references"
    if not folder.exists():
        print("the evaluation data 'references' are not here (set LOCCIT_SHARED)", file=sys.stderr)
        return 2
    records, gold = load(folder)
    if args.library:
        wanted = {record.citekey for record in records}
        records = [record for record in library_records() if record.citekey in wanted]
    found = evaluate(records, [one for one in gold if not args.style or one["style"].startswith(args.style)])
    for one, ours, agrees in found:
        if args.wrong and not agrees:
            print(f"{one['id']} {one['style']}\n   ours {ours}\n   gold {one['entry']}")
    right = total = 0
    for style, (ok, count) in table(found).items():
        print(f"{style:<28}{ok:>4} of {count}")
        right, total = right + ok, total + count
    print(f"{'all':<28}{right:>4} of {total}  {right / max(1, total):.1%}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
