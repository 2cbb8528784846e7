"""Citations: cites sorted, grouped, collapsed, joined (CSL 1.0.2, Citation, Cite Grouping)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from . import collapse, richtext
from . import marks as m
from .collapse import Shown
from .context import Cite
from .engine import Engine
from .formatting import affix, format_marks
from .items import Item
from .sorting import Key


class CitationRenderer:
    """Renders citations as marked text."""

    def __init__(self, engine: Engine, items: Mapping[str, Item]) -> None:
        self.engine, self.items = engine, items
        citation, layout = engine.style.citation, engine.cite_layout
        self.prefix, self.suffix = affix(layout.get("prefix")), affix(layout.get("suffix"))
        self.opening = format_marks(layout)
        self.rules = collapse.Rules.read(citation, layout)
        self.capitalise = engine.style.is_note

    def order(self, cites: list[Cite]) -> list[Cite]:
        """The cites as the style sorts them (CSL 1.0.2, Sorting)."""
        sorter = self.engine.cite_sorter
        if not sorter or len(cites) < 2:
            return cites
        keys = [self.engine.cite_keys(cite, self.items[cite.id]) for cite in cites]
        order = sorter.order(keys)
        return self._by_suffix([cites[i] for i in order], [keys[i] for i in order])

    def _by_suffix(self, cites: list[Cite], keys: list[tuple[Key, ...]]) -> list[Cite]:
        """Cites that differ in nothing but their year-suffix follow its order: 2000a before 2000b."""
        places: dict[object, list[int]] = {}
        for place, (cite, key) in enumerate(zip(cites, keys, strict=True)):
            dis = self.engine.dis.get(cite.id)
            if dis and dis.suffix:
                places.setdefault((dis.group, key), []).append(place)
        for same in places.values():
            moved = sorted((cites[place] for place in same), key=lambda c: self.engine.dis[c.id].order)
            for place, cite in zip(same, moved, strict=True):
                cites[place] = cite
        return cites

    def render(self, cites: list[Cite]) -> str:
        """One citation of cites that are already in order."""
        if cites and cites[0].author_only:
            return self.engine.tidy(self._names(cites[0]))
        if cites and cites[0].composite:
            return self._composite(cites)
        shown = [self._show(cite, not index) for index, cite in enumerate(cites)]
        body = collapse.join([s for s in shown if s.text], self.rules, self._again)
        if not body:
            return ""
        ended = body.rstrip(m.END)[-1:]
        suffix = self.suffix
        if cites[-1].suffix and ended in ".!?" and suffix[:1] == ".":
            suffix = suffix[1:]
        text = f"{self.opening}{self.prefix}{body}{suffix}{m.END * len(self.opening)}"
        return self.engine.tidy(text)

    def _composite(self, cites: list[Cite]) -> str:
        """`Doe (2000)`: the names in the text, the rest as a citation."""
        first = cites[0]
        names = self.engine.tidy(self._names(first))
        first.composite, first.suppress_author = False, True
        rest = self.render(cites)
        first.composite, first.suppress_author = True, False
        return f"{names} {rest}" if names else rest

    def _names(self, cite: Cite) -> str:
        return self.engine.cite(self.items[cite.id], cite, True).first_names or ""

    def _show(self, cite: Cite, first: bool) -> Shown:
        c = self.engine.cite(self.items[cite.id], cite, self._started(cite, first))
        return Shown(cite, c.text, c.first_names or "", c.year_text, c.dis.suffix, c.number, self._affixes(cite))

    def _again(self, shown: Shown, hide_year: bool) -> str:
        """The same cite without its names, or without names and year."""
        c = self.engine.cite(self.items[shown.cite.id], shown.cite, True, True, hide_year)
        return c.text

    def _started(self, cite: Cite, first: bool) -> bool:
        """Whether a term is not the first word of a sentence."""
        if not self.capitalise:
            return True
        prefix = m.strip(richtext.parse(cite.prefix)).strip()
        if not prefix:
            return not first
        return not (prefix[-1] in ".!?" and " " in prefix)

    def _affixes(self, cite: Cite) -> tuple[str, str]:
        return _spaced_prefix(cite.prefix), _spaced_suffix(cite.suffix)


def _spaced_prefix(text: str) -> str:
    """A cite's prefix, with a space after a word, a closing bracket or punctuation."""
    if not text:
        return ""
    bare = re.sub(r"<[^>]*>", "", text).rstrip("\"'”’»\u202f\u00a0 ")
    gap = " " if bare and (bare[-1].isalnum() or bare[-1] in ".,:;!?)]") else ""
    return richtext.parse(text).replace(m.GUARD, "") + gap


def _spaced_suffix(text: str) -> str:
    if not text:
        return ""
    bare = re.sub(r"<[^>]*>", "", text)
    gap = " " if bare and (bare[0].isalnum() or bare[0] in "[(") else ""
    return gap + richtext.parse(text).replace(m.GUARD, "")
