"""What becomes of a quotation: verbatim, altered, elsewhere, not found, no snapshot; with the words that differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from loccit.manuscript.align import Alignment, align
from loccit.manuscript.exact import find
from loccit.manuscript.model import Quotation
from loccit.manuscript.pattern import ANY, Element, chunks, literals, parse
from loccit.manuscript.words import Source

Status = Literal["verbatim", "altered", "elsewhere", "not-found", "no-snapshot"]
ALTERED = 0.6  # where fewer words agree, a quotation is not this passage changed, but not there


@dataclass(slots=True)
class Found:
    """Where a quotation stands: the characters `start:end` of the snapshot of `citekey`."""

    citekey: str
    start: int
    end: int
    text: str

    def json(self) -> dict[str, Any]:
        """The shape of CLI.md."""
        return {"citekey": self.citekey, "start": self.start, "end": self.end, "text": self.text}


@dataclass(slots=True)
class Verdict:
    """What became of one quotation. `diff`: `[-source-] {+quotation+}`; `page` is what is wrong with the page cited."""

    quotation: Quotation
    citekey: str
    status: Status
    score: float = 0.0
    found: Found | None = None
    diff: str = ""
    page: str = ""

    @property
    def wrong(self) -> bool:
        """Whether a writer has to look at it."""
        return self.status in ("altered", "elsewhere", "not-found") or bool(self.page)

    def json(self) -> dict[str, Any]:
        """The shape of CLI.md."""
        return {
            "file": self.quotation.file,
            "line": self.quotation.line,
            "quote": self.quotation.text,
            "citekey": self.citekey,
            "status": self.status,
            "score": round(self.score, 3),
            "found": self.found.json() if self.found else None,
            "diff": self.diff or None,
            "page": self.page or None,
        }


def compare(elements: list[Element], source: Source, citekey: str) -> tuple[float, Found, str] | None:
    """(score, place, diff) of a quotation in one source; 1.0 is verbatim. None where nothing of it is there."""
    if place := find(chunks(elements), source):
        found = found_at(source, citekey, *place)
        literal = _own_brackets(elements, found.text)
        if literal == elements or find(chunks(literal), source):
            return 1.0, found, ""
        elements = literal
    best = align(elements, source)
    if best is None or best.last <= best.first:
        return None
    score = max(0.0, 1.0 - round(best.cost) / max(1, literals(elements)))
    found = found_at(source, citekey, best.first, best.last)
    return score, found, _diff(elements, source, best) if score < 1 else ""


def _own_brackets(elements: list[Element], text: str) -> list[Element]:
    """The elements, with brackets that stand so in the source itself as the words in them: they replace nothing."""
    out: list[Element] = []
    for one in elements:
        own = one.kind == ANY and one.shown in text
        out += parse(one.shown[1:-1]) if own else [one]
    return out


def found_at(source: Source, citekey: str, first: int, last: int) -> Found:
    start, end = source.starts[first], source.ends[last - 1]
    return Found(citekey, start, end, source.text[start:end])


def _diff(elements: list[Element], source: Source, best: Alignment) -> str:
    """The quotation with what was changed: `the [-local-] {+federal+} agency`."""
    out: list[str] = []
    gone: list[str] = []
    put: list[str] = []

    def flush() -> None:
        out.extend([f"[-{' '.join(gone)}-]"] if gone else [])
        out.extend([f"{{+{' '.join(put)}+}}"] if put else [])
        gone.clear()
        put.clear()

    for step in best.steps:
        quoted = " ".join(element.shown for element in elements[step.quote : step.quote_end])
        if step.changed:
            gone += [source.text[source.starts[n] : source.ends[n]] for n in range(step.word, step.word_end)]
            put += [quoted] if quoted else []
        else:
            flush()
            out += [quoted] if quoted else []
    flush()
    return " ".join(out)
