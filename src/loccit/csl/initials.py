"""Given names -> initials (CSL 1.0.2, Name: initialize, initialize-with, initialize-with-hyphen)."""

from __future__ import annotations

import re
from functools import lru_cache

from . import marks as m

_TOKEN = re.compile(rf"([{m.ALL}]*)([^\s.\-{m.ALL}]+)(\.?)([{m.ALL}]*)|(-)|(\.)|([{m.ALL}]+)")


@lru_cache(maxsize=65536)
def initialize(given: str, terminator: str, shorten: bool, hyphens: bool) -> str:
    """`given` with each name shortened to its initial and `terminator`.

    With `shorten` false (initialize="false") only what already is an initial gets the terminator.
    """
    if not hyphens and shorten:
        given = given.replace("-", " ")
    end, gap = terminator.rstrip(), " " if terminator != terminator.rstrip() else ""
    out: list[str] = []
    for before, word, dot, after, hyphen, stray, marks in _TOKEN.findall(given):
        if hyphen:
            out.append("-")
        elif stray or marks:
            out.append(marks)
        else:
            _add(out, before, _short(word, dot, end, shorten), after, gap, shorten)
    return re.sub(r" *- *", "-", "".join(out)).strip().rstrip("-").replace("  ", " ")


def _add(out: list[str], before: str, short: tuple[str, bool], after: str, gap: str, shorten: bool) -> None:
    text, is_initial = short
    joined = bool(out) and out[-1] == "-"
    if shorten and joined and not is_initial and text[:1].islower():  # Guo-ping is G., not G.-ping
        out.pop()
        return
    if not is_initial and out and not out[-1].endswith((" ", "-")):
        out.append(" ")
    out.append(f"{before}{text}{after}{gap if is_initial else ' '}")


def _short(word: str, dot: str, end: str, shorten: bool) -> tuple[str, bool]:
    """The initial of one name, and whether it is one."""
    if dot:
        return word + end, True
    first = word[0]
    if not first.isupper():
        if first.islower() or not first.isalpha():
            return word + dot, False
        return (first + end, True) if shorten else (word + dot, False)  # scripts without case
    if not shorten:
        return (word + end, True) if len(word) == 1 else (word + dot, False)
    capitals = len(word) - len(word.lstrip("".join({c for c in word if c.isupper()})))
    extra = word[1:capitals].lower() if capitals < len(word) else ""  # TSerendorj is Ts.
    return first + extra + end, True
