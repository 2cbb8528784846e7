"""English words without inflection: `detainers`, `honoring`, `notified`; derivation stays (immigrant ≠ immigration).

A light stemmer in the spirit of Harman's S-stemmer (JASIS 42, 1991) with -ed and -ing: Porter's would make one word of
`policy` and `police`, `general` and `generate`. Labels and texts go through the same rules, so words of other languages
are compared as they are, at worst without a final -s or -ed.
"""

from __future__ import annotations

_IRREGULAR = {
    "held": "hold",
    "sent": "send",
    "told": "tell",
    "kept": "keep",
    "paid": "pay",
    "sued": "sue",
    "suing": "sue",
    "rode": "ride",
    "ridden": "ride",
    "met": "meet",
    "led": "lead",
    "left": "leave",
    "took": "take",
    "taken": "take",
    "gave": "give",
    "given": "give",
    "fought": "fight",
    "sought": "seek",
    "built": "build",
    "women": "woman",
    "men": "man",
    "children": "child",
    "authorities": "authorities",  # the officials, not the power
    "programme": "program",
    "programmes": "program",
    "defence": "defens",
    "offence": "offens",
    "offences": "offens",
    "licence": "licens",
    "centre": "center",
    "centres": "center",
}
_VOWELS = frozenset("aeiouy")
_KEPT_DOUBLES = frozenset("lsz")


def stem(word: str) -> str:
    """`word` (lower case) without the endings of number and tense; British spelling as American."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 4 or not word.isalpha():
        return word
    word = _american(_singular(word))
    for ending in ("ing", "ed"):
        if word.endswith(ending):
            rest = word[: -len(ending)]
            if len(rest) > 2 and not _VOWELS.isdisjoint(rest) and not word.endswith("eed"):
                word = _undoubled(rest)
            break
    word = word.removesuffix("e") if len(word) > 3 else word
    return word[:-1] + "i" if word[-1] == "y" and word[-2] not in _VOWELS else word


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _american(word: str) -> str:
    if len(word) > 5 and "our" in word[-6:] and word.rstrip("ingeds").endswith("our"):
        word = word.replace("our", "or")
    if len(word) > 6:
        word = word.replace("isation", "ization")
        for british in ("ise", "ised", "ising", "iser"):
            if word.endswith(british):
                return word[: -len(british)] + "iz" + british[2:]
    return word


def _undoubled(rest: str) -> str:
    if rest[-1] == rest[-2] and rest[-1] not in _KEPT_DOUBLES:
        return rest[:-1]
    return rest
