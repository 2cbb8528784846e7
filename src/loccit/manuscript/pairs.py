"""Which citations stand with a quotation: those that follow it in its sentence, then those before it there."""

from __future__ import annotations

import re
from bisect import bisect_left

from loccit.manuscript.model import Citation, Document

_PARAGRAPH = re.compile(  # an item of a list and an environment of LaTeX begin something new too
    r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*+]|\d+[.)])[ \t])"
    r"|\\(?=(?:begin|end|item|par|chapter|(?:sub){0,2}section|paragraph)(?![a-z]))"
)
_STOP = re.compile(r"[.!?][\"”’'»)\]}]*(?=\s+(?:[\"“„‘«(\[{*_`]*[A-ZÀ-ÝА-Я]|\\[a-zA-Z]))")
_SHORT = re.compile(
    r"(?:\b[A-Za-z]|\b(?:al|cf|ca|Dr|Mr|Mrs|Ms|St|vs|No|Nr|Art|Sec|Fig|Bd|pp|ff|vgl|Vgl|ed|eds|vol|ch))\.$"
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_TRANSLATED = re.compile(
    r"\b(?:my|our|own|author['’]s) translation|translat(?:ion|ed) (?:is )?(?:mine|ours|by (?:the author|me|us))"
    r"|[üÜ]bers(?:etzung|\.) (?:d\w*\.? )?(?:Verf|Autor|durch)|eigene Übersetzung"
    r"|traduction (?:de l['’]auteur|personnelle)|traducción propia",
    re.I,
)
_NARRATIVE = re.compile(r"@|\\[A-Za-z]*(?:[tT]extcites?|[cC]itet|[cC]iteauthor|[cC]itealt)(?![a-z])")
# what may stand between a quotation and its citation: the beginning of a note, an end of an environment
_NOTED = re.compile(r"\\(?:footnote|endnote)(?:text)?\s*\{\s*(?:\w+\.?\s){0,3}|#footnote\s*\[|\b(?:See|Cf|Vgl|In)\b")
_GOES_ON = re.compile(r"\s*(?:\([^()]*\)\s*)?[a-zà-ÿ]")
_BEGIN = re.compile(r"\\begin\{\w+\}")
_SENTENCE = 4_000  # characters: no sentence is longer
_ATTRIBUTION = re.compile(r"^\s*(?:[-—–]{1,3}|\()")


def pair(document: Document) -> None:
    """Gives every quotation of the document its citations."""
    document.citations.sort(key=lambda one: one.start)
    citations = [one for one in document.citations if not one.silent]
    starts = [one.start for one in citations]
    breaks = [found.start() for found in _PARAGRAPH.finditer(document.prose)]
    document.quotations.sort(key=lambda one: one.start)
    pairing = _Pairing(shown(document.prose, starts), citations, starts, breaks)
    pairing.narrative = {
        one.start
        for one in citations
        if _NARRATIVE.match(document.text, one.start)
        and document.text[one.start - 1 : one.start] != "("
        and _GOES_ON.match(document.text, one.end)
    }
    for number, one in enumerate(document.quotations):
        near = pairing.block(one.start, one.end) if one.block else pairing.inline(one.start, one.end)
        said = document.text[one.end : one.end + 160].split("\n\n")[0]
        translated = bool(_TRANSLATED.search(said))
        document.quotations[number] = one._replace(citations=one.citations or tuple(near), translated=translated)


def shown(prose: str, starts: list[int]) -> str:
    """`prose` with a letter where each citation begins: a sentence may begin with one."""
    letters = list(prose)
    for start in starts:
        letters[start : start + 1] = "X"
    return "".join(letters)


class _Pairing:
    narrative: set[int]

    def __init__(self, prose: str, citations: list[Citation], starts: list[int], breaks: list[int]) -> None:
        self.prose = prose
        self.citations = citations
        self.starts = starts
        self.breaks = breaks

    def between(self, start: int, end: int) -> list[Citation]:
        """The citations that begin in `start:end`."""
        return self.citations[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def paragraph(self, start: int, end: int) -> tuple[int, int]:
        """Where the paragraph begins and ends in which `start:end` stands."""
        number = bisect_left(self.breaks, start)
        after = bisect_left(self.breaks, end)
        first = self.breaks[number - 1] if number else 0
        return first, self.breaks[after] if after < len(self.breaks) else len(self.prose)

    def inline(self, start: int, end: int) -> list[Citation]:
        """Inside the quotation, after it in the sentence (the nearest first), then before it there."""
        first, last = self.paragraph(start, end)
        first, last = max(first, start - _SENTENCE), min(last, end + _SENTENCE)
        stop = self._stop(end, last)
        after = self.between(end, stop) or [one for one in self.between(stop, last) if self._close(stop, one.start)][:2]
        before = self.between(self._begin(first, start), start)
        return [*self.between(start, end), *after, *reversed(before)] or self._introduced(first, start)

    def _introduced(self, first: int, start: int) -> list[Citation]:
        """The citation right before, where only a colon or the mark stands between: `X (2019): "…"`."""
        before = self.between(first, start)[-1:]
        return [one for one in before if not _WORD.search(self.prose[one.end : start])]

    def block(self, start: int, end: int) -> list[Citation]:
        """Inside the block, right after it, or in the paragraph that leads to it."""
        inside = self.between(start, end)
        if inside:
            return inside[::-1]
        after = [one for one in self.between(end, end + 400) if self._follows(end, one.start)]
        if after:
            return after
        number = bisect_left(self.breaks, start)
        while number and not _BEGIN.sub("", self.prose[self.breaks[number - 1] : start]).strip():
            number -= 1
        first = self.breaks[number - 1] if number else 0
        return self.between(first, start)[::-1][:2]

    def _follows(self, end: int, start: int) -> bool:
        """Only an attribution may stand between a block and its citation."""
        between = _NOTED.sub("", self.prose[end:start])
        between = re.sub(r"\\end\{\w+\}|^[>_\s]*$|____|#\+end_quote", "", between, flags=re.M | re.I)
        return not _WORD.search(between) or bool(_ATTRIBUTION.match(between) and between.strip().count("\n") == 0)

    def _close(self, end: int, start: int) -> bool:
        if start in self.narrative:  # "… ." Smith (2019) says: another sentence, with a citation of its own
            return False
        between = _NOTED.sub("", self.prose[end:start])
        return not _WORD.search(between)

    def _stop(self, end: int, last: int) -> int:
        """Where the sentence ends that goes on after a quotation, which may itself end with the full stop."""
        tail = self.prose[max(0, end - 1) : last]
        for found in _STOP.finditer(tail):
            if not _SHORT.search(tail[: found.start() + 1]):
                return max(end, end - 1 + found.end()) if end else found.end()
        return last

    def _begin(self, first: int, start: int) -> int:
        begin = first
        for found in _STOP.finditer(self.prose, first, start):
            if not _SHORT.search(self.prose[first : found.start() + 1]):
                begin = found.end()
        return begin
