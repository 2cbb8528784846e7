"""Reports-on: what texts name, against gold for the five seeds and for texts of our own; false links are counted.

`python -m tests.evaluation.reports_on` prints found, missed and invented mentions, and right, missing and false links.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

from loccit.match import Resolution, reports_on, resolve
from loccit.record import Record
from loccit.record.csl_json import from_item
from tests.shared import ROOT

OWN = Path(__file__).resolve().parents[1] / "data" / "match"
FILES = {
    "own texts": "reports_on.json",
    "other bodies and series": "reports_on_wide.json",
    "a second look at them": "reports_on_more.json",
    "a third": "reports_on_again.json",
}
FIRST_LOOK = {"other bodies and series": (15, 49, 12), "a second look at them": (14, 16, 13), "a third": (14, 15, 12)}
"""(found, all, linked) of texts written before the rules were run on them, none of them with a false link; they have
been development data since."""

SEEDS: dict[str, list[dict[str, Any]]] = {
    "000_572b59e5b0196e29.txt": [],
    "001_43e2a07620ff0af0.txt": [],
    "002_e2d14801d01c83c4.txt": [],
    "003_9211f9f174568346.txt": [{"kind": "report", "form": "U.S. Department of Homeland Security", "record": None}],
    "004_f4456cebd1a78852.txt": [
        {
            "kind": "report",
            "form": "U.S. Department of Homeland Security, Office of Inspector General",
            "record": "oig2020cap",
        }
    ],
}
"""What the seeds name: 003 a weekly report of the department, 004 the audit OIG-20-13; the others no such work."""


class Tally(NamedTuple):
    """Counts of mentions and of links."""

    found: int = 0
    missed: int = 0
    invented: int = 0
    linked: int = 0
    unlinked: int = 0
    false_links: int = 0

    def __add__(self, other: tuple[int, ...]) -> Tally:  # type: ignore[override]  # sums, instead of concatenating
        return Tally(*(a + b for a, b in zip(self, other, strict=True)))


def score(text: str, gold: list[dict[str, Any]], library: list[Record]) -> tuple[Tally, list[str]]:
    """The counts for one text, and a line for everything that is not as in the gold."""
    said = resolve(reports_on(text), library)
    left, tally = list(said), Tally()
    notes: list[str] = []
    for wanted in gold:
        match = next((one for one in left if _names(one, wanted)), None)
        if match is None:
            tally, notes = tally + Tally(missed=1), [*notes, f"missed {wanted['form']} in: {text[:70]}"]
            continue
        left.remove(match)
        link, note = _link(match, wanted["record"])
        tally += Tally(found=1) + link
        notes += note
    notes += [f"invented {one.mention.kind} {one.mention.form} in: {one.mention.sentence[:70]}" for one in left]
    wrong = sum(one.record is not None for one in left)
    return tally + Tally(invented=len(left), false_links=wrong), notes


def _names(one: Resolution, wanted: dict[str, Any]) -> bool:
    form = one.mention.form
    return one.mention.kind == wanted["kind"] and (form == wanted["form"] or form.startswith(wanted["form"] + ":"))


def _link(one: Resolution, wanted: str | None) -> tuple[Tally, list[str]]:
    key = one.record.citekey if one.record else None
    if key == wanted:
        return Tally(linked=int(wanted is not None)), []
    if key is None:
        return Tally(unlinked=1), [f"no link from {one.mention.form} to {wanted}: {one.reason}"]
    return Tally(false_links=1), [f"false link from {one.mention.form} to {key}: {one.reason}"]


def own(name: str) -> tuple[Tally, list[str]]:
    """The texts of our own in one of `FILES`."""
    data = json.loads((OWN / FILES[name]).read_text(encoding="utf-8"))
    library = [from_item(item) for item in data["library"]]
    return _all([(case["text"], case["mentions"]) for case in data["texts"]], library)


def seeds(library: list[Record]) -> tuple[Tally, list[str]]:
    """The five seeds, against the records of the topic."""
    folder = ROOT / "seeds"
    return _all([((folder / name).read_text(encoding="utf-8"), gold) for name, gold in SEEDS.items()], library)


def _all(cases: list[tuple[str, list[dict[str, Any]]]], library: list[Record]) -> tuple[Tally, list[str]]:
    tally = Tally()
    notes: list[str] = []
    for text, gold in cases:
        one, more = score(text, gold, library)
        tally, notes = tally + one, notes + more
    return tally, notes


def main() -> None:
    """Print both tallies and every difference."""
    from tests.match.topic import topic_records

    parts = [(name, own(name)) for name in FILES]
    if ROOT.exists():
        parts.append(("seeds", seeds(topic_records())))
    for name, (tally, notes) in parts:
        print(f"{name}: " + ", ".join(f"{field} {value}" for field, value in tally._asdict().items()))
        if name in FIRST_LOOK:
            print("  at first look: {} of {} found, {} linked, no false link".format(*FIRST_LOOK[name]))
        for note in notes:
            print("  " + note)


if __name__ == "__main__":
    main()
