"""Quotations made from the sources of tests/data/manuscript/sources: honest, with each honest mark, and wrong."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).resolve().parents[1] / "data" / "manuscript" / "sources"
_OTHER = (
    "never always large small local federal early late public private seldom often county state new old last".split()
)
_INVENTED = (
    "Every county that signed the agreement saw its budget doubled within two years",
    "The inspectors found no evidence that any clerk had ever opened the mail",
    "A government that lends its keys will sooner or later lend its conscience",
    "Residents told the committee that they would rather move away than testify again",
)


class Made(NamedTuple):
    """One quotation: its text as typed, the source cited, how it was made, whether it is honest."""

    text: str
    citekey: str
    kind: str
    honest: bool


def sources() -> dict[str, str]:
    """The texts by citekey."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.txt"))}


def passage(text: str, chance: random.Random, least: int, most: int) -> list[str]:
    """Some words that follow each other, as a writer would type them: no notes' numbers, no feet of pages."""
    clean = re.sub(r"\n(?:1 Release[^\n]*\n)?\d\n\f[^\n]*\n", "\n", text)
    clean = re.sub(r"(\w)-\n(\w)", r"\1\2", clean)
    clean = re.sub(r"(?<=[a-z.])\d(?= [A-Z])|\[\d[\d, ]*\]|\n\d\n*$", "", clean)
    words = clean.replace("ﬁ", "fi").split()
    length = chance.randint(least, most)
    start = chance.randrange(0, max(1, len(words) - length))
    return words[start : start + length]


def typed(words: list[str]) -> str:
    """Words without quotation marks of their own, and without a comma or stop at the end."""
    return re.sub(r"[“”]", "'", " ".join(words)).strip(" ,;.:?—'")


def _verbatim(words: list[str], chance: random.Random) -> list[str]:
    return words


def _ellipsis(words: list[str], chance: random.Random) -> list[str]:
    a = chance.randint(4, len(words) - 6)
    b = chance.randint(a + 1, len(words) - 3)
    return [*words[:a], chance.choice(("…", "[…]", "...", ". . .", "[...]", "(…)")), *words[b:]]


def _bracket(words: list[str], chance: random.Random) -> list[str]:
    a = chance.randint(2, len(words) - 4)
    return [*words[:a], "[the persons concerned]", *words[a + chance.randint(0, 2) :]]


def _capital(words: list[str], chance: random.Random) -> list[str]:
    first = words[0].lstrip("“‘(")
    return [f"[{first[0].swapcase()}]{first[1:]}", *words[1:]] if first[0].isalpha() and len(first) > 1 else words


def _plain_capital(words: list[str], chance: random.Random) -> list[str]:
    return [words[0][0].swapcase() + words[0][1:], *words[1:]]


def _sic(words: list[str], chance: random.Random) -> list[str]:
    a = chance.randint(2, len(words) - 2)
    return [*words[:a], "[sic]", *words[a:]]


def _typography(words: list[str], chance: random.Random) -> list[str]:
    text = " ".join(words).replace("’", "'").replace("—", "--").replace("-", "‐")
    return text.replace(",", "").split() if chance.random() < 0.3 else text.split()


def _ending(words: list[str], chance: random.Random) -> list[str]:
    found = [n for n, word in enumerate(words[2:-2], 2) if re.fullmatch(r"[a-z]{6,}", word)]
    if not found:
        return words
    n = chance.choice(found)
    return [*words[:n], f"{words[n][:-2]}[ing]", *words[n + 1 :]]


def _changed(words: list[str], chance: random.Random) -> list[str]:
    n = chance.randrange(1, len(words) - 1)
    other = chance.choice([word for word in _OTHER if word != words[n].lower().strip(",.;")])
    return [*words[:n], other, *words[n + 1 :]]


def _put_in(words: list[str], chance: random.Random) -> list[str]:
    n = chance.randrange(1, len(words) - 1)
    return [*words[:n], chance.choice(("not", "hardly", "always", "reportedly")), *words[n:]]


def _left_out(words: list[str], chance: random.Random) -> list[str]:
    n = chance.randrange(1, len(words) - 1)
    while words[n].strip(",.;“”’—") in (words[n + 1].strip(",.;“”’—"), words[n - 1].strip(",.;“”’—"), ""):
        n = chance.randrange(1, len(words) - 1)
    return words[:n] + words[n + 1 :]


def _no_not(words: list[str], chance: random.Random) -> list[str] | None:
    found = [n for n, word in enumerate(words[1:-1], 1) if word.strip(",.;") in ("not", "never", "no", "neither")]
    if not found:
        return None
    n = chance.choice(found)
    return words[:n] + words[n + 1 :]


def _numbers(words: list[str], chance: random.Random) -> list[str] | None:
    found = [n for n, word in enumerate(words[1:-1], 1) if re.search(r"\d", word)]
    if not found:
        return None
    n = chance.choice(found)
    changed = re.sub(r"\d", lambda digit: str((int(digit[0]) + 3) % 10), words[n])
    return [*words[:n], changed, *words[n + 1 :]]


def _swapped(words: list[str], chance: random.Random) -> list[str] | None:
    n = chance.randrange(1, len(words) - 3)
    one, other = words[n].strip(",.").lower(), words[n + 1].strip(",.").lower()
    if one == other or "—" in (one, other):
        return None
    return [*words[:n], words[n + 1], words[n], *words[n + 2 :]]


_Way = Callable[[list[str], random.Random], list[str] | None]
HONEST: tuple[_Way, ...] = (
    _verbatim, _ellipsis, _bracket, _capital, _plain_capital, _sic, _typography, _ending,
)  # fmt: skip
WRONG: tuple[_Way, ...] = (_changed, _put_in, _left_out, _no_not, _numbers, _swapped)


def make(seed: int, each: int = 6) -> list[Made]:
    """`each` quotations of every kind from every source; the same for the same seed."""
    chance = random.Random(seed)
    texts = sources()
    made: list[Made] = []
    for citekey, text in texts.items():
        for way in HONEST + WRONG:
            done = 0
            while done < each:
                words = way(passage(text, chance, 12, 45), chance)
                if words is None:
                    continue
                made.append(Made(typed(words), citekey, way.__name__.strip("_"), way in HONEST))
                done += 1
        other = chance.choice([key for key in texts if key != citekey])
        made += [Made(typed(passage(text, chance, 10, 25)), other, "wrong source", False) for _ in range(each)]
        made += [Made(invented, citekey, "invented", False) for invented in _INVENTED]
    return made


def manuscript(made: list[Made]) -> str:
    """A Markdown text that quotes them, in several ways of standing with a citation."""
    parts = []
    for number, one in enumerate(made):
        ways = (
            f"The source says “{one.text}” [@{one.citekey}].",
            f"As @{one.citekey} puts it, “{one.text}”.",
            f'It is said that "{one.text}" [see @{one.citekey}; @nosuch].',
            f"This is disputed [@nosuch]. But: «{one.text}» [@{one.citekey}].",
            f"One reads:\n\n> {one.text} [@{one.citekey}]",
            f"“{one.text}.”[^{number}]\n\n[^{number}]: @{one.citekey}.",
        )
        parts.append(f"Paragraph {number}. {ways[number % len(ways)]}")
    return "\n\n".join(parts)
