"""Near-misspellings of label words: `detianer`, `goverment`, where it is safe to read them so.

Safe means: a word of at least eight letters, one slip (a letter wrong, missing, doubled or two swapped: the optimal
string alignment distance), not in its first letter and not in its last two, where real words differ (`detainer` and
`detainee`). Even so a corrected word is only a hint: the scores treat what holds one as weak.
"""

from __future__ import annotations

from collections.abc import Iterable

_MIN_LENGTH = 8
_FIXED_END = 2
_CONFUSABLE = frozenset(
    "countries counties commission omission affection infection conviction convection prosecution persecution "
    "deputation reputation adaption adoption intention retention detention recession secession precedent president "
    "allusion illusion eligible illegible".split()
)
"""Real words one slip from another real word: a text that holds one means it."""


class Speller:
    """The label words that a slip can have been meant for, by first letter, last letters and length."""

    def __init__(self, known: Iterable[str]) -> None:
        self.buckets: dict[tuple[str, str, int], list[str]] = {}
        for word in known:
            if len(word) >= _MIN_LENGTH - 1 and word.isalpha():
                for length in (len(word) - 1, len(word), len(word) + 1):
                    self.buckets.setdefault((word[0], word[-_FIXED_END:], length), []).append(word)

    def meant(self, word: str, stemmed: str) -> str:
        """The label word (stemmed) that `word` is a slip of, `''` where none is near enough or several are."""
        if len(word) < _MIN_LENGTH or not stemmed.isalpha() or word in _CONFUSABLE:
            return ""
        candidates = self.buckets.get((stemmed[0], stemmed[-_FIXED_END:], len(stemmed)))
        if not candidates:
            return ""
        from rapidfuzz.distance import OSA

        near = [c for c in candidates if OSA.distance(stemmed, c, score_cutoff=1) == 1]
        return near[0] if len(near) == 1 else ""
