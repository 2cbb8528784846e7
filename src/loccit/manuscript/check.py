"""All quotations of a manuscript against the sources cited with them, then against all others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from loccit.manuscript.exact import find
from loccit.manuscript.model import Quotation
from loccit.manuscript.pages import page_problem
from loccit.manuscript.pattern import STEM, WORD, Element, chunks, literals, parse
from loccit.manuscript.verdict import ALTERED, Verdict, compare, found_at
from loccit.manuscript.words import ALONE, Source, squeeze

SHORTEST = 4
"""Words below which a quotation is a term, not a passage."""


class Cited(NamedTuple):
    """A source of the library that stands with a quotation: its text ('' where there is no snapshot) and its pages."""

    citekey: str
    text: str
    pages: str = ""


Resolve = Callable[[str], Cited | None]
Texts = Callable[[], Iterable[tuple[str, str]]]


class _Pending(NamedTuple):
    number: int
    elements: list[Element]
    tried: frozenset[str]


def check(
    quotations: Sequence[Quotation], resolve: Resolve, texts: Texts, titles: frozenset[str] = frozenset(), *,
    everything: bool = False,
) -> list[Verdict]:  # fmt: skip
    """A verdict for each quotation that stands with a citation.

    `resolve` gives the source of a citekey, None where the library has none; `texts` all snapshots by citekey;
    `titles` (squeezed) are no quotations. `everything`: short ones too.
    """
    sources: dict[str, Source] = {}
    verdicts: list[Verdict] = []
    pending: list[_Pending] = []
    for quotation in quotations:
        elements = parse(quotation.text)
        if not _is_checked(quotation, elements, titles, everything):
            continue
        verdict, tried = _one(quotation, elements, resolve, sources)
        if verdict.status in ("altered", "not-found"):
            pending.append(_Pending(len(verdicts), elements, tried))
        verdicts.append(verdict)
    _elsewhere(verdicts, pending, texts)
    return verdicts


def _is_checked(quotation: Quotation, elements: list[Element], titles: frozenset[str], everything: bool) -> bool:
    if not quotation.citations or quotation.translated:
        return False
    if literals(elements) < 1 or (not everything and _length(elements) < SHORTEST):
        return False
    return re.sub(r"\W", "", squeeze(quotation.text)) not in titles


def _length(elements: list[Element]) -> float:
    """How many words are quoted, where two characters of Chinese or Japanese are about one."""
    return sum(0.5 if ALONE.fullmatch(one.word) else 1 for one in elements if one.kind in (WORD, STEM))


def _one(
    quotation: Quotation, elements: list[Element], resolve: Resolve, sources: dict[str, Source]
) -> tuple[Verdict, frozenset[str]]:
    """The best verdict among the sources cited with a quotation, and which were looked at."""
    best = Verdict(quotation, quotation.citations[0].keys[0] if quotation.citations[0].keys else "", "no-snapshot")
    tried: set[str] = set()
    for citation in quotation.citations:
        for key in citation.keys:
            cited = resolve(key)
            if cited is None or not cited.text or cited.citekey in tried:
                continue
            tried.add(cited.citekey)
            if cited.citekey not in sources:
                sources[cited.citekey] = Source(cited.text)
            source = sources[cited.citekey]
            result = compare(elements, source, cited.citekey)
            verdict = Verdict(quotation, cited.citekey, "not-found")
            if result and result[0] >= ALTERED:
                score, found, diff = result
                verdict = Verdict(quotation, cited.citekey, "verbatim" if score == 1 else "altered", score, found, diff)
            if verdict.status == "verbatim":
                assert verdict.found is not None
                place = verdict.found
                verdict.page = page_problem(source.text, place.start, place.end, citation.locator(key), cited.pages)
                if not verdict.page:
                    return verdict, frozenset(tried)
            if best.status == "no-snapshot" or verdict.score > best.score:
                best = verdict
    return _unknown(best, quotation, resolve), frozenset(tried)


def _unknown(best: Verdict, quotation: Quotation, resolve: Resolve) -> Verdict:
    """A quotation not found is no finding where the source cited first has no snapshot: it may well stand there."""
    if best.status == "not-found":
        first = quotation.citations[0].keys
        lacking = [key for key in first if (cited := resolve(key)) and not cited.text]
        if lacking:
            return Verdict(quotation, lacking[0], "no-snapshot")
    return best


def _probe(text: str) -> str:
    """A piece from the middle: whether it stands in a text is told much faster than of the whole."""
    middle = len(text) // 2
    return text[max(0, middle - 8) : middle + 8]


def _elsewhere(verdicts: list[Verdict], pending: list[_Pending], texts: Texts) -> None:
    """Looks for the quotations that are not where they are cited from in all other snapshots."""
    wanted = [(one, chunks(one.elements)) for one in pending if literals(one.elements) >= SHORTEST]
    anchors = [(one, parts, max((part.text for part in parts), key=len)) for one, parts in wanted if parts]
    if not anchors:
        return
    for citekey, text in texts():
        squeezed = squeeze(text)
        left = []
        for one, parts, anchor in anchors:
            place = None
            if citekey not in one.tried and _probe(anchor) in squeezed and anchor in squeezed:
                source = Source(text)
                place = find(parts, source)
            if place is None:
                left.append((one, parts, anchor))
                continue
            old = verdicts[one.number]
            verdicts[one.number] = Verdict(
                old.quotation, old.citekey, "elsewhere", 1.0, found_at(source, citekey, *place), old.diff
            )
        anchors = left
        if not anchors:
            return
