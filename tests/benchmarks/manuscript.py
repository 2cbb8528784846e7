"""`cited` and `quotes` on a thesis of 300 pages: `python -m tests.benchmarks.manuscript`.

150,000 words with 800 citations and 300 quotations (a tenth of them wrong) against a library of 1,000 records whose
snapshots have 3,000 words each. The first run builds the index and is not counted.
"""

from __future__ import annotations

import contextlib
import io
import json
import random
import tempfile
import time
from collections import Counter
from pathlib import Path

from loccit.cli.main import run

RECORDS, WORDS_EACH, WORDS, CITATIONS, QUOTATIONS = 1_000, 3_000, 150_000, 800, 300


def vocabulary(chance: random.Random) -> list[str]:
    """6,000 made-up words; the first ones are frequent, as in any text."""
    syllables = "ba be bi bo da de di do fa ga go ka ke la le li lo ma me mi na ne ni no pa ra re ri ro sa se".split()
    return ["".join(chance.choice(syllables) for _ in range(chance.randint(1, 4))) for _ in range(6_000)]


def text(chance: random.Random, words: list[str], length: int) -> list[str]:
    """Words in sentences."""
    found = [words[min(int(chance.paretovariate(0.6)) - 1, len(words) - 1)] for _ in range(length)]
    for n in range(14, length, 15):
        found[n] += "."
    return found


def build(folder: Path) -> Path:
    """The library in `folder`/library; the path of the thesis."""
    chance = random.Random(9)
    words = vocabulary(chance)
    library = folder / "library"
    library.mkdir()
    (library / "loccit.toml").write_text('name = "Benchmark"\n', encoding="utf-8")
    entries, texts = [], {}
    for n in range(RECORDS):
        key = f"author{n}"
        title = " ".join(text(chance, words, 8)).strip(".").title()
        issued = f"journaltitle = {{Journal {n % 40}}}, date = {{{1950 + n % 70}}}, volume = {{{n}}}"
        entries.append(f"@article{{{key}, author = {{Name{n}, A.}}, title = {{{title} {n}}}, {issued}}}")
        texts[key] = text(chance, words, WORDS_EACH)
        place = library / "snapshots" / key
        place.mkdir(parents=True)
        (place / "text.txt").write_text(
            "\n".join(" ".join(texts[key][i : i + 12]) for i in range(0, WORDS_EACH, 12)), encoding="utf-8"
        )
    (library / "references.bib").write_text("\n".join(entries), encoding="utf-8")
    thesis = folder / "thesis.md"
    thesis.write_text(_thesis(chance, words, texts), encoding="utf-8")
    return thesis


def _thesis(chance: random.Random, words: list[str], texts: dict[str, list[str]]) -> str:
    parts = []
    for n in range(CITATIONS):
        parts.append(" ".join(text(chance, words, WORDS // CITATIONS - 20)))
        key = f"author{chance.randrange(RECORDS)}"
        if n < QUOTATIONS:
            start = chance.randrange(WORDS_EACH - 40)
            quoted = texts[key][start : start + chance.randint(8, 40)]
            if n % 10 == 0:
                quoted[len(quoted) // 2] = "altered"
            parts.append(f"It is said that “{' '.join(quoted)}” [@{key}, p. 3].\n\n")
        else:
            parts.append(f"This was shown before [@{key}].\n\n")
    return " ".join(parts)


def measure(words: list[str]) -> tuple[float, float, str]:
    """(CPU seconds, seconds, output) of one command in this process; the best of three."""
    best = (1e9, 1e9)
    for _ in range(3):
        out = io.StringIO()
        start, began = time.process_time(), time.perf_counter()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
            run(words)
        best = min(best, (time.process_time() - start, time.perf_counter() - began))
    return *best, out.getvalue()


def main() -> None:
    """Prints a line a command."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        thesis = build(folder)
        library = ["-L", str(folder / "library")]
        with contextlib.redirect_stdout(io.StringIO()):
            run([*library, "list"])
        for command in ("cited", "quotes"):
            cpu, wall, out = measure([*library, command, str(thesis), "--json"])
            found = json.loads(out)
            answer = (
                f"{len(found['cited'])} works cited"
                if command == "cited"
                else dict(Counter(one["status"] for one in found))
            )
            print(f"{command}: {cpu:.2f} CPU s, {wall:.2f} s; {answer}")


if __name__ == "__main__":
    main()
