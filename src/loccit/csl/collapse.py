"""Cite grouping and collapsing (CSL 1.0.2, Cite Grouping and Cite Collapsing)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from .context import Cite
from .formatting import affix
from .xmltree import Element


class Shown(NamedTuple):
    """A rendered cite: its text, the names and year in it, and what collapsing compares."""

    cite: Cite
    text: str
    names: str
    year: str
    suffix: str
    number: int
    affixes: tuple[str, str]

    @property
    def plain(self) -> bool:
        """Without locator, prefix or suffix: it may stand inside a range."""
        return not (self.cite.locator or self.cite.prefix or self.cite.suffix)

    def whole(self, text: str | None = None) -> str:
        """The text with the cite's own affixes."""
        return f"{self.affixes[0]}{self.text if text is None else text}{self.affixes[1]}"


class Rules(NamedTuple):
    """The attributes of `cs:citation` about groups."""

    mode: str
    delimiter: str
    group: str
    suffix: str
    after: str
    grouping: bool
    gather: bool  # cites of a group are brought together; without cs:sort they stay where they are
    after_suffixes: str  # between collapsed year-suffixes and the next year

    @classmethod
    def read(cls, citation: Element, layout: Element) -> Rules:
        """The rules of a style."""
        delimiter = affix(layout.get("delimiter"))
        mode = citation.get("collapse")
        if mode.startswith("year-suffix") and citation.get("disambiguate-add-year-suffix") != "true":
            mode = "year"
        group = affix(citation.get("cite-group-delimiter", ", "))
        after_suffix = "cite-group-delimiter" in citation.attrs or "year-suffix-delimiter" in citation.attrs
        return cls(
            mode,
            delimiter,
            group,
            affix(citation.get("year-suffix-delimiter", citation.get("cite-group-delimiter", delimiter))),
            affix(citation.get("after-collapse-delimiter", delimiter)),
            mode.startswith("year") or "cite-group-delimiter" in citation.attrs,
            citation.find("sort") is not None,
            group if after_suffix else delimiter,
        )


Again = Callable[[Shown, bool], str]


def join(shown: list[Shown], rules: Rules, again: Again) -> str:
    """All cites of a citation as one text."""
    if rules.mode == "citation-number":
        return _numbers(shown, rules)
    if not rules.grouping:
        return _delimited([(s.whole(), s) for s in shown], rules)
    groups = _groups(shown, rules)
    if not rules.mode.startswith("year"):
        return _between([rules.group.join(s.whole() for s in group) for group in groups], groups, rules)
    return _between([_collapsed(group, rules, again) for group in groups], groups, rules)


_OWN = (",", ";", ".", ":", "!", "?")  # a prefix that begins so needs no delimiter before it


# a suffix that ends with a sentence of its own (". But see there.") is followed by no delimiter
_SENTENCE = re.compile(r"[.!?]\s+\S.*[.!?]$")


def _delimited(parts: list[tuple[str, Shown]], rules: Rules) -> str:
    """Texts with the layout's delimiter, unless an affix brings its own comma."""
    out = ""
    for index, (text, shown) in enumerate(parts):
        if index:
            before = parts[index - 1][1].cite.suffix.rstrip()
            if shown.cite.prefix.startswith(_OWN):
                pass
            elif before.endswith((",", ";")) or _SENTENCE.search(before):
                out += " "
            else:
                out += rules.delimiter
        out += text
    return out


def _groups(shown: list[Shown], rules: Rules) -> list[list[Shown]]:
    """Cites with the same names together, at the place of the first; without names, those of a year."""
    groups: list[list[Shown]] = []
    places: dict[str, int] = {}
    previous = -1
    for index, one in enumerate(shown):
        key = one.names or (f"\0{one.year}" if rules.mode.startswith("year-suffix") else f"\0{index}")
        place = places.get(key, -1)
        if place < 0 or (place != previous and not rules.gather):
            place = places[key] = len(groups)
            groups.append([])
        groups[place].append(one)
        previous = place
    return groups


def _between(texts: list[str], groups: list[list[Shown]], rules: Rules) -> str:
    out = texts[0] if texts else ""
    for text, group in zip(texts[1:], groups[1:], strict=False):
        if group[0].cite.prefix.startswith(_OWN):
            out += text
        else:
            out += rules.after + text
    return out


def _collapsed(group: list[Shown], rules: Rules, again: Again) -> str:
    """One group: the names once, then years; with year-suffix, each year once."""
    out: list[tuple[str, str]] = []  # delimiter before, text
    index = 0
    delimiter = ""
    while index < len(group):
        run = _year_run(group, index) if rules.mode.startswith("year-suffix") else 1
        first = group[index]
        if text := first.text if not out else again(first, False):
            out.append((delimiter, first.whole(text)))
        if run > 1:
            out.extend(_suffixes(group[index + 1 : index + run], first, rules, again))
        index += run
        delimiter = rules.after_suffixes if run > 1 else rules.after if group[index - 1].cite.locator else rules.group
    return "".join(before + text for before, text in out)


def _year_run(group: list[Shown], start: int) -> int:
    """How many cites from `start` share their year and have suffixes to tell them apart."""
    first = group[start]
    end = start
    while end < len(group) and group[end].year == first.year and group[end].suffix and group[end].plain and first.year:
        end += 1
    return max(1, end - start)


def _suffixes(rest: list[Shown], first: Shown, rules: Rules, again: Again) -> list[tuple[str, str]]:
    """The year-suffixes after the first, ranges of three and more with a dash."""
    out: list[tuple[str, str]] = []
    ranged = rules.mode == "year-suffix-ranged"
    chain = [first, *rest]
    index = 1
    while index < len(chain):
        end = index
        while ranged and end + 1 < len(chain) and _next(chain[end].suffix, chain[end + 1].suffix):
            end += 1
        if end > index and _next(chain[index - 1].suffix, chain[index].suffix):
            out.append(("–", again(chain[end], True)))
            index = end + 1
        else:
            out.append((rules.suffix, again(chain[index], True)))
            index += 1
    return out


def _next(one: str, two: str) -> bool:
    return len(one) == len(two) and one[:-1] == two[:-1] and ord(two[-1]) - ord(one[-1]) == 1


def _numbers(shown: list[Shown], rules: Rules) -> str:
    """Three and more consecutive citation numbers as a range."""
    out: list[tuple[str, Shown]] = []
    index = 0
    while index < len(shown):
        end = index
        while end + 1 < len(shown) and _consecutive(shown[end], shown[end + 1]):
            end += 1
        if end - index > 1:
            out.append((f"{shown[index].text}–{shown[end].text}", shown[end]))
            index = end + 1
        else:
            out.append((shown[index].whole(), shown[index]))
            index += 1
    return _delimited(out, rules)


def _consecutive(one: Shown, two: Shown) -> bool:
    return one.plain and two.plain and bool(one.number) and two.number == one.number + 1
