"""The cost of suggesting tags: `python -m tests.benchmarks.tags [--records N]` prints CPU seconds.

The records are invented: each has a title, an abstract and a snapshot, in all 1,000 words in sentences, a tenth of
which begin a label of one of twenty concepts (half of them whole), the rest from a language of 20,000 words in Zipf's
order. The vocabulary is the topic library's, filled up to 500 concepts of three to nine labels and two cues with gaps.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate
from pathlib import Path

from loccit.tags import Concept, Suggester, Vocabulary, load_vocabulary

LIBRARY = Path(__file__).resolve().parents[2] / "library" / "vocabulary.toml"
SYLLABLES = "ba be co da de di fa ga ha in ka la le li ma mi mo na ne no or pa pe ra re ri sa se si ta te ti va".split()


def language(chance: random.Random) -> list[str]:
    """20,000 invented words."""
    words: dict[str, None] = {}
    while len(words) < 20_000:
        words["".join(chance.choice(SYLLABLES) for _ in range(chance.randint(1, 5)))] = None
    return list(words)


def vocabulary(chance: random.Random, words: list[str], count: int) -> Vocabulary:
    """The topic library's vocabulary with invented concepts up to `count`."""
    real, _ = load_vocabulary(LIBRARY.read_text(encoding="utf-8"))
    concepts = dict(real.concepts)
    common = words[300:9000]  # the most frequent words of a language are no labels
    while len(concepts) < count:
        labels = [" ".join(chance.sample(common, chance.choice((1, 2, 2, 3)))) for _ in range(chance.randint(3, 9))]
        cues = ["/".join(chance.sample(common, 3)) + " ... " + "/".join(chance.sample(common, 3)) for _ in range(2)]
        slug = f"concept-{len(concepts)}"
        above = (f"concept-{chance.randrange(67, len(concepts))}",) if len(concepts) > 80 else ()
        concepts[slug] = Concept(slug, labels[0], tuple(labels[1:]), tuple(cues), broader=above)
    return replace(real, concepts=concepts, topic=())  # the invented texts are on no topic


def records(chance: random.Random, words: list[str], tags: Vocabulary, count: int) -> Iterator[dict[str, str]]:
    """Invented records, one after the other."""
    weights = list(accumulate(1 / rank for rank in range(1, len(words) + 1)))
    concepts = list(tags.concepts.values())

    def text(length: int, labels: list[str]) -> str:
        pieces = chance.choices(words, cum_weights=weights, k=length)
        for at in range(0, length, 10):
            label = chance.choice(labels)
            pieces[at] = label if chance.random() < 0.5 else label.split()[0]
        for at in range(17, length, 18):
            pieces[at] += "."
        return " ".join(pieces)

    for _ in range(count):
        labels = [label for concept in chance.sample(concepts, 20) for label in concept.names]
        yield {"title": text(10, labels), "abstract": text(120, labels), "snapshot": text(850, labels)}


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--concepts", type=int, default=500)
    arguments = parser.parse_args()
    chance = random.Random(1)
    words = language(chance)
    tags = vocabulary(chance, words, arguments.concepts)

    start = time.process_time()
    program = Suggester(tags)
    print(f"start, {len(tags)} concepts: {time.process_time() - start:.3f} CPU s")
    seconds, found, slowest, length = 0.0, 0, 0.0, 0
    for number, record in enumerate(records(chance, words, tags, arguments.records)):
        start = time.process_time()
        found += len(program.suggest(record))
        spent = time.process_time() - start
        seconds += spent
        length += len(record["snapshot"].split())
        slowest = max(slowest, spent) if number else slowest
    count = arguments.records
    print(f"{count} records of some {length // count + 130} words: {seconds:.2f} CPU s, {found / count:.1f} tags each")
    print(f"one record: {seconds / count * 1000:.2f} ms on average, {slowest * 1000:.2f} ms at most")


if __name__ == "__main__":
    main()
