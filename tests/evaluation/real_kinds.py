"""Ways in which a writer quotes a passage: honest ones, and wrong ones. Each takes words and gives words or None."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

Words = list[str]
Way = Callable[[Words, random.Random], Words | None]
GAPS = (
    "…",
    "[…]",
    "...",
    "[...]",
    ". . .",
    "[. . .]",
    "(…)",
    "(...)",
    "....",
    ". . . .",
    "[....]",
    "[ … ]",
    "[---]",
    ",...",
)
ANTONYMS = dict(
    word.split("/") for word in
    """more/less less/more before/after after/before increase/decrease increased/decreased all/some some/all first/last
    men/women women/men new/old old/new high/low higher/lower many/few few/many without/with always/never never/often
    against/for public/private private/public local/federal federal/local state/county most/some may/must must/may
    should/could could/should can/cannot and/or or/and than/as up/down over/under above/below to/from from/to""".split()
)  # fmt: skip
TENSES = dict(
    word.split("/") for word in
    """is/was was/is are/were were/are has/had had/has will/would would/will do/did does/did can/could says/said
    said/says""".split()
)  # fmt: skip
NUMBERS = "two three four five six seven eight nine ten eleven twelve twenty thirty hundred thousand million".split()


def _bare(word: str) -> str:
    return word.strip(".,;:!?()“”\"'‘’—–-").lower()


def _put(words: Words, n: int, new: str) -> Words:
    """`new` instead of the letters of word `n`, its punctuation kept."""
    return [*words[:n], re.sub(r"[^\W_](?:.*[^\W_])?", lambda _: new, words[n], count=1), *words[n + 1 :]]


def _where(words: Words, chance: random.Random, fits: Callable[[str], bool]) -> int | None:
    found = [n for n, word in enumerate(words[1:-1], 1) if fits(_bare(word))]
    return chance.choice(found) if found else None


def verbatim(words: Words, chance: random.Random) -> Words | None:
    return words


def gap(words: Words, chance: random.Random) -> Words | None:
    a = chance.randint(3, len(words) - 8)
    b = a + chance.randint(1, min(12, len(words) - a - 3))
    return [*words[:a], chance.choice(GAPS), *words[b:]]


def gap_glued(words: Words, chance: random.Random) -> Words | None:
    a = chance.randint(3, len(words) - 8)
    b = a + chance.randint(1, 4)
    return [*words[: a - 1], words[a - 1] + chance.choice(("…", "...", "[…]")) + words[b], *words[b + 1 :]]


def two_gaps(words: Words, chance: random.Random) -> Words | None:
    third = len(words) // 3
    mark = chance.choice(GAPS)
    return [*words[: third - 2], mark, *words[third : 2 * third - 2], mark, *words[2 * third :]]


def open_ends(words: Words, chance: random.Random) -> Words | None:
    return [f"…{words[0]}", *words[1:-1], f"{words[-1].rstrip('.,;')}..."]


def replaced(words: Words, chance: random.Random) -> Words | None:
    a = chance.randint(1, len(words) - 5)
    new = chance.choice(("[the agency]", "[he]", "[Miller’s]", "[the “old” rule of 1996]", "[i.e., 12 men]"))
    return [*words[:a], new, *words[a + chance.randint(1, 3) :]]


def added(words: Words, chance: random.Random) -> Words | None:
    a = chance.randint(1, len(words) - 1)
    new = chance.choice(
        ("[that is, in the county]", "[emphasis added]", "[!]", "[?]", "[footnote omitted]", "[citations omitted]")
    )
    return [*words[:a], new, *words[a:]]


def ending(words: Words, chance: random.Random) -> Words | None:
    n = _where(words, chance, lambda word: word.isalpha() and len(word) > 6)
    if n is None:
        return None
    word = _bare(words[n])
    kept = words[n].lower().find(word)
    new = chance.choice((f"{word[:-2]}[ed]", f"{word[:-1]}[]", f"{word[:-3]}[ies]", f"{word}[s]"))
    return [*words[:n], words[n][:kept] + new + words[n][kept + len(word) :], *words[n + 1 :]]


def capital(words: Words, chance: random.Random) -> Words | None:
    first = words[0]
    return [f"[{first[0].swapcase()}]{first[1:]}", *words[1:]] if first[0].isalpha() and len(first) > 1 else None


def plain_capital(words: Words, chance: random.Random) -> Words | None:
    return [words[0][0].swapcase() + words[0][1:], *words[1:]]


def sic(words: Words, chance: random.Random) -> Words | None:
    a = chance.randint(2, len(words) - 1)
    return [
        *words[:a],
        chance.choice(("[sic]", "(sic)", "[sic!]", "[ sic ]", "[sic, recte: their]", "(sic!)")),
        *words[a:],
    ]


def american(words: Words, chance: random.Random) -> Words | None:
    return [*words[:-1], words[-1].rstrip(".,;:") + chance.choice((",", "."))]


def typography(words: Words, chance: random.Random) -> Words | None:
    text = " ".join(words)
    for old, new in (("’", "'"), ("—", " – "), ("–", "-"), ("\u00a0", " "), ("-", "\u2011"), ("“", '"'), ("”", '"')):
        if chance.random() < 0.6:
            text = text.replace(old, new)
    return text.split()


def dashes(words: Words, chance: random.Random) -> Words | None:
    text = " ".join(words)
    return text.replace("—", " -- ").replace("–", "--").split() if re.search("[—–]", text) else None


def soft(words: Words, chance: random.Random) -> Words | None:
    """Soft hyphens and hyphens at line ends, as pasted from another PDF."""
    n = _where(words, chance, lambda word: word.isalpha() and len(word) > 7)
    mark = chance.choice(("\u00ad", "-\n"))
    return None if n is None else [*words[:n], words[n][:4] + mark + words[n][4:], *words[n + 1 :]]


def gap_and_bracket(words: Words, chance: random.Random) -> Words | None:
    half = len(words) // 2
    return [*words[: half - 4], "[the office]", *words[half - 2 : half], "[…]", *words[half + 2 :]]


HONEST: tuple[Way, ...] = (
    verbatim, gap, gap_glued, two_gaps, open_ends, replaced, added, ending, capital, plain_capital, sic, american,
    typography, dashes, soft, gap_and_bracket,
)  # fmt: skip


def other_word(words: Words, chance: random.Random) -> Words | None:
    n = _where(words, chance, lambda word: word.isalpha() and len(word) > 3)
    if n is None:
        return None
    others = [_bare(word) for word in words if word.isalpha() and len(word) > 3 and _bare(word) != _bare(words[n])]
    return _put(words, n, chance.choice(others)) if others else None


def _by(table: dict[str, str]) -> Way:
    def way(words: Words, chance: random.Random) -> Words | None:
        n = _where(words, chance, lambda word: word in table)
        return None if n is None else _put(words, n, table[_bare(words[n])])

    return way


antonym, tense = _by(ANTONYMS), _by(TENSES)
antonym.__name__, tense.__name__ = "antonym", "tense"


def no_not(words: Words, chance: random.Random) -> Words | None:
    n = _where(words, chance, lambda word: word in ("not", "never", "no", "nicht", "kein", "ne", "pas", "non"))
    return None if n is None else words[:n] + words[n + 1 :]


def not_put_in(words: Words, chance: random.Random) -> Words | None:
    n = chance.randint(2, len(words) - 2)
    return [*words[:n], chance.choice(("not", "rarely", "allegedly")), *words[n:]]


def contraction(words: Words, chance: random.Random) -> Words | None:
    n = _where(
        words,
        chance,
        lambda word: (
            word.endswith(("n't", "n’t"))
            and word[:-3] in "did does do is was are were has had would could should".split()
        ),
    )
    return None if n is None else _put(words, n, _bare(words[n])[:-3])


def number(words: Words, chance: random.Random) -> Words | None:
    n = _where(words, chance, lambda word: bool(re.search(r"\d", word)))
    if n is not None:
        digit = re.search(r"\d", words[n])
        assert digit
        new = str((int(digit[0]) + chance.randint(1, 9)) % 10)
        return [*words[:n], words[n][: digit.start()] + new + words[n][digit.end() :], *words[n + 1 :]]
    n = _where(words, chance, lambda word: word in NUMBERS)
    return None if n is None else _put(words, n, chance.choice([one for one in NUMBERS if one != _bare(words[n])]))


def swapped(words: Words, chance: random.Random) -> Words | None:
    n = chance.randint(1, len(words) - 3)
    if _bare(words[n]) == _bare(words[n + 1]) or not (_bare(words[n]) and _bare(words[n + 1])):
        return None
    return [*words[:n], words[n + 1], words[n], *words[n + 2 :]]


def plural(words: Words, chance: random.Random) -> Words | None:
    n = _where(words, chance, lambda word: word.isascii() and word.isalpha() and len(word) > 4)
    if n is None:
        return None
    word = _bare(words[n])
    return _put(words, n, word[:-1] if word.endswith("s") else f"{word}s")


def article(words: Words, chance: random.Random) -> Words | None:
    n = _where(words, chance, lambda word: word in ("the", "a", "an"))
    return None if n is None else _put(words, n, "a" if _bare(words[n]) == "the" else "the")


def prefix(words: Words, chance: random.Random) -> Words | None:
    n = _where(words, chance, lambda word: word.isascii() and word.isalpha() and len(word) > 5)
    return None if n is None else _put(words, n, chance.choice(("un", "non", "re")) + _bare(words[n]))


def left_out(words: Words, chance: random.Random) -> Words | None:
    n = chance.randint(1, len(words) - 2)
    around = {_bare(words[n - 1]), _bare(words[n + 1]), ""}
    return None if _bare(words[n]) in around else words[:n] + words[n + 1 :]


def clause_left_out(words: Words, chance: random.Random) -> Words | None:
    n = chance.randint(3, len(words) - 9)
    cut = words[:n] + words[n + chance.randint(3, 5) :]
    return cut if sum(bool(_bare(word)) for word in words[n : n + 3]) == 3 else None


def gap_and_wrong(words: Words, chance: random.Random) -> Words | None:
    """A dishonest word does not hide behind an honest mark."""
    marked = gap(words, chance)
    n = _where(marked or [], chance, lambda word: word.isalpha() and len(word) > 4)
    return None if n is None or marked is None else _put(marked, n, "notwithstanding")


WRONG: tuple[Way, ...] = (
    other_word, antonym, tense, no_not, not_put_in, contraction, number, swapped, plural, article, prefix, left_out,
    clause_left_out, gap_and_wrong,
)  # fmt: skip
