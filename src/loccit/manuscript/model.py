"""What is read from a manuscript: citations and quotations, with their places."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from loccit.errors import Problem
from loccit.manuscript.latex_macros import Macro


class Citation(NamedTuple):
    """One citation of one or more works.

    `start:end` are characters of the document's text, `line` is 1-based (in Word and OpenDocument files: the
    paragraph). `locators` are as typed, one a key, `''` where there is none. `items` are CSL-JSON where a word
    processor carries them. A citation with `repeats` stands for one read elsewhere (a note's mark for the note);
    a `silent` one prints nothing (`\\nocite`).
    """

    keys: tuple[str, ...]
    start: int
    end: int
    line: int = 0
    locators: tuple[str, ...] = ()
    prefix: str = ""
    file: str = ""
    items: tuple[dict[str, Any], ...] = ()
    repeats: bool = False
    silent: bool = False

    def locator(self, key: str) -> str:
        """The locator typed with `key`."""
        return next((text for one, text in zip(self.keys, self.locators, strict=False) if one == key), "")


class Quotation(NamedTuple):
    """One quotation: its words without markup, its place, and the citations that stand with it, the likeliest first.

    `translated`: the writer says that the words are a translation of their own.
    """

    text: str
    start: int
    end: int
    line: int = 0
    block: bool = False
    file: str = ""
    citations: tuple[Citation, ...] = ()
    translated: bool = False


@dataclass
class Document:
    """One file of a manuscript. `prose` is `text` with everything blanked that is not the writer's running text."""

    file: str
    text: str
    prose: str = ""
    citations: list[Citation] = field(default_factory=list)
    quotations: list[Quotation] = field(default_factory=list)
    cites_all: bool = False
    defined: set[str] = field(default_factory=set)  # keys of works that the document itself describes, its own labels
    includes: list[tuple[Path, int]] = field(default_factory=list)  # each with the place where it is included
    children: list[tuple[int, Document]] = field(default_factory=list)  # those of them that were read
    bibliographies: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    macros: dict[str, Macro] = field(default_factory=dict)  # that a LaTeX file defines
    lines_each: int = 1  # a word processor's paragraphs stand two lines apart, and are counted as one

    @cached_property
    def _lines(self) -> list[int]:
        starts, position = [0], self.text.find("\n")
        while position >= 0:
            starts.append(position + 1)
            position = self.text.find("\n", position + 1)
        return starts

    def line(self, position: int) -> int:
        """The 1-based line of a character."""
        return (bisect_right(self._lines, position) + self.lines_each - 1) // self.lines_each

    def cite(self, keys: list[str], start: int, end: int, locators: list[str] | None = None, prefix: str = "",
             *, silent: bool = False) -> None:  # fmt: skip
        """Adds a citation; nothing where no key is named."""
        if keys:
            where = self.line(start)
            self.citations.append(
                Citation(
                    tuple(keys), start, end, where, tuple(locators or ()), prefix.strip(), self.file, silent=silent
                )
            )


@dataclass
class Manuscript:
    """All files of one manuscript, in reading order."""

    documents: list[Document] = field(default_factory=list)

    @property
    def citations(self) -> list[Citation]:
        """Every citation, in reading order: a file's own before and after those of a file it includes."""
        included = {id(child) for document in self.documents for _, child in document.children}
        waiting: list[Document | Citation] = [one for one in reversed(self.documents) if id(one) not in included]
        found: list[Citation] = []
        while waiting:
            one = waiting.pop()
            if isinstance(one, Document):
                parts: list[tuple[int, int, Document | Citation]] = [(at, 1, child) for at, child in one.children]
                parts += [(citation.start, 0, citation) for citation in one.citations if not citation.repeats]
                waiting += [part for _, _, part in sorted(parts, key=lambda part: part[:2])][::-1]
            else:
                found.append(one)
        return found

    @property
    def quotations(self) -> list[Quotation]:
        """Every quotation, in reading order."""
        return [one for document in self.documents for one in document.quotations]

    @property
    def cites_all(self) -> bool:
        """Whether the text asks for the whole library (`\\nocite{*}`)."""
        return any(document.cites_all for document in self.documents)

    @property
    def defined(self) -> set[str]:
        """Keys of works that the text itself describes (`\\bibitem`, `references:` in front matter), and its labels."""
        return {key for document in self.documents for key in document.defined}

    @property
    def problems(self) -> list[Problem]:
        """What could not be read."""
        return [problem for document in self.documents for problem in document.problems]
