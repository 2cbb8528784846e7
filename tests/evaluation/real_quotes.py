"""Quotations from real sources, typed in eight syntaxes: `python -m tests.evaluation.real_quotes [SEED…]`.

The sources are saved pages, PDFs and copied articles of the evaluation data. What is quoted is what a person reads in
them (`real_readings`), changed in honest and in wrong ways (`real_kinds`), typed as manuscripts are (`real_writers`).
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

from loccit.manuscript import read_manuscript
from loccit.manuscript.check import Cited, check
from loccit.manuscript.verdict import Verdict
from loccit.manuscript.words import squeeze
from tests.evaluation.real_kinds import HONEST, WRONG, Way
from tests.evaluation.real_readings import readings, snapshots
from tests.evaluation.real_writers import WRITERS, write_odt, write_word

EACH = 2  # quotations of every kind in every syntax


class Made(NamedTuple):
    """One quotation: what was typed, the source it is from, the one that is cited, how it was made."""

    text: str
    source: str
    cited: str
    kind: str
    honest: bool
    page: str = ""


class Outcome(NamedTuple):
    """What became of the quotations of one seed."""

    honest: int
    alarms: list[tuple[Made, Verdict | None, str]]
    wrong: int
    missed: list[tuple[Made, Verdict | None, str]]
    statuses: dict[str, Counter[str]]


def passage(chance: random.Random) -> tuple[str, list[str]]:
    """A source, and 12 to 45 words of one of its paragraphs."""
    while True:
        papers = [name for name in snapshots() if name.startswith("pdf/")]
        name = chance.choice(papers if papers and chance.random() < 0.35 else list(snapshots()))
        if not readings(name):
            continue
        words = chance.choice(readings(name))
        length = min(len(words), chance.randint(14, 45))
        start = chance.randrange(0, len(words) - length + 1)
        found = list(words[start : start + length])
        if all(len(word) < 40 for word in found) and sum(word.isdigit() for word in found) < 3:  # no table
            return name, found


def make(seed: int) -> dict[str, list[Made]]:
    """The quotations by syntax; the same for the same seed."""
    chance = random.Random(seed)
    names = [name for name in snapshots() if readings(name)]
    made: dict[str, list[Made]] = {}
    for ending, _ in WRITERS:
        some = made.setdefault(ending, [])
        for way in HONEST + WRONG:
            for _ in range(EACH):
                name, text = _changed(way, chance)
                some.append(Made(text, name, name, way.__name__, way in HONEST))
        for number in range(EACH * 4):
            some.append(_on_a_page(chance, number % 2 == 0))
        for _ in range(EACH * 2):
            name, words = passage(chance)
            other = chance.choice([one for one in names if one != name])
            some.append(Made(" ".join(words), name, other, "wrong source", False))
        chance.shuffle(some)
    return made


@cache
def _pages(name: str) -> list[str]:
    return [squeeze(page) for page in snapshots()[name].split("\f")]


def _on_a_page(chance: random.Random, right: bool) -> Made:
    """A passage that stands on one page only of a PDF, cited with that page or with another one."""
    while True:
        name, words = passage(chance)
        text = " ".join(words)
        pages = [n for n, page in enumerate(_pages(name), 1) if squeeze(text) in page]
        if name.startswith("pdf/") and len(pages) == 1 and len(_pages(name)) > 4:
            page = pages[0] if right else pages[0] + 211
            return Made(text, name, name, "right page" if right else "wrong page", right, str(page))


def _changed(way: Way, chance: random.Random) -> tuple[str, str]:
    for _ in range(500):
        name, words = passage(chance)
        changed = way(words, chance)
        if (changed and changed != words) or (changed and way.__name__ in ("verbatim", "typography", "american")):
            return name, " ".join(changed).strip()
    raise AssertionError(way.__name__)


def verdicts(made: list[Made], ending: str, seed: int) -> list[Verdict | None]:
    """What `quotes` says of each, None where it was not looked at."""
    chance = random.Random(seed)
    writer = dict(WRITERS)[ending]
    paragraphs = [writer(one.text, f"c{number}", one.page, chance) for number, one in enumerate(made)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"thesis{ending}"
        if ending == ".docx":
            write_word(path, paragraphs)
        elif ending == ".odt":
            write_odt(path, paragraphs)
        else:
            between = "\n\nAnother paragraph stands between them.\n\n"
            path.write_text(between.join(paragraphs) + "\n", encoding="utf-8")
        quotations = read_manuscript([path]).quotations

    def resolve(key: str) -> Cited | None:
        number = int(key[1:])
        return Cited(key, snapshots()[made[number].cited]) if number < len(made) else None

    found: list[Verdict | None] = [None] * len(made)
    for verdict in check(quotations, resolve, snapshots().items):
        number = int(verdict.quotation.citations[0].keys[0][1:])
        found[number] = verdict if found[number] is None or verdict.wrong else found[number]
    return found


def evaluate(seed: int) -> Outcome:
    """Makes the quotations of `seed`, and looks at what becomes of them."""
    alarms: list[tuple[Made, Verdict | None, str]] = []
    missed: list[tuple[Made, Verdict | None, str]] = []
    honest = wrong = 0
    statuses: dict[str, Counter[str]] = {}
    for ending, made in make(seed).items():
        for one, verdict in zip(made, verdicts(made, ending, seed), strict=True):
            statuses.setdefault(one.kind, Counter())[verdict.status if verdict else "not seen"] += 1
            if one.honest:
                honest += 1
                if verdict and verdict.wrong:
                    alarms.append((one, verdict, ending))
            else:
                wrong += 1
                if not verdict or not verdict.wrong:
                    missed.append((one, verdict, ending))
    return Outcome(honest, alarms, wrong, missed, statuses)


def main(seeds: list[int]) -> None:
    """Prints a line a seed, and each fault."""
    for seed in seeds:
        found = evaluate(seed)
        print(
            f"seed {seed}: {found.honest} honest, {len(found.alarms)} false alarms "
            f"({len(found.alarms) / found.honest:.1%}); "
            f"{found.wrong} wrong, {len(found.missed)} missed ({1 - len(found.missed) / found.wrong:.1%} found)"
        )
        for kind, counts in found.statuses.items():
            print(f"  {kind:16} {dict(counts)}")
        for one, verdict, ending in found.alarms + found.missed:
            said = f"{verdict.status} {verdict.score:.2f}" if verdict else "not seen"
            read = verdict.quotation.text if verdict else ""
            print(
                f"{'ALARM' if one.honest else 'MISSED'} {ending} {one.kind} [{one.source}] {said}\n   made {one.text!r}"
            )
            print(f"   read {read!r}\n   diff {verdict.diff if verdict else ''!r}")


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [1])
